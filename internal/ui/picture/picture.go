// Package picture turns the bytes of a picture into half-blocks: cells whose upper and lower halves are pixels. It
// knows nothing of where pictures come from nor of where they stand.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif"  // the formats that newspapers use
	_ "image/jpeg" //
	_ "image/png"  //
	"math"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // AVIF has no decoder in Go
)

// The limits of what is decoded. A picture of 40 megapixels takes 160 MB while it is decoded, which is all that a
// reader of news should ever need.
const (
	mostBytes  = 8 << 20
	mostPixels = 40_000_000
)

// Errors of Draw, besides those of the formats.
var (
	ErrTooLarge = errors.New("the picture is too large")
	ErrFormat   = errors.New("the picture's format is unknown")
)

// Options say how a picture is drawn.
type Options struct {
	Cols, Rows int         // the cells reserved for it
	Back       color.Color // behind transparent parts; nil is black
	Pale       bool        // colours a little weaker, as print on paper
}

// usual is the shape of a press photograph, for pictures whose size nobody announced.
const usual = 3.0 / 2

// Fit is how many cells a picture of width×height pixels gets in a column: as wide as the column unless it would be
// higher than the rows. Zero pixels mean unknown. A cell is taken to be twice as high as wide.
func Fit(width, height, cols, rows int) (c, r int) {
	if cols <= 0 || rows <= 0 {
		return 0, 0
	}
	shape := usual
	if width > 0 && height > 0 {
		shape = float64(width) / float64(height)
	}
	r = int(math.Round(float64(cols) / shape / 2))
	if r > rows {
		cols, r = min(cols, int(math.Round(float64(rows)*2*shape))), rows
	}
	return max(cols, 1), max(r, 1)
}

// decode reads a JPEG, PNG, GIF (its first frame) or WebP. The size is looked at before any pixel is.
func decode(raw []byte) (image.Image, error) {
	if len(raw) > mostBytes {
		return nil, fmt.Errorf("decode picture of %d bytes: %w", len(raw), ErrTooLarge)
	}
	head, _, err := image.DecodeConfig(bytes.NewReader(raw))
	switch {
	case errors.Is(err, image.ErrFormat):
		return nil, fmt.Errorf("decode picture: %w", ErrFormat)
	case err != nil:
		return nil, fmt.Errorf("decode picture: %w", err)
	case head.Width <= 0 || head.Height <= 0 || head.Width > mostPixels/head.Height:
		return nil, fmt.Errorf("decode picture of %d×%d pixels: %w", head.Width, head.Height, ErrTooLarge)
	}
	img, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("decode picture: %w", err)
	}
	return img, nil
}

// shrunk is how much larger than its goal a picture is before the last, exact step of scaling: enough that nothing
// flickers, little enough that the step costs nothing.
const shrunk = 4

// scale draws the picture into w×h pixels.
func scale(img image.Image, part image.Rectangle, w, h int, back color.Color) *image.RGBA {
	if back == nil {
		back = color.Black
	}
	middle := image.NewRGBA(image.Rect(0, 0, min(part.Dx(), w*shrunk), min(part.Dy(), h*shrunk)))
	draw.Draw(middle, middle.Bounds(), image.NewUniform(back), image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(middle, middle.Bounds(), img, part, draw.Over, nil)
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.BiLinear.Scale(out, out.Bounds(), middle, middle.Bounds(), draw.Src, nil)
	return out
}

// mostCrop is how much of a picture may be cut off so that it fills its place: a third. Beyond that it stands whole
// between margins.
const mostCrop = 1.5

// part is the piece of the picture that is shown, and the cells it gets inside cols×rows.
func part(b image.Rectangle, cols, rows int) (piece image.Rectangle, c, r int) {
	have, want := float64(b.Dx())/float64(b.Dy()), float64(cols)/float64(rows*2)
	switch {
	case have >= want*mostCrop || want >= have*mostCrop:
		c, r = Fit(b.Dx(), b.Dy(), cols, rows)
		return b, c, r
	case have > want:
		cut := b.Dx() - int(float64(b.Dy())*want)
		b.Min.X, b.Max.X = b.Min.X+cut/2, b.Max.X-(cut-cut/2)
	default:
		// People stand in the upper part of pictures: more is cut off below.
		cut := b.Dy() - int(float64(b.Dx())/want)
		b.Min.Y, b.Max.Y = b.Min.Y+cut/3, b.Max.Y-(cut-cut/3)
	}
	return b, cols, rows
}
