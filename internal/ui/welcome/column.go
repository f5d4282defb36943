package welcome

import (
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// columnOf is a column of lines in the middle of the page.
type columnOf struct {
	env   *page.Env
	width int
	lines []surface.Line
}

func newColumn(env *page.Env, width int) *columnOf { return &columnOf{env: env, width: width} }

// add draws one line.
func (c *columnOf) add(runs ...surface.Run) { c.lines = append(c.lines, c.env.Line(c.width, runs...)) }

// space leaves a line free.
func (c *columnOf) space() { c.lines = append(c.lines, surface.Blank(c.width)) }

// words breaks a sentence into lines.
func (c *columnOf) words(s text.Safe, style theme.Style) {
	for _, l := range c.env.Measure.Wrap(s, c.width) {
		c.add(surface.Run{Text: l, Style: style})
	}
}

// centred puts the column into the middle of the page.
func (c *columnOf) centred(env *page.Env) []surface.Line {
	left := max(env.Area.Width-c.width, 0) / 2
	out := make([]surface.Line, len(c.lines))
	for i, l := range c.lines {
		out[i] = surface.Beside(surface.Blank(left), l, surface.Blank(env.Area.Width-left-l.Width()))
	}
	return surface.Fit(out, env.Area.Width, env.Area.Height)
}

// heading parts what follows from what stands above.
func (c *columnOf) heading(name text.Safe, roomy bool) {
	c.space()
	c.add(surface.Run{Text: "  "}, surface.Run{Text: name, Style: title})
	if roomy {
		c.space()
	}
}
