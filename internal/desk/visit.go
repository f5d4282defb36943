package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"reader/internal/cache"
	"reader/internal/feed/article"
	"reader/internal/feed/fetch"
	"reader/internal/feed/parse"
	"reader/internal/feed/site"
	"reader/internal/mishap"
	"reader/internal/news"
	"reader/internal/text"
)

// Status is what a visit to one feed came to.
type Status uint8

// The outcomes of a visit.
const (
	StatusUnchanged Status = iota
	StatusNew              // it brought stories that were not known
	StatusFailed
	StatusSkipped // not due yet, muted, gone for ever, or the cable is pulled
)

func (s Status) String() string { return [...]string{"unchanged", "new", "failed", "skipped"}[s] }

// Visit is the report on one feed.
type Visit struct {
	Feed   news.Feed
	Status Status
	New    int
	Lost   int   // entries that the feed announces but that could not be read
	Err    error // of a failed visit
	stored int   // texts that wait to be read in
}

// NoNetwork reports that the feed failed for want of a network, and is not to blame.
func (v Visit) NoNetwork() bool { return v.Status == StatusFailed && fetch.Offline(v.Err) }

// asked reports that a request was made, so that what came of it tells of the network.
func (v Visit) asked() bool { return v.Status != StatusSkipped && !fetch.Resting(v.Err) }

// visit asks a feed, unless it is not due and nobody insists, and writes down what it said. What finding the feed has
// just brought is not asked for again.
func (d *Desk) visit(ctx context.Context, feed news.Feed, force bool) Visit {
	state, err := d.cache.State(ctx, feed.ID)
	if err != nil {
		return failed(feed, err)
	}
	if !feed.Muted.IsZero() || !welcome(state, d.now(), force) {
		return Visit{Feed: feed, Status: StatusSkipped}
	}
	space := d.room.Enter()
	defer space.Leave()
	answer, ok := d.fresh.take(feed.URL)
	if !ok {
		answer, err = d.ask(ctx, feed, state, space)
	}
	return d.absorb(ctx, feed, state, answer, err)
}

// ask sends the request. A feed that a site announced may lie at a private address only beside that site.
func (d *Desk) ask(ctx context.Context, feed news.Feed, state news.FetchState, space *fetch.Space) (fetch.Response, error) {
	kind := fetch.Feed
	if feed.Page {
		kind = fetch.Page
	}
	return d.request(ctx, fetch.Request{
		URL: feed.URL, Kind: kind, Background: true, From: feed.Site, State: state, Space: space,
	})
}

// welcome reports whether a feed may be asked: when it is due, and also before when the reader insists.
func welcome(state news.FetchState, now time.Time, force bool) bool {
	if force {
		return fetch.Insist(state, now)
	}
	return fetch.Due(state, now)
}

func failed(feed news.Feed, err error) Visit {
	return Visit{Feed: feed, Status: StatusFailed, Err: err}
}

// absorb writes down a feed's answer: its stories first, then its state, so that a visit cut in between is repeated
// and never lost. No answer for want of a network, or because the reader broke off, leaves no trace.
func (d *Desk) absorb(ctx context.Context, feed news.Feed, state news.FetchState, a fetch.Response, err error) Visit {
	if err != nil && (ctx.Err() != nil || fetch.Offline(err)) {
		return failed(feed, err)
	}
	v := Visit{Feed: feed, Status: StatusUnchanged}
	var s said
	changed := err == nil && !a.NotModified && (a.Hash != state.BodyHash || state.Succeeded.IsZero())
	if changed {
		if s, err = d.readFeed(ctx, &v.Feed, a); err == nil {
			if ctx.Err() != nil {
				return failed(feed, ctx.Err())
			}
			ctx = context.WithoutCancel(ctx) // from here on a visit is finished, whoever breaks off
			if v.New, v.stored, err = d.put(ctx, v.Feed, s.entries); err != nil {
				return failed(feed, err) // ours, not the feed's: its state stays, and it is asked again
			}
			v.Lost, s.hints.Stale = s.lost, v.New == 0
		}
	}
	next := fetch.Pace(state, a, err, s.hints, d.now(), d.jitter())
	if err != nil {
		next.Error = Reason(err)
	}
	if e := d.cache.SetState(ctx, feed.ID, next); e != nil {
		return failed(feed, e)
	}
	if address, ok := fetch.Moved(next); ok && err == nil {
		if e := d.move(ctx, feed, address); e != nil {
			return failed(feed, e)
		}
	}
	switch {
	case err != nil:
		v.Status, v.Err = StatusFailed, err
	case v.New > 0:
		v.Status = StatusNew
	}
	return v
}

// said is what a feed said, read.
type said struct {
	entries []cache.Entry
	hints   fetch.Hints
	lost    int
}

// errNoHeadlines is a section's page without a list of stories.
var errNoHeadlines = errors.New("no headlines were found on the page of this section")

// readFeed turns an answer into entries; a feed that had no name yet gets one.
func (d *Desk) readFeed(ctx context.Context, feed *news.Feed, a fetch.Response) (said, error) {
	d.parsing <- struct{}{}
	defer func() { <-d.parsing }()
	if feed.Page {
		headlines, err := d.taster.headlines(a.Body, a.URL, a.ContentType)
		if err == nil && len(headlines) == 0 {
			err = errNoHeadlines
		}
		if err != nil {
			return said{}, err
		}
		return said{entries: entriesOfPage(*feed, headlines, d.now())}, nil
	}
	doc, err := d.taster.Feed(a.Body, parse.Hints{
		URL: a.URL, ContentType: a.ContentType, ContentLocation: a.ContentLocation, Language: feed.Language,
	})
	if err != nil {
		return said{}, err
	}
	entries, err := d.taster.entries(*feed, &doc, d.now())
	if err != nil {
		return said{}, err
	}
	if feed.Title == "" {
		feed.Title = cmp.Or(doc.Title, news.Shared(feed.URL))
		if err := d.library.RenameFeed(ctx, feed.ID, feed.Title); err != nil {
			return said{}, err
		}
	}
	return said{entries: entries, hints: hintsOf(&doc), lost: doc.Lost}, nil
}

func hintsOf(doc *parse.Document) fetch.Hints {
	h := fetch.Hints{TTL: doc.TTL, Update: doc.Update, SkipHours: doc.SkipHours, SkipDays: doc.SkipDays, CutOff: doc.CutOff}
	for i := range doc.Entries {
		if t := doc.Entries[i].Published; !t.IsZero() {
			h.Dates = append(h.Dates, t)
		}
	}
	return h
}

// put stores entries, says how many are new and how many it wrote, and gives new stories the marks that the library
// remembers of them: a cache may have been deleted, and a story may come back.
func (d *Desk) put(ctx context.Context, feed news.Feed, entries []cache.Entry) (fresh, stored int, err error) {
	fresh, ids, err := d.cache.Put(ctx, feed, entries)
	if err != nil {
		return 0, 0, fmt.Errorf("store stories: %w", err)
	}
	return fresh, len(ids), d.raiseMarks(ctx, ids)
}

// move follows a feed whose server has said often enough that it lives elsewhere now. Where another subscription is
// there already, both stay as they are: the redirect serves them.
func (d *Desk) move(ctx context.Context, feed news.Feed, address string) error {
	if _, err := d.library.FeedByURL(ctx, address); !errors.Is(err, news.ErrNotFound) {
		return err
	}
	if err := d.library.SetFeedURL(ctx, feed.ID, address); err != nil {
		return fmt.Errorf("follow feed %s to its new address: %w", feed.ID, err)
	}
	_, err := d.readTree(ctx)
	return err
}

// Reason says in one sentence for people why something from outside could not be had.
func Reason(err error) string {
	var notFeed *parse.NotFeed
	var broken *mishap.Error
	switch {
	case errors.As(err, &broken):
		return string(text.Format("I%s.", strings.TrimPrefix(broken.Error(), "i")))
	case errors.As(err, &notFeed):
		return string(text.Format("The answer is %s.", notFeed.Error()))
	case errors.Is(err, site.ErrNothing):
		return "There is no feed at this address, and no page with sections."
	case errors.Is(err, article.ErrNotPage):
		return "There is a file at this address, and no page."
	default:
		return fetch.Reason(err)
	}
}
