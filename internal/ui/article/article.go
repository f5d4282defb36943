// Package article is the page on which a story is read: its head, its text, its links and the stories related to it.
// It knows nothing of where stories come from, nor of the list it was opened from but its name.
package article

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Opener is what the page needs of the desk. Open never uses the network, the others may.
type Opener interface {
	Open(context.Context, news.StoryID) (news.Reading, error)
	Fetch(context.Context, news.StoryID) (news.Reading, error)
	Follow(ctx context.Context, address string, from news.StoryID) (news.Reading, error)
	Picture(ctx context.Context, address string, of news.StoryID) ([]byte, error)
}

// From says where the reader came from, for the line above the text. The zero From says nothing.
type From struct {
	Name      text.Safe // of the page behind
	At, Total int       // the story's place in its list, counted from one; zero when unknown
}

// Page is an article being read.
type Page struct {
	opener  Opener
	from    From
	link    news.Link    // of a page that is known by its address only
	source  news.StoryID // where the link stood
	preview bool
	story   news.Story
}

// New opens a story from a list. It counts as read.
func New(opener Opener, story news.Story, from From) *Page {
	return &Page{opener: opener, story: story, from: from}
}

// Preview shows a story beside its list: from the store only, and without marking it read.
func Preview(opener Opener, story news.Story) *Page {
	return &Page{opener: opener, story: story, preview: true}
}

// Follow opens an address found in the story source.
func Follow(opener Opener, link news.Link, source news.StoryID, from From) *Page {
	return &Page{opener: opener, link: link, source: source, from: from}
}

// Name implements page.Page.
func (p *Page) Name() text.Safe { return text.Line(p.story.Title) }

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

// Reading implements page.Reading.
func (p *Page) Reading() bool { return true }

// Subject implements page.Subject.
func (p *Page) Subject() (news.Story, bool) { return p.story, p.story.ID != 0 }
