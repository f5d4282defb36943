package field

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/text"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Area is a text of several lines being typed. The zero Area is empty and ready.
type Area struct {
	field   Field
	width   int // it was drawn in last
	measure text.Measure
}

// NewArea is an area with a text to begin with, the cursor behind it.
func NewArea(s string) Area {
	a := Area{field: Field{several: true}}
	a.field.insert(s)
	return a
}

// String is what was typed, made safe; lines end with "\n".
func (a *Area) String() string { return a.field.String() }

// newlines are the keys that begin a line. Enter is left to whoever shows the area: it keeps what was typed.
var newlines = map[string]bool{"alt+enter": true, "shift+enter": true, "ctrl+j": true}

// Type takes a key press or a paste. It reports false for keys that no editor has.
func (a *Area) Type(msg tea.Msg) bool {
	a.field.several = true
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return a.field.Type(msg)
	}
	lines := a.lines()
	at := lineOf(lines, a.field.at)
	switch name := key.String(); {
	case newlines[name]:
		a.field.insert("\n")
	case name == "up" && at > 0:
		a.field.at = min(lines[at-1].from+a.field.at-lines[at].from, lines[at-1].last())
	case name == "down" && at < len(lines)-1:
		a.field.at = min(lines[at+1].from+a.field.at-lines[at].from, lines[at+1].last())
	case name == "home", name == "ctrl+a":
		a.field.at = lines[at].from
	case name == "end", name == "ctrl+e":
		a.field.at = lines[at].last()
	case name == "up", name == "down":
		return true
	default:
		return a.field.Type(msg)
	}
	return true
}

// row is a line as it is shown, in letters.
type row struct {
	from, to int
	soft     bool // it goes on in the next one
}

// last is the place of the cursor at the end of the row.
func (r row) last() int {
	if r.soft {
		return max(r.to-1, r.from)
	}
	return r.to
}

// lines breaks the text where it was broken and, to fit the width, at blanks.
func (a *Area) lines() []row {
	width := max(a.width-1, 1) // the cursor has a cell behind the last letter
	if a.width == 0 {
		width = 1 << 20
	}
	var out []row
	from, blank, cells := 0, -1, 0
	for i, letter := range a.field.letters {
		if letter == "\n" {
			out = append(out, row{from: from, to: i})
			from, blank, cells = i+1, -1, 0
			continue
		}
		w := a.measure.Width(text.Clean(letter))
		if cells += w; cells > width {
			end := i
			if blank >= from {
				end = blank + 1
			}
			out = append(out, row{from: from, to: end, soft: true})
			from, blank, cells = end, -1, a.measure.Width(text.Clean(joined(a.field.letters[end:i+1])))
		}
		if letter == " " {
			blank = i
		}
	}
	return append(out, row{from: from, to: len(a.field.letters)})
}

// lineOf is the row that a place stands in.
func lineOf(lines []row, at int) int {
	for i, l := range lines {
		if at >= l.from && (at < l.to || !l.soft && at == l.to) {
			return i
		}
	}
	return len(lines) - 1
}

// Draw draws the area into lines of exactly width cells, at most height of them around the cursor, and tells the cell
// and line of the cursor. An empty area shows the hint.
func (a *Area) Draw(pen surface.Pen, width, height int, hint text.Safe) (drawn []surface.Line, x, y int) {
	a.width, a.measure = width, pen.Measure
	if len(a.field.letters) == 0 {
		drawn = append(drawn, pen.Line(width, surface.Run{Text: hint, Style: theme.Style{Fore: theme.Muted}}))
		return surface.Fit(drawn, width, height), 0, 0
	}
	lines := a.lines()
	at := lineOf(lines, a.field.at)
	first := max(0, min(at-height/2, len(lines)-height))
	for _, l := range lines[first:min(first+height, len(lines))] {
		words := text.Clean(joined(a.field.letters[l.from:l.to]))
		drawn = append(drawn, pen.Line(width, surface.Run{Text: words, Style: theme.Style{Fore: theme.Heavy}}))
	}
	x = pen.Measure.Width(text.Clean(joined(a.field.letters[lines[at].from:a.field.at])))
	return surface.Fit(drawn, width, height), min(x, max(width-1, 0)), at - first
}
