package article

import (
	"context"
	"errors"

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
	fetched bool // the network was asked
	first   bool // the store was asked for the first time
}

// askOpen asks the store, and for a story that it has lost, which the history still knows, what is behind its address.
func (p *Page) askOpen() page.Action {
	s, source, preview := p.reading.Story, p.linkedBy, p.preview
	return p.ask(topicOpen, func(ctx context.Context) (news.Reading, error) {
		r, err := p.opener.Open(ctx, s.ID)
		if errors.Is(err, news.ErrNotFound) && s.URL != "" && !preview {
			return p.opener.Follow(ctx, s.URL, source)
		}
		return r, err
	})
}

// askFetch asks the network for the story's page.
func (p *Page) askFetch() page.Action {
	p.begin()
	id := p.reading.Story.ID
	return p.ask(topicFetch, func(ctx context.Context) (news.Reading, error) { return p.opener.Fetch(ctx, id) })
}

// askAgain asks the network for the page though it is stored.
func (p *Page) askAgain() page.Action {
	p.begin()
	p.changes.asked = true
	id := p.reading.Story.ID
	return p.ask(topicFetch, func(ctx context.Context) (news.Reading, error) { return p.opener.Again(ctx, id) })
}

// askFollow asks for what is behind an address.
func (p *Page) askFollow() page.Action {
	p.begin()
	address, source := p.link.URL, p.linkedBy
	return p.ask(topicFetch, func(ctx context.Context) (news.Reading, error) {
		return p.opener.Follow(ctx, address, source)
	})
}

// begin shows that the network is asked.
func (p *Page) begin() {
	p.fetching, p.trouble = true, ""
	p.reset()
}

// ask asks for a reading.
func (p *Page) ask(topic string, get func(context.Context) (news.Reading, error)) page.Action {
	return page.Ask{Topic: topic, Do: func(ctx context.Context) any {
		r, err := get(ctx)
		return answer{reading: r, err: err, fetched: topic == topicFetch, first: topic == topicOpen}
	}}
}
