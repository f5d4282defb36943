package article

import (
	"cmp"
	"slices"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
)

// Told is an article as it is told without a page: what stands above its text, the text, and what can be followed from it,
// in the words and the order of the page.
type Told struct {
	Kicker, Title, Standfirst text.Safe
	Facts                     []text.Safe // who wrote it, where, when, how long it takes, what of it is stored
	Asides                    []text.Safe // that it was updated, that the reader chose this text; keys in braces
	Picture                   news.Picture
	Caption                   text.Safe // of the picture
	Blocks                    []news.Block
	Related                   []news.Related // those in mid-text have the places in Blocks before which they stand
	State                     text.Safe      // why the text is not whole, and what can be done; keys in braces
	Language                  string

	page *Page
	env  *page.Env
}

// Lead is something that can be followed from an article.
type Lead struct {
	Title text.Safe
	Facts text.Safe // of a story that is known, its source and its age; else the host it leads to where that is another site
	Where text.Safe // where it leads, to be said before it is followed when it is not Trusted
	// Trusted says that it stays with this story's site, and that its words do not name another.
	Trusted bool
	Block   int // the place in the text that it leads to; -1 when it leads out of it

	Beside int // index in Told.Related of a story beside the article; -1 for all else

	target target
	page   *Page
}

// LeadGroup are leads under one heading.
type LeadGroup struct {
	Title text.Safe
	Leads []Lead
}

// Tell prepares a reading to be told.
func Tell(env *page.Env, r *news.Reading) Told {
	p := New(nil, r.Story, 0, From{})
	p.reading, p.opened, p.trouble = *r, true, text.Line(r.Trouble)
	p.matter = p.newMatter()
	m := &p.matter
	_, kept := headline.Kept(env, &r.Story)
	if !env.Offline && !env.Cut && !r.Story.Whole {
		kept = "" // nobody who has a network needs to know
	}
	t := Told{
		Kicker: text.Line(cmp.Or(r.Story.Kicker, r.Article.Section.Title)), Title: m.title, Standfirst: m.standfirst, Language: p.language(), page: p, env: env,
		Picture: m.picture, Caption: p.caption(), Blocks: p.blocks(), Related: p.related(), State: p.state(env),
	}
	for _, fact := range []text.Safe{p.byline(), p.source(), date(env, p.published(), false), headline.ToRead(p.timed()), kept} {
		if fact != "" {
			t.Facts = append(t.Facts, fact)
		}
	}
	said, hint := p.age(env)
	for _, aside := range []text.Safe{text.Join(". ", said, hint), p.choiceLine(env)} {
		if aside != "" {
			t.Asides = append(t.Asides, aside)
		}
	}
	return t
}

// Failed says why what was to be opened cannot be read.
func Failed(err error) text.Safe { return sentence(page.Trouble{Err: err}.Sentence()) }

// Links are the leads of the numbered links of the text.
func (t *Told) Links(links []news.Link) []Lead {
	plays := playable(t.page.reading.Article.Blocks, map[string]bool{})
	out := make([]Lead, len(links))
	for i, l := range links {
		to := t.page.aimed(l)
		to.plays = plays[l.URL]
		out[i] = t.lead(to)
	}
	return out
}

// Leads are what else can be followed, in groups of which none is empty.
func (t *Told) Leads() []LeadGroup {
	p, seen := t.page, map[string]bool{}
	var groups []LeadGroup
	add := func(title text.Safe, leads []Lead) {
		if len(leads) > 0 {
			groups = append(groups, LeadGroup{title, leads})
		}
	}
	add("Related", t.stories(p.offered(seen, news.RelatedInline, news.RelatedEnd)))
	add("Next", t.stories(p.offered(seen, news.RelatedNext)))
	add("Previous", t.stories(p.offered(seen, news.RelatedPrev)))
	add("With this story", t.leads(p.attached(t.env)))
	var above []target
	if s, ok := p.section(t.env); ok {
		above = append(above, s)
	}
	for _, a := range p.authors() {
		above = append(above, p.listed(news.ByAuthor, a))
	}
	add("Filed under", t.leads(slices.Concat(above, p.filed())))
	return groups
}

func (t *Told) stories(at []int) []Lead {
	out := make([]Lead, 0, len(at))
	for _, i := range at {
		r := &t.page.reading.Related[i]
		l := t.lead(target{link: r.Link, story: r.Story})
		l.Title, l.Beside = relatedTitle(r), i
		if r.Story.ID != 0 {
			facts := headline.Facts{Source: true, Age: true, Marks: true}.Within(&r.Story, t.page.reading.Story.Source, t.page.reading.Story.Kicker)
			l.Facts = headline.Said(t.env, &r.Story, facts)
		}
		out = append(out, l)
	}
	return out
}

func (t *Told) leads(targets []target) []Lead {
	out := make([]Lead, len(targets))
	for i := range targets {
		out[i] = t.lead(targets[i])
	}
	return out
}

func (t *Told) lead(to target) Lead {
	p := t.page
	l := Lead{Title: text.Line(to.link.Title), Block: -1, Beside: -1, Trusted: p.trusts(&to), target: to, page: p}
	if to.part {
		l.Block = news.PartOf(p.reading.Article.Blocks, to.link)
	}
	for _, run := range p.whereTo(t.env, &to) {
		l.Where = text.Join("", l.Where, run.Text)
	}
	host := text.Host(to.link.URL)
	if l.Title == "" {
		l.Title = host
	}
	if to.to == nil && !to.part && !p.home(to.link.URL) && host != l.Title {
		l.Facts = host
	}
	return l
}

// Follow is what following it does; browser asks for the browser.
func (l *Lead) Follow(browser bool) page.Action { return l.page.outOf(&l.target, browser) }

// Story is what is known of the story that it leads to; its ID is zero when nothing is.
func (l *Lead) Story() *news.Story { return &l.target.story }

// Part says that it leads to a part of the same page, which Block may not know.
func (l *Lead) Part() bool { return l.target.part }
