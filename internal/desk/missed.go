package desk

import (
	"context"
	"errors"
	"time"

	"reader/internal/cache"
	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// How long what could not be had is not asked for ahead: an hour, and twice as long each time it fails again, up to a
// week; at once a week where its server says that there is nothing. Who opens a story asks for its page at any time.
const (
	firstPause = time.Hour
	longPause  = 7 * 24 * time.Hour
	lostAfter  = 3   // failures in a row; then nothing waits for it any longer
	scatter    = 0.1 // of a pause, at the most, is added by chance: what failed together is not asked for together
)

// miss remembers that an address could not be had, and why. What says nothing of the address leaves no trace.
func (d *Desk) miss(ctx context.Context, address string, err error) (cache.Missed, error) {
	if ours(ctx, err) {
		return cache.Missed{Reason: Reason(err)}, nil
	}
	m, e := d.cache.Missed(ctx, address)
	if e != nil {
		return m, e
	}
	m.Failures++
	m.Lost, m.Reason = final(err) || m.Failures >= lostAfter, Reason(err)
	pause := min(firstPause<<min(m.Failures-1, 10), longPause)
	if final(err) {
		pause = longPause
	}
	m.Next = d.now().Add(pause + time.Duration(scatter*d.jitter()*float64(pause)))
	return m, d.cache.Miss(ctx, address, m)
}

// ours reports errors that are no answer: nobody wants it any more, there is no network or no budget, or the server was
// not asked, or asked us to come later.
func ours(ctx context.Context, err error) bool {
	return ctx.Err() != nil || errors.Is(err, context.Canceled) || errors.Is(err, errBudget) || fetch.Offline(err) ||
		fetch.Resting(err) || fetch.Plea(err) > 0 || cache.Unusable(err) != nil
}

// final reports that an address says for good that there is nothing to be had.
func final(err error) bool {
	return fetch.Final(err) || errors.As(err, new(shortfall)) || errors.As(err, new(*news.NoArticleError))
}
