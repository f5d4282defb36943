// Package search is the search over everything stored, laid over the page below. It knows nothing of how stories are
// found.
package search

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Shelf finds stories. It never uses the network.
type Shelf interface {
	Page(context.Context, news.Query) (news.Page, error)
}

// Page is a search with its results. It is laid over the page on which it was begun, and still there when the reader
// comes back from a result.
type Page struct {
	page.Rows
	shelf   Shelf
	field   field.Field
	next    news.Cursor
	asked   string // the words that the stories were found by
	trouble text.Safe
	height  int // rows that the overlay has needed so far

	unsearched int           // stories whose texts are not read in yet
	found      int           // matches in all, as far as they were ranked; 0 when that is not known
	marks      []string      // what to mark in a story that is opened
	matcher    *text.Matcher // the same, for headlines
	mistake    text.Safe     // what of the search is not understood; the stories are those of the search before
	offers     []string      // how the last word may go on
	offered    string        // what stays before it
}

// New begins a search with these words; none are fine.
func New(shelf Shelf, words string) *Page {
	p := &Page{shelf: shelf, field: field.New(words)}
	p.Roll = page.NewRoll(p)
	return p
}

// The size of the overlay, and what is asked for at a time.
const (
	mostWidth   = 96
	leastHeight = 12 // a sentence of three lines, and what is around it
	mostHeight  = 30
	pageful     = 25
)

// rests is how long typing pauses before the store is asked.
const rests = 80 * time.Millisecond

// The topics of what is asked.
const (
	topicType = "type"
	topicFind = "find"
)

// typed arrives when typing has paused.
type typed struct{}

// found is an answer of the store.
type found struct {
	words string
	page  news.Page
	err   error
	later bool // it continues what is shown
}

// Name implements page.Page.
func (p *Page) Name() text.Safe { return "Search" }

// Way implements page.Way.
func (p *Page) Way() news.Way { return news.Way{Kind: news.WaySearch, Name: p.asked} }

// Lasting implements page.Lasting.
func (p *Page) Lasting() bool { return !p.field.Empty() }

// Here implements page.Placed.
func (p *Page) Here() page.Destination { return page.Search{Text: p.field.String()} }

// Box implements page.Overlay. It grows downwards with what is found, and does not shrink again while one types.
func (p *Page) Box(env *page.Env) geometry.Rect {
	box := env.Area.Overlay(mostWidth, mostHeight)
	box.Height = min(box.Height, max(leastHeight, p.height))
	return box
}

// Start implements page.Page.
func (p *Page) Start(*page.Env) []page.Action { return p.ask() }

// ask looks for the words in the field, from the first result on.
func (p *Page) ask() []page.Action {
	words := strings.TrimLeft(p.field.String(), " ")
	if p.mistake = ""; words == "" {
		p.Stories, p.asked, p.More, p.trouble, p.unsearched, p.found = nil, "", false, "", 0, 0
		return []page.Action{page.Forget{Topic: topicFind}}
	}
	return p.look(words, news.Cursor{})
}

func (p *Page) look(words string, after news.Cursor) []page.Action {
	later := after != news.Cursor{}
	return []page.Action{page.Ask{Topic: topicFind, Do: func(ctx context.Context) any {
		found := found{words: words, later: later}
		found.page, found.err = p.shelf.Page(ctx, news.Query{Text: words, Typing: true, After: after, Limit: pageful})
		return found
	}}}
}

// Receive implements page.Page.
func (p *Page) Receive(env *page.Env, msg any) []page.Action {
	p.Cache.Drop()
	switch msg := msg.(type) {
	case typed:
		return p.ask()
	case found:
		p.take(msg)
		p.grow(env)
	case page.Changed:
		p.Apply(msg)
	}
	return nil
}

func (p *Page) take(f found) {
	var mistake news.QueryError
	switch {
	case errors.As(f.err, &mistake):
		p.mistake = text.Line(mistake.Error())
		return
	case f.err != nil:
		p.trouble = page.Trouble{Err: f.err}.Sentence()
		return
	}
	p.asked, p.trouble, p.mistake, p.next, p.More, p.unsearched = f.words, "", "", f.page.Next, f.page.More, f.page.Unsearched
	p.found, p.marks, p.matcher = f.page.Found, f.page.Marks, text.NewMatcher(f.page.Marks)
	if f.later {
		p.Stories = append(p.Stories, f.page.Stories...)
		return
	}
	p.Stories = f.page.Stories
	p.Rewind()
}

// Type implements page.Typer.
func (p *Page) Type(env *page.Env, msg tea.Msg) ([]page.Action, bool) {
	before := p.field.String()
	if !p.field.Type(msg) {
		return nil, false
	}
	p.Cache.Drop()
	if p.field.String() == before {
		return nil, true
	}
	p.offered, p.offers = completions(env, p.field.String())
	return page.Do(page.After{Topic: topicType, Wait: rests, Message: typed{}})
}

// Do implements page.Page.
func (p *Page) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	p.Cache.Drop()
	switch c {
	case page.NextPane:
		if len(p.offers) > 0 {
			return p.complete(env), true
		}
		return p.Move(env, 1), true
	case page.EditSearch:
		return p.keep()
	case page.PrevPane:
		return p.Move(env, -1), true
	case page.Open:
		return p.open(env), true
	}
	return p.Steer(env, c)
}

// Size implements page.Rolled.
func (p *Page) Size() int { return len(p.Stories) }

// Moved implements page.Rolled: more is asked for near the end.
func (p *Page) Moved(*page.Env) []page.Action {
	if !p.More || !p.Near(pageful/4) {
		return nil
	}
	p.More = false
	return p.look(p.asked, p.next)
}

// Chosen implements page.Rolled.
func (p *Page) Chosen(*page.Env) []page.Action {
	s, _ := p.Subject()
	return []page.Action{page.Go{To: page.Story{Story: s, Marks: p.marks}}}
}

// open opens the result under the cursor; while the words are newer than the results, they are looked for first.
func (p *Page) open(env *page.Env) []page.Action {
	switch {
	case strings.TrimLeft(p.field.String(), " ") != p.asked && p.mistake == "":
		return p.ask()
	case len(p.Stories) == 0:
		return nil
	}
	return p.Chosen(env)
}

// complete writes the first of the offers; another tab goes on from there.
func (p *Page) complete(env *page.Env) []page.Action {
	whole := p.offered + p.offers[0]
	if !strings.HasSuffix(whole, ":") {
		whole += " "
	}
	p.field = field.New(whole)
	p.offered, p.offers = completions(env, whole)
	return p.ask()
}

// keep asks for the name under which the search becomes a section.
func (p *Page) keep() ([]page.Action, bool) {
	query := strings.TrimSpace(p.field.String())
	if query == "" {
		return page.Do(page.Notice{Text: "There is nothing to keep yet: write what to search for"})
	}
	return page.Do(page.Go{To: page.KeptSearch{Query: query}})
}

// Marks implements page.Marker.
func (p *Page) Marks() []string { return p.marks }

// View implements page.Page.
func (p *Page) View(env *page.Env) []surface.Line {
	return p.Cache.Lines(env, func() []surface.Line { return p.draw(env) })
}
