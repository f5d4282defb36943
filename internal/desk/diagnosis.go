package desk

import (
	"fmt"
	"time"

	"reader/internal/cache"
	"reader/internal/feed/fetch"
	"reader/internal/news"
	"reader/internal/text"
)

// A feed is silent when its newest story is older than silentFor and than silentTimes its own rhythm: a monthly column
// may miss two months, a wire that stops for three is broken or has moved.
const (
	silentFor   = 90 * 24 * time.Hour
	silentTimes = 10
)

// rated is over how long stories are counted to say how many a feed brings a week, and ratedAtLeast what a shorter
// time counts as: the fifty stories of a feed that was read first this morning were not written this morning.
const (
	rated        = 4 * oneWeek
	ratedAtLeast = oneWeek
	oneWeek      = 7 * 24 * time.Hour
)

// examine says how a feed fares by what is remembered of its server and what its stories tell. It is pure. Subscribed
// are the addresses that there are subscriptions to.
func examine(h *news.Health, s news.FetchState, a cache.Activity, subscribed map[string]news.FeedID, now time.Time) {
	h.Checked, h.Succeeded, h.Failures, h.Newest = s.Checked, s.Succeeded, s.Failures, a.Newest
	h.Week = weekly(a, now)
	if s.Moved != h.Feed.URL { // a feed that has just been followed to its new place has arrived
		h.Moved, h.Twin = s.Moved, subscribed[s.Moved]
	}
	h.Status = statusOf(h, &s, a, now)
	if h.Status != news.FeedMuted && h.Status != news.FeedGone {
		h.Next = s.Next
		if !s.Checked.IsZero() {
			h.Pace = max(s.Next.Sub(s.Checked), 0)
		}
	}
	h.Since, h.Words, h.Trouble = describe(h, &s, a, now)
}

func statusOf(h *news.Health, s *news.FetchState, a cache.Activity, now time.Time) news.FeedStatus {
	switch {
	case !h.Feed.Muted.IsZero():
		return news.FeedMuted
	case s.Gone:
		return news.FeedGone
	case s.Error != "":
		return news.FeedFailing
	case s.Checked.IsZero():
		return news.FeedNew
	case h.Moved != "":
		return news.FeedMoved
	case silent(h, a, now):
		return news.FeedSilent
	default:
		return news.FeedOK
	}
}

// silent: one that never carried a story is so since it was added.
func silent(h *news.Health, a cache.Activity, now time.Time) bool {
	heard := a.Newest
	if heard.IsZero() {
		heard = h.Feed.Added
	}
	return now.Sub(heard) > max(silentFor, silentTimes*a.Rhythm)
}

// weekly is how many stories a feed brings a week.
func weekly(a cache.Activity, now time.Time) float64 {
	if a.Oldest.IsZero() {
		return 0
	}
	known := min(max(now.Sub(a.Oldest), ratedAtLeast), rated)
	return float64(a.Recent) / (float64(known) / float64(oneWeek))
}

// describe puts a feed's status into words.
func describe(h *news.Health, s *news.FetchState, a cache.Activity, now time.Time) (since time.Time, words, trouble string) {
	switch h.Status {
	case news.FeedMuted:
		return h.Feed.Muted, "muted" + sinceWhen(h.Feed.Muted, now), ""
	case news.FeedGone:
		return s.Checked, "gone" + sinceWhen(s.Checked, now), s.Error
	case news.FeedFailing:
		return s.Succeeded, failures(s, now), s.Error
	case news.FeedNew:
		return time.Time{}, "not asked yet", ""
	case news.FeedMoved:
		words, trouble = moving(h, s)
		return time.Time{}, words, trouble
	case news.FeedSilent:
		return a.Newest, "silent" + sinceWhen(a.Newest, now), silence(a, now)
	default:
		return time.Time{}, "ok", ""
	}
}

// sinceWhen is " for 3 h", or after a week " since 3 Nov"; empty when that is not known, and within the first minute.
func sinceWhen(at, now time.Time) string {
	age := text.ShortAge(at, now)
	switch {
	case at.IsZero() || now.Sub(at) < time.Minute:
		return ""
	case now.Sub(at) <= oneWeek:
		return " for " + string(age)
	default:
		return " since " + string(age)
	}
}

// failures says how often a feed failed, and since when.
func failures(s *news.FetchState, now time.Time) string {
	times := "failed once"
	if s.Failures > 1 {
		times = fmt.Sprintf("failed %d times", s.Failures)
	}
	switch {
	case s.Succeeded.IsZero():
		return times + ", never read"
	case s.Failures > 1:
		return times + sinceWhen(s.Succeeded, now)
	default:
		return times
	}
}

// moving says where a feed's server says that it lives.
func moving(h *news.Health, s *news.FetchState) (words, trouble string) {
	if h.Twin != 0 {
		return "moved", fmt.Sprintf("Its server says that it lives at %s now, where you are subscribed already.", text.URL(s.Moved))
	}
	times := "once"
	if s.MovedSeen > 1 {
		times = fmt.Sprintf("%d times", s.MovedSeen)
	}
	return "moving, seen " + times, fmt.Sprintf("Its server says that it lives at %s now. This is followed when it was said %d times.",
		text.URL(s.Moved), fetch.Sightings)
}

// silence says how long a feed has been silent, and what it used to be like.
func silence(a cache.Activity, now time.Time) string {
	switch {
	case a.Newest.IsZero():
		return "It answers, but has never carried a story."
	case a.Rhythm < time.Minute:
		return fmt.Sprintf("It answers, but its newest story is of %s.", text.ShortAge(a.Newest, now))
	default:
		return fmt.Sprintf("It answers, but its newest story is of %s. Before, one came every %s.",
			text.ShortAge(a.Newest, now), text.Period(a.Rhythm))
	}
}
