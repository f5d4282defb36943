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
}

const (
	longestRhythm = 24 * time.Hour
	newest        = 20 // entries that tell the rhythm
	// silence is the part of the time since the last entry that is waited at least: a feed that has slept for three
	// days is asked every three hours, so one that has died is asked once a day.
	silence = 24
)

func (h *Hints) none() bool {
	return h.TTL == 0 && h.Update == 0 && len(h.SkipHours)+len(h.SkipDays)+len(h.Dates) == 0
}

// rhythm is half the median gap between the newest entries, from an hour to a day; an hour when it is not known.
func (h *Hints) rhythm(now time.Time) time.Duration {
	var dates []time.Time
	for _, t := range h.Dates {
		if !t.IsZero() && !t.After(now) {
			dates = append(dates, t)
		}
	}
	if len(dates) == 0 {
		return shortestPause
	}
	slices.SortFunc(dates, func(a, b time.Time) int { return b.Compare(a) })
	dates = dates[:min(newest, len(dates))]
	pause := max(median(dates)/2, now.Sub(dates[0])/silence)
	return min(max(pause, shortestPause), longestRhythm)
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

// Asleep reports whether a time lies in an hour or on a day that the feed asks to be left alone in. FetchState.Next
// keeps clear of those known to come, but a program that is not always running may first look in the midst of one:
// whoever stores the hints asks Asleep beside Due.
func (h *Hints) Asleep(t time.Time) bool { return h.skips(t) && h.wakes(t) }

// awake is the first time from t on at which the feed is not asleep.
func (h *Hints) awake(t time.Time) time.Time {
	for h.Asleep(t) {
		t = nextHour(t)
	}
	return t
}

// wakes is false for a feed that names all hours or all days: it is not taken at its word.
func (h *Hints) wakes(t time.Time) bool {
	const week = 7 * 24
	for range week {
		if !h.skips(t) {
			return true
		}
		t = nextHour(t)
	}
	return false
}

func (h *Hints) skips(t time.Time) bool {
	t = t.UTC()
	if slices.Contains(h.SkipDays, t.Weekday()) {
		return true
	}
	return slices.ContainsFunc(h.SkipHours, func(hour int) bool { return hour%24 == t.Hour() })
}

func nextHour(t time.Time) time.Time { return t.UTC().Truncate(time.Hour).Add(time.Hour) }
