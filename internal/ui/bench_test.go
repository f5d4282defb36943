package ui_test

import (
	"math"
	"testing"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui"
	"reader/internal/ui/uitest"
)

// benchPages are the pages whose drawing is measured, by the keys that lead there: lists of many stories and feeds, a long
// article with pictures, and what is laid over them.
var benchPages = []struct {
	name    string
	stories int
	keys    []string
}{
	{"front", 60, nil},
	{"section of 500", 500, []string{"1"}},
	{"section of 100000", 100_000, []string{"1"}},
	{"middle of 100000", 100_000, []string{"1", "G", "G", "G", "G", "G"}},
	{"article", 20, []string{"1", "enter", "space"}},
	{"palette", 20, []string{"1", ":"}},
	{"help", 20, []string{"1", "?"}},
	{"search", 20, []string{"/", "water"}},
	{"hints", 20, []string{"1", "enter", "f"}},
	{"feeds", 20, []string{"S"}},
}

// bench opens a page on a large screen, in colours, with pictures.
func bench(b *testing.B, stories int, keys []string) *uitest.App {
	b.Helper()
	desk := uitest.NewDesk()
	desk.Stories = uitest.Many(stories)
	desk.Refeed(uitest.ManyFeeds(1000))
	desk.Texts = map[news.StoryID]news.Reading{1: {Article: uitest.LongArticle(10_000)}}
	a := uitest.Start(b, desk.Illustrate(), 200, 60, func(o *ui.Options) { o.Pictures = true })
	for _, k := range keys {
		a.PressOrType(k)
	}
	return a
}

// BenchmarkView200x60 draws a screen of which nothing changed, as it happens for every message: at most 0.1 ms, and as many
// allocations for a list of 100,000 stories as for one of 500.
func BenchmarkView200x60(b *testing.B) {
	for _, p := range benchPages {
		b.Run(p.name, func(b *testing.B) {
			a := bench(b, p.stories, p.keys)
			b.ReportAllocs()
			for b.Loop() {
				a.View()
			}
		})
	}
}

// TestViewCostsNothingMoreInALongList counts what BenchmarkView200x60 shows. The least of several counts is taken: the race
// detector has pools forget what they keep, by chance.
func TestViewCostsNothingMoreInALongList(t *testing.T) {
	count := func(stories int) float64 {
		desk := uitest.NewDesk()
		desk.Stories = uitest.Many(stories)
		a := uitest.Start(t, desk, 200, 60).Press("1", "j")
		least := math.Inf(1)
		for range 100 {
			least = min(least, testing.AllocsPerRun(1, func() { a.View() }))
		}
		return least
	}
	if short, long := count(100), count(20_000); long > short+1 { // a number has more digits
		t.Errorf("a screen of a list takes %v allocations, and %v when the list is long", short, long)
	}
}

// BenchmarkKey200x60 presses a key that moves down and one that moves up, and draws what it changed: what is on the screen
// counts, not what is in the list.
func BenchmarkKey200x60(b *testing.B) {
	keys := []tea.KeyPressMsg{{Code: 'k', Text: "k"}, {Code: 'j', Text: "j"}}
	for _, p := range benchPages {
		b.Run(p.name, func(b *testing.B) {
			a := bench(b, p.stories, p.keys)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				a.Send(keys[i%2])
				a.View()
			}
		})
	}
}
