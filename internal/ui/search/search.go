// Package search is the search over everything stored, laid over the page below. It knows nothing of how stories are
// found.
package search

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Shelf finds stories. It never uses the network.
type Shelf interface {
	Page(context.Context, news.Query) (news.Page, error)
}

// Page is a search with its results.
type Page struct {
	shelf Shelf
	words string
}

// New begins a search with these words; none are fine.
func New(shelf Shelf, words string) *Page { return &Page{shelf: shelf, words: words} }

// Name implements page.Page.
func (p *Page) Name() text.Safe { return "Search" }

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
func (p *Page) Box(env *page.Env) geometry.Rect { return env.Area.Centred(78, 22) }
