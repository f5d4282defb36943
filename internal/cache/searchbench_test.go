package cache

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"reader/internal/news"
)

// searchKinds are what is searched for in the large cache: each asks for other words every time, by their rank.
var searchKinds = []struct {
	name   string
	typing bool
	query  func(word func(language string, from, to int) string) string
}{
	{"commonest", false, func(word wordOf) string { return word("en", 0, 20) }},
	{"word", false, func(word wordOf) string { return word("en", 20, 5000) }},
	{"two", false, func(word wordOf) string { return word("en", 20, 500) + " " + word("en", 20, 5000) }},
	{"phrase", false, func(word wordOf) string { return `"` + word("en", 0, 50) + " " + word("en", 0, 50) + `"` }},
	{"letter", true, func(word wordOf) string { return word("en", 20, 5000)[:1] }},
	{"letters", true, func(word wordOf) string { return word("en", 20, 500) + " " + word("en", 20, 5000)[:2] }},
	{"prefix", true, func(word wordOf) string { return (word("en", 1000, 20000) + "an")[:4] }},
	{"second", true, func(word wordOf) string { return word("en", 20, 500) + " " + (word("en", 1000, 20000) + "an")[:4] }},
	{"unread", false, func(word wordOf) string { return word("en", 20, 500) + " is:unread since:20d" }},
	{"saved", false, func(word wordOf) string { return word("en", 0, 200) + " is:saved" }},
	{"language", false, func(word wordOf) string { return word("en", 0, 200) + " lang:hi" }},
	{"source", false, func(word wordOf) string { return word("en", 0, 200) + " source:one" }},
	{"without", false, func(word wordOf) string { return "-" + word("en", 0, 200) }},
	{"either", false, func(word wordOf) string { return word("en", 20, 200) + " OR is:saved" }},
	{"hindi", false, func(word wordOf) string { return word("hi", 0, 300) + " " + word("hi", 0, 3000) }},
	{"chinese", false, func(word wordOf) string { return word("zh", 40, 3000) }},
	{"character", false, func(word wordOf) string { return word("zh", 0, 20)[:3] }},
}

// wordOf is a word of a language between two ranks.
type wordOf = func(language string, from, to int) string

// BenchmarkSearch has the budget of 50 ms for 95 searches of a hundred; what that many do not exceed stands beside the
// mean.
func BenchmarkSearch(b *testing.B) {
	s := openLarge(b)
	defer s.Close()
	random := rand.New(rand.NewPCG(5, 5))
	word := func(language string, from, to int) string { return scripts[language].word(from + random.IntN(to-from)) }
	for _, kind := range searchKinds {
		b.Run(kind.name, func(b *testing.B) {
			var times []time.Duration
			f := Filter{All: true, Limit: 40, Typing: kind.typing, Named: func(string, string) ([]news.FeedID, bool) { return []news.FeedID{benchFeed(1).ID}, true }}
			for b.Loop() {
				query, began := kind.query(word), time.Now()
				if _, err := s.Search(b.Context(), query, f); err != nil {
					b.Fatal(query, err)
				}
				times = append(times, time.Since(began))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[(len(times)-1)*95/100].Microseconds())/1000, "p95-ms")
		})
	}
}
