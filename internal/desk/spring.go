package desk

import (
	"context"
	"errors"
	"sync"

	"reader/internal/cache"
	"reader/internal/feed/fetch"
	"reader/internal/feed/parse"
	"reader/internal/news"
)

// spring is where the stories of a listing come from, and what its server said of it last.
type spring struct {
	feed  bool   // else its page
	paper string // the publication's name
	state news.FetchState
}

// springs remembers them for as long as the desk lives, by the address of the listing's page.
type springs struct {
	mu    sync.Mutex
	known map[string]spring
}

// mostSprings bounds what is remembered; beyond it a list is looked for anew.
const mostSprings = 500

func (s *springs) get(page string) spring {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.known[page]
}

func (s *springs) put(page string, k spring) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil || len(s.known) >= mostSprings {
		s.known = map[string]spring{}
	}
	s.known[page] = k
}

func (s spring) listed(fresh int) news.Listed {
	l := news.Listed{New: fresh}
	if s.feed {
		l.Feed = s.state.URL
	}
	return l
}

const (
	errOnFront   shortfall = "There is no such list any more: its address leads to the front page of the site."
	errNoneThere shortfall = "No stories were found on the page of this list."
)

// drawn are the stories of a listing with where they were found; none when nothing has changed since the last time.
type drawn struct {
	spring
	entries []cache.Entry
}

// draw gets a listing's stories: from where they were found the last time, else by way of its page.
func (d *Desk) draw(ctx context.Context, l news.Listing, known spring) (drawn, error) {
	if known.feed {
		if found, err := d.drawFeed(ctx, l, known); err == nil {
			return found, nil
		}
	}
	answer, err := d.request(ctx, fetch.Request{URL: l.URL, Kind: fetch.Page, From: l.From})
	if err != nil {
		return drawn{}, err
	}
	if found, err := d.drawnFrom(l, answer); err == nil {
		return found, nil // the address is that of a feed
	}
	page, err := d.taster.list(answer.Body, answer.URL, answer.ContentType, l.Title)
	switch {
	case err != nil:
		return drawn{}, err
	case page.Front:
		return drawn{}, errOnFront
	}
	if known.state.URL != "" && !known.feed {
		page.Feeds = nil // it had none a while ago
	}
	for _, address := range page.Feeds[:min(len(page.Feeds), mostListFeeds)] {
		its := spring{feed: true, paper: page.Site, state: news.FetchState{URL: address}}
		if found, err := d.drawFeed(ctx, l, its); err == nil {
			return found, nil
		}
	}
	if len(page.Headlines) == 0 {
		return drawn{}, errNoneThere
	}
	its := spring{paper: page.Site, state: news.FetchState{URL: answer.URL}}
	return drawnAt(its, entriesOfPage(news.Feed{Language: page.Language}, page.Headlines, d.now())), nil
}

// mostListFeeds bounds the feeds that are tried for one list.
const mostListFeeds = 2

// drawnAt says of stories which paper they are of: no feed of ours will.
func drawnAt(its spring, entries []cache.Entry) drawn {
	for i := range entries {
		entries[i].Story.Source = its.paper
	}
	return drawn{spring: its, entries: entries}
}

// drawFeed reads a listing's feed, unless it is as it was.
func (d *Desk) drawFeed(ctx context.Context, l news.Listing, its spring) (drawn, error) {
	answer, err := d.request(ctx, fetch.Request{URL: its.state.URL, Kind: fetch.Feed, From: l.URL, State: its.state})
	if err != nil {
		return drawn{}, err
	}
	if answer.NotModified {
		return drawn{spring: its}, nil
	}
	found, err := d.drawnFrom(l, answer)
	if err != nil {
		return drawn{}, err
	}
	its.state.ETag, its.state.LastModified = answer.ETag, answer.LastModified
	return drawnAt(its, found.entries), nil
}

var errNotTheList = errors.New("not the feed of this list")

// drawnFrom reads an answer as a feed with stories.
func (d *Desk) drawnFrom(l news.Listing, a fetch.Response) (drawn, error) {
	doc, err := d.taster.Feed(a.Body, parse.Hints{URL: a.URL, ContentType: a.ContentType, ContentLocation: a.ContentLocation})
	if err != nil || len(doc.Entries) == 0 {
		return drawn{}, errors.Join(errNotTheList, err)
	}
	entries, err := d.taster.entries(news.Feed{URL: a.URL, Site: l.URL}, &doc, d.now())
	its := spring{feed: true, paper: doc.Title, state: news.FetchState{URL: a.URL, ETag: a.ETag, LastModified: a.LastModified}}
	return drawnAt(its, entries), err
}
