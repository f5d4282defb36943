package terminal

import (
	"strings"
	"testing"

	"reader/internal/text"
)

// FuzzStandIn: what stands in for a cluster is found again, as wide as it was, and gives back the cluster and nothing else.
func FuzzStandIn(f *testing.F) {
	for _, seed := range []string{"क्षि", "👨\u200d👩\u200d👧", "e\u0301", "x", "ﷺ", "\x1b[2J", ""} {
		f.Add(seed, 2, false)
		f.Add(seed, 1, true)
	}
	f.Fuzz(func(t *testing.T, raw string, cells int, held bool) {
		p := text.Part{Text: text.Line(raw), Cells: 1 + (cells&0xff)%8, Odd: true, Held: held}
		if p.Text == "" {
			return
		}
		drawn := StandIn(p)
		if size, n := Leading(drawn + "behind"); size != len(drawn) || n != p.Cells {
			t.Fatalf("%q of %d cells is found as %d bytes of %d, %d cells", p.Text, p.Cells, size, len(drawn), n)
		}
		got := string(restore(nil, []byte("before"+drawn+"behind")))
		if strings.Count(got, string(p.Text)) < 1 || !strings.HasPrefix(got, "before") || !strings.HasSuffix(got, "behind") || strings.Contains(got, begin) {
			t.Fatalf("%q is drawn as %q", p.Text, got)
		}
	})
}
