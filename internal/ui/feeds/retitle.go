package feeds

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Retitling is an overlay in which a feed gets another title.
type Retitling struct {
	feed  news.Feed
	field field.Field
	cache page.Cache
}

// Retitle edits the title of a feed.
func Retitle(feed news.Feed) *Retitling { return &Retitling{feed: feed, field: field.New(feed.Title)} }

// Name implements page.Page.
func (*Retitling) Name() text.Safe { return "Another title" }

// Start implements page.Page.
func (*Retitling) Start(*page.Env) []page.Action { return nil }

// Receive implements page.Page.
func (*Retitling) Receive(*page.Env, any) []page.Action { return nil }

// Type implements page.Typer.
func (r *Retitling) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	r.cache.Drop()
	return nil, r.field.Type(msg)
}

// Do implements page.Page. A title that is empty or the same changes nothing.
func (r *Retitling) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	if c != page.Open {
		return nil, false
	}
	title := strings.TrimSpace(r.field.String())
	switch title {
	case "":
		return page.Do(page.Notice{Text: "A feed needs a title; {close} leaves it as it was"})
	case r.feed.Title:
		return page.Do(page.Back{})
	}
	return page.Do(page.Back{}, page.Rename{Feed: r.feed, Title: title})
}

// The overlay's width, and where its field stands.
const (
	boxWidth  = 66
	titleRows = 7
	fieldRow  = 3
	fieldAt   = 2
)

// Box implements page.Overlay.
func (r *Retitling) Box(env *page.Env) geometry.Rect {
	return env.Area.Overlay(min(env.Area.Width, boxWidth), titleRows)
}

// View implements page.Page.
func (r *Retitling) View(env *page.Env) []surface.Line {
	return r.cache.Lines(env, func() []surface.Line {
		width := max(env.Area.Width-4, 1)
		line, _ := r.field.Draw(env.Pen, width, "a title")
		content := []surface.Line{
			env.Line(width, surface.Run{Text: text.URL(r.feed.URL), Style: muted}), surface.Blank(width), line, surface.Blank(width),
			env.Offer(width, "{open} saves", "{close} leaves it as it was"),
		}
		lines := env.Framed(env.Area.Width, r.Name(), surface.Fit(content, width, max(env.Area.Height-2, 0)))
		return surface.Fit(lines, env.Area.Width, env.Area.Height)
	})
}

// Cursor implements page.Cursored.
func (r *Retitling) Cursor(env *page.Env) (x, y int, ok bool) {
	_, at := r.field.Draw(env.Pen, max(env.Area.Width-4, 1), "")
	return fieldAt + at, fieldRow, env.Active
}
