// Package palette is the list of every command, to be chosen by typing a part of its name. It knows the key table
// and nothing of what commands do.
package palette

import (
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Page is the palette.
type Page struct{ at page.When }

// New lists the commands that make sense at a place; page.Anywhere lists them all.
func New(at page.When) *Page { return &Page{at: at} }

// Name implements page.Page.
func (p *Page) Name() text.Safe { return "Commands" }

// Start implements page.Page.
func (p *Page) Start(*page.Env) []page.Action { return nil }

// Do implements page.Page.
func (p *Page) Do(*page.Env, page.Command) ([]page.Action, bool) { return nil, false }

// Receive implements page.Page.
func (p *Page) Receive(*page.Env, any) []page.Action { return nil }

// View implements page.Page.
func (p *Page) View(env *page.Env) []surface.Line {
	return surface.Fit(nil, env.Area.Width, env.Area.Height)
}

// Box implements page.Overlay.
func (p *Page) Box(env *page.Env) geometry.Rect { return env.Area.Centred(62, 18) }
