// Package feeds is the page of subscriptions: how each feed fares, by section or the worst first, or those that are
// called so, and the prompts in which a feed gets another title or another section. It knows nothing of how feeds are
// fetched or kept.
package feeds

import (
	"context"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Register knows the feeds, and how they fare. It never uses the network.
type Register interface {
	Health(context.Context, news.SectionID) ([]news.Health, error)
	Pulse(context.Context, news.FeedID) (news.Pulse, error)
}

// Page is the page of feeds. Only what is on the screen is drawn, so that their number costs nothing.
type Page struct {
	register Register
	all      []news.Health // in the order of the tree
	table    table
	worst    bool
	find     finder
	at       int  // the row under the cursor
	top      int  // the first line of the table drawn
	room     int  // lines of the table drawn last
	stay     bool // the feed under the cursor goes elsewhere by the reader's doing: the cursor does not follow
	asked    bool
	trouble  text.Safe
	pulse    pulse
	cache    page.Cache
}

// New makes the page, the feeds in the order of the tree or the worst first.
func New(register Register, worst bool) *Page { return &Page{register: register, worst: worst} }

// The topics of what is asked.
const (
	topicFeeds = "feeds"
	topicPulse = "pulse"
)

// answer is the feeds.
type answer struct {
	all  []news.Health
	calm bool // rows stay where they are
	err  error
}

// pulse is what the stories of the feed under the cursor are like.
type pulse struct {
	feed news.FeedID
	news.Pulse
}

// Name implements page.Page.
func (*Page) Name() text.Safe { return "Feeds" }

// Start implements page.Page.
func (p *Page) Start(*page.Env) []page.Action { return []page.Action{p.ask(false)} }

// ask asks how the feeds fare. Calm says that the reader did not ask for it: then no row moves.
func (p *Page) ask(calm bool) page.Action {
	return page.Ask{Topic: topicFeeds, Do: func(ctx context.Context) any {
		all, err := p.register.Health(ctx, 0)
		return answer{all: all, calm: calm, err: err}
	}}
}

// Receive implements page.Page.
func (p *Page) Receive(_ *page.Env, msg any) []page.Action {
	switch m := msg.(type) {
	case answer:
		return p.take(m)
	case pulse:
		p.pulse = m
		p.cache.Drop()
	case page.Fresh:
		return []page.Action{p.ask(false)}
	case page.Arrived:
		return []page.Action{p.ask(true)}
	}
	return nil
}

// take shows the feeds with the cursor on the one it was on.
func (p *Page) take(a answer) []page.Action {
	p.cache.Drop()
	p.asked, p.trouble = true, ""
	if a.err != nil {
		p.trouble = page.Trouble{Err: a.err}.Sentence()
		return nil
	}
	under, had := p.chosen()
	calm := a.calm && sameFeeds(p.all, a.all)
	had = had && !p.stay
	if back, ok := newcomer(p.all, a.all); ok && !a.calm {
		under, had = back, true // as when its removal was undone
	}
	p.all = a.all
	if !calm {
		p.arrange(under, had)
		p.stay = false
	}
	return p.feel()
}

// newcomer is the one feed that was not among those there were.
func newcomer(before, after []news.Health) (h news.Health, ok bool) {
	if len(before) == 0 || len(after) != len(before)+1 {
		return h, false
	}
	known := make(map[news.FeedID]bool, len(before))
	for i := range before {
		known[before[i].Feed.ID] = true
	}
	for i := range after {
		if !known[after[i].Feed.ID] {
			return after[i], true
		}
	}
	return h, false
}

// arrange sets the table anew, the cursor on the feed it was on; else it keeps its place.
func (p *Page) arrange(under news.Health, had bool) {
	p.table = newTable(p.all, p.find.among(p.all), p.worst)
	p.at = max(0, min(p.at, p.rows()-1))
	for at, i := range p.table.feeds {
		if had && p.all[i].Feed.ID == under.Feed.ID {
			p.at = at
		}
	}
	p.cache.Drop()
}

func sameFeeds(a, b []news.Health) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Feed.ID != b[i].Feed.ID {
			return false
		}
	}
	return true
}

// rows is how many feeds the table shows.
func (p *Page) rows() int { return len(p.table.feeds) }

// chosen is the feed under the cursor.
func (p *Page) chosen() (news.Health, bool) {
	if p.at >= p.rows() {
		return news.Health{}, false
	}
	return p.all[p.table.feeds[p.at]], true
}

// feel asks what the stories of the feed under the cursor are like.
func (p *Page) feel() []page.Action {
	h, ok := p.chosen()
	if !ok {
		return nil
	}
	return []page.Action{page.Ask{Topic: topicPulse, Do: func(ctx context.Context) any {
		felt, err := p.register.Pulse(ctx, h.Feed.ID)
		if err != nil {
			return nil // the rest of the digest stands without it
		}
		return pulse{h.Feed.ID, felt}
	}}}
}

// Position implements page.Positioned.
func (p *Page) Position(*page.Env) (at, total int) { return min(p.at+1, p.rows()), p.rows() }

// View implements page.Page.
func (p *Page) View(env *page.Env) []surface.Line {
	return p.cache.Lines(env, func() []surface.Line { return p.draw(env) })
}
