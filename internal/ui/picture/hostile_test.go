package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image/gif"
	"image/jpeg"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"reader/internal/ui/picture"
)

// pngHead is the beginning of a PNG of so many pixels, each of so many bits (PNG, 11.2.2), and nothing more.
func pngHead(width, height uint32, bits byte) []byte {
	head := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	head = append(binary.BigEndian.AppendUint32(head, height), bits, 2, 0, 0, 0)
	b := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(head))
}

// jpegHead is the beginning of a JPEG (ITU-T T.81, B.2.2) with three parts of full density.
func jpegHead(marker byte, width, height uint16) []byte {
	b := []byte{0xff, 0xd8, 0xff, 0xe1, 0, 8, 'E', 'x', 'i', 'f', 0x1b, ']', 0xff, marker, 0, 17, 8}
	b = binary.BigEndian.AppendUint16(b, height)
	b = binary.BigEndian.AppendUint16(b, width)
	b = append(b, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0)
	return append(b, 0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0)
}

// webpHead is the beginning of a lossy WebP that says 1×1 in one place and more in another.
func webpHead() []byte {
	const canvas = "VP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	const frame = "VP8 \x0a\x00\x00\x00\x10\x00\x00\x9d\x01\x2a\xff\x3f\xff\x3f"
	b := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(canvas+frame)))
	return append(b, "WEBP"+canvas+frame...)
}

// frames is a GIF with so many frames of a pixel.
func frames(t *testing.T, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gif.Encode(&b, halves(1, 1), nil); err != nil {
		t.Fatal(err)
	}
	raw := b.Bytes()
	at := bytes.LastIndexByte(raw, 0x2c) // begins a frame; the last byte ends the file
	return append(append(raw[:at:at], bytes.Repeat(raw[at:len(raw)-1], n)...), 0x3b)
}

func small(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, halves(8, 8), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHostile(t *testing.T) {
	const anything = "anything but a picture"
	for _, tt := range []struct {
		name string
		raw  []byte
		want error // nil for one that is drawn
	}{
		{"T34 too many bytes", make([]byte, 9<<20), picture.ErrTooLarge},
		{"T34 a PNG of 60,000 by 60,000", pngHead(60_000, 60_000, 8), picture.ErrTooLarge},
		{"T34 a PNG one pixel high", pngHead(1<<31-1, 1, 8), picture.ErrTooLarge},
		{"T34 a PNG of eight bytes a pixel", pngHead(6000, 6000, 16), picture.ErrTooLarge},
		{"T34 a JPEG of 65,535 by 65,535", jpegHead(0xc0, 65_535, 65_535), picture.ErrTooLarge},
		{"T34 a JPEG that is kept whole until its last scan", jpegHead(0xc2, 6000, 6000), picture.ErrTooLarge},
		{"T34 a GIF of 100,000 frames", frames(t, 100_000), nil},
		{"T34 a WebP of two sizes", webpHead(), errors.New(anything)},
		{"T34 a WebP that is broken", []byte("RIFF\x10\x00\x00\x00WEBPVP8L\x04\x00\x00\x00\x2f\xff\xff\xff"), errors.New(anything)},
		{"T34 a drawing in SVG", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), picture.ErrFormat},
		{"T34 an address of data", []byte("data:image/png;base64,iVBORw0KGgo="), picture.ErrFormat},
		{"T34 a page", []byte("<html>not found</html>"), picture.ErrFormat},
		{"T34 nothing", nil, picture.ErrFormat},
		{"T34 a picture that is a page behind its end", append(small(t), "<script>alert(1)</script>"...), nil},
		{"T34 a picture that breaks off", small(t)[:200], errors.New(anything)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := picture.Draw(t.Context(), tt.raw, picture.Options{Cols: 4, Rows: 4})
			switch {
			case tt.want == nil && (err != nil || len(d.Lines) != 4):
				t.Errorf("%d lines, %v", len(d.Lines), err)
			case tt.want != nil && err == nil, tt.want != nil && tt.want.Error() != anything && !errors.Is(err, tt.want):
				t.Errorf("got %v, want %v", err, tt.want)
			case err != nil && strings.ContainsFunc(err.Error(), func(r rune) bool { return r < ' ' }):
				t.Errorf("the error has a control character in it: %q", err)
			}
		})
	}
	t.Run("T34 many large pictures on one screen", largeOnesTakeTurns)
}

// What two pictures take together is bounded as well: the second waits for the first, or for nobody any more.
func largeOnesTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		room := picture.NewRoom(nil)
		leave, err := picture.Take(room, t.Context(), 100<<20)
		if err != nil {
			t.Fatal(err)
		}
		came := make(chan error, 1)
		go func() {
			leave, err := picture.Take(room, t.Context(), 100<<20)
			came <- err
			leave()
		}()
		<-time.After(time.Hour) // by the bubble's clock
		if len(came) != 0 {
			t.Fatal("two of 100 MB were decoded at once")
		}
		leave()
		if err := <-came; err != nil {
			t.Error(err)
		}
	})
}
