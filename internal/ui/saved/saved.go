// Package saved shows what the reader saved and lets lists, tags and notes be edited. It knows nothing of where
// bookmarks are kept.
package saved

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Shelf lists bookmarks and the names of reading lists. It never uses the network.
type Shelf interface {
	Page(context.Context, news.Query) (news.Page, error)
	Lists(context.Context) ([]string, error)
}

// Opener tells what the reader wrote to a story. It never uses the network.
type Opener interface {
	Open(context.Context, news.StoryID) (news.Reading, error)
}

// Page is the page of saved stories.
type Page struct {
	shelf  Shelf
	opener Opener
	list   string
}

// New shows all that is saved, or one reading list when it is named.
func New(shelf Shelf, opener Opener, list string) *Page {
	return &Page{shelf: shelf, opener: opener, list: list}
}

// Name implements page.Page.
func (p *Page) Name() text.Safe { return "Saved" }

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

// Editor is an overlay in which the bookmark of one story is edited.
type Editor struct {
	shelf  Shelf
	opener Opener
	story  news.Story
}

// Lists edits the reading lists that a story is in.
func Lists(shelf Shelf, opener Opener, story news.Story) *Editor {
	return &Editor{shelf: shelf, opener: opener, story: story}
}

// Tags edits the tags of a story.
func Tags(opener Opener, story news.Story) *Editor { return &Editor{opener: opener, story: story} }

// Note edits the note on a story.
func Note(opener Opener, story news.Story) *Editor { return &Editor{opener: opener, story: story} }

// Name implements page.Page.
func (e *Editor) Name() text.Safe { return "Bookmark" }

// Start implements page.Page.
func (e *Editor) Start(*page.Env) []page.Action { return nil }

// Do implements page.Page.
func (e *Editor) Do(*page.Env, page.Command) ([]page.Action, bool) { return nil, false }

// Receive implements page.Page.
func (e *Editor) Receive(*page.Env, any) []page.Action { return nil }

// View implements page.Page.
func (e *Editor) View(env *page.Env) []surface.Line {
	return surface.Fit(nil, env.Area.Width, env.Area.Height)
}

// Box implements page.Overlay.
func (e *Editor) Box(env *page.Env) geometry.Rect { return env.Area.Centred(62, 12) }
