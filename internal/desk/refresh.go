package desk

import (
	"context"
	"sync"
	"time"

	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// workers is how many feeds are under way at once. The client holds each host to two requests and the whole to its own
// limit; beyond this number parsing and storing are the bottleneck on two cores.
const workers = 16

// messages is the shortest time between two messages of progress: ten a second are enough for an eye.
const messages = 100 * time.Millisecond

// VisitAll visits feeds, at most `workers` at once, and calls report for each, one call at a time. It returns early
// only when ctx ends.
func (d *Desk) VisitAll(ctx context.Context, feeds []news.Feed, force bool, report func(Visit)) {
	queue := make(chan news.Feed)
	var group sync.WaitGroup
	var mu sync.Mutex
	for range min(workers, len(feeds)) {
		group.Go(func() {
			for feed := range queue {
				v := d.visit(ctx, feed, force)
				mu.Lock()
				report(v)
				mu.Unlock()
			}
		})
	}
	for _, feed := range interleave(feeds) {
		if ctx.Err() != nil {
			break
		}
		queue <- feed
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
	out := make(chan news.Progress, 1)
	go func() {
		defer close(out)
		feeds, err := d.Feeds(ctx, section)
		if err != nil {
			send(ctx, out, news.Progress{Phase: news.Finished, Failures: []news.Failure{{Reason: err.Error()}}})
			return
		}
		if d.Offline() {
			send(ctx, out, news.Progress{Phase: news.Finished, Feeds: len(feeds), Offline: true})
			return
		}
		total := tally{feeds: len(feeds)}
		pace := throttle{every: messages}
		d.VisitAll(ctx, feeds, force, func(v Visit) {
			total.add(v)
			if pace.ready(time.Now()) {
				offer(out, total.progress(news.Running))
			}
		})
		if !total.offline() {
			d.AfterRefresh(ctx)
		}
		send(ctx, out, total.progress(news.Finished))
	}()
	return out
}

// offer drops a message that nobody has taken yet for a newer one.
func offer(out chan news.Progress, p news.Progress) {
	select {
	case <-out:
	default:
	}
	select {
	case out <- p:
	default:
	}
}

func send(ctx context.Context, out chan news.Progress, p news.Progress) {
	select {
	case <-out:
	default:
	}
	select {
	case out <- p:
	case <-ctx.Done():
	}
}

// tally adds visits up.
type tally struct {
	feeds, done, fresh, asked, noNetwork int
	failures                             []news.Failure
}

func (t *tally) add(v Visit) {
	t.done++
	t.fresh += v.New
	if v.Status == StatusSkipped {
		return
	}
	t.asked++
	if v.Status != StatusFailed {
		return
	}
	if fetch.Offline(v.Err) {
		t.noNetwork++
	}
	t.failures = append(t.failures, news.Failure{
		Feed: v.Feed.ID, Title: v.Feed.Title, URL: v.Feed.URL, Reason: Reason(v.Err),
	})
}

// offline is true when every feed that was asked failed for want of a network: one fact, not many failures.
func (t *tally) offline() bool { return t.asked > 0 && t.noNetwork == t.asked }

func (t *tally) progress(phase news.Phase) news.Progress {
	p := news.Progress{Phase: phase, Done: t.done, Feeds: t.feeds, New: t.fresh, Offline: t.offline()}
	if phase == news.Finished && !p.Offline {
		p.Failures = append(p.Failures, t.failures...)
	}
	return p
}

// AfterRefresh does what a refresh leaves for its end: bookmarks saved without a network get their pages.
func (d *Desk) AfterRefresh(ctx context.Context) { d.completeBookmarks(ctx) }
