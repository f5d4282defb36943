package picture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // the formats that newspapers use
	_ "image/jpeg" //
	_ "image/png"  //
	"io"

	_ "golang.org/x/image/webp" // AVIF has no decoder in Go
)

// The limits of what is decoded, besides mostRoom.
const (
	mostBytes  = 8 << 20
	mostPixels = 40_000_000
)

// Errors of Draw, besides those of the formats.
var (
	ErrTooLarge = errors.New("the picture is too large")
	ErrFormat   = errors.New("the picture's format is unknown")
)

// look reads the head of a JPEG, PNG, GIF or WebP and tells its size before any pixel is decoded.
func look(raw []byte) (image.Config, error) {
	if len(raw) > mostBytes {
		return image.Config{}, fmt.Errorf("decode picture of %d bytes: %w", len(raw), ErrTooLarge)
	}
	head, _, err := image.DecodeConfig(bytes.NewReader(raw))
	switch {
	case errors.Is(err, image.ErrFormat):
		err = fmt.Errorf("decode picture: %w", ErrFormat)
	case err != nil:
		err = fmt.Errorf("decode picture: %w", err)
	case head.Width <= 0 || head.Height <= 0 || head.Width > mostPixels/head.Height:
		err = fmt.Errorf("decode picture of %d×%d pixels: %w", head.Width, head.Height, ErrTooLarge)
	}
	return head, err
}

// decode decodes a picture, the first frame of a GIF.
func decode(ctx context.Context, raw []byte) (image.Image, error) {
	img, _, err := image.Decode(leaving{ctx, bytes.NewReader(raw)})
	if gone := ctx.Err(); gone != nil {
		err = gone
	}
	if err != nil {
		return nil, fmt.Errorf("decode picture: %w", err)
	}
	return img, nil
}

// leaving is a reader that ends when nobody waits any more: the decoders themselves know no end.
type leaving struct {
	ctx context.Context
	in  io.Reader
}

func (l leaving) Read(p []byte) (int, error) {
	if err := l.ctx.Err(); err != nil {
		return 0, err
	}
	return l.in.Read(p[:min(len(p), 32<<10)])
}
