package article

import (
	"context"

	"reader/internal/news"
	"reader/internal/ui/page"
)

// The topics of what the page asks.
const (
	topicOpen    = "open"
	topicMarks   = "marks" // the store is asked again
	topicFetch   = "fetch"
	topicSettle  = "settle"
	topicPicture = "picture "
	topicChanges = "changes"
)

// answer is what the desk knows of the story.
type answer struct {
	reading news.Reading
	err     error
	fetched bool            // the network was asked
	first   bool            // the store was asked for the first time
	absent  map[string]bool // the pictures that cannot be had, by address; nil while online, when nobody knows yet
}

// askOpen asks the store.
func (p *Page) askOpen(env *page.Env) page.Action {
	id := p.reading.Story.ID
	return p.ask(env, topicOpen, func(ctx context.Context) (news.Reading, error) { return p.opener.Open(ctx, id) })
}

// askFetch asks the network for the story's page.
func (p *Page) askFetch(env *page.Env) page.Action {
	p.begin()
	id := p.reading.Story.ID
	return p.ask(env, topicFetch, func(ctx context.Context) (news.Reading, error) { return p.opener.Fetch(ctx, id) })
}

// askAgain asks the network for the page though it is stored.
func (p *Page) askAgain(env *page.Env) page.Action {
	p.begin()
	p.changes.asked = true
	id := p.reading.Story.ID
	return p.ask(env, topicFetch, func(ctx context.Context) (news.Reading, error) { return p.opener.Again(ctx, id) })
}

// askFollow asks for what is behind an address.
func (p *Page) askFollow(env *page.Env) page.Action {
	p.begin()
	address, source := p.link.URL, p.linkedBy
	return p.ask(env, topicFetch, func(ctx context.Context) (news.Reading, error) {
		return p.opener.Follow(ctx, address, source)
	})
}

// begin shows that the network is asked.
func (p *Page) begin() {
	p.fetching, p.trouble = true, ""
	p.reset()
}

// ask asks for a reading. Offline it learns with it which pictures are not stored, before the text is shown: no place
// is kept for them.
func (p *Page) ask(env *page.Env, topic string, get func(context.Context) (news.Reading, error)) page.Action {
	opener, offline := p.opener, env.Offline
	return page.Ask{Topic: topic, Do: func(ctx context.Context) any {
		r, err := get(ctx)
		a := answer{reading: r, err: err, fetched: topic == topicFetch, first: topic == topicOpen}
		if offline {
			a.absent = absent(ctx, opener, &r)
		}
		return a
	}}
}

// absent are the pictures of a reading that the desk has not.
func absent(ctx context.Context, opener Opener, r *news.Reading) map[string]bool {
	out := map[string]bool{}
	look := func(pic news.Picture) {
		if _, known := out[pic.URL]; known || pic.URL == "" {
			return
		}
		_, err := opener.Picture(ctx, pic.URL, r.Story.ID)
		out[pic.URL] = err != nil
	}
	look(r.Story.Picture)
	look(r.Article.Picture)
	eachPicture(r.Article.Blocks, look)
	return out
}

// eachPicture visits the pictures in a text, those in quotes and lists included.
func eachPicture(blocks []news.Block, visit func(news.Picture)) {
	for i := range blocks {
		visit(blocks[i].Picture)
		eachPicture(blocks[i].Blocks, visit)
		for _, item := range blocks[i].Items {
			eachPicture(item, visit)
		}
	}
}
