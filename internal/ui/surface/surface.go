// Package surface joins styled text into lines of an exact width and lines into screens. It is the only code that
// makes strings for the terminal; what it is given is text.Safe, so nothing else can reach one. It knows nothing of
// stories.
package surface

import (
	"strings"

	"reader/internal/text"
	"reader/internal/ui/terminal"
	"reader/internal/ui/theme"
)

// Run is a piece of a line in one style.
type Run struct {
	Text  text.Safe
	Style theme.Style
	// URL makes the run a link for terminals that know OSC 8. It must come from text.URL and begin with http, https
	// or mailto; others are drawn as plain text. Every piece of one link must give the same URL.
	URL text.Safe
}

// Line is a drawn row: its sequences are closed at its end, and its width is known. The zero Line is empty.
type Line struct {
	drawn string
	width int
}

// Width is the width in cells.
func (l Line) Width() int { return l.width }

// Pen draws runs in a theme, with the widths of a terminal.
type Pen struct {
	Theme   *theme.Theme
	Measure text.Measure
	Glyphs  Glyphs
}

// Row draws runs into a line of exactly width cells. What does not fit is cut with an ellipsis; what is missing is
// filled with blanks in the style fill, as is the ellipsis.
func (p Pen) Row(width int, fill theme.Style, runs ...Run) Line {
	if width <= 0 {
		return Line{}
	}
	var b strings.Builder
	left := width
	for i, r := range runs {
		r.Text = p.fit(r.Text)
		w := p.Measure.Width(r.Text)
		if w > left || w == left && p.more(runs[i+1:]) {
			r.Text = p.Measure.Truncate(r.Text, left, p.Glyphs.More)
			p.write(&b, r)
			left -= p.Measure.Width(r.Text)
			break
		}
		p.write(&b, r)
		left -= w
	}
	p.blanks(&b, left, fill)
	return Line{b.String(), width}
}

// more says whether any of the runs would be seen.
func (p Pen) more(runs []Run) bool {
	for _, r := range runs {
		if r.Text != "" && strings.TrimSpace(string(r.Text)) != "" {
			return true
		}
	}
	return false
}

// Line is Row on the plain page.
func (p Pen) Line(width int, runs ...Run) Line { return p.Row(width, theme.Style{}, runs...) }

// Ends draws a line with something at its left end and something at its right end. When both do not fit, the left is
// cut; when even the right does not fit alone, the right is left out.
func (p Pen) Ends(width int, fill theme.Style, left, right []Run) Line {
	w := p.Wide(right...)
	if w == 0 || w >= width {
		return p.Row(width, fill, left...)
	}
	return Beside(p.Row(width-w, fill, left...), p.Row(w, fill, right...))
}

// Centre draws runs in the middle of a line.
func (p Pen) Centre(width int, runs ...Run) Line {
	margin := max(0, (width-p.Wide(runs...))/2)
	return Beside(Blank(margin), p.Line(width-margin, runs...))
}

// Right draws runs at the right end of a line.
func (p Pen) Right(width int, runs ...Run) Line {
	margin := max(0, width-p.Wide(runs...))
	return Beside(Blank(margin), p.Line(width-margin, runs...))
}

// Rule draws a line of one glyph over the whole width.
func (p Pen) Rule(width int, glyph text.Safe, style theme.Style) Line {
	if width <= 0 {
		return Line{}
	}
	var b strings.Builder
	open := p.Theme.Open(style)
	b.Grow(width*len(glyph) + len(open) + len(theme.Close))
	b.WriteString(open)
	for range width {
		b.WriteString(string(glyph))
	}
	if open != "" {
		b.WriteString(theme.Close)
	}
	return Line{b.String(), width}
}

// fit makes a text what is drawn of it: one line, without the emoji sequences that this terminal draws in a width
// nobody can tell.
func (p Pen) fit(s text.Safe) text.Safe { return p.Measure.Fit(oneLine(s)) }

// Wide is the width of runs side by side.
func (p Pen) Wide(runs ...Run) int {
	w := 0
	for _, r := range runs {
		w += p.Measure.Width(p.fit(r.Text))
	}
	return w
}

func (p Pen) write(b *strings.Builder, r Run) {
	if r.Text == "" {
		return
	}
	open := p.Theme.Open(r.Style)
	link := linkable(r.URL)
	if link {
		openLink(b, r.URL)
	}
	b.WriteString(open)
	p.Measure.Parts(r.Text, func(part text.Part) {
		if part.Odd || part.Held {
			b.WriteString(terminal.StandIn(part))
			return
		}
		b.WriteString(string(part.Text))
	})
	if open != "" {
		b.WriteString(theme.Close)
	}
	if link {
		closeLink(b)
	}
}

func (p Pen) blanks(b *strings.Builder, n int, fill theme.Style) {
	if n <= 0 {
		return
	}
	open := ""
	if fill.Back != theme.Plain || fill.Attr&theme.Reverse != 0 {
		open = p.Theme.Open(fill)
	}
	b.WriteString(open)
	writeSpaces(b, n)
	if open != "" {
		b.WriteString(theme.Close)
	}
}
