package passing

import (
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Printed is an overlay with what a program printed.
type Printed struct {
	by    text.Safe
	lines []text.Safe
	top   int
	cache page.Cache
}

// NewPrinted shows what a program printed.
func NewPrinted(by text.Safe, printed string) *Printed {
	return &Printed{by: by, lines: Lines(printed)}
}

// Name implements page.Page.
func (p *Printed) Name() text.Safe { return p.by }

// Start implements page.Page.
func (*Printed) Start(*page.Env) []page.Action { return nil }

// Receive implements page.Page.
func (*Printed) Receive(*page.Env, any) []page.Action { return nil }

// scrolls are how far the commands scroll, in pages and lines.
var scrolls = map[page.Command]struct{ pages, lines int }{
	page.Down: {0, 1}, page.Up: {0, -1}, page.PageDown: {1, -1}, page.PageUp: {-1, 1}, page.Top: {0, -1 << 30}, page.Bottom: {0, 1 << 30},
}

// Do implements page.Page.
func (p *Printed) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	if by, ok := scrolls[c]; ok {
		p.scroll(env, by.pages*(env.Area.Height-2)+by.lines)
		return nil, true
	}
	if c == page.Open {
		return page.Do(page.Back{})
	}
	return nil, false
}

// Wheel implements page.Wheeler.
func (p *Printed) Wheel(env *page.Env, lines int) []page.Action {
	p.scroll(env, lines)
	return nil
}

func (p *Printed) scroll(env *page.Env, by int) {
	p.top = max(0, min(p.top+by, len(p.lines)-(env.Area.Height-2)))
	p.cache.Drop()
}

// printedWidth is that of most terminals for which programs print.
const printedWidth = 84

// Box implements page.Overlay.
func (p *Printed) Box(env *page.Env) geometry.Rect {
	return env.Area.Overlay(min(env.Area.Width, printedWidth), len(p.lines)+2)
}

// View implements page.Page.
func (p *Printed) View(env *page.Env) []surface.Line {
	return p.cache.Lines(env, func() []surface.Line {
		width, height := max(env.Area.Width-4, 1), max(env.Area.Height-2, 0)
		var rows []surface.Line
		for i := p.top; i < len(p.lines) && len(rows) < height; i++ {
			rows = append(rows, env.Line(width, surface.Run{Text: env.Measure.Truncate(env.Measure.Fit(p.lines[i]), width, env.Glyphs.More)}))
		}
		return surface.Fit(env.Framed(env.Area.Width, p.by, surface.Fit(rows, width, height)), env.Area.Width, env.Area.Height)
	})
}
