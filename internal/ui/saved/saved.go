// Package saved shows what the reader saved and lets lists, tags and notes be edited. It knows nothing of where
// bookmarks are kept.
package saved

import (
	"context"
	"slices"

	"reader/internal/news"
	"reader/internal/text"
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
	page.Rows
	shelf  Shelf
	opener Opener
	list   string // empty: all
	lists  []string

	details map[news.StoryID]detail
	next    news.Cursor
	asked   bool // the store has answered
	trouble text.Safe
	top     int
	shown   []int // the story on each line drawn, -1 for none
}

// New shows all that is saved, or one reading list when it is named.
func New(shelf Shelf, opener Opener, list string) *Page {
	return &Page{shelf: shelf, opener: opener, list: list, details: map[news.StoryID]detail{}}
}

// pageful is how many bookmarks are asked for at a time.
const pageful = 40

// The topics of what is asked.
const (
	topicList    = "list"
	topicDetails = "details"
)

// answer is a piece of the list.
type answer struct {
	page  news.Page
	lists []string
	err   error
	later bool // it continues what is shown
}

// Name implements page.Page.
func (p *Page) Name() text.Safe {
	if p.list != "" {
		return text.Line(p.list)
	}
	return "Saved"
}

// Scope implements page.Scope.
func (p *Page) Scope() news.Query { return news.Query{Saved: true, List: p.list} }

// Start implements page.Page.
func (p *Page) Start(*page.Env) []page.Action { return []page.Action{p.ask(news.Cursor{}, pageful)} }

func (p *Page) ask(after news.Cursor, limit int) page.Action {
	q := p.Scope()
	q.After, q.Limit = after, limit
	return page.Ask{Topic: topicList, Do: func(ctx context.Context) any {
		a := answer{later: after != news.Cursor{}}
		if a.page, a.err = p.shelf.Page(ctx, q); a.err == nil {
			a.lists, a.err = p.shelf.Lists(ctx)
		}
		return a
	}}
}

// Receive implements page.Page.
func (p *Page) Receive(env *page.Env, msg any) []page.Action {
	p.Cache.Drop()
	switch msg := msg.(type) {
	case answer:
		return p.take(msg)
	case details:
		for id, d := range msg {
			p.details[id] = d
		}
	case page.Changed:
		for i := range p.Stories {
			msg.Apply(&p.Stories[i])
		}
	case page.Fresh:
		return []page.Action{p.ask(news.Cursor{}, max(len(p.Stories), pageful))}
	}
	return nil
}

// take shows an answer with the cursor on the story it was on.
func (p *Page) take(a answer) []page.Action {
	p.asked = true
	if a.err != nil {
		p.trouble = page.Trouble{Err: a.err}.Sentence()
		return nil
	}
	under, _ := p.Subject()
	p.lists, p.trouble, p.next, p.More = a.lists, "", a.page.Next, a.page.More
	if a.later {
		p.Stories = append(p.Stories, a.page.Stories...)
	} else {
		p.Stories = a.page.Stories
	}
	if i := slices.IndexFunc(p.Stories, func(s news.Story) bool { return s.ID == under.ID }); i >= 0 {
		p.At = i
	}
	p.At = max(0, min(p.At, len(p.Stories)-1))
	return append(p.look(), p.askDetails(a.page.Stories))
}

// look shows the story under the cursor beside the list.
func (p *Page) look() []page.Action {
	s, ok := p.Subject()
	if !ok {
		return []page.Action{page.Look{}}
	}
	return []page.Action{page.Look{Story: &s}}
}

// View implements page.Page.
func (p *Page) View(env *page.Env) []surface.Line {
	return p.Cache.Lines(env, func() []surface.Line { return p.draw(env) })
}
