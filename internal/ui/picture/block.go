package picture

import (
	"image"
	"image/color"

	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// upright is how much better a cell must be parted into left and right than into top and bottom, which its shape asks
// for: halves of a cell that is twice as high as wide are squares.
const upright = 1.3

// cell draws four pixels, two by two, in the two colours of a cell. It is parted where that loses less of them: a mast
// against the sky stays a mast.
func (l light) cell(x, y int) surface.Pixel {
	a, b, c, d := l.at(2*x, 2*y), l.at(2*x+1, 2*y), l.at(2*x, 2*y+1), l.at(2*x+1, 2*y+1)
	lying := surface.Pixel{First: l.color(a, b), Second: l.color(c, d)}
	standing := surface.Pixel{First: l.color(a, c), Second: l.color(b, d), Upright: true}
	corners := [4]color.RGBA{l.color(a), l.color(b), l.color(c), l.color(d)}
	lost := func(first, second, third, fourth color.RGBA) (n int) {
		for i, got := range [4]color.RGBA{first, second, third, fourth} {
			n += theme.Distance(corners[i], got)
		}
		return n
	}
	whole := lost(lying.First, lying.First, lying.Second, lying.Second)
	if upright*float64(lost(standing.First, standing.Second, standing.First, standing.Second)) < float64(whole) {
		return standing
	}
	return lying
}

// dithered draws pixels, two to a cell, in the colours of a palette of 256.
func dithered(px *image.RGBA) []surface.Line {
	spread(px, theme.Cube())
	lines := make([]surface.Line, px.Rect.Dy()/2)
	row := make([]surface.Pixel, px.Rect.Dx())
	for y := range lines {
		for x := range row {
			row[x] = surface.Pixel{First: px.RGBAAt(x, 2*y), Second: px.RGBAAt(x, 2*y+1)}
		}
		lines[y] = surface.Pixels(row)
	}
	return lines
}

// spreading is how much of what a pixel misses its neighbours get, in sixteenths: right, and below from left to right
// (Floyd and Steinberg), but for less than all of it. Without that a sky becomes stripes; all of it is noise where
// pixels are as large as half-blocks.
var spreading = [3]struct{ x, y, share int }{{1, 0, 3}, {-1, 1, 1}, {0, 1, 2}}

// spread gives every pixel a colour of the palette.
func spread(px *image.RGBA, palette []color.RGBA) {
	for y := range px.Rect.Dy() {
		for x := range px.Rect.Dx() {
			had := px.RGBAAt(x, y)
			got := theme.Nearest(palette, had)
			px.SetRGBA(x, y, got)
			for _, n := range spreading {
				if at := image.Pt(x+n.x, y+n.y); at.In(px.Rect) {
					c := px.RGBAAt(at.X, at.Y)
					px.SetRGBA(at.X, at.Y, color.RGBA{
						moved(c.R, had.R, got.R, n.share), moved(c.G, had.G, got.G, n.share), moved(c.B, had.B, got.B, n.share), 0xff,
					})
				}
			}
		}
	}
}

func moved(c, had, got uint8, share int) uint8 {
	return uint8(max(0, min(int(c)+(int(had)-int(got))*share/16, 0xff)))
}
