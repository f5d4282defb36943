package surface

import (
	"image/color"
	"strconv"
	"strings"
)

// Pixel is a cell of a picture in half-blocks: two square pixels, one above the other.
type Pixel struct{ Top, Bottom color.RGBA }

// Pixels draws a row of a picture, one cell a pixel pair. Its colours are the picture's own, not the theme's.
func Pixels(row []Pixel) Line {
	var b strings.Builder
	b.Grow(len(row) * 24)
	var last Pixel
	for i, px := range row {
		if i == 0 || px != last {
			b.WriteString("\x1b[38;2;")
			writeColor(&b, px.Top)
			b.WriteString(";48;2;")
			writeColor(&b, px.Bottom)
			b.WriteByte('m')
		}
		b.WriteString("▀")
		last = px
	}
	if len(row) > 0 {
		b.WriteString("\x1b[m")
	}
	return Line{b.String(), len(row)}
}

func writeColor(b *strings.Builder, c color.RGBA) {
	b.WriteString(strconv.Itoa(int(c.R)))
	b.WriteByte(';')
	b.WriteString(strconv.Itoa(int(c.G)))
	b.WriteByte(';')
	b.WriteString(strconv.Itoa(int(c.B)))
}
