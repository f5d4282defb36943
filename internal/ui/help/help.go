// Package help is the page of keys, laid over the page below. It draws the key table and knows nothing else.
package help

import (
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Page is the page of keys.
type Page struct {
	version text.Safe // of the program; may be empty
	top     int
	cache   page.Cache
}

// New makes the page, which names the version of the program when it is known.
func New(version string) *Page { return &Page{version: text.Line(version)} }

// Name is the overlay's title.
func (*Page) Name() text.Safe { return "Keys" }

// Start asks for nothing.
func (*Page) Start(*page.Env) []page.Action { return nil }

// Receive has nothing to wait for.
func (*Page) Receive(*page.Env, any) []page.Action { return nil }

// The widths of a column of keys.
const (
	keyColumn  = 14
	leastWords = 24
	mostWidth  = 132
	apart      = 2
)

// Box is nearly the whole of a small screen, and the middle of a large one.
func (p *Page) Box(env *page.Env) geometry.Rect {
	width := min(env.Area.Width, mostWidth)
	return env.Area.Centred(width, len(p.lines(env, width-4))+2)
}

// Do scrolls; enter and ? close.
func (p *Page) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	rows := env.Area.Height - 3
	switch c {
	case page.Down:
		p.top++
	case page.Up:
		p.top--
	case page.PageDown:
		p.top += rows
	case page.PageUp:
		p.top -= rows
	case page.Top:
		p.top = 0
	case page.Bottom:
		p.top = 1 << 20
	case page.Open, page.ShowHelp:
		return page.Do(page.Back{})
	default:
		return nil, false
	}
	p.cache.Drop()
	return nil, true
}

// Wheel scrolls.
func (p *Page) Wheel(_ *page.Env, lines int) []page.Action {
	p.top += lines
	p.cache.Drop()
	return nil
}

// View draws the frame.
func (p *Page) View(env *page.Env) []surface.Line {
	return p.cache.Lines(env, func() []surface.Line {
		width, height := env.Area.Width-4, env.Area.Height-2
		lines := p.lines(env, width)
		p.top = max(0, min(p.top, len(lines)-height))
		return env.Framed(env.Area.Width, text.Join(" ", "Keys", p.edition(env)), surface.Fit(lines[p.top:], width, height))
	})
}

// edition is the program's name and version, for the frame.
func (p *Page) edition(env *page.Env) text.Safe {
	if p.version == "" {
		return ""
	}
	return text.Join(" ", env.Glyphs.Dot, "reader", p.version)
}

// lines sets the groups in as many columns as there is room for, each group whole.
func (p *Page) lines(env *page.Env, width int) []surface.Line {
	n := max(1, min((width+apart)/(keyColumn+leastWords+apart), 3))
	one := max(1, (width-apart*(n-1))/n)
	columns := make([][]surface.Line, n)
	for _, rows := range groups(env) {
		i := shortest(columns)
		if len(columns[i]) > 0 {
			columns[i] = append(columns[i], surface.Blank(one))
		}
		columns[i] = append(columns[i], group(env, rows, one)...)
	}
	return join(columns, one, width)
}

func join(columns [][]surface.Line, one, width int) []surface.Line {
	height := 0
	for _, c := range columns {
		height = max(height, len(c))
	}
	parts := make([][]surface.Line, 0, 2*len(columns))
	for i, c := range columns {
		if i > 0 {
			parts = append(parts, surface.Fit(nil, apart, height))
		}
		parts = append(parts, surface.Fit(c, one, height))
	}
	rest := width - one*len(columns) - apart*(len(columns)-1)
	return surface.Columns(append(parts, surface.Fit(nil, rest, height))...)
}

// groups divides the key table.
func groups(env *page.Env) [][]page.Binding {
	var out [][]page.Binding
	for _, b := range env.Keys.Listed() {
		if n := len(out); n == 0 || out[n-1][0].Group != b.Group {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], b)
	}
	return out
}

func shortest(columns [][]surface.Line) int {
	best := 0
	for i, c := range columns {
		if len(c) < len(columns[best]) {
			best = i
		}
	}
	return best
}

func group(env *page.Env, rows []page.Binding, width int) []surface.Line {
	out := []surface.Line{env.Line(width, surface.Run{Text: rows[0].Group.Title(), Style: theme.Style{Fore: theme.Muted, Attr: theme.Bold}})}
	for _, b := range rows {
		keys := surface.Run{Text: env.Measure.Pad(env.Glyphs.Own(b.AllKeys()), min(keyColumn-1, width)), Style: theme.Style{Fore: theme.Heavy, Attr: theme.Bold}}
		for i, row := range env.Measure.Wrap(b.Title, max(1, width-keyColumn)) {
			if i > 0 {
				keys.Text = env.Measure.Pad("", min(keyColumn-1, width))
			}
			out = append(out, env.Line(width, keys, surface.Run{Text: text.Join("", " ", row)}))
		}
	}
	return out
}
