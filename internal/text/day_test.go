package text

import (
	"testing"
	"time"
)

func TestDaysAreNamedAsReadersCountThem(t *testing.T) {
	lisbon := time.FixedZone("Lisbon", 0)
	now := time.Date(2026, 11, 23, 0, 30, 0, 0, lisbon) // half an hour into Monday
	for at, want := range map[time.Time]Safe{
		now.Add(-20 * time.Minute):                   "TODAY",
		now.Add(2 * time.Hour):                       "TODAY", // a clock that is ahead
		now.Add(-40 * time.Minute):                   "YESTERDAY",
		now.Add(-48 * time.Hour):                     "SATURDAY",
		now.Add(-6 * 24 * time.Hour):                 "TUESDAY",
		now.Add(-7 * 24 * time.Hour):                 "16 NOVEMBER",
		time.Date(2025, 11, 23, 12, 0, 0, 0, lisbon): "23 NOVEMBER 2025",
		{}: "UNDATED",
	} {
		if got := DayName(at, now); got != want {
			t.Errorf("%v is named %q, want %q", at, got, want)
		}
	}
}
