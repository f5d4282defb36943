package desk

import (
	"context"
	"errors"
	"strings"
	"time"

	"reader/internal/cache"
	"reader/internal/news"
)

// Retention is how long and how much is kept of what was fetched.
type Retention struct {
	Keep    cache.Keep // of each feed
	For     []KeepFor  // feeds with bounds of their own
	Stories int        // in all, zero for no bound, and so is
	Bytes   int64      // of the cache's file
}

// KeepFor is for the feeds whose address begins so; where several do, the longest counts.
type KeepFor struct {
	Address string
	Keep    cache.Keep
}

// of is what holds for a feed.
func (r *Retention) of(feed news.Feed) cache.Keep {
	keep, best := r.Keep, -1
	for _, f := range r.For {
		if strings.HasPrefix(feed.URL, f.Address) && len(f.Address) > best {
			keep, best = f.Keep, len(f.Address)
		}
	}
	return keep
}

// lately is how long what was opened stays as it is, and visitsLately how many visits that are at the most.
const (
	lately       = 24 * time.Hour
	visitsLately = 500
)

// retention is what the cache shall keep now.
func (d *Desk) retention(ctx context.Context) (cache.Retention, error) {
	r := cache.Retention{Feeds: map[news.FeedID]cache.Keep{}, Else: d.retain.Keep, Stories: d.retain.Stories, Bytes: d.retain.Bytes}
	feeds, err := d.library.Feeds(ctx)
	if err != nil {
		return r, err
	}
	for _, f := range feeds {
		r.Feeds[f.ID] = d.retain.of(f)
	}
	visits, _, err := d.library.History(ctx, news.Past{Limit: visitsLately})
	for _, v := range visits {
		if d.now().Sub(v.At) < lately {
			r.Spare = append(r.Spare, v.Story)
		}
	}
	return r, err
}

// Tidy gives back the room of what need not be kept, all at once, and says what that was.
func (d *Desk) Tidy(ctx context.Context) (cache.Tidied, error) {
	return d.tidy(ctx, func(time.Duration) error { return ctx.Err() })
}

func (d *Desk) tidy(ctx context.Context, rest func(time.Duration) error) (done cache.Tidied, err error) {
	d.pruning.Lock()
	defer d.pruning.Unlock()
	if err := d.reconcile(ctx); err != nil { // what is saved must be known to be
		return done, err
	}
	r, err := d.retention(ctx)
	if err != nil {
		return done, err
	}
	return d.cache.Tidy(ctx, r, rest)
}

// How often the cache is tidied, and how long a command that does something else may take over it.
const (
	tidyEvery = 20 * time.Hour // once a day, also when that begins a little earlier
	briefly   = 2 * time.Second
)

// errLater ends work that is gone on with another time.
var errLater = errors.New("later")

// TidyBriefly tidies when it is time to, but not for long: the next time goes on with it.
func (d *Desk) TidyBriefly(ctx context.Context) {
	end := time.Now().Add(briefly)
	d.tidyWhenDue(ctx, func(time.Duration) error {
		if time.Now().After(end) {
			return errLater
		}
		return ctx.Err()
	})
}

// tidyGently tidies when it is time to, and rests as long as it has worked.
func (d *Desk) tidyGently(ctx context.Context) {
	d.tidyWhenDue(ctx, func(worked time.Duration) error {
		wait := time.NewTimer(worked)
		defer wait.Stop()
		select {
		case <-wait.C:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
}

// tidyWhenDue leaves what fails to the next time.
func (d *Desk) tidyWhenDue(ctx context.Context, rest func(time.Duration) error) {
	if due, err := d.cache.Untidy(ctx, tidyEvery); err == nil && due {
		_, err = d.tidy(ctx, rest)
		_ = d.cache.Distrust(err)
	}
}
