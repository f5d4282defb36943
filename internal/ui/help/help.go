// Package help is the page of keys, laid over the page below. It draws the key table, as far as it has the words typed,
// and knows nothing else.
package help

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Page is the page of keys: those that have something to do on the page below, then all others, then the mouse.
type Page struct {
	version text.Safe // of the program; may be empty
	at      page.When
	field   field.Field
	top     int
	cache   page.Cache
	tall    int // rows of all keys
	tallAt  int // in this version
}

// New makes the page for a place. It names the version of the program when it is known.
func New(version string, at page.When) *Page { return &Page{version: text.Line(version), at: at} }

// Name is the overlay's title.
func (*Page) Name() text.Safe { return "Keys" }

// Start asks for nothing.
func (*Page) Start(*page.Env) []page.Action { return nil }

// Receive has nothing to wait for.
func (*Page) Receive(*page.Env, any) []page.Action { return nil }

// mostWidth is the width of three columns of keys: lines of words should not be longer.
const mostWidth = 132

// The rows above the keys: what is typed, and a rule. A screen of fewer rows shows nothing but keys.
const (
	headRows = 2
	headFrom = 8
)

// Box is nearly the whole of a small screen, and the middle of a large one. It is the same however much is found.
func (p *Page) Box(env *page.Env) geometry.Rect {
	width := min(env.Area.Width, mostWidth)
	if p.tall == 0 || p.tallAt != env.Version {
		p.tall, p.tallAt = len(set(env, groups(env, p.at, ""), width-4)), env.Version
	}
	return env.Area.Overlay(width, p.tall+headRows+2)
}

// Type narrows the keys to those that have the words. An empty field leaves the space bar and ? to the table.
func (p *Page) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	if key, ok := msg.(tea.KeyPressMsg); ok && p.field.Empty() && (key.Text == " " || key.Text == "?") || scrolls[keyOf(msg)] {
		return nil, false
	}
	if !p.field.Type(msg) {
		return nil, false
	}
	p.top = 0
	p.cache.Drop()
	return nil, true
}

// scrolls are the keys that a line editor has a use for, and that scroll here.
var scrolls = map[string]bool{"home": true, "end": true}

func keyOf(msg tea.Msg) string {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		return key.String()
	}
	return ""
}

// Do scrolls; esc takes back what was typed before it closes.
func (p *Page) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	rows := p.room(env)
	by := map[page.Command]int{
		page.Down: 1, page.Up: -1, page.PageDown: rows - 1, page.PageUp: 1 - rows, page.HalfDown: rows / 2, page.HalfUp: -rows / 2,
		page.Top: -1 << 20, page.Bottom: 1 << 20,
	}
	switch step, moves := by[c]; {
	case moves:
		p.top += step
	case c == page.Close && !p.field.Empty():
		p.field, p.top = field.Field{}, 0
	case c == page.Open || c == page.ShowHelp:
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

// Footer says what can be done here.
func (p *Page) Footer(*page.Env) ([]page.Hint, []surface.Run) {
	last := text.Safe("close")
	if !p.field.Empty() {
		last = "all keys again"
	}
	return []page.Hint{{Command: page.Close, Word: last}}, nil
}

// room is how many rows of keys are seen.
func (p *Page) room(env *page.Env) int {
	if env.Area.Height < headFrom {
		return max(env.Area.Height-2, 1)
	}
	return env.Area.Height - 2 - headRows
}

// View draws the frame.
func (p *Page) View(env *page.Env) []surface.Line {
	return p.cache.Lines(env, func() []surface.Line { return p.draw(env) })
}

func (p *Page) draw(env *page.Env) []surface.Line {
	width, room := max(env.Area.Width-4, 1), p.room(env)
	lines := set(env, groups(env, p.at, p.field.String()), width)
	if len(lines) == 0 {
		lines = []surface.Line{env.Line(width, surface.Run{Text: "  No key does that. esc shows all of them again.", Style: muted})}
	}
	p.top = max(0, min(p.top, len(lines)-room))
	content := surface.Fit(lines[p.top:], width, room)
	headed := env.Area.Height >= headFrom
	if headed {
		content = append([]surface.Line{p.prompt(env, width), surface.Blank(width)}, content...)
	}
	out := env.Framed(env.Area.Width, text.Join(" ", "Keys", p.edition(env)), content)
	if headed {
		out[headRows] = env.Divider(env.Area.Width)
	}
	return surface.Fit(out, env.Area.Width, env.Area.Height)
}

// lead stands before the field.
const lead = 2

func (p *Page) prompt(env *page.Env, width int) surface.Line {
	line, _ := p.field.Draw(env.Pen, max(width-lead, 1), "type what you are looking for")
	sign := surface.Run{Text: text.Join("", env.Glyphs.Forward, " "), Style: muted}
	return surface.Beside(env.Line(min(lead, width), sign), line)
}

// Cursor implements page.Cursored.
func (p *Page) Cursor(env *page.Env) (x, y int, ok bool) {
	_, at := p.field.Draw(env.Pen, max(env.Area.Width-4-lead, 1), "")
	return 2 + lead + at, 1, env.Active && env.Area.Height >= headFrom
}

// edition is the program's name and version, for the frame.
func (p *Page) edition(env *page.Env) text.Safe {
	if p.version == "" {
		return ""
	}
	return text.Join(" ", env.Glyphs.Dot, "reader", p.version)
}

var (
	muted  = theme.Style{Fore: theme.Muted}
	title  = theme.Style{Fore: theme.Muted, Attr: theme.Bold}
	strong = theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
)
