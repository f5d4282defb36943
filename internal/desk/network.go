package desk

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"reader/internal/feed/fetch"
)

// network is what answers tell of the line itself: since when there is none, as far as anybody has tried.
type network struct{ cut atomic.Int64 } // Unix milliseconds; 0 while there is one

// hear takes what became of a request. An error that says nothing of the line changes nothing.
func (n *network) hear(err error, now time.Time) {
	var status *fetch.StatusError
	switch {
	case fetch.Resting(err): // what its server said before is no answer of today's
	case err == nil, errors.As(err, &status):
		n.cut.Store(0)
	case fetch.Offline(err) && !errors.Is(err, fetch.ErrOffline):
		n.cut.CompareAndSwap(0, now.UnixMilli())
	}
}

// Cut is since when there is no network, as far as anybody has tried; zero while there is one, or while the reader has
// pulled the cable.
func (d *Desk) Cut() time.Time {
	at := d.network.cut.Load()
	if at == 0 || d.Offline() {
		return time.Time{}
	}
	return time.UnixMilli(at)
}

// unreachable reports that nothing can come over the line, as far as anybody knows.
func (d *Desk) unreachable() bool { return d.Offline() || d.network.cut.Load() != 0 }

// request asks the client, and learns from its answer whether there is a network.
func (d *Desk) request(ctx context.Context, r fetch.Request) (fetch.Response, error) {
	answer, err := d.client.Get(ctx, r)
	d.network.hear(err, d.now())
	return answer, err
}

// cutFeeds is how many feeds in a row may find no network until the others of a visit are not asked any more: to look up
// the names of two thousand servers would be a storm, and tells nothing new.
const cutFeeds = 8

// cutVisits ends a visit of many feeds when there is no network.
type cutVisits struct {
	row atomic.Int32
	err atomic.Pointer[error]
}

// hear counts what a feed came to.
func (c *cutVisits) hear(v Visit) {
	switch {
	case v.NoNetwork():
		if c.row.Add(1) >= cutFeeds {
			c.err.Store(&v.Err)
		}
	case v.asked():
		c.row.Store(0)
	}
}

// known is why the rest need not be asked; nil while it may be.
func (c *cutVisits) known() error {
	if err := c.err.Load(); err != nil {
		return *err
	}
	return nil
}
