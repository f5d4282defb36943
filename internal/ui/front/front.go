// Package front sets the edited front page: the lead, the seconds, a block for each section, briefs and long reads,
// in as many columns as the screen has. Which story goes where is decided elsewhere; it knows only how to set them.
package front

import (
	"context"
	"iter"
	"slices"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Desk knows how stories are marked, and gets the picture of the lead.
type Desk interface {
	Rows(context.Context, ...news.StoryID) (map[news.StoryID]news.Story, error)
	Picture(ctx context.Context, address string, of news.StoryID) ([]byte, error)
}

// Page is the front page. It shows the page.Edition that it was sent last, however often it is left. The cursor is an
// index into items, which stand in the order of reading.
type Page struct {
	desk     Desk
	front    news.Front
	fresh    map[news.StoryID]bool // what did not stand on the edition before
	loaded   bool
	trouble  error
	cursor   int
	top      int    // first line on the screen
	items    []item // as set last
	generous int    // lines of standfirst for every story at the least
	house    string // the paper that most stories are from; empty when none is
	asked    plate
	print    print
	sheet    page.Cache // the whole page
	cache    page.Cache // what of it is on the screen, with the cursor

	known map[cell][]surface.Line // while the page is set: what its stories are set as
}

// New makes the front page, before it was sent an edition.
func New(desk Desk) *Page { return &Page{desk: desk} }

// Name is the page's name on the trail.
func (*Page) Name() text.Safe { return "Front page" }

// Way implements page.Way.
func (*Page) Way() news.Way { return news.Way{Kind: news.WayFront} }

// Scope is everything.
func (*Page) Scope() news.Query { return news.Query{} }

// Start asks how the stories are marked when the page was there before.
func (p *Page) Start(*page.Env) []page.Action { return p.askMarks() }

// Enter asks again for the picture if the page was left before it came.
func (p *Page) Enter(env *page.Env) []page.Action {
	if p.asked == p.print.plate && p.asked != (plate{}) {
		return nil
	}
	p.asked = plate{}
	return p.askPicture(env)
}

// marked are stories as they are marked now.
type marked map[news.StoryID]news.Story

// askMarks asks how the stories are marked. The page itself is not edited anew under the reader.
func (p *Page) askMarks() []page.Action {
	var ids []news.StoryID
	for s := range p.front.Stories() {
		ids = append(ids, s.ID)
	}
	if len(ids) == 0 {
		return nil
	}
	return []page.Action{page.Ask{Topic: "marks", Do: func(ctx context.Context) any {
		rows, err := p.desk.Rows(ctx, ids...)
		if err != nil {
			return page.Trouble{Err: err} // the marks stay as they are
		}
		return marked(rows)
	}}}
}

func (m marked) apply(s *news.Story) {
	if now, ok := m[s.ID]; ok {
		s.Read, s.Saved, s.Stored, s.Whole, s.Revised = now.Read, now.Saved, now.Stored, now.Whole, now.Revised
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
		p.drop()
	case marked:
		p.each(m.apply)
		p.drop()
	case page.Fresh:
		if m.Marks {
			return p.askMarks()
		}
	}
	return nil
}

// take shows another front page; the cursor stays on its story if that is still there.
func (p *Page) take(env *page.Env, e page.Edition) {
	p.loaded, p.trouble = true, e.Err
	p.drop()
	if e.Err != nil {
		return
	}
	p.front, p.fresh = e.Front, e.New
	p.house = p.chooseHouse()
	p.sheetOf(env)
}

// drop has the page set anew.
func (p *Page) drop() {
	p.sheet.Drop()
	p.cache.Drop()
}

// sheetOf is the whole page. The cursor stays on its story when that stands elsewhere than before, and goes to the lead when
// it stands there no more.
func (p *Page) sheetOf(env *page.Env) []surface.Line {
	if env.Frame.Columns == 0 { // there is no screen yet, or it is too small
		return nil
	}
	return p.sheet.Lines(env, func() []surface.Line {
		was, had := p.Subject()
		lines := p.lay(env)
		p.cursor = 0
		for i := range p.items {
			if had && p.items[i].story.ID == was.ID {
				p.cursor = i
			}
		}
		return lines
	})
}

// each visits every story of the page.
func (p *Page) each(visit func(*news.Story)) {
	for s := range p.front.Stories() {
		visit(s)
	}
}

// Listed implements page.Lister.
func (p *Page) Listed() iter.Seq[news.Story] {
	return func(yield func(news.Story) bool) {
		for s := range p.front.Stories() {
			if !yield(*s) {
				return
			}
		}
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
	lines := p.sheetOf(env)
	p.scroll(len(lines), env.Area.Height)
	shown := surface.Fit(slices.Clone(lines[p.top:min(len(lines), p.top+env.Area.Height)]), env.Area.Width, env.Area.Height)
	if p.cursor < len(p.items) {
		it := &p.items[p.cursor]
		env.Splice(shown, p.set(env, it.cell, true), it.X, it.Y-p.top)
	}
	return shown
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
		return page.Waiting(env)
	case env.Refreshing:
		return page.Sentence(env, "Fetching the news", "The front page is set as stories come in.")
	case env.Offline:
		return page.Sentence(env, "Nothing stored here yet", "No news has been fetched. You are offline.", "Press {refresh} to try again.")
	default:
		return page.Sentence(env, "No news yet", "Press {refresh} to ask for news, or {add} to add a site.")
	}
}
