// Package saved shows what the reader saved: bookmarks by reading list and tag, and the passages marked in them. It lets
// lists, tags and notes be edited, and knows nothing of where they are kept.
package saved

import (
	"context"
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Shelf lists what is saved. It never uses the network.
type Shelf interface {
	Page(context.Context, news.Query) (news.Page, error)
	Remarks(context.Context, ...news.StoryID) (map[news.StoryID]news.Remarks, error)
	Lists(context.Context) ([]news.Label, error)
	Tags(context.Context) ([]news.Label, error)
	Marked(context.Context, news.HighlightQuery) (news.HighlightPage, error)
	SavedCounts(context.Context) (stories, passages int, err error)
}

// Opener tells what the reader wrote to a story. It never uses the network.
type Opener interface {
	Open(context.Context, news.StoryID) (news.Reading, error)
}

// Page is the page of what is saved. Of passages the rows are their stories.
type Page struct {
	page.Rows
	shelf  Shelf
	tab    tab
	oldest bool // the first saved first
	filter filter
	naming naming
	known  known

	seek     news.StoryID // is to be under the cursor when it comes
	kept     map[news.StoryID]news.Remarks
	marked   []news.MarkedStory // passages, as many as rows
	next     news.Cursor
	asked    bool // the store has answered
	trouble  text.Safe
	tabAt    []int // where the tabs begin that are drawn, from the first of them on
	tabsFrom int
}

// known is what there is to choose from.
type known struct {
	lists, tags   []news.Label
	all, passages int
}

// New shows all that is saved, or what is in a reading list or has a tag when that is named.
func New(shelf Shelf, to page.Saved) *Page {
	p := &Page{shelf: shelf, tab: tab{list: to.List, tag: to.Tag}, seek: to.At, kept: map[news.StoryID]news.Remarks{}}
	p.Roll = page.NewRoll(p)
	return p
}

// pageful is how many rows are asked for at a time.
const pageful = 40

// The topics of what is asked.
const (
	topicList    = "list"
	topicDetails = "details"
)

// answer is a piece of what a tab lists.
type answer struct {
	tab    tab
	page   news.Page
	marked []news.MarkedStory
	kept   map[news.StoryID]news.Remarks
	known  known
	err    error
	later  bool // it continues what is shown
}

// Name implements page.Page.
func (p *Page) Name() text.Safe {
	if p.tab.same(tab{}) {
		return "Saved"
	}
	return p.tab.name()
}

// Way implements page.Way.
func (p *Page) Way() news.Way {
	if p.tab.same(tab{}) {
		return news.Way{Kind: news.WaySaved}
	}
	return news.Way{Kind: news.WaySaved, Name: string(p.tab.name())}
}

// Scope implements page.Scope.
func (p *Page) Scope() news.Query {
	return news.Query{Saved: true, List: p.tab.list, Tag: p.tab.tag, Words: p.filter.words(), Oldest: p.oldest}
}

// Here implements page.Placed. The tags and the passages are not places of the trail: it leads to all that is saved.
func (p *Page) Here() page.Destination {
	s, _ := p.Subject()
	return page.Saved{List: p.tab.list, Tag: p.tab.tag, At: s.ID}
}

// reach is how far down is looked for the story that is to be under the cursor.
const reach = 5 * pageful

// Start implements page.Page.
func (p *Page) Start(*page.Env) []page.Action {
	if p.seek != 0 {
		return []page.Action{p.ask(news.Cursor{}, reach)}
	}
	return []page.Action{p.ask(news.Cursor{}, pageful)}
}

func (p *Page) ask(after news.Cursor, limit int) page.Action {
	shelf, shown, q := p.shelf, p.tab, p.Scope()
	q.After, q.Limit = after, limit
	return page.Ask{Topic: topicList, Do: func(ctx context.Context) any {
		a := answer{tab: shown, later: after != news.Cursor{}}
		if a.err = a.read(ctx, shelf, q); a.err == nil {
			a.err = a.know(ctx, shelf)
		}
		return a
	}}
}

// read reads the rows.
func (a *answer) read(ctx context.Context, shelf Shelf, q news.Query) (err error) {
	switch a.tab.kind {
	case tags:
		return nil
	case passages:
		found, err := shelf.Marked(ctx, news.HighlightQuery{Text: q.Words, After: q.After, Limit: q.Limit})
		a.marked, a.page.Next, a.page.More = found.Highlights, found.Next, found.More
		for i := range a.marked {
			a.page.Stories = append(a.page.Stories, a.marked[i].In)
		}
		return err
	}
	if a.page, err = shelf.Page(ctx, q); err != nil {
		return err
	}
	ids := make([]news.StoryID, len(a.page.Stories))
	for i := range ids {
		ids[i] = a.page.Stories[i].ID
	}
	a.kept, err = shelf.Remarks(ctx, ids...)
	return err
}

// know reads what there is to choose from.
func (a *answer) know(ctx context.Context, shelf Shelf) (err error) {
	if a.known.lists, err = shelf.Lists(ctx); err != nil {
		return err
	}
	if a.known.tags, err = shelf.Tags(ctx); err != nil {
		return err
	}
	a.known.all, a.known.passages, err = shelf.SavedCounts(ctx)
	return err
}

// Receive implements page.Page.
func (p *Page) Receive(env *page.Env, msg any) []page.Action {
	p.Cache.Drop()
	switch msg := msg.(type) {
	case answer:
		return p.take(msg)
	case page.Changed:
		p.Apply(msg)
	case page.Fresh:
		return []page.Action{p.ask(news.Cursor{}, max(p.Size(), pageful))}
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
	under := p.under()
	p.known, p.trouble, p.next, p.More = a.known, "", a.page.Next, a.page.More
	if !a.later {
		p.Stories, p.marked = nil, nil
	}
	p.Stories, p.marked = append(p.Stories, a.page.Stories...), append(p.marked, a.marked...)
	for id, k := range a.kept {
		p.kept[id] = k
	}
	if p.tab.kind == stories {
		p.Find(under)
	}
	p.At = max(0, min(p.At, p.Size()-1))
	if p.tab.list != "" && !slices.ContainsFunc(p.known.lists, func(l news.Label) bool { return strings.EqualFold(l.Name, p.tab.list) }) {
		return p.show(tab{}) // the list was renamed or removed
	}
	return p.Look()
}

// under is the story that is to be under the cursor: the one that is, but at first the one that was.
func (p *Page) under() news.StoryID {
	seek := p.seek
	p.seek = 0
	if s, ok := p.Subject(); ok {
		return s.ID
	}
	return seek
}

// Size implements page.Rolled.
func (p *Page) Size() int {
	if p.tab.kind == tags {
		return len(p.known.tags)
	}
	return len(p.Stories)
}

// Look implements page.Looker: the story under the cursor, or what has the tag.
func (p *Page) Look() []page.Action {
	if p.tab.kind != tags || p.At >= len(p.known.tags) {
		return p.Rows.Look()
	}
	l := tagged(p.known.tags[p.At].Name)
	return []page.Action{page.Look{List: &l}}
}

// tagged is the list of what has a tag.
func tagged(tag string) page.List { return page.List{Title: "#" + tag, Query: news.Query{Tag: tag}} }

// Lone implements page.Lone.
func (p *Page) Lone() bool { return p.asked && p.Size() == 0 }

// View implements page.Page.
func (p *Page) View(env *page.Env) []surface.Line {
	return p.Cache.Lines(env, func() []surface.Line { return p.draw(env) })
}
