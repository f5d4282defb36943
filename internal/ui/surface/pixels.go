package surface

import (
	"image/color"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi/kitty"
)

// Pixel is a cell of a picture in half-blocks: two pixels, one above the other, or, upright, side by side.
type Pixel struct {
	First, Second color.RGBA
	Upright       bool
}

// sign is the half-block that is drawn in the first colour on the second. Both are in every font (WGL4).
func (p Pixel) sign() string {
	if p.Upright {
		return "▌"
	}
	return "▀"
}

// Pixels draws a row of a picture, one cell a pixel pair. Its colours are the picture's own, not the theme's.
func Pixels(row []Pixel) Line {
	var b strings.Builder
	b.Grow(len(row) * 24)
	var last Pixel
	for i, px := range row {
		if i == 0 || px.First != last.First || px.Second != last.Second {
			b.WriteString("\x1b[38;2;")
			writeColor(&b, px.First)
			b.WriteString(";48;2;")
			writeColor(&b, px.Second)
			b.WriteByte('m')
		}
		b.WriteString(px.sign())
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

// Places draws the places of one row of a picture that the terminal draws itself: kitty's Unicode placeholders. The colour
// names the picture, the marks on each place its row and its column.
func Places(id, cols, row int) Line {
	var b strings.Builder
	b.WriteString("\x1b[38;5;" + strconv.Itoa(id) + "m")
	for x := range cols {
		b.WriteRune(kitty.Placeholder)
		b.WriteRune(kitty.Diacritic(row))
		b.WriteRune(kitty.Diacritic(x))
	}
	b.WriteString("\x1b[m")
	return Line{b.String(), cols}
}
