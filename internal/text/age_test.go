package text_test

import (
	"testing"
	"time"

	"reader/internal/text"
)

func TestShortAge(t *testing.T) {
	const hour, day = time.Hour, 24 * time.Hour
	now := time.Date(2026, 11, 23, 8, 41, 0, 0, time.UTC)
	tests := []struct {
		age  time.Duration
		want text.Safe
	}{
		{0, "now"},
		{59 * time.Second, "now"},
		{-3 * hour, "now"}, // their clock is ahead, or they wrote local time
		{time.Minute, "1 min"},
		{24*time.Minute + 59*time.Second, "24 min"},
		{hour, "1 h"},
		{36 * hour, "36 h"},
		{36*hour + 1, "1 d"},
		{2 * day, "2 d"},
		{7 * day, "7 d"},
		{7*day + hour, "16 Nov"},
		{37 * day, "17 Oct"},
		{400 * day, "19 Oct 2025"},
		{-30 * day, "23 Dec"},
		{-60 * day, "22 Jan 2027"},
	}
	for _, tt := range tests {
		if got := text.ShortAge(now.Add(-tt.age), now); got != tt.want {
			t.Errorf("%v ago is %q, want %q", tt.age, got, tt.want)
		}
	}
	if got := text.ShortAge(time.Time{}, now); got != "" {
		t.Errorf("an unknown time is %q old", got)
	}
	tokyo := time.FixedZone("", 9*60*60)
	if got := text.ShortAge(time.Date(2026, 10, 16, 20, 0, 0, 0, time.UTC), now.In(tokyo)); got != "17 Oct" {
		t.Errorf("in Tokyo it was %q", got)
	}
}

func TestPeriod(t *testing.T) {
	for d, want := range map[time.Duration]text.Safe{
		-time.Hour: "", 59 * time.Second: "", time.Minute: "1 min", 59 * time.Minute: "59 min", time.Hour: "1 h",
		36 * time.Hour: "36 h", 37 * time.Hour: "1 d", 90 * 24 * time.Hour: "90 d",
	} {
		if got := text.Period(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
}
