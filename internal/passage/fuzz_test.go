package passage

import (
	"testing"

	"reader/internal/news"
)

// FuzzFind: a passage that was marked is found again where it stands, and in any other text it is found within it or not at all.
func FuzzFind(f *testing.F) {
	f.Add("The harbour office counted forty boats. The boats stayed.", "The office of the harbour counted fifty boats.", 2, 6)
	f.Add("दिल्ली में वायु गुणवत्ता", "東京で初雪、平年より", 0, 3)
	f.Add("a a a a a a", "a", 3, 9)
	f.Fuzz(func(t *testing.T, was, is string, from, to int) {
		text := textOf(was)
		n := text.Words()
		if n == 0 {
			return
		}
		from = (from & 0xffff) % n
		to = from + 1 + (to&0xffff)%(n-from)
		p := text.Quote(Extent{from, to})
		if e, ok := text.Find(p); !ok || text.Say(e) != p.Exact {
			t.Fatalf("%q is found in its own text as %v, %v", p.Exact, e, ok)
		}
		other := textOf(is)
		if e, ok := other.Find(p); ok && (e.From < 0 || e.To > other.Words() || e.From >= e.To) {
			t.Fatalf("%q is found at %v of %d words", p.Exact, e, other.Words())
		}
	})
}

func textOf(s string) *Text {
	return Of([]news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: s}}}})
}
