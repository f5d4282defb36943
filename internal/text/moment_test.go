package text_test

import (
	"testing"
	"time"

	"reader/internal/text"
)

func TestMoment(t *testing.T) {
	west := time.FixedZone("west", -5*60*60)
	for _, c := range []struct {
		at   time.Time
		want text.Safe
	}{
		{time.Date(2026, 11, 23, 13, 17, 0, 0, time.UTC), "23 November, 08:17"},
		{time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), "23 November"},
		{time.Date(2026, 11, 23, 0, 0, 0, 0, west), "23 November, 00:00"},
		{time.Date(2026, 11, 23, 3, 0, 0, 0, time.UTC), "22 November, 22:00"},
	} {
		if got := text.Moment(c.at, west, "2 January", "15:04"); got != c.want {
			t.Errorf("%s is written %q, want %q", c.at, got, c.want)
		}
	}
}
