package picture

import (
	"image"
	"image/color"

	"reader/internal/ui/surface"
)

// Draw decodes and scales a picture into exactly o.Rows lines of exactly o.Cols cells. It takes as long as decoding
// takes, so it is called away from the screen.
func Draw(raw []byte, o Options) ([]surface.Line, error) {
	img, err := decode(raw)
	if err != nil {
		return nil, err
	}
	return Lines(img, o), nil
}

// Lines scales a picture into exactly o.Rows lines of exactly o.Cols cells.
func Lines(img image.Image, o Options) []surface.Line {
	if o.Cols <= 0 || o.Rows <= 0 || img.Bounds().Empty() {
		return surface.Fit(nil, max(o.Cols, 0), max(o.Rows, 0))
	}
	piece, cols, rows := part(img.Bounds(), o.Cols, o.Rows)
	px := scale(img, piece, cols, rows*2, o.Back)
	if o.Pale {
		fade(px)
	}
	lines := make([]surface.Line, 0, o.Rows)
	left := (o.Cols - cols) / 2
	row := make([]surface.Pixel, cols)
	for range (o.Rows - rows) / 2 {
		lines = append(lines, surface.Blank(o.Cols))
	}
	for y := range rows {
		for x := range row {
			row[x] = surface.Pixel{Top: opaque(px.RGBAAt(x, 2*y)), Bottom: opaque(px.RGBAAt(x, 2*y+1))}
		}
		lines = append(lines, surface.Beside(surface.Blank(left), surface.Pixels(row), surface.Blank(o.Cols-cols-left)))
	}
	return surface.Fit(lines, o.Cols, o.Rows)
}

func opaque(c color.RGBA) color.RGBA { c.A = 0xff; return c }

// fade takes a sixth of the colour out: what shines on a black screen shouts on a paper one.
func fade(px *image.RGBA) {
	for i := 0; i+3 < len(px.Pix); i += 4 {
		c := px.Pix[i : i+3 : i+3]
		// Luma of Rec. 601, as JPEG has it.
		grey := (299*int(c[0]) + 587*int(c[1]) + 114*int(c[2])) / 1000
		for k := range c {
			c[k] = uint8((5*int(c[k]) + grey) / 6)
		}
	}
}
