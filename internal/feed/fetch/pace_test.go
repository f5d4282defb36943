package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

// monday is the time of the visits below; it is a Monday.
var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

const day = 24 * time.Hour

// every gives n dates, a gap apart, the newest one gap ago.
func every(gap time.Duration, n int) (dates []time.Time) {
	for i := range n {
		dates = append(dates, monday.Add(-time.Duration(i+1)*gap))
	}
	return dates
}

func hours(from, to int) (list []int) {
	for h := from; h <= to; h++ {
		list = append(list, h)
	}
	return list
}

// The pause after a success lies between low and high, whatever chance says, and reaches both ends of the jitter.
func pauseAfterSuccess(t *testing.T) {
	for _, tc := range []struct {
		name      string
		resp      Response
		hints     Hints
		low, high time.Duration
	}{
		{"nothing known", Response{}, Hints{}, time.Hour, 66 * time.Minute},
		{"ttl", Response{}, Hints{TTL: 6 * time.Hour}, 6 * time.Hour, 6*time.Hour + 18*time.Minute},
		{"short ttl", Response{}, Hints{TTL: time.Minute}, time.Hour, 66 * time.Minute},
		{"sy:update", Response{}, Hints{Update: day}, day, day + 72*time.Minute},
		{"max-age", Response{Fresh: 12 * time.Hour}, Hints{}, 12 * time.Hour, 12*time.Hour + 36*time.Minute},
		{"longest of all", Response{Fresh: 2 * time.Hour, RetryAfter: 10 * time.Hour}, Hints{TTL: 3 * time.Hour, Update: 4 * time.Hour}, 10 * time.Hour, 10*time.Hour + 30*time.Minute},
		{"a year", Response{Fresh: 365 * day}, Hints{}, 7 * day, 7 * day},
		{"ttl of ages", Response{}, Hints{TTL: 1 << 62}, 7 * day, 7 * day},
		{"an entry every 12 hours", Response{}, Hints{Dates: every(12*time.Hour, 30)}, 324 * time.Minute, 396 * time.Minute},
		{"an entry a minute", Response{}, Hints{Dates: every(time.Minute, 30)}, time.Hour, 66 * time.Minute},
		{"an entry a month", Response{}, Hints{Dates: every(30*day, 10)}, 1296 * time.Minute, 1584 * time.Minute},
		{"rhythm under a floor", Response{Fresh: 12 * time.Hour}, Hints{Dates: every(12*time.Hour, 30)}, 12 * time.Hour, 12*time.Hour + 36*time.Minute},
		{"hourly, then silent for 3 days", Response{}, Hints{Dates: []time.Time{monday.Add(-3 * day), monday.Add(-3*day - time.Hour)}}, 162 * time.Minute, 198 * time.Minute},
		{"dates to come", Response{}, Hints{Dates: []time.Time{monday.Add(day), monday.Add(3 * day), {}}}, time.Hour, 66 * time.Minute},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.resp.Hash = 1
			for _, end := range []struct {
				jitter float64
				want   time.Duration
			}{{0, tc.low}, {1, tc.high}} {
				got := Pace(news.FetchState{}, tc.resp, nil, tc.hints, monday, end.jitter).Next.Sub(monday)
				if (got - end.want).Abs() > time.Second {
					t.Errorf("jitter %v: %v, want %v", end.jitter, got, end.want)
				}
			}
		})
	}
}

func TestSkippedHoursAndDays(t *testing.T) {
	at := func(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, time.UTC) }
	for _, tc := range []struct {
		name  string
		hints Hints
		want  time.Time
	}{
		{"hours ahead", Hints{SkipHours: hours(10, 19)}, at(23, 20)},
		{"hours into tomorrow", Hints{SkipHours: append(hours(10, 24), hours(0, 5)...)}, at(24, 6)},
		{"other hours", Hints{SkipHours: hours(0, 5)}, at(23, 10)},
		{"today", Hints{SkipDays: []time.Weekday{time.Monday}}, at(24, 0)},
		{"days and hours", Hints{SkipDays: []time.Weekday{time.Monday, time.Tuesday}, SkipHours: hours(0, 7)}, at(25, 8)},
		{"every hour", Hints{SkipHours: hours(0, 23)}, at(23, 10)},
		{"every day", Hints{SkipDays: []time.Weekday{0, 1, 2, 3, 4, 5, 6}}, at(23, 10)},
		{"no such hour", Hints{SkipHours: []int{-3, 99}}, at(23, 10)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := Pace(news.FetchState{}, Response{}, nil, tc.hints, monday, 0).Next; !got.Equal(tc.want) {
				t.Errorf("next %v, want %v", got, tc.want)
			}
		})
	}
	noon := monday.In(time.FixedZone("IST", 19800)) // 9:00 GMT all the same
	if got := Pace(news.FetchState{}, Response{}, nil, Hints{SkipHours: hours(10, 19)}, noon, 0).Next; !got.Equal(at(23, 20)) {
		t.Errorf("elsewhere: next %v", got)
	}
}

func TestAsleep(t *testing.T) {
	tuesdays := Hints{SkipDays: []time.Weekday{time.Tuesday}}
	if tuesdays.sleep().at(monday) || !tuesdays.sleep().at(monday.Add(30*time.Hour)) {
		t.Error("Monday and Tuesday are mixed up")
	}
	if always := (Hints{SkipHours: hours(0, 23)}); always.sleep().at(monday) {
		t.Error("a feed that names every hour is never asked")
	}
}

func TestRhythmGoesOnWhenNothingChanged(t *testing.T) {
	old := Pace(news.FetchState{}, Response{Hash: 1}, nil, Hints{Dates: every(12*time.Hour, 30)}, monday, 0.5)
	now := old.Next
	for name, resp := range map[string]Response{"304": {NotModified: true}, "the same body": {Hash: 1}} {
		if got := Pace(old, resp, nil, Hints{}, now, 0.5).Next.Sub(now); got != 6*time.Hour {
			t.Errorf("%s: %v, want 6 h", name, got)
		}
	}
	if got := Pace(old, Response{Hash: 2}, nil, Hints{}, now, 0).Next.Sub(now); got != time.Hour {
		t.Errorf("a new body: %v, want 1 h", got)
	}
	failed := Pace(old, Response{}, &StatusError{Code: 404}, Hints{}, now, 0)
	if got := Pace(failed, Response{NotModified: true}, nil, Hints{}, now, 0.5).Next.Sub(now); got != 6*time.Hour {
		t.Errorf("after a failure: %v, want 6 h", got)
	}
}

// visited is a state after answers that came each when it was due.
func visited(s news.FetchState, times int, resp Response, hints Hints) (news.FetchState, time.Duration) {
	for range times {
		s = Pace(s, resp, nil, hints, s.Next, 0.5)
	}
	return s, s.Next.Sub(s.Checked)
}

// What a feed asks for in its text holds through answers that do not bring the text.
func unchangedAnswers(t *testing.T) {
	for name, tc := range map[string]struct {
		resp  Response
		hints Hints
	}{
		"ttl":         {Response{Hash: 1}, Hints{TTL: 72 * time.Hour}},
		"sy":          {Response{Hash: 1}, Hints{Update: 72 * time.Hour}},
		"max-age":     {Response{Hash: 1, Fresh: 72 * time.Hour}, Hints{}},
		"its failure": {Response{Hash: 1}, Hints{TTL: 72 * time.Hour}},
	} {
		s := Pace(news.FetchState{}, tc.resp, nil, tc.hints, monday, 0)
		if name == "its failure" {
			s = Pace(s, Response{}, &StatusError{Code: 500}, Hints{}, s.Next, 0)
		}
		if _, pause := visited(s, 3, Response{NotModified: true}, Hints{}); pause < 72*time.Hour {
			t.Errorf("%s: %v after three 304s, want 72 h", name, pause)
		}
	}
	s := Pace(news.FetchState{}, Response{Hash: 1, Fresh: 72 * time.Hour}, nil, Hints{}, monday, 0)
	if _, pause := visited(s, 1, Response{Hash: 1}, Hints{}); pause >= 72*time.Hour {
		t.Errorf("a whole answer without max-age: %v", pause)
	}
}

// A pause over a weekend is not the feed's rhythm.
func TestSkippedDaysDoNotSlowAFeedDown(t *testing.T) {
	friday := time.Date(2026, 11, 27, 22, 30, 0, 0, time.UTC)
	hints := Hints{SkipDays: []time.Weekday{time.Saturday, time.Sunday}, Dates: []time.Time{friday, friday.Add(-time.Hour)}}
	s := Pace(news.FetchState{}, Response{Hash: 1}, nil, hints, friday.Add(time.Hour), 0.5)
	if want := friday.Add(49*time.Hour + 30*time.Minute); !s.Next.Equal(want) {
		t.Fatalf("next %v, want %v", s.Next, want)
	}
	if _, pause := visited(s, 1, Response{NotModified: true}, Hints{}); pause > 3*time.Hour {
		t.Errorf("on Monday the pause is %v", pause)
	}
}

// A feed that brings nothing is asked more and more seldom, down to once a day, and at its pace again when it wakes.
func TestSilentFeedsAreAskedSeldom(t *testing.T) {
	hourly := Hints{Dates: every(time.Hour, 20)}
	for name, tc := range map[string]struct {
		first, later Hints
		resp         Response
		visits       int // until it is asked once a day
	}{
		"304":                             {hourly, Hints{}, Response{NotModified: true}, 120},
		"the same once more":              {hourly, Hints{}, Response{Hash: 1}, 30},
		"other words, nothing new":        {hourly, Hints{Dates: hourly.Dates, Stale: true}, Response{}, 30},
		"no dates, nothing new":           {Hints{}, Hints{Stale: true}, Response{}, 30},
		"no dates, nothing from begin on": {Hints{Stale: true}, Hints{Stale: true}, Response{}, 30},
	} {
		s := Pace(news.FetchState{}, Response{Hash: 1}, nil, tc.first, monday, 0.5)
		var pause time.Duration
		for i := range tc.visits {
			resp := tc.resp
			if !resp.NotModified && resp.Hash == 0 {
				resp.Hash = uint64(i + 2)
			}
			var next time.Duration
			if s, next = visited(s, 1, resp, tc.later); next < pause {
				t.Fatalf("%s: %v after %v", name, next, pause)
			} else if pause = next; i == 0 && pause > 2*time.Hour {
				t.Fatalf("%s: %v at once", name, pause)
			}
		}
		if pause != day {
			t.Errorf("%s: %v in the end, want a day", name, pause)
		}
		awake := Hints{Dates: []time.Time{s.Next, s.Next.Add(-time.Hour)}}
		if _, pause = visited(s, 1, Response{Hash: 1 << 40}, awake); pause > 70*time.Minute {
			t.Errorf("%s: %v when it woke", name, pause)
		}
	}
}

func backsOff(t *testing.T) {
	reset := &net.OpError{Op: "read", Err: errors.New("connection reset")}
	for _, tc := range []struct {
		name string
		err  error
		want []time.Duration // pauses after the first, second, … failure in a row
	}{
		{"500", &StatusError{Code: 500}, []time.Duration{time.Hour, 2 * time.Hour, 4 * time.Hour, 8 * time.Hour, 16 * time.Hour, 32 * time.Hour, 64 * time.Hour, 128 * time.Hour, 7 * day, 7 * day}},
		{"404", &StatusError{Code: 404}, []time.Duration{2 * time.Hour, 4 * time.Hour, 8 * time.Hour}},
		{"403", &StatusError{Code: 403}, []time.Duration{2 * time.Hour, 4 * time.Hour}},
		{"429", &StatusError{Code: 429}, []time.Duration{2 * time.Hour, 4 * time.Hour}},
		{"429 with a day", &StatusError{Code: 429, RetryAfter: day}, []time.Duration{day, day, day}},
		{"503 with a minute", &StatusError{Code: 503, RetryAfter: time.Minute}, []time.Duration{2 * time.Hour}},
		{"503 with a year", &StatusError{Code: 503, RetryAfter: 365 * day}, []time.Duration{7 * day}},
		{"broken connection", reset, []time.Duration{time.Hour, 2 * time.Hour}},
		{"no feed", errors.New("this is no feed"), []time.Duration{time.Hour, 2 * time.Hour}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := news.FetchState{ETag: `"e"`, LastModified: "x", URL: "http://a.example/", BodyHash: 7, Moved: "http://b.example/", MovedSeen: 2}
			for i, want := range tc.want {
				s = Pace(s, Response{ETag: `"portal"`, Hash: 9, URL: "http://portal.example/"}, fmt.Errorf("fetch: %w", tc.err), Hints{}, monday, 0)
				if got := s.Next.Sub(monday); got != want {
					t.Errorf("failure %d: %v, want %v", i+1, got, want)
				}
			}
			if s.ETag != `"e"` || s.LastModified != "x" || s.BodyHash != 7 || s.URL != "http://a.example/" {
				t.Errorf("the validators changed: %+v", s)
			}
			if s.Failures != len(tc.want) || s.Error == "" || s.MovedSeen != 0 || !s.Succeeded.IsZero() {
				t.Errorf("state %+v", s)
			}
			s = Pace(s, Response{URL: "http://a.example/", NotModified: true}, nil, Hints{}, monday, 0)
			if s.Failures != 0 || s.Error != "" || s.ETag != `"e"` {
				t.Errorf("after a success: %+v", s)
			}
		})
	}
}

func gone(t *testing.T) {
	s := Pace(news.FetchState{}, Response{}, &StatusError{Code: http.StatusGone}, Hints{}, monday, 0.5)
	if !s.Gone || Due(s, monday.Add(10*365*day)) || !s.Next.After(monday.Add(10*365*day)) {
		t.Errorf("state %+v", s)
	}
	if s = Pace(s, Response{}, nil, Hints{}, monday, 0); s.Gone || !Due(s, monday.Add(2*time.Hour)) {
		t.Errorf("asked by hand, and there again: %+v", s)
	}
}

func validatorsAreKept(t *testing.T) {
	s := Pace(news.FetchState{}, Response{URL: "http://a.example/f", ETag: `"1"`, LastModified: "lm1", Hash: 1}, nil, Hints{}, monday, 0)
	want := state("http://a.example/f", `"1"`, "lm1")
	check := func(step string) {
		t.Helper()
		got := state(s.URL, s.ETag, s.LastModified)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s, want -, got +:\n%s", step, diff)
		}
	}
	check("first")
	s = Pace(s, Response{URL: "http://a.example/f", NotModified: true}, nil, Hints{}, monday, 0)
	check("304 without any")
	s = Pace(s, Response{URL: "http://a.example/f", NotModified: true, ETag: `"2"`}, nil, Hints{}, monday, 0)
	want.ETag = `"2"`
	check("304 with a new one")
	if s.BodyHash != 1 {
		t.Errorf("a 304 changed the hash")
	}
	s = Pace(s, Response{URL: "http://a.example/f", ETag: `"3"`, LastModified: "lm1", Hash: 1}, nil, Hints{}, monday, 0)
	want.ETag = `"3"`
	check("the same body under a new one")
	s = Pace(s, Response{URL: "http://b.example/g", Hash: 2}, nil, Hints{}, monday, 0)
	want = state("http://b.example/g", "", "")
	check("an answer without any, elsewhere")
}

func wantOfNetworkBlamesNoFeed(t *testing.T) {
	old := news.FetchState{ETag: "e", Next: monday.Add(-time.Minute), Failures: 2, Error: "before"}
	for name, err := range map[string]error{"pulled": ErrOffline, "broken off": context.Canceled} {
		if diff := cmp.Diff(old, Pace(old, Response{}, fmt.Errorf("fetch: %w", err), Hints{}, monday, 0)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
	want := old
	want.Next = monday.Add(5 * time.Minute)
	if diff := cmp.Diff(want, Pace(old, Response{}, &net.DNSError{IsTemporary: true}, Hints{}, monday, 0)); diff != "" {
		t.Errorf("no name server:\n%s", diff)
	}
	if got := Pace(old, Response{}, &net.DNSError{IsNotFound: true}, Hints{}, monday, 0); got.Failures != 3 || got.Gone {
		t.Errorf("no such name: %+v", got)
	}
}

func moves(t *testing.T) {
	var s news.FetchState
	visit := func(permanent string, err error) (string, bool) {
		s = Pace(s, Response{URL: "http://b.example/", Permanent: permanent}, err, Hints{}, monday, 0)
		return Moved(s)
	}
	const b, c = "http://b.example/", "http://c.example/"
	for i, step := range []struct {
		permanent string
		err       error
		want      bool
	}{
		{b, nil, false}, {b, nil, false}, {c, nil, false}, {c, nil, false}, {"", nil, false}, // another place, then none
		{b, nil, false}, {b, nil, false}, {b, errors.New("this is no feed"), false}, // a login page
		{b, nil, false}, {b, nil, false}, {b, nil, true}, {b, nil, true},
	} {
		if url, ok := visit(step.permanent, step.err); ok != step.want || ok && url != step.permanent {
			t.Errorf("step %d: %q, %v", i, url, ok)
		}
	}
}

func due(t *testing.T) {
	for _, tc := range []struct {
		name string
		s    news.FetchState
		want bool
	}{
		{"never fetched", news.FetchState{}, true},
		{"now", news.FetchState{Next: monday}, true},
		{"later", news.FetchState{Next: monday.Add(time.Second)}, false},
		{"in a week and the days it skips", news.FetchState{Next: monday.Add(13 * day)}, false},
		{"written when the clock was a year ahead", news.FetchState{Next: monday.Add(366 * day)}, true},
		{"gone", news.FetchState{Gone: true}, false},
	} {
		if got := Due(tc.s, monday); got != tc.want {
			t.Errorf("%s: %v", tc.name, got)
		}
	}
}

func freshnessAndRetryAfter(t *testing.T) {
	const six = "Mon, 23 Nov 2026 15:00:00 GMT"
	for _, tc := range []struct {
		name         string
		header       http.Header
		fresh, retry time.Duration
	}{
		{"nothing", http.Header{}, 0, 0},
		{"max-age", http.Header{"Cache-Control": {"public, Max-Age=43200"}}, 12 * time.Hour, 0},
		{"in quotes", http.Header{"Cache-Control": {`max-age="60"`}}, time.Minute, 0},
		{"in a second line", http.Header{"Cache-Control": {"public", "max-age=60"}}, time.Minute, 0},
		{"less its age", http.Header{"Cache-Control": {"max-age=60"}, "Age": {"20"}}, 40 * time.Second, 0},
		{"older than it may be", http.Header{"Cache-Control": {"max-age=60"}, "Age": {"90"}}, 0, 0},
		{"zero", http.Header{"Cache-Control": {"no-cache, no-store, max-age=0"}, "Expires": {six}}, 0, 0},
		{"negative", http.Header{"Cache-Control": {"max-age=-1"}}, 0, 0},
		{"beyond numbers", http.Header{"Cache-Control": {"max-age=9223372036854775807"}}, longest, 0},
		{"not a number", http.Header{"Cache-Control": {"max-age=soon"}, "Expires": {six}}, 6 * time.Hour, 0},
		{"Expires", http.Header{"Expires": {six}}, 6 * time.Hour, 0},
		{"Expires, server's clock behind", http.Header{"Expires": {"Mon, 23 Nov 2026 05:00:00 GMT"}, "Date": {"Mon, 23 Nov 2026 03:00:00 GMT"}}, 2 * time.Hour, 0},
		{"Expires, server's clock a year ahead", http.Header{"Expires": {"Tue, 23 Nov 2027 10:00:00 GMT"}, "Date": {"Tue, 23 Nov 2027 09:00:00 GMT"}}, time.Hour, 0},
		{"Expires, server's clock of 1970", http.Header{"Expires": {"Thu, 01 Jan 1970 01:00:00 GMT"}, "Date": {"Thu, 01 Jan 1970 00:00:00 GMT"}}, time.Hour, 0},
		{"Expires, right, but Date of 2027", http.Header{"Expires": {six}, "Date": {"Tue, 23 Nov 2027 09:00:00 GMT"}}, 6 * time.Hour, 0},
		{"immutable", http.Header{"Cache-Control": {"max-age=31536000, immutable"}}, longest, 0},
		{"for shared caches", http.Header{"Cache-Control": {"s-maxage=31536000"}}, 0, 0},
		{"Retry-After, server's clock a year ahead", http.Header{"Retry-After": {"Tue, 23 Nov 2027 10:00:00 GMT"}, "Date": {"Tue, 23 Nov 2027 09:00:00 GMT"}}, 0, time.Hour},
		{"Expires, past", http.Header{"Expires": {"Mon, 23 Nov 2020 05:00:00 GMT"}}, 0, 0},
		{"Expires: 0", http.Header{"Expires": {"0"}}, 0, 0},
		{"Retry-After", http.Header{"Retry-After": {"86400"}}, 0, day},
		{"Retry-After, date", http.Header{"Retry-After": {six}}, 0, 6 * time.Hour},
		{"Retry-After, nonsense", http.Header{"Retry-After": {"\x1b[2J"}}, 0, 0},
	} {
		if fresh, retry := freshness(tc.header, monday), retryAfter(tc.header, monday); fresh != tc.fresh || retry != tc.retry {
			t.Errorf("%s: fresh %v, retry %v; want %v, %v", tc.name, fresh, retry, tc.fresh, tc.retry)
		}
	}
}

// A clock and chance of one's own come in through the client.
func TestClientPace(t *testing.T) {
	c := New(Options{Proxy: direct, Now: func() time.Time { return monday }, Jitter: func() float64 { return 0 }})
	defer c.Close()
	if got := c.Pace(news.FetchState{}, Response{}, nil, Hints{}).Next; !got.Equal(monday.Add(time.Hour)) {
		t.Errorf("next %v", got)
	}
}

func TestSkippedDaysAreRemembered(t *testing.T) {
	s := Pace(news.FetchState{}, Response{Hash: 1}, nil, Hints{SkipDays: []time.Weekday{time.Tuesday}}, monday, 0)
	s = Pace(s, Response{NotModified: true}, nil, Hints{}, monday.Add(2*time.Hour), 0)
	for hours, want := range map[time.Duration]bool{4: true, 30: false, 50: true} {
		if got := Due(s, monday.Add(hours*time.Hour)); got != want {
			t.Errorf("%d hours later: due %v, want %v", hours, got, want)
		}
	}
	if s = Pace(s, Response{Hash: 2}, nil, Hints{Dates: every(time.Hour, 3)}, monday.Add(50*time.Hour), 0); s.SkipDays != 0 {
		t.Error("a feed that names no days any more is still left alone on Tuesdays")
	}
}

func TestInsist(t *testing.T) {
	busy := &StatusError{Code: http.StatusServiceUnavailable, RetryAfter: 3 * time.Hour}
	often := &StatusError{Code: http.StatusTooManyRequests}
	for _, tc := range []struct {
		name string
		s    news.FetchState
		want map[time.Duration]bool // by the time since the visit
	}{
		{"a success", Pace(news.FetchState{}, Response{}, nil, Hints{}, monday, 0), map[time.Duration]bool{time.Second: false, time.Minute: true}},
		{"a stumble", Pace(news.FetchState{}, Response{}, &StatusError{Code: 500}, Hints{}, monday, 0), map[time.Duration]bool{time.Minute: true}},
		{"Retry-After", Pace(news.FetchState{}, Response{}, busy, Hints{}, monday, 0), map[time.Duration]bool{2 * time.Hour: false, 3 * time.Hour: true}},
		{"429", Pace(news.FetchState{}, Response{}, often, Hints{}, monday, 0), map[time.Duration]bool{time.Hour: false, 2 * time.Hour: true}},
		{"gone", news.FetchState{Gone: true}, map[time.Duration]bool{0: false}},
		{"never asked", news.FetchState{}, map[time.Duration]bool{0: true}},
		{"a clock that was a year ahead", news.FetchState{Checked: monday.Add(365 * day), Hold: monday.Add(365 * day)}, map[time.Duration]bool{0: true}},
	} {
		for since, want := range tc.want {
			if got := Insist(tc.s, monday.Add(since)); got != want {
				t.Errorf("%s, after %v: %v, want %v", tc.name, since, got, want)
			}
		}
	}
}
