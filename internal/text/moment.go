package text

import "time"

// Moment writes a time in a zone: the day in its layout, and the clock: "23 November, 08:17". Who gives a day alone is
// read as giving its midnight in UTC; that is written as the day, and is the same day in every zone.
func Moment(t time.Time, zone *time.Location, day, clock string) Safe {
	if u := t.UTC(); u.Equal(u.Truncate(24 * time.Hour)) {
		return Line(u.Format(day))
	}
	return Line(t.In(zone).Format(day + ", " + clock))
}
