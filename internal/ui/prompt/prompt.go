// Package prompt is an overlay that asks for a line of text, or for several. It knows nothing of what they are for.
package prompt

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Row is a field, and what is said over it.
type Row struct {
	Label text.Safe // empty: nothing
	Field field.Field
	Hint  text.Safe // what stands in it while it is empty
}

// Prompt is the overlay. Done is what comes of the lines when enter is pressed, mostly page.Back and what is wanted; a
// page.Notice alone leaves the prompt open.
type Prompt struct {
	Title  text.Safe
	About  text.Safe // a line over the fields; empty: none
	Rows   []Row
	Offers []text.Safe // what the keys do, the most useful first
	Done   func(lines []string) []page.Action

	at    int // the row that has the keyboard
	cache page.Cache
}

// width is that of the overlay.
const width = 66

// Name implements page.Page.
func (p *Prompt) Name() text.Safe { return p.Title }

// Start implements page.Page.
func (*Prompt) Start(*page.Env) []page.Action { return nil }

// Receive implements page.Page.
func (*Prompt) Receive(*page.Env, any) []page.Action { return nil }

// Type implements page.Typer.
func (p *Prompt) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	p.cache.Drop()
	return nil, p.Rows[p.at].Field.Type(msg)
}

// steps are how far commands go from field to field.
var steps = map[page.Command]int{page.NextPane: 1, page.Down: 1, page.PrevPane: -1, page.Up: -1}

// Do implements page.Page.
func (p *Prompt) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	p.cache.Drop()
	n := len(p.Rows)
	if by, ok := steps[c]; ok {
		p.at = (p.at + by + n) % n
		return nil, true
	}
	if c != page.Open {
		return nil, false
	}
	lines := make([]string, n)
	for i := range p.Rows {
		lines[i] = p.Rows[i].Field.String()
	}
	return p.Done(lines), true
}

// Box implements page.Overlay.
func (p *Prompt) Box(env *page.Env) geometry.Rect {
	rows := 3 // the border, and what the keys do
	if p.About != "" {
		rows += 2
	}
	for i := range p.Rows {
		rows += p.Rows[i].height()
	}
	return env.Area.Overlay(min(env.Area.Width, width), rows)
}

// height is how many lines a row takes: its label, its field, a blank.
func (r *Row) height() int {
	if r.Label != "" {
		return 3
	}
	return 2
}

var muted = theme.Style{Fore: theme.Muted}

// View implements page.Page.
func (p *Prompt) View(env *page.Env) []surface.Line {
	return p.cache.Lines(env, func() []surface.Line {
		width := max(env.Area.Width-4, 1)
		var content []surface.Line
		if p.About != "" {
			content = append(content, env.Line(width, surface.Run{Text: p.About, Style: muted}), surface.Blank(width))
		}
		for i := range p.Rows {
			r := &p.Rows[i]
			if r.Label != "" {
				content = append(content, env.Line(width, surface.Run{Text: r.Label, Style: muted}))
			}
			line, _ := r.Field.Draw(env.Pen, width, r.Hint)
			content = append(content, line, surface.Blank(width))
		}
		return env.Boxed(p.Title, append(content, env.Offer(width, p.Offers...))...)
	})
}

// Cursor implements page.Cursored.
func (p *Prompt) Cursor(env *page.Env) (x, y int, ok bool) {
	y = 1
	if p.About != "" {
		y += 2
	}
	for i := range p.at {
		y += p.Rows[i].height()
	}
	r := &p.Rows[p.at]
	_, at := r.Field.Draw(env.Pen, max(env.Area.Width-4, 1), "")
	return 2 + at, y + r.height() - 2, env.Active
}

// Click implements page.Clicker: it goes to a field.
func (p *Prompt) Click(_ *page.Env, _, y int) []page.Action {
	line := 1
	if p.About != "" {
		line += 2
	}
	for i := range p.Rows {
		next := line + p.Rows[i].height()
		if y >= line && y < next {
			p.at = i
			p.cache.Drop()
		}
		line = next
	}
	return nil
}
