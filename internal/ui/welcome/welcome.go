// Package welcome takes papers and feeds in: the first page of an empty library, and the page that adds a site. It
// knows nothing of how sections are found.
package welcome

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Subscriber takes papers and feeds in.
type Subscriber interface {
	Find(ctx context.Context, address string) (news.Found, error)
	Subscribe(ctx context.Context, found news.Found, chosen []news.SiteSection) ([]news.Added, error)
	Import(ctx context.Context, file string) ([]news.Added, error)
	Sample(context.Context) error
}

// Page is the first page of an empty library.
type Page struct{ subscriber Subscriber }

// New is the first page.
func New(subscriber Subscriber) *Page { return &Page{subscriber: subscriber} }

// Name implements page.Page.
func (p *Page) Name() text.Safe { return "Welcome" }

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

// Adding is the page that adds a site or feed.
type Adding struct {
	subscriber Subscriber
	address    string
}

// Add looks for what stands behind an address; without one it asks for it.
func Add(subscriber Subscriber, address string) *Adding {
	return &Adding{subscriber: subscriber, address: address}
}

// Name implements page.Page.
func (a *Adding) Name() text.Safe { return "Add a site or feed" }

// Start implements page.Page.
func (a *Adding) Start(*page.Env) []page.Action { return nil }

// Do implements page.Page.
func (a *Adding) Do(*page.Env, page.Command) ([]page.Action, bool) { return nil, false }

// Receive implements page.Page.
func (a *Adding) Receive(*page.Env, any) []page.Action { return nil }

// View implements page.Page.
func (a *Adding) View(env *page.Env) []surface.Line {
	return surface.Fit(nil, env.Area.Width, env.Area.Height)
}
