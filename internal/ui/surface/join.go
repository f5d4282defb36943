package surface

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"reader/internal/text"
)

const spaces = "                                                                                                                                "

func writeSpaces(b *strings.Builder, n int) {
	for ; n > len(spaces); n -= len(spaces) {
		b.WriteString(spaces)
	}
	b.WriteString(spaces[:n])
}

// repeat repeats a glyph of the interface's own, one cell wide.
func repeat(glyph text.Safe, n int) text.Safe {
	return text.Join("", slicesOf(glyph, n)...)
}

func slicesOf(glyph text.Safe, n int) []text.Safe {
	out := make([]text.Safe, n)
	for i := range out {
		out[i] = glyph
	}
	return out
}

// oneLine folds the line breaks that a safe text may hold: a row has none.
func oneLine(s text.Safe) text.Safe {
	if strings.IndexByte(string(s), '\n') < 0 {
		return s
	}
	return text.Line(string(s))
}

// Blank is a line of spaces.
func Blank(width int) Line {
	if width <= 0 {
		return Line{}
	}
	var b strings.Builder
	writeSpaces(&b, width)
	return Line{b.String(), width}
}

// Beside joins lines into one, side by side.
func Beside(lines ...Line) Line {
	var b strings.Builder
	w := 0
	for _, l := range lines {
		b.WriteString(l.drawn)
		w += l.width
	}
	return Line{b.String(), w}
}

// Fit gives lines the exact height: rows that are missing are blank, rows too many are dropped. The slice is new.
func Fit(lines []Line, width, height int) []Line {
	out := make([]Line, max(height, 0))
	n := copy(out, lines)
	for i := n; i < len(out); i++ {
		out[i] = Blank(width)
	}
	return out
}

// Columns joins columns of equal height side by side, row by row; the first column gives the height.
func Columns(columns ...[]Line) []Line {
	if len(columns) == 0 {
		return nil
	}
	out := make([]Line, len(columns[0]))
	row := make([]Line, len(columns))
	for y := range out {
		for x, c := range columns {
			row[x] = c[y]
		}
		out[y] = Beside(row...)
	}
	return out
}

// Splice lays lines over others with their top left corner at x, y. What would stick out is dropped. The slice of
// base is changed. It parses what it cuts and is for overlays, not for every frame.
func (p Pen) Splice(base, over []Line, x, y int) {
	method := p.method()
	for i, o := range over {
		row := y + i
		if row < 0 || row >= len(base) || x < 0 || x+o.width > base[row].width {
			continue
		}
		b := base[row]
		left := Line{method.Truncate(b.drawn, x, ""), x}
		left = p.exact(left, method)
		rest := b.width - x - o.width
		right := p.exact(Line{method.TruncateLeft(b.drawn, x+o.width, ""), rest}, method)
		base[row] = Line{left.drawn + reset + o.drawn + right.drawn + reset, b.width}
	}
}

// reset ends whatever style or link a cut left open.
const reset = "\x1b[m\x1b]8;;\x1b\\"

// exact restores the width of a cut line whose edge went through a wide letter.
func (p Pen) exact(l Line, method ansi.Method) Line {
	if missing := l.width - method.StringWidth(l.drawn); missing > 0 {
		l.drawn += reset + spaces[:min(missing, len(spaces))]
	}
	return l
}

// method is the terminal's way of counting, found by what the measure says of a letter that the two ways differ on.
func (p Pen) method() ansi.Method {
	if p.Measure == text.Grapheme() {
		return ansi.GraphemeWidth
	}
	return ansi.WcWidth
}

// String joins the lines of a screen.
func String(lines []Line) string {
	n := len(lines)
	for i := range lines {
		n += len(lines[i].drawn)
	}
	var b strings.Builder
	b.Grow(n)
	for i := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(lines[i].drawn)
	}
	return b.String()
}
