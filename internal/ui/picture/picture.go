// Package picture turns the bytes of a picture into rows of cells: half-blocks, whose halves are pixels, or places that
// the terminal fills with the picture itself. It knows nothing of where pictures come from nor of where they stand.
package picture

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"time"

	"reader/internal/ui/surface"
)

// Options say how a picture is drawn.
type Options struct {
	Canvas
	Cols, Rows int         // the cells reserved for it
	Back       color.Color // behind transparent parts; nil is black
	Pale       bool        // colours a little weaker, as print on paper
	// ID is the picture's number on a real canvas, 1–255: the terminal knows it by this, and by its colour the places. On
	// others it has none.
	ID int
	Of string // its address, for the report when it breaks our own code
}

// Drawing is a picture as it is drawn.
type Drawing struct {
	Lines    []surface.Line // exactly Options.Rows, of exactly Options.Cols cells
	Sequence Sequence       // is sent to the terminal before the lines are shown; mostly empty
}

// Sequence is what has a terminal draw pictures by kitty's protocol, or forget them. Only this room makes one: beside what
// surface draws it is all that goes to the terminal.
type Sequence string

// patience is how long decoding may take.
const patience = 10 * time.Second

// Draw decodes and scales a picture, when there is room for it. It takes as long as decoding takes, so it is called away
// from the screen. A picture that breaks our own code is not drawn: the error wraps a *mishap.Error.
func Draw(ctx context.Context, raw []byte, o Options) (d Drawing, err error) {
	err = o.Room.contain(o.Of, func() (err error) {
		d, err = o.decoded(ctx, raw)
		return err
	})
	return d, err
}

// decoded decodes a picture and draws it.
func (o Options) decoded(ctx context.Context, raw []byte) (Drawing, error) {
	head, err := look(raw)
	if err != nil {
		return Drawing{}, err
	}
	leave, err := o.Room.enter(ctx, roomOf(raw, head))
	if err != nil {
		return Drawing{}, fmt.Errorf("decode picture of %d×%d pixels: %w", head.Width, head.Height, err)
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	img, err := decode(ctx, raw)
	if err != nil {
		return Drawing{}, err
	}
	return o.draw(img)
}

func (o Options) draw(img image.Image) (Drawing, error) {
	if o.Cols <= 0 || o.Rows <= 0 || img.Bounds().Empty() {
		return Drawing{Lines: surface.Fit(nil, max(o.Cols, 0), max(o.Rows, 0))}, nil
	}
	piece, cols, rows := o.part(img.Bounds())
	if o.Real && o.ID > 0 {
		return o.real(img, piece, cols, rows)
	}
	return Drawing{Lines: o.centred(o.blocks(img, piece, cols, rows), cols)}, nil
}

// part is the piece of the picture that is shown, and the cells it gets.
func (o Options) part(b image.Rectangle) (piece image.Rectangle, cols, rows int) {
	have, want := float64(b.Dx())/float64(b.Dy()), float64(o.Cols)/(float64(o.Rows)*o.aspect())
	switch {
	case have >= want*mostCrop || want >= have*mostCrop:
		cols, rows = o.whole(have)
		return b, cols, rows
	case have > want:
		cut := b.Dx() - int(float64(b.Dy())*want)
		b.Min.X, b.Max.X = b.Min.X+cut/2, b.Max.X-(cut-cut/2)
	default:
		// People stand in the upper part of pictures: more is cut off below.
		cut := b.Dy() - int(float64(b.Dx())/want)
		b.Min.Y, b.Max.Y = b.Min.Y+cut/3, b.Max.Y-(cut-cut/3)
	}
	return b, o.Cols, o.Rows
}

// whole is the most cells of this shape inside those reserved.
func (o Options) whole(shape float64) (cols, rows int) {
	cols, rows = o.Cols, int(float64(o.Cols)/shape/o.aspect()+0.5)
	if rows > o.Rows {
		cols, rows = int(float64(o.Rows)*shape*o.aspect()+0.5), o.Rows
	}
	return max(1, min(cols, o.Cols)), max(1, rows)
}

// centred puts the rows of a picture of so many cells into the middle of its place.
func (o Options) centred(rows []surface.Line, cols int) []surface.Line {
	left := (o.Cols - cols) / 2
	out := surface.Fit(nil, o.Cols, (o.Rows-len(rows))/2)
	for _, row := range rows {
		out = append(out, surface.Beside(surface.Blank(left), row, surface.Blank(o.Cols-cols-left)))
	}
	return surface.Fit(out, o.Cols, o.Rows)
}

// blocks draws a piece of a picture in cols×rows cells.
func (o Options) blocks(img image.Image, piece image.Rectangle, cols, rows int) []surface.Line {
	px := scale(img, piece, 2*cols, 2*rows, o.Back)
	if o.Pale {
		px.fade()
	}
	if o.Palette {
		return dithered(px.halved())
	}
	lines := make([]surface.Line, rows)
	row := make([]surface.Pixel, cols)
	for y := range lines {
		for x := range row {
			row[x] = px.cell(x, y)
		}
		lines[y] = surface.Pixels(row)
	}
	return lines
}
