package picture

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"

	"golang.org/x/sync/semaphore"

	"reader/internal/mishap"
)

// mostRoom is what pictures may take while they are decoded, in bytes: one of them, and all that share a Room. It is 40
// megapixels of a PNG, and all that a reader of news should ever need.
const mostRoom = 160 << 20

// Room bounds the pictures that are decoded at one time by what they take. The zero Room, and nil, hold each alone to it.
type Room struct {
	left    *semaphore.Weighted
	mishaps *mishap.Log
}

// NewRoom makes room for the pictures of one screen. What breaks our code while it is decoded there is kept in the log,
// which may be nil.
func NewRoom(mishaps *mishap.Log) *Room { return &Room{semaphore.NewWeighted(mostRoom), mishaps} }

// contain runs what decodes and draws a picture.
func (r *Room) contain(of string, read func() error) error {
	if r == nil {
		return mishap.Contain(read)
	}
	return r.mishaps.Contain(of, read)
}

// enter waits until there is room for so many bytes, or ctx ends.
func (r *Room) enter(ctx context.Context, bytes int64) (leave func(), err error) {
	if bytes > mostRoom {
		return nil, ErrTooLarge
	}
	if r == nil || r.left == nil {
		return func() {}, nil
	}
	if err := r.left.Acquire(ctx, bytes); err != nil {
		return nil, fmt.Errorf("wait for room for a picture: %w", err)
	}
	return func() { r.left.Release(bytes) }, nil
}

// roomOf is what a picture takes while it is decoded, in bytes.
func roomOf(raw []byte, head image.Config) int64 {
	pixels := int64(head.Width) * int64(head.Height)
	if tenths := jpegRoom(raw); tenths > 0 {
		return pixels * tenths / 10
	}
	return pixels * each(head.ColorModel)
}

// each is what a pixel takes, in bytes.
func each(model color.Model) int64 {
	switch model {
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	case color.Gray16Model:
		return 2
	case color.GrayModel:
		return 1
	case color.YCbCrModel:
		return 3
	}
	if _, ok := model.(color.Palette); ok {
		return 1
	}
	return 4
}

// jpegRoom is what a pixel of a JPEG takes, in tenths of a byte: its parts are stored at different densities, and those of
// a progressive one in four more bytes each until its last scan has come (ITU-T T.81, B.2.2). It is 0 for what is no JPEG.
func jpegRoom(raw []byte) int64 {
	if !bytes.HasPrefix(raw, []byte("\xff\xd8")) {
		return 0
	}
	for raw = raw[2:]; len(raw) >= 4; {
		marker := raw[1]
		switch {
		case raw[0] != 0xff:
			return 0
		case marker == 0xff: // fill
			raw = raw[1:]
			continue
		}
		length := 2 + int(binary.BigEndian.Uint16(raw[2:]))
		if length > len(raw) {
			return 0
		}
		if marker >= 0xc0 && marker <= 0xc2 { // SOF0 to SOF2
			return density(raw[4:length], marker == 0xc2)
		}
		raw = raw[length:]
	}
	return 0
}

// density reads the head of a frame: precision, size, and of each part its name, its samples across and down, its table.
func density(frame []byte, progressive bool) int64 {
	var samples, across, down int64
	for rest := frame[min(6, len(frame)):]; len(rest) >= 3; rest = rest[3:] {
		h, v := int64(rest[1]>>4), int64(rest[1]&0xf)
		samples, across, down = samples+h*v, max(across, h), max(down, v)
	}
	if across*down == 0 {
		return 0
	}
	tenths := 10 * samples / (across * down)
	if progressive {
		tenths *= 1 + 4
	}
	return tenths
}
