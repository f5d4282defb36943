package article

import (
	"cmp"
	"context"
	"errors"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// settled arrives when scrolling has paused.
type settled struct{}

// Receive implements page.Page.
func (p *Page) Receive(env *page.Env, msg any) []page.Action {
	p.cache.Drop()
	switch msg := msg.(type) {
	case answer:
		return p.answered(env, msg)
	case chosen:
		return p.chose(env, msg)
	case page.Fresh:
		return p.reopen(msg)
	case revised:
		return p.compared(env, msg)
	case shot:
		return p.developed(env, msg)
	case page.Resized:
		return p.askPictures(env)
	case settled:
		return append(p.tell(), p.askPictures(env)...)
	case page.Marked:
		p.remark(msg)
	case page.Others:
		p.others = msg
		p.reset()
	case page.Changed:
		p.changed(msg)
	}
	return nil
}

// answered shows what came, and asks for the page itself when only the feed's text is stored.
func (p *Page) answered(env *page.Env, a answer) []page.Action {
	if a.fetched {
		p.fetching = false
	}
	if a.err != nil {
		return append(p.visited(), p.troubled(a)...)
	}
	p.opened = true
	p.miss(a.reading.Absent)
	was := p.reading
	p.take(env, a.reading)
	actions := append(p.visited(), p.asked(a, &was.Article)...)
	if s := &p.reading.Story; s.Stored > was.Story.Stored && a.fetched || s.Whole && !was.Story.Whole {
		actions = append(actions, page.Changed{Stories: []news.StoryID{s.ID}, Stored: s.Stored, Whole: s.Whole})
	}
	if a.fetched && p.link.URL != "" {
		actions = append(actions, p.begun()...)
	}
	if a.first && p.wanted(env) {
		actions = append(actions, p.askFetch())
	}
	return append(actions, p.askPictures(env)...)
}

// troubled says why there is nothing to read. Where a list stands in place of an article, the list is shown.
func (p *Page) troubled(a answer) []page.Action {
	if errors.Is(a.err, context.Canceled) {
		return nil
	}
	var other *news.NoArticleError
	p.elsewhere = errors.As(a.err, &other)
	if p.elsewhere && other.List != (news.Listing{}) && !p.away {
		return []page.Action{page.Go{To: page.ListOf(other.List), Instead: true}}
	}
	p.opened = true
	p.trouble = page.Trouble{Err: a.err}.Sentence()
	p.reset()
	return nil
}

// wanted says whether the network should be asked for the page: for an article that is read, not for a preview.
func (p *Page) wanted(env *page.Env) bool {
	return !p.preview && Wanted(&p.reading.Story, env.Offline)
}

// Wanted says whether the network should be asked for the page of a story that is read.
func Wanted(s *news.Story, offline bool) bool {
	return !offline && s.URL != "" && (s.Stored < news.StoredFull || s.Stale)
}

// take puts a newer reading in the place of the one shown. The line being read stays where it is on the screen.
func (p *Page) take(env *page.Env, r news.Reading) {
	first := len(p.reading.Article.Blocks) == 0
	was := p.reading
	if len(r.Article.Blocks) == 0 && !first {
		r.Article = was.Article // a failed fetch takes nothing away
	}
	if !first && !was.AsOf.IsZero() {
		r.LastRead, r.Revised = was.LastRead, cmp.Or(was.Revised, r.Revised) // what is new stays so while it is read
	}
	p.reading, p.trouble = r, text.Line(r.Trouble)
	if p.reading.Story.Title == "" {
		p.reading.Story.Title = p.link.Title
	}
	switch {
	case first:
		p.matter, p.told = p.newMatter(), r.Place
	case was.Story.Stored == news.StoredFull && r.Choice != was.Choice: // the reader wants the page by another text
		p.matter = p.newMatter()
	default:
		p.inset(was.Article.Blocks)
		if s := p.chooseStandfirst(); p.matter.cutShort(s) {
			p.matter.standfirst = s
		} else if p.doubled() {
			p.matter.standfirst = ""
		}
	}
	line, onScreen := p.readingLine(was.Article.Blocks, r.Article.Blocks)
	p.changes.relocate(was.Article.Blocks, r.Article.Blocks)
	picked := p.pickedAddress()
	p.reset()
	p.set(env)
	p.pickAddress(picked)
	switch {
	case first && p.goal == 0 && len(p.find.hits) > 0:
		p.step(env, 0)
	case first && p.goal == 0 && r.Place != (news.Place{}):
		p.scrollTo(env, p.sheet.rowOf(r.Place))
	case !first && onScreen && !p.changes.shown():
		p.keep(env, line, was.Article.Blocks)
	}
	p.toMark(env)
}

// changed takes over marks that were made elsewhere.
func (p *Page) changed(c page.Changed) {
	hit := c.Apply(&p.reading.Story)
	for i := range p.reading.Related {
		if c.Apply(&p.reading.Related[i].Story) {
			hit = true
		}
	}
	for i := range p.from.Next {
		if c.Apply(&p.from.Next[i]) {
			hit = true
		}
	}
	if hit {
		p.reset()
	}
}

// reset makes the page set its sheet anew.
func (p *Page) reset() {
	if p.sheet != nil {
		p.sheet.stale = true
	}
	p.cache.Drop()
}
