// Package palette is the list of every command, to be chosen by typing a part of its name. It knows the key table
// and nothing of what commands do.
package palette

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Page is the palette.
type Page struct {
	at     page.When
	field  field.Field
	all    []entry
	found  []match
	cursor int
	top    int
	cache  page.Cache
}

// entry is something to choose.
type entry struct {
	name   text.Safe
	key    text.Safe
	action page.Action
	token  theme.Token // of a section; Ink for commands
}

// New lists the commands that make sense at a place; page.Anywhere lists them all.
func New(at page.When) *Page { return &Page{at: at} }

// The size of the overlay. It is the same however much is found: nothing jumps while one types.
const (
	mostWidth  = 66
	mostHeight = 14
	above      = 3 // border, field, divider
)

// Name implements page.Page.
func (p *Page) Name() text.Safe { return "Commands" }

// Box implements page.Overlay.
func (p *Page) Box(env *page.Env) geometry.Rect {
	return env.Area.Overlay(mostWidth, mostHeight)
}

// Start implements page.Page.
func (p *Page) Start(env *page.Env) []page.Action {
	p.all = entries(p.at, env)
	p.found = search(p.all, "")
	return nil
}

// Receive implements page.Page.
func (p *Page) Receive(*page.Env, any) []page.Action { return nil }

// entries are the commands of the key table, the sections to go to, and the themes.
func entries(at page.When, env *page.Env) []entry {
	var out []entry
	for _, b := range env.Keys.Bindings() {
		if b.When&at == 0 || hidden[b.Command] {
			continue
		}
		out = append(out, entry{name: text.Capital(b.Title), key: env.Glyphs.Own(b.Key()), action: page.Run{Command: b.Command}})
	}
	n := 0
	news.Walk(env.Sections, func(path []string, s *news.Section) {
		var key text.Safe
		if len(path) == 1 {
			if n++; n <= 9 {
				key = text.Format("%d", n)
			}
		}
		out = append(out, entry{
			name: text.Join(" ", "Go to", trail(env, path)), key: key, token: theme.Section(path[0]),
			action: page.Go{To: page.List{Title: s.Title, Query: news.Query{Section: s.ID}}},
		})
	})
	for _, name := range theme.Names() {
		out = append(out, entry{name: text.Join(" ", "Theme:", themes[name]), action: page.Theme{Name: name}})
	}
	return out
}

// hidden are the commands that nobody would choose from a list: moves, and the numbers that sections show.
var hidden = map[page.Command]bool{
	page.Up: true, page.Down: true, page.Left: true, page.Right: true, page.ShowAll: true, page.Close: true,
	page.Section1: true, page.Section2: true, page.Section3: true, page.Section4: true, page.Section5: true,
	page.Section6: true, page.Section7: true, page.Section8: true, page.Section9: true,
}

// themes say what a theme looks like.
var themes = map[string]text.Safe{
	theme.Auto: "as the terminal", theme.Paper: "paper", theme.Night: "night",
	theme.Sixteen: "16 colours", theme.None: "no colours",
}

func trail(env *page.Env, path []string) text.Safe {
	parts := make([]text.Safe, len(path))
	for i, title := range path {
		parts[i] = text.Line(title)
	}
	return text.Join(text.Join("", " ", env.Glyphs.Forward, " "), parts...)
}

// Type implements page.Typer.
func (p *Page) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	if !p.field.Type(msg) {
		return nil, false
	}
	p.cache.Drop()
	p.found, p.cursor, p.top = search(p.all, p.field.String()), 0, 0
	return nil, true
}

// steps are how far the commands move the cursor.
var steps = map[page.Command]int{
	page.Down: 1, page.Up: -1, page.NextPane: 1, page.PrevPane: -1, page.PageDown: 10, page.PageUp: -10,
}

// Do implements page.Page.
func (p *Page) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	p.cache.Drop()
	if by, ok := steps[c]; ok {
		p.cursor = max(0, min(p.cursor+by, len(p.found)-1))
		return nil, true
	}
	if c == page.Open {
		return p.choose(), true
	}
	if c == page.ShowAll {
		return page.Do(page.Back{})
	}
	return nil, false
}

// choose closes the palette and does what stands under the cursor.
func (p *Page) choose() []page.Action {
	if p.cursor >= len(p.found) {
		return nil
	}
	return []page.Action{page.Back{}, p.found[p.cursor].action}
}

// Click implements page.Clicker.
func (p *Page) Click(_ *page.Env, _, y int) []page.Action {
	i := p.top + y - above
	if y < above || i >= len(p.found) {
		return nil
	}
	p.cursor = i
	p.cache.Drop()
	return p.choose()
}

// Wheel implements page.Wheeler.
func (p *Page) Wheel(_ *page.Env, lines int) []page.Action {
	p.cursor = max(0, min(p.cursor+lines, len(p.found)-1))
	p.cache.Drop()
	return nil
}

// View implements page.Page.
func (p *Page) View(env *page.Env) []surface.Line {
	return p.cache.Lines(env, func() []surface.Line { return p.draw(env) })
}
