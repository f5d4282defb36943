package surface

import (
	"strings"

	"reader/internal/text"
)

// spaces are as many as the rows of most screens are wide.
const (
	eight  = "        "
	sixty4 = eight + eight + eight + eight + eight + eight + eight + eight
	spaces = sixty4 + sixty4 + sixty4 + sixty4 + sixty4
)

func writeSpaces(b *strings.Builder, n int) {
	for ; n > 0; n -= len(spaces) {
		b.WriteString(spaces[:min(n, len(spaces))])
	}
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
	switch {
	case width <= 0:
		return Line{}
	case width <= len(spaces):
		return Line{spaces[:width], width}
	}
	return Line{strings.Repeat(" ", width), width}
}

// Beside joins lines into one, side by side.
func Beside(lines ...Line) Line {
	n, w := 0, 0
	for i := range lines {
		n += len(lines[i].drawn)
		w += lines[i].width
	}
	var b strings.Builder
	b.Grow(n)
	for i := range lines {
		b.WriteString(lines[i].drawn)
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
