package fetch

import (
	"slices"
	"time"
)

// Hints is what a feed says about when to come again. The zero value says nothing.
type Hints struct {
	TTL       time.Duration  // RSS ttl
	Update    time.Duration  // sy:updatePeriod divided by sy:updateFrequency
	SkipHours []int          // hours of the day in GMT, 0–23; 24 is midnight, as in RSS 0.91
	SkipDays  []time.Weekday // days in GMT
	Dates     []time.Time    // of the entries, in any order, for the feed's own rhythm
	Stale     bool           // nothing in it was new, though the body was another
	CutOff    bool           // the body ends before the feed does; its validators are those of less than there is
}

const (
	longestRhythm = 24 * time.Hour
	newest        = 20 // entries that tell the rhythm
)

// The part of the time since the newest entry that is waited at least. A feed that has slept for three days is asked
// every three hours, so one that has died is asked once a day. Where the server sent all of it once more and nothing in
// it was new, every visit costs it a whole answer, and the pause grows faster.
const (
	silence = 24
	resent  = 6
)

// rhythm is half the median gap between the newest entries, zero when it is not known, and the date of the newest.
func (h *Hints) rhythm(now time.Time) (pace time.Duration, last time.Time) {
	var dates []time.Time
	for _, t := range h.Dates {
		if !t.IsZero() && !t.After(now) {
			dates = append(dates, t)
		}
	}
	if len(dates) == 0 {
		return 0, time.Time{}
	}
	slices.SortFunc(dates, func(a, b time.Time) int { return b.Compare(a) })
	dates = dates[:min(newest, len(dates))]
	return median(dates) / 2, dates[0]
}

// median is the middle gap of dates in descending order, zero when there is none.
func median(dates []time.Time) time.Duration {
	gaps := make([]time.Duration, 0, len(dates))
	for i := 1; i < len(dates); i++ {
		gaps = append(gaps, dates[i-1].Sub(dates[i]))
	}
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

// sleep is when a feed asks to be left alone, as FetchState remembers it.
type sleep struct {
	hours uint32
	days  uint8
}

func (h *Hints) sleep() (s sleep) {
	for _, hour := range h.SkipHours {
		if hour >= 0 {
			s.hours |= 1 << (hour % 24)
		}
	}
	for _, day := range h.SkipDays {
		s.days |= 1 << (day % 7)
	}
	return s
}

// at reports whether the feed sleeps at a time. One that names all hours or all days is not taken at its word.
func (s sleep) at(t time.Time) bool {
	const everyHour, everyDay = 1<<24 - 1, 1<<7 - 1
	if s.hours == everyHour || s.days == everyDay {
		return false
	}
	t = t.UTC()
	return s.hours&(1<<t.Hour()) != 0 || s.days&(1<<t.Weekday()) != 0
}

// end is the first time from t on at which the feed is awake.
func (s sleep) end(t time.Time) time.Time {
	for s.at(t) {
		t = nextHour(t)
	}
	return t
}

func nextHour(t time.Time) time.Time { return t.UTC().Truncate(time.Hour).Add(time.Hour) }
