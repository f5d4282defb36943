// Package article is the page on which a story is read: its head, its text, its links and the stories related to it.
// It knows nothing of where stories come from, nor of the list it was opened from but its name.
package article

import (
	"context"
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Opener is what the page needs of the desk. Open and Revisions never use the network, the others may.
type Opener interface {
	Open(context.Context, news.StoryID) (news.Reading, error)
	Fetch(context.Context, news.StoryID) (news.Reading, error)
	Again(context.Context, news.StoryID) (news.Reading, error)
	Revisions(ctx context.Context, id news.StoryID, since time.Time) ([]news.Revision, error)
	Follow(ctx context.Context, address string, from news.StoryID) (news.Reading, error)
	NextText(context.Context, news.StoryID) (news.Reading, news.Choice, error)
	Picture(ctx context.Context, address string, of news.StoryID) ([]byte, error)
}

// From says where the reader came from, for the line above the text. The zero From says nothing.
type From struct {
	Trail     []text.Safe // the names of the pages behind, the last one last
	List      text.Safe   // of the list whose next story n opens
	Next      []news.Story
	At, Total int // the story's place in that list, counted from one; zero when it is not of it
}

// Page is an article being read.
type Page struct {
	opener   Opener
	from     From
	link     news.Link    // of a page that is known by its address only
	linkedBy news.StoryID // the story that led here; zero for none
	preview  bool
	others   page.Others // what else there is to read, for a preview
	noted    bool        // the history has this opening

	reading   news.Reading
	opened    bool      // the store has answered
	fetching  bool      // the network was asked
	trouble   text.Safe // why the page could not be had
	elsewhere bool      // what stands at the address is for another program
	matter    matter
	changes   changes
	away      bool // the page was left; what it asked for may have been dropped

	sheet    *sheet
	top      int // the first row of the sheet on the screen
	short    int // how many rows at the bottom of the screen wait for the next page
	turned   turned
	anchor   anchor // the same place, in words that survive setting anew
	told     news.Place
	listing  bool // the keyboard is with the related stories
	picked   ref  // of the sheet's targets, while listing
	railTop  int
	hints    *hints
	hovered  ref // under the pointer
	leaps    leaps
	find     finder
	marking  *marking // nil unless a passage is being marked
	anchors  anchors
	goal     news.HighlightID // to begin at; zero for none
	pictures gallery
	absent   map[string]bool // pictures that cannot be shown, by address
	cache    page.Cache
}

// New opens a story from a list, or found in the story source. It counts as read.
func New(opener Opener, story news.Story, source news.StoryID, from From) *Page {
	p := &Page{opener: opener, reading: news.Reading{Story: story}, linkedBy: source, from: from}
	p.matter = p.newMatter()
	return p
}

// At begins at a passage that the reader marked; zero leaves it at the reader's place.
func (p *Page) At(h news.HighlightID) *Page {
	p.goal = h
	return p
}

// Found marks what a search found the story by, words and phrases, and begins where the first of them stands.
func (p *Page) Found(marks []string) *Page {
	if len(marks) > 0 {
		p.find.given = text.NewMatcher(marks)
	}
	return p
}

// Preview shows a story beside its list: from the store only, and without marking it read.
func Preview(opener Opener, story news.Story) *Page {
	p := New(opener, story, 0, From{})
	p.preview = true
	return p
}

// Follow opens an address found in the story source.
func Follow(opener Opener, link news.Link, source news.StoryID, from From) *Page {
	p := New(opener, news.Story{URL: link.URL, Title: link.Title}, source, from)
	p.link = link
	return p
}

// Name implements page.Page.
func (p *Page) Name() text.Safe { return p.matter.title }

// Reading implements page.Reading.
func (p *Page) Reading() bool { return true }

// Subject implements page.Subject.
func (p *Page) Subject() (news.Story, bool) { return p.reading.Story, p.reading.Story.ID != 0 }

// Start implements page.Page: it asks the store, or for an address the desk.
func (p *Page) Start(env *page.Env) []page.Action {
	if p.link.URL != "" {
		return []page.Action{p.askFollow()}
	}
	actions := []page.Action{p.askOpen()}
	if !p.preview {
		actions = append(actions, p.begun()...)
	}
	return actions
}

// begun marks the story read, without a word.
func (p *Page) begun() []page.Action {
	s := p.reading.Story
	if s.ID == 0 || s.Read {
		return nil
	}
	return []page.Action{page.Mark{Stories: []news.Story{s}, Read: true, Quiet: true}}
}

// visited notes once that the story was opened. That is when the store has answered, and has said when that was before.
func (p *Page) visited() []page.Action {
	s := p.reading.Story
	if p.noted || p.preview || s.ID == 0 {
		return nil
	}
	p.noted = true
	return []page.Action{page.Visit{Story: s, From: p.linkedBy}}
}

// Leave implements page.Leaver: it writes down where the reader is.
func (p *Page) Leave(*page.Env) []page.Action {
	p.away = true
	return append(p.tell(), p.seen()...)
}

// Enter implements page.Enterer: what was still asked for when the page was left is asked again.
func (p *Page) Enter(env *page.Env) []page.Action {
	if !p.away {
		return nil
	}
	p.away = false
	p.pictures.retry()
	switch {
	case p.fetching && p.link.URL != "":
		return []page.Action{p.askFollow()}
	case !p.opened:
		return []page.Action{p.askOpen()}
	case p.fetching:
		return append(p.askPictures(env), p.askFetch())
	default:
		return p.askPictures(env)
	}
}

// Here implements page.Placed.
func (p *Page) Here() page.Destination {
	if p.reading.Story.ID == 0 {
		return page.Address{Link: p.link, From: p.linkedBy}
	}
	return page.Story{Story: p.reading.Story, From: p.linkedBy}
}

// Rest implements page.Rester: the text is set again, and its pictures drawn again, when the reader comes back.
func (p *Page) Rest() {
	p.sheet, p.pictures = nil, gallery{}
	p.cache.Drop()
}

// View implements page.Page.
func (p *Page) View(env *page.Env) []surface.Line {
	return p.cache.Lines(env, func() []surface.Line { return p.draw(env) })
}
