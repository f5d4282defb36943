package fetch

import (
	"net/http"
	"testing"
	"time"
)

// FuzzFreshness: whatever a server says about time, nobody waits less than no time or longer than is bearable.
func FuzzFreshness(f *testing.F) {
	for _, seed := range [][3]string{
		{"max-age=600, public", "120", "Mon, 23 Nov 2026 09:00:00 GMT"}, {"max-age=99999999999999999999", "-1", "Fri, 31 Dec 9999 23:59:59 GMT"},
		{"no-store", "Mon, 23 Nov 2026 09:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"}, {"MAX-AGE=\"5\"", "3600\x1b[2J", "0"}, {",=,max-age", "Sun, 06 Nov 1994 08:49:37 GMT", ""},
	} {
		f.Add(seed[0], seed[1], seed[2], int64(0))
	}
	f.Fuzz(func(t *testing.T, control, later, expires string, year int64) {
		h := http.Header{"Cache-Control": {control}, "Retry-After": {later}, "Expires": {expires}, "Date": {later}, "Age": {control}}
		now := time.Date(2026+int((year&0xffff)%8000), 11, 23, 9, 0, 0, 0, time.UTC)
		for _, wait := range []time.Duration{freshness(h, now), retryAfter(h, now)} {
			if wait < 0 || wait > longest {
				t.Fatalf("%v in the year %d of %v", wait, now.Year(), h)
			}
		}
	})
}
