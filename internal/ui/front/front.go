// Package front sets the edited front page: the lead, the seconds, a block for each section, briefs and long reads,
// in as many columns as the screen has. Which story goes where is decided elsewhere; it knows only how to set them.
package front

import (
	"context"
	"iter"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Desk knows the front page, and gets the picture of its lead.
type Desk interface {
	Front(context.Context) (news.Front, error)
	Page(context.Context, news.Query) (news.Page, error)
	Picture(ctx context.Context, address string, of news.StoryID) ([]byte, error)
}

// Page is the front page. The cursor is an index into items, which stand in the order of reading.
type Page struct {
	desk    Desk
	front   news.Front
	loaded  bool
	coming  bool // somebody reads it already
	trouble error
	cursor  int
	top     int    // first line on the screen
	items   []item // as set last
	house   string // the paper that most stories are from; empty when none is
	asked   plate
	print   print
	cache   page.Cache
}

// New makes the front page. One that is coming asks for nothing: it is sent its page.Edition.
func New(desk Desk, coming bool) *Page { return &Page{desk: desk, coming: coming} }

// Name is the page's name on the trail.
func (*Page) Name() text.Safe { return "Front page" }

// Way implements page.Way.
func (*Page) Way() news.Way { return news.Way{Kind: news.WayFront} }

// Scope is everything.
func (*Page) Scope() news.Query { return news.Query{} }

// Start asks for the stories.
func (p *Page) Start(*page.Env) []page.Action {
	if p.coming {
		return nil
	}
	return p.ask()
}

// Enter asks again for the picture if the page was left before it came.
func (p *Page) Enter(env *page.Env) []page.Action {
	if p.asked == p.print.plate && p.asked != (plate{}) {
		return nil
	}
	p.asked = plate{}
	return p.askPicture(env)
}

func (p *Page) ask() []page.Action {
	return []page.Action{page.Ask{Topic: "front", Do: func(ctx context.Context) any {
		f, err := p.desk.Front(ctx)
		return page.Edition{Front: f, Err: err}
	}}}
}

// marked are the newest stories as they are marked now.
type marked map[news.StoryID]news.Story

// newest is from how many stories a front page is made at the most.
const newest = 200

// askMarks asks how the stories are marked. The page itself is not edited anew under the reader.
func (p *Page) askMarks() []page.Action {
	return []page.Action{page.Ask{Topic: "marks", Do: func(ctx context.Context) any {
		found, err := p.desk.Page(ctx, news.Query{Limit: newest})
		if err != nil {
			return page.Trouble{Err: err} // the marks stay as they are
		}
		m := marked{}
		for _, s := range found.Stories {
			m[s.ID] = s
		}
		return m
	}}}
}

func (m marked) apply(s *news.Story) {
	if now, ok := m[s.ID]; ok {
		s.Read, s.Saved, s.Stored, s.Whole = now.Read, now.Saved, now.Stored, now.Whole
	}
}

// Receive takes the stories and what changed about them.
func (p *Page) Receive(env *page.Env, msg any) []page.Action {
	switch m := msg.(type) {
	case page.Edition:
		p.take(env, m)
		return p.askPicture(env)
	case page.Resized:
		return p.askPicture(env)
	case print:
		return p.hang(m)
	case page.Changed:
		p.each(func(s *news.Story) { m.Apply(s) })
		p.cache.Drop()
	case marked:
		p.each(m.apply)
		p.cache.Drop()
	case page.Fresh:
		if m.Marks {
			return p.askMarks()
		}
		return p.ask()
	case page.Arrived:
		if p.front.Lead == nil {
			return p.ask()
		}
	}
	return nil
}

// take shows another front page; the cursor stays on its story if that is still there.
func (p *Page) take(env *page.Env, e page.Edition) {
	was, had := p.Subject()
	p.loaded, p.trouble = true, e.Err
	p.cache.Drop()
	if e.Err != nil {
		return
	}
	p.front = e.Front
	p.house = p.chooseHouse()
	p.lay(env)
	p.cursor = min(p.cursor, max(0, len(p.items)-1))
	for i := range p.items {
		if had && p.items[i].story.ID == was.ID {
			p.cursor = i
		}
	}
}

// each visits every story of the page.
func (p *Page) each(visit func(*news.Story)) {
	if p.front.Lead != nil {
		visit(p.front.Lead)
	}
	lists := [][]news.Story{p.front.Seconds, p.front.Briefs, p.front.LongReads}
	for _, b := range p.front.Blocks {
		lists = append(lists, b.Stories)
	}
	for _, l := range lists {
		for i := range l {
			visit(&l[i])
		}
	}
}

// Listed implements page.Lister.
func (p *Page) Listed() iter.Seq[news.Story] {
	return func(yield func(news.Story) bool) {
		going := true
		p.each(func(s *news.Story) { going = going && yield(*s) })
	}
}

// chooseHouse finds the paper that at least two thirds of the stories are from: its name on every row would tell
// nothing. The others are named.
func (p *Page) chooseHouse() string {
	total, by := 0, map[string]int{}
	p.each(func(s *news.Story) { by[s.Source]++; total++ })
	for source, n := range by {
		if 3*n >= 2*total {
			return source
		}
	}
	return ""
}

// Subject is the story under the cursor.
func (p *Page) Subject() (news.Story, bool) {
	if p.cursor >= len(p.items) {
		if p.front.Lead != nil {
			return *p.front.Lead, true
		}
		return news.Story{}, false
	}
	return *p.items[p.cursor].story, true
}

// View draws the part of the page that is on the screen.
func (p *Page) View(env *page.Env) []surface.Line {
	return p.cache.Lines(env, func() []surface.Line { return p.draw(env) })
}

func (p *Page) draw(env *page.Env) []surface.Line {
	if p.front.Lead == nil {
		return p.sentence(env)
	}
	lines := p.lay(env)
	p.scroll(len(lines), env.Area.Height)
	return surface.Fit(lines[p.top:], env.Area.Width, env.Area.Height)
}

// scroll brings the item under the cursor onto the screen, with the line above it.
func (p *Page) scroll(lines, height int) {
	if p.cursor < len(p.items) {
		it := p.items[p.cursor]
		if it.Y+it.Height > p.top+height {
			p.top = it.Y + it.Height - height + 1
		}
		if it.Y-1 < p.top {
			p.top = it.Y - 1
		}
		if it.Y < height/2 && it.Y+it.Height <= height { // the top of the page is in reach: show it whole
			p.top = 0
		}
	}
	p.top = max(0, min(p.top, lines-height))
}

func (p *Page) sentence(env *page.Env) []surface.Line {
	switch {
	case p.trouble != nil:
		return page.Sentence(env, "The front page could not be read", text.Line(p.trouble.Error()))
	case !p.loaded:
		return surface.Fit(nil, env.Area.Width, env.Area.Height)
	case env.Refreshing:
		return page.Sentence(env, "Fetching the news", "The front page is set as stories come in.")
	case env.Offline:
		return page.Sentence(env, "Nothing stored here yet", "No news has been fetched. You are offline.", "Press {refresh} to try again.")
	default:
		return page.Sentence(env, "No news yet", "Press {refresh} to ask for news, or {add} to add a site.")
	}
}
