package plate

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"strings"
)

// A cell in pixels. The letters are as large as fonts of equal width fill it: six tenths of their size.
const (
	cellWidth  = 9
	cellHeight = 20
	fontSize   = 15
	baseline   = 15 // below the upper edge of the cell
	margin     = 14 // around the screen
)

// Paper is what a picture is drawn on: the colours that the terminal has of itself.
type Paper struct{ Ground, Ink string }

// papers are those of the themes; a terminal without colours is white on black here.
var papers = map[string]Paper{
	"dark": {"#14130f", "#e4ded3"}, "light": {"#fbf7f0", "#1f1b16"}, "none": {"#000000", "#d0d0d0"},
}

// SVG draws the plate in one of its themes, with the fonts that the viewer has: each run of letters is held to its cells.
// What terminals draw without a font (lines, blocks, the pixels of pictures) is drawn as shapes.
func (p Plate) SVG(name string) (string, error) {
	t, err := p.Theme(name)
	if err != nil {
		return "", err
	}
	d := &drawing{plate: p, theme: t, paper: papers[name]}
	width, height := p.Width*cellWidth+2*margin, p.Height*cellHeight+2*margin
	fmt.Fprintf(&d.b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" font-size="%d" `+
		`font-family="ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace" fill="%s">`+"\n", width, height, fontSize, d.paper.Ink)
	d.b.WriteString("<style>text{white-space:pre}.b{font-weight:bold}.i{font-style:italic}</style>\n")
	fmt.Fprintf(&d.b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", d.paper.Ground)
	fmt.Fprintf(&d.b, `<g transform="translate(%d %[1]d)">`+"\n", margin)
	for y := range p.Cells {
		d.grounds(y)
		d.row(y)
	}
	d.b.WriteString("</g>\n</svg>\n")
	return d.b.String(), nil
}

// drawing is a picture under way.
type drawing struct {
	b     strings.Builder
	plate Plate
	theme Theme
	paper Paper
}

// look is how a cell looks, with what is reversed turned round.
func (d *drawing) look(c Cell) Look {
	l := d.theme.Looks[c.Style]
	if l.Reverse {
		l.Ink, l.Ground = cmp.Or(l.Ground, d.paper.Ground), cmp.Or(l.Ink, d.paper.Ink)
	}
	return l
}

// grounds draws what stands behind the letters of a row.
func (d *drawing) grounds(y int) {
	row := d.plate.Cells[y]
	for from := 0; from < len(row); {
		ground, to := d.look(row[from]).Ground, from+1
		for to < len(row) && d.look(row[to]).Ground == ground {
			to++
		}
		if ground != "" {
			d.rect(from*cellWidth, y*cellHeight, (to-from)*cellWidth, cellHeight, ground)
		}
		from = to
	}
}

func (d *drawing) rect(x, y, width, height int, fill string) {
	fmt.Fprintf(&d.b, `<rect x="%d" y="%d" width="%d" height="%d"`, x, y, width, height)
	if fill != "" {
		fmt.Fprintf(&d.b, ` fill="%s"`, fill)
	}
	d.b.WriteString("/>\n")
}

// row draws the letters and shapes of a row, run by run.
func (d *drawing) row(y int) {
	row := d.plate.Cells[y]
	for from := 0; from < len(row); {
		to := runEnd(row, from)
		d.run(row[from:to], from, y)
		from = to
	}
}

// run draws cells of one style and one kind.
func (d *drawing) run(cells []Cell, x, y int) {
	l := d.look(cells[0])
	if l.Underline || l.Struck {
		d.lines(l, len(cells), x, y)
	}
	switch kind(cells[0].Text) {
	case blank:
	case shape:
		d.shapes(cells, l, x, y)
	default:
		d.words(cells, l, x, y)
	}
}

// lines draws the lines under and through letters.
func (d *drawing) lines(l Look, n, x, y int) {
	if l.Underline {
		d.rect(x*cellWidth, y*cellHeight+baseline+2, n*cellWidth, 1, l.Ink)
	}
	if l.Struck {
		d.rect(x*cellWidth, y*cellHeight+cellHeight/2, n*cellWidth, 1, l.Ink)
	}
}

// words draws a text that is exactly as wide as its cells.
func (d *drawing) words(cells []Cell, l Look, x, y int) {
	var text, class strings.Builder
	for _, c := range cells {
		_ = xml.EscapeText(&text, []byte(c.Text)) // a strings.Builder never fails
	}
	if l.Bold {
		class.WriteString("b")
	}
	if l.Italic {
		class.WriteString(" i")
	}
	at := x
	if rightToLeft(cells[0].Text) {
		at += len(cells) // such a text begins at its right
	}
	fmt.Fprintf(&d.b, `<text x="%d" y="%d" textLength="%d"`, at*cellWidth, y*cellHeight+baseline, len(cells)*cellWidth)
	if at > x {
		d.b.WriteString(` direction="rtl"`)
	}
	if kind(cells[0].Text) != wide {
		d.b.WriteString(` lengthAdjust="spacingAndGlyphs"`) // letters of a word stay together
	}
	if class.Len() > 0 {
		fmt.Fprintf(&d.b, ` class="%s"`, strings.TrimSpace(class.String()))
	}
	if l.Ink != "" {
		fmt.Fprintf(&d.b, ` fill="%s"`, l.Ink)
	}
	if l.Faint {
		d.b.WriteString(` opacity=".6"`)
	}
	fmt.Fprintf(&d.b, ">%s</text>\n", text.String())
}
