package text

import "time"

// weekdays and longMonths in the words of the interface.
var weekdays = [...]Safe{"SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"}

var longMonths = [...]Safe{"", "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"}

// DayName groups what is dated by day as a reader counts days: today, yesterday, the weekday within a week, then the date.
func DayName(t, now time.Time) Safe {
	if t.IsZero() {
		return "UNDATED"
	}
	t = t.In(now.Location())
	switch days := daysBetween(t, now); {
	case days <= 0:
		return "TODAY"
	case days == 1:
		return "YESTERDAY"
	case days < 7:
		return weekdays[t.Weekday()]
	case t.Year() == now.Year():
		return Format("%d %s", t.Day(), longMonths[t.Month()])
	default:
		return Format("%d %s %d", t.Day(), longMonths[t.Month()], t.Year())
	}
}

// daysBetween counts midnights from t to now, both in the same location. Days are compared at noon UTC, so that
// summer time makes none longer.
func daysBetween(t, now time.Time) int {
	noon := func(t time.Time) time.Time {
		y, m, d := t.Date()
		return time.Date(y, m, d, 12, 0, 0, 0, time.UTC)
	}
	return int(noon(now).Sub(noon(t)) / (24 * time.Hour))
}
