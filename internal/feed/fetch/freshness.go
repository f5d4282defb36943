package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longest bounds what a header may claim, in any unit, before Pace holds it to a week.
const longest = 365 * 24 * time.Hour

// freshness is how long a server calls its answer good: Cache-Control: max-age less Age, else Expires (RFC 9111, 4.2).
// "no-cache", "no-store" and max-age=0 say nothing about when to come again, and are zero.
func freshness(h http.Header, now time.Time) time.Duration {
	for _, directive := range strings.Split(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(directive), "=")
		if !strings.EqualFold(name, "max-age") {
			continue
		}
		if age, ok := seconds(strings.Trim(value, `"`)); ok {
			elapsed, _ := seconds(h.Get("Age"))
			return max(0, age-elapsed)
		}
	}
	return until(h.Get("Expires"), h, now)
}

// retryAfter reads Retry-After, seconds or a date (RFC 9110, 10.2.3).
func retryAfter(h http.Header, now time.Time) time.Duration {
	value := strings.TrimSpace(h.Get("Retry-After"))
	if d, ok := seconds(value); ok {
		return d
	}
	return until(value, h, now)
}

func seconds(s string) (time.Duration, bool) {
	n, err := strconv.ParseUint(strings.TrimSpace(s), 10, 63)
	if err != nil {
		return 0, false
	}
	return time.Duration(min(n, uint64(longest/time.Second))) * time.Second, true
}

// skew is by how much two clocks differ that are both set, if not well.
const skew = 7 * 24 * time.Hour

// until is the time to a date in a header, by our clock and by the server's own, its Date. Of two readings the later is
// taken, since coming late costs less than coming too soon. When they are far apart, one of the clocks is not set, and
// the server's at least was the same for both its dates (RFC 9111, 4.2.1).
func until(value string, h http.Header, now time.Time) time.Duration {
	t, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	wait := t.Sub(now)
	for _, value := range h.Values("Date") {
		date, err := http.ParseTime(value)
		if err != nil {
			continue
		}
		theirs := t.Sub(date)
		if theirs > 0 && (wait-theirs).Abs() > skew {
			wait = theirs
		}
		wait = max(wait, theirs)
	}
	return min(max(0, wait), longest)
}
