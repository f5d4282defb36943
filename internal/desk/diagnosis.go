package desk

import (
	"cmp"
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
	describe(h, &s, a, now)
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

// describe puts a feed's status into words, and says since when it is so.
func describe(h *news.Health, s *news.FetchState, a cache.Activity, now time.Time) {
	lasts := ""
	switch h.Status {
	case news.FeedMuted:
		h.Brief, h.Since = "muted", h.Feed.Muted
	case news.FeedGone:
		h.Brief, h.Since, h.Trouble = "gone", s.Checked, s.Error
	case news.FeedFailing:
		h.Brief, h.Since, h.Trouble = "failed "+times(s.Failures), s.Succeeded, s.Error
		if h.Since.IsZero() {
			lasts = ", never read"
		}
	case news.FeedNew:
		h.Brief = "not asked yet"
	case news.FeedMoved:
		h.Brief, h.Trouble = "moving", moving(s)
		if lasts = ", seen " + times(s.MovedSeen); h.Twin != 0 {
			h.Brief, lasts, h.Trouble = "moved", "", twin(s)
		}
	case news.FeedSilent:
		h.Brief, h.Since, h.Trouble = "silent", a.Newest, silence(a, now)
	default:
		h.Brief = "ok"
	}
	h.Words = h.Brief + cmp.Or(lasts, sinceWhen(h, now))
}

// sinceWhen says how long a status lasts: " for 3 h", after a week " since 3 Nov"; nothing within the first minute, nor
// when it is not known. One failure lasts no time.
func sinceWhen(h *news.Health, now time.Time) string {
	age, lasts := text.ShortAge(h.Since, now), now.Sub(h.Since)
	switch failing := h.Status == news.FeedFailing; {
	case h.Since.IsZero(), lasts < time.Minute, failing && h.Failures <= 1:
		return ""
	case lasts > oneWeek:
		return " since " + string(age)
	case failing:
		return " in " + string(age)
	default:
		return " for " + string(age)
	}
}

func times(n int) string {
	if n <= 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// moving says where a feed's server says that it lives.
func moving(s *news.FetchState) string {
	return fmt.Sprintf("Its server says that it lives at %s now. This is followed when it was said %d times.",
		text.URL(s.Moved), fetch.Sightings)
}

// twin says the same where the reader is subscribed already.
func twin(s *news.FetchState) string {
	return fmt.Sprintf("Its server says that it lives at %s now, where you are subscribed already.", text.URL(s.Moved))
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
