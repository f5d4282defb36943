package desk

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"reader/internal/cache"
	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// How many feeds are in the house at one time, on their way from the network to the store, and how many of them may be
// large: 16 MB at the most, and 110 MB while three large ones grow. More in hand would only have the collector run all
// the time, since as many are read as there are processors.
const (
	feedsInHand = 64
	largeInHand = 3
)

// messages is the shortest time between two messages of progress: ten a second are enough for an eye.
const messages = 100 * time.Millisecond

// VisitAll visits feeds, as many at once as the client will, and calls report for each, one call at a time. It returns
// early, with the reason, only when ctx ends or the disk is full or the like: no server is asked for what cannot be kept.
// A visit that was broken off is not reported. At the end the texts that came are read in, but for a flood: their
// headlines are there, and their texts follow when there is time.
func (d *Desk) VisitAll(ctx context.Context, feeds []news.Feed, force bool, report func(Visit)) error {
	d.recall(ctx)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	came, cut := 0, cutVisits{}
	together(ctx, d.client.Feeds(), interleave(feeds), func(feed news.Feed) (Visit, bool) {
		if err := cut.known(); err != nil {
			return failed(feed, err), true
		}
		v := d.visit(ctx, feed, force)
		cut.hear(v)
		if cause := cache.Unusable(v.Err); cause != nil {
			stop(fmt.Errorf("nothing can be stored: %w", cause))
		}
		return v, v.Status != StatusFailed || ctx.Err() == nil
	}, func(v Visit) {
		came += v.stored
		report(v)
	})
	d.keepTrust(ctx)
	if came <= flood {
		_ = d.readIn(ctx, came) // the newest first, so these; what fails waits for who has time
	}
	return context.Cause(ctx)
}

// together does something to each item, some at once, and calls report with each result that counts, one call at a
// time. It returns when all are done, or when ctx has ended and what was begun is done.
func together[Item, Result any](
	ctx context.Context, most int, items []Item, do func(Item) (Result, bool), report func(Result),
) {
	queue := make(chan Item)
	var group sync.WaitGroup
	var mu sync.Mutex
	for range min(most, len(items)) {
		group.Go(func() {
			for item := range queue {
				if result, counts := do(item); counts {
					mu.Lock()
					report(result)
					mu.Unlock()
				}
			}
		})
	}
	for _, item := range items {
		if ctx.Err() != nil {
			break
		}
		queue <- item
	}
	close(queue)
	group.Wait()
}

// interleave deals the feeds out host by host, so that one host with many feeds does not hold all workers.
func interleave(feeds []news.Feed) []news.Feed {
	byHost := map[string][]news.Feed{}
	var hosts []string
	for _, f := range feeds {
		host := fetch.Origin(f.URL)
		if byHost[host] == nil {
			hosts = append(hosts, host)
		}
		byHost[host] = append(byHost[host], f)
	}
	dealt := make([]news.Feed, 0, len(feeds))
	for round := 0; len(dealt) < len(feeds); round++ {
		for _, host := range hosts {
			if round < len(byHost[host]) {
				dealt = append(dealt, byHost[host][round])
			}
		}
	}
	return dealt
}

// Refresh asks the feeds of a section, or all for zero, though they may not be due.
func (d *Desk) Refresh(ctx context.Context, section news.SectionID) <-chan news.Progress {
	return d.refresh(ctx, section, true)
}

// RefreshDue asks the feeds that are due.
func (d *Desk) RefreshDue(ctx context.Context) <-chan news.Progress {
	return d.refresh(ctx, 0, false)
}

func (d *Desk) refresh(ctx context.Context, section news.SectionID, force bool) <-chan news.Progress {
	return d.stream(ctx, func(ctx context.Context, tell func(news.Progress)) news.Progress {
		feeds, err := d.Feeds(ctx, section)
		if err != nil {
			return unable(ctx, err)
		}
		if d.Offline() {
			return news.Progress{Phase: news.Finished, Feeds: len(feeds), Offline: true}
		}
		total := tally{feeds: len(feeds)}
		total.fail(ctx, d.VisitAll(ctx, feeds, force, func(v Visit) {
			total.add(v)
			tell(total.progress(news.Running))
		}))
		if !total.cut && ctx.Err() == nil {
			d.work.later(d.AfterRefresh)
			d.work.later(func(ctx context.Context) {
				d.readInGently(ctx)
				d.tidyGently(ctx)
			})
		}
		return total.progress(news.Finished)
	})
}

// unable is the only message of work that could not begin.
func unable(ctx context.Context, err error) news.Progress {
	var t tally
	t.fail(ctx, err)
	return t.progress(news.Finished)
}

// stream runs work whose progress is told on a channel of one place. A message that nobody has taken gives way to a
// newer one, so the work never waits for its reader, and the last message is always there to be taken.
func (d *Desk) stream(
	ctx context.Context, work func(ctx context.Context, tell func(news.Progress)) news.Progress,
) <-chan news.Progress {
	out := make(chan news.Progress, 1)
	begun := d.work.run(ctx, func(ctx context.Context) {
		defer close(out)
		pace := throttle{every: messages}
		put(out, work(ctx, func(p news.Progress) {
			if pace.ready(time.Now()) { // an eye's time, not the reader's clock
				put(out, p)
			}
		}))
	})
	if !begun {
		close(out)
	}
	return out
}

// put replaces what lies in a channel of one place. Only one goroutine may do so at a time.
func put(out chan news.Progress, p news.Progress) {
	select {
	case <-out:
	default:
	}
	out <- p
}

// throttle lets one message pass in each interval.
type throttle struct {
	every time.Duration
	last  time.Time
}

func (t *throttle) ready(now time.Time) bool {
	if now.Sub(t.last) < t.every {
		return false
	}
	t.last = now
	return true
}

// tally adds visits up.
type tally struct {
	feeds, done, fresh int
	cut                bool // of the feeds that were asked, the last had no network
	failures           []news.Failure
	cutOff             []news.Failure // for want of a network
}

func (t *tally) add(v Visit) {
	t.done++
	t.fresh += v.New
	if v.Status == StatusSkipped {
		return
	}
	if v.asked() {
		t.cut = v.NoNetwork()
	}
	if v.Status != StatusFailed {
		return
	}
	f := news.Failure{Feed: v.Feed.ID, Title: v.Feed.Title, URL: v.Feed.URL, Reason: Reason(v.Err)}
	if v.NoNetwork() {
		t.cutOff = append(t.cutOff, f)
	} else {
		t.failures = append(t.failures, f)
	}
}

// fail notes what befell all of the work; nothing did when nobody wants it any more.
func (t *tally) fail(ctx context.Context, err error) {
	if err != nil && ctx.Err() == nil {
		t.failures = append(t.failures, news.Failure{Title: "The refresh was given up", Reason: Reason(err)})
	}
}

// progress is how far they are. A network that is missing at the end is one fact, not many failures; of one that went
// and came again each feed says so that was not reached.
func (t *tally) progress(phase news.Phase) news.Progress {
	p := news.Progress{Phase: phase, Done: t.done, Feeds: t.feeds, New: t.fresh, Offline: t.cut}
	if phase == news.Finished {
		p.Failures = slices.Clone(t.failures)
		if !t.cut {
			p.Failures = append(p.Failures, t.cutOff...)
		}
	}
	return p
}
