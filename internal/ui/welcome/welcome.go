// Package welcome takes papers and feeds in: the first page of an empty library, the page that adds a site, and the tour
// of the first keys. It knows nothing of how sections are found.
package welcome

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
)

// Subscriber takes papers and feeds in.
type Subscriber interface {
	Find(ctx context.Context, address string) (news.Found, error)
	Subscribe(ctx context.Context, found news.Found, chosen []news.SiteSection) ([]news.Added, error)
	Import(ctx context.Context, file string) ([]news.Added, error)
	// Offers are the files of subscriptions that lie where such files usually lie. It asks no network.
	Offers(context.Context) []news.Importable
	Sample(context.Context) error
}

// Page is the first page of an empty library. Its rows are the field, the files that were found, and the sample paper.
type Page struct {
	subscriber Subscriber
	at         int // the row under the cursor
	address    field.Field
	offers     []news.Importable
	busy       text.Safe // what is being done
	trouble    text.Safe
	begun      bool  // something was added from here: the front page comes in place of this one
	rowAt      []int // the line of each row, as it was drawn
	cache      page.Cache
}

// New is the first page.
func New(subscriber Subscriber) *Page { return &Page{subscriber: subscriber} }

// Name implements page.Page.
func (p *Page) Name() text.Safe { return "Welcome" }

// The topics of what is asked.
const (
	topicAdd    = "add"
	topicOffers = "offers"
)

// offered are the files that were found.
type offered []news.Importable

// Start implements page.Page.
func (p *Page) Start(*page.Env) []page.Action { return askOffers(p.subscriber) }

func askOffers(s Subscriber) []page.Action {
	return []page.Action{page.Ask{Topic: topicOffers, Do: func(ctx context.Context) any { return offered(s.Offers(ctx)) }}}
}

// taken is an answer to importing and to the sample paper.
type taken struct {
	added []news.Added
	err   error
}

// Receive implements page.Page.
func (p *Page) Receive(_ *page.Env, msg any) []page.Action {
	p.cache.Drop()
	switch msg := msg.(type) {
	case offered:
		if p.at > 0 { // the cursor stays on the sample paper
			p.at += len(msg)
		}
		p.offers = msg
	case taken:
		p.busy = ""
		if p.trouble = Trouble(msg.added, msg.err); p.trouble != "" {
			return nil
		}
		p.begun = true
		return welcomed(msg.added)
	case page.Fresh:
		if p.begun {
			return []page.Action{page.Go{To: page.Front{}, Instead: true}}
		}
	}
	return nil
}

// welcomed shows what was added, and fetches it.
func welcomed(added []news.Added) []page.Action {
	actions := []page.Action{page.Reload{}}
	if said := Report(added); said != "" {
		actions = append(actions, page.Notice{Text: said})
	}
	return actions
}

// typing says that the field has the keyboard.
func (p *Page) typing() bool { return p.at == 0 && p.busy == "" }

// sample is the last row.
func (p *Page) sample() int { return 1 + len(p.offers) }

// Type implements page.Typer: letters go into the field, wherever the cursor is.
func (p *Page) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	if p.busy != "" || !p.address.Type(msg) {
		return nil, false
	}
	p.at, p.trouble = 0, ""
	p.cache.Drop()
	return nil, true
}

// Do implements page.Page.
func (p *Page) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	p.cache.Drop()
	switch c {
	case page.Down, page.NextPane:
		p.turn(1)
	case page.Up, page.PrevPane:
		p.turn(-1)
	case page.Open:
		return p.choose(), true
	default:
		return nil, false
	}
	return nil, true
}

func (p *Page) turn(by int) {
	n := p.sample() + 1
	p.at, p.trouble = (p.at+by+n)%n, ""
}

// choose does what the row under the cursor says.
func (p *Page) choose() []page.Action {
	if p.busy != "" {
		return nil
	}
	p.trouble = ""
	switch {
	case p.at == p.sample():
		p.busy = "Opening the sample paper…"
		return p.ask(func(ctx context.Context) taken { return taken{err: p.subscriber.Sample(ctx)} })
	case p.at > 0:
		return p.take(p.offers[p.at-1].File)
	case p.address.Empty():
		p.trouble = "Type the address of a news site or of a feed first, such as example.org."
		return nil
	}
	if file, ok := fileOf(p.address.String()); ok {
		return p.take(file)
	}
	p.begun = true
	return []page.Action{page.Go{To: page.Add{Address: p.address.String()}}}
}

// take imports a file.
func (p *Page) take(file string) []page.Action {
	p.busy = text.Format("Reading %s…", file)
	return p.ask(imports(p.subscriber, file))
}

func imports(s Subscriber, file string) func(context.Context) taken {
	return func(ctx context.Context) taken {
		added, err := s.Import(ctx, file)
		return taken{added, err}
	}
}

func (p *Page) ask(do func(context.Context) taken) []page.Action {
	return []page.Action{page.Ask{Topic: topicAdd, Do: func(ctx context.Context) any { return do(ctx) }}}
}

// Click implements page.Clicker: once to put the cursor on a row, again to choose it.
func (p *Page) Click(_ *page.Env, _, y int) []page.Action {
	p.cache.Drop()
	for i, line := range p.rowAt {
		if y != line && (i > 0 || y != line+1) { // the field stands below its name
			continue
		}
		if p.at == i && i > 0 {
			return p.choose()
		}
		p.at, p.trouble = i, ""
	}
	return nil
}
