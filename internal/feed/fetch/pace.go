package fetch

import (
	"context"
	"errors"
	"net/http"
	"time"

	"reader/internal/news"
)

const (
	shortestPause = time.Hour          // between two visits to a feed
	longestPause  = 7 * 24 * time.Hour // whatever a server or our own back-off says
	never         = 100                // years until the next visit to what is gone
	offlinePause  = 5 * time.Minute    // until we try again when there was no network: a feed is not to blame
)

// Pace is what to remember after a visit: when to come again, and what to send then. It is pure; jitter is from 0 to 1.
//
// A success waits for the longest of an hour, what feed and server ask for (with at most 5 % added) and half the feed's
// own rhythm (give or take 10 %), and a week at the most; skipHours and skipDays push it on. A failure doubles the pause
// and keeps the validators; give Pace the error also when the answer came but could not be read, since its validators
// must not be stored then. Want of a network or of the reader's own secret, and a visit that was broken off, change
// nothing but a short pause.
//
// An unchanged answer brings no hints, and none are looked at: what the feed said before holds.
func Pace(old news.FetchState, resp Response, err error, hints Hints, now time.Time, jitter float64) news.FetchState {
	switch {
	case errors.Is(err, ErrOffline), errors.Is(err, context.Canceled):
		return old
	case Offline(err), errors.As(err, new(*SecretError)):
		old.Next = later(old.Next, now.Add(offlinePause))
		return old
	case err != nil:
		return failed(old, err, now, jitter)
	default:
		return succeeded(old, resp, hints, now, jitter)
	}
}

// Due reports whether a feed may be asked by ourselves. A date further away than any pause can be was written under
// another clock and does not count.
//
// Next keeps clear of the hours in which the feed asks to be left alone, as far as they were known to come. A program
// that is not always running may first look in the midst of one, so they are looked at here too.
func Due(state news.FetchState, now time.Time) bool {
	const furthest = 2 * longestPause // a pause and what skipDays can add
	ripe := !state.Next.After(now) || state.Next.Sub(now) > furthest
	return ripe && !state.Gone && !(sleep{state.SkipHours, state.SkipDays}).at(now)
}

// shortestInsistence is how long also a reader who insists lets a server rest.
const shortestInsistence = time.Minute

// Insist reports whether a feed may be asked before it is due because the reader insists: not while its server asks to
// be left alone, nor when it was asked a moment ago. Dates further away than they can be do not count.
func Insist(state news.FetchState, now time.Time) bool {
	rested := now.Sub(state.Checked)
	return !state.Gone && !held(state, now) && (rested < 0 || rested >= shortestInsistence)
}

func succeeded(old news.FetchState, resp Response, hints Hints, now time.Time, jitter float64) news.FetchState {
	next := old
	next.URL = resp.URL
	if !resp.NotModified && !hints.CutOff {
		next.ETag, next.LastModified, next.BodyHash = resp.ETag, resp.LastModified, resp.Hash
	}
	if resp.NotModified && resp.ETag != "" {
		next.ETag = resp.ETag
	}
	if resp.NotModified && resp.LastModified != "" {
		next.LastModified = resp.LastModified
	}
	next.Checked, next.Succeeded = now, now
	next.Failures, next.Error, next.Gone = 0, "", false
	sight(&next, resp.Permanent)
	changed := !resp.NotModified && (resp.Hash != old.BodyHash || old.Succeeded.IsZero())
	switch {
	case changed:
		heed(&next, hints, now)
	case next.Newest.IsZero():
		next.Newest = now // of a state that was written before this was remembered
	}
	if !resp.NotModified || resp.Fresh > 0 {
		next.Fresh = resp.Fresh // a 304 that says nothing leaves what was said before (RFC 9111, 4.3.4)
	}
	floor := max(shortestPause, next.Asks, next.Fresh, resp.RetryAfter)
	part := time.Duration(silence)
	if !resp.NotModified && (!changed || hints.Stale) {
		part = resent
	}
	pause := max(stretch(floor, 0.05*jitter), stretch(rhythm(&next, part, now), 0.2*jitter-0.1))
	next.Hold = hold(resp.RetryAfter, now)
	next.Next = sleep{next.SkipHours, next.SkipDays}.end(now.Add(min(pause, longestPause)))
	return next
}

// heed remembers what a feed says of its pace.
func heed(s *news.FetchState, hints Hints, now time.Time) {
	asks := hints.sleep()
	s.SkipHours, s.SkipDays = asks.hours, asks.days
	s.Asks = max(hints.TTL, hints.Update)
	pace, last := hints.rhythm(now)
	s.Rhythm = pace
	switch {
	case !last.IsZero():
		s.Newest = last
	case !hints.Stale || s.Newest.IsZero():
		s.Newest = now
	}
}

// rhythm is a feed's own pace, from an hour to a day: that of its entries, or slower when there have been none lately.
func rhythm(s *news.FetchState, part time.Duration, now time.Time) time.Duration {
	pause := s.Rhythm
	if !s.Newest.IsZero() {
		pause = max(pause, now.Sub(s.Newest)/part)
	}
	return min(max(pause, shortestPause), longestRhythm)
}

// hold is until when a server that asked for a pause is left alone, whoever insists; zero when it did not ask.
func hold(pause time.Duration, now time.Time) time.Time {
	if pause <= 0 {
		return time.Time{}
	}
	return now.Add(min(pause, longestPause))
}

func failed(old news.FetchState, err error, now time.Time, jitter float64) news.FetchState {
	next := old
	if !errors.As(err, new(*restError)) {
		next.Checked, next.Moved, next.MovedSeen = now, "", 0
	}
	next.Failures++
	next.Error = Reason(err)
	var status *StatusError
	if errors.As(err, &status) && status.Code == http.StatusGone {
		next.Gone, next.Next = true, now.AddDate(never, 0, 0)
		return next
	}
	pause := max(stretch(backOff(status, next.Failures), 0.1*jitter), stretch(asked(err), 0.05*jitter))
	next.Hold = hold(asked(err), now)
	next.Next = now.Add(min(pause, longestPause))
	if status != nil && status.Code == http.StatusTooManyRequests {
		next.Hold = next.Next // it asks, though it does not say for how long
	}
	return next
}

// asked is how long a server wants to be left alone, as it said to this request or to others; zero when it did not say.
func asked(err error) time.Duration {
	var status *StatusError
	var rest *restError
	switch {
	case errors.As(err, &rest) && rest.err == nil:
		return rest.pause
	case errors.As(err, &status):
		return status.RetryAfter
	default:
		return 0
	}
}

// backOff doubles with every failure in a row. A server that said no is left alone longer than one that stumbled.
func backOff(status *StatusError, failures int) time.Duration {
	pause := shortestPause
	if status != nil && (status.Code < 500 || status.Code == http.StatusServiceUnavailable) {
		pause *= 2
	}
	for range failures - 1 {
		if pause *= 2; pause >= longestPause {
			return longestPause
		}
	}
	return pause
}

// stretch lengthens a pause by a share of itself, up to a week, so that no product runs over.
func stretch(d time.Duration, share float64) time.Duration {
	d = min(d, longestPause)
	return d + time.Duration(share*float64(d))
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// Sightings is how often in a row permanent redirects must lead to one place with a feed in it before the address is
// changed: once may be a slip or a captive portal, twice the same slip kept by a cache, and visits are an hour apart or more.
const Sightings = 3

func sight(s *news.FetchState, permanent string) {
	if permanent == "" || permanent != s.Moved {
		s.Moved, s.MovedSeen = permanent, 0
	}
	if permanent != "" {
		s.MovedSeen++
	}
}

// Moved says where a feed lives now, if its server has said so often enough to be believed. After the subscription has
// been changed, the state goes on: its validators already belong to the new address.
func Moved(s news.FetchState) (url string, ok bool) {
	if s.MovedSeen < Sightings {
		return "", false
	}
	return s.Moved, s.Moved != ""
}
