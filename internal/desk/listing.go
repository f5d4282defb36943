package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"reader/internal/cache"
	"reader/internal/feed/fetch"
	"reader/internal/feed/parse"
	"reader/internal/feed/site"
	"reader/internal/news"
	"reader/internal/text"
)

// listingRests is how long a list is not asked for again when it is only opened again.
const listingRests = 10 * time.Minute

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

const (
	errNoList    shortfall = "The page links to no list for this. What is stored here of it is shown."
	errOnFront   shortfall = "There is no such list any more: its address leads to the front page of the site."
	errNoneThere shortfall = "No stories were found on the page of this list."
)

// List asks a site for the stories of a tag, an author or a section: its feed where it has one, else the headlines on
// its page. They are stored as stories that no feed carries. Unless the reader insists, a list that was asked for a
// moment ago is left alone. What stood in the way is in Listed.Trouble; the error is for our own stores only.
func (d *Desk) List(ctx context.Context, l news.Listing, insist bool) (news.Listed, error) {
	l.URL = fetch.Canonical(l.URL)
	if l.URL == "" {
		return news.Listed{Trouble: errNoList.Error()}, nil
	}
	known := d.springs.get(l.URL)
	if !insist && d.now().Sub(known.state.Succeeded) < listingRests {
		return known.listed(0), nil
	}
	found, err := d.draw(ctx, l, known)
	if err != nil {
		return news.Listed{Trouble: Reason(err)}, nil
	}
	found.state.Succeeded = d.now()
	d.springs.put(l.URL, found.spring)
	fresh, ids, err := d.cache.PutListed(ctx, l, found.entries)
	if err != nil {
		return news.Listed{}, fmt.Errorf("store the stories of %s: %w", text.Line(l.Name()), err)
	}
	if err := d.raiseMarks(ctx, ids); err != nil {
		return news.Listed{}, err
	}
	_ = d.readIn(ctx, len(ids)) // what fails waits for who has time
	return found.listed(fresh), nil
}

func (s spring) listed(fresh int) news.Listed {
	l := news.Listed{New: fresh}
	if s.feed {
		l.Feed = s.state.URL
	}
	return l
}

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
	answer, err := d.client.Get(ctx, fetch.Request{URL: l.URL, Kind: fetch.Page, From: l.From})
	if err != nil {
		return drawn{}, err
	}
	if found, err := d.drawnFrom(l, answer); err == nil {
		return found, nil // the address is that of a feed
	}
	page, err := site.List(answer.Body, answer.URL, answer.ContentType, l.Title)
	switch {
	case err != nil:
		return drawn{}, err
	case page.Front:
		return drawn{}, errOnFront
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
	answer, err := d.client.Get(ctx, fetch.Request{URL: its.state.URL, Kind: fetch.Feed, From: l.URL, State: its.state})
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
	doc, err := parse.Parse(a.Body, parse.Hints{URL: a.URL, ContentType: a.ContentType, ContentLocation: a.ContentLocation})
	if err != nil || len(doc.Entries) == 0 {
		return drawn{}, errors.Join(errNotTheList, err)
	}
	its := spring{feed: true, paper: doc.Title, state: news.FetchState{URL: a.URL, ETag: a.ETag, LastModified: a.LastModified}}
	return drawnAt(its, entriesOf(news.Feed{URL: a.URL, Site: l.URL}, &doc, d.now())), nil
}

// listed lists what is stored of a listing. What came here by other ways is put on it before its first page is shown.
func (d *Desk) listed(ctx context.Context, f cache.Filter) (news.Page, error) {
	f.Listing.URL = fetch.Canonical(f.Listing.URL)
	if f.After == (news.Cursor{}) {
		if err := d.cache.Enlist(ctx, f.Listing); err != nil {
			return news.Page{}, err
		}
	}
	return d.cache.Page(ctx, f)
}

// SubscribeListing follows a list as a section: under the paper of its site where there is one, else at the top. Its
// error is a sentence for people. It is one step of undo.
func (d *Desk) SubscribeListing(ctx context.Context, l news.Listing) (news.Added, error) {
	l.URL = fetch.Canonical(l.URL)
	from := d.springs.get(l.URL)
	if from.state.URL == "" {
		if listed, err := d.List(ctx, l, true); err != nil || listed.Trouble != "" {
			return news.Added{}, errors.Join(err, shortfall(listed.Trouble))
		}
		from = d.springs.get(l.URL)
	}
	feed := news.Feed{URL: from.state.URL, Title: l.Name(), Page: !from.feed}
	present, err := d.present(ctx, feed.URL)
	if err != nil {
		return news.Added{}, err
	}
	if len(present) > 0 {
		return present[0], nil
	}
	return d.fileListing(ctx, l, feed)
}

func (d *Desk) fileListing(ctx context.Context, l news.Listing, feed news.Feed) (news.Added, error) {
	tree, err := d.readTree(ctx)
	if err != nil {
		return news.Added{}, err
	}
	paper := paperOf(tree, l.URL)
	s := subscription{site: cmp.Or(paper.Site, l.URL), language: paper.Language}
	err = d.take(ctx, &s, func(s *subscription) error {
		id, err := s.edit.AddSection(paper.ID, l.Name(), "", paper.Language)
		if err != nil {
			return err
		}
		return s.add(id, under(paper.Title, l.Name()), feed)
	})
	if err != nil {
		return news.Added{}, err
	}
	_ = d.VisitAll(ctx, s.feeds, false, func(Visit) {}) // what fails is in the feed's state, and due again
	return s.added[0], nil
}

// paperOf is the paper whose site an address lies on; the zero section when there is none.
func paperOf(tree []news.Section, address string) news.Section {
	for i := range tree {
		if tree[i].Site != "" && bareHost(tree[i].Site) == bareHost(address) {
			return tree[i]
		}
	}
	return news.Section{}
}
