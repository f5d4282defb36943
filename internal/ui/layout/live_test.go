package layout_test

import (
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/ui/layout"
)

func TestUpdatesOfALiveBlogShowTheirTime(t *testing.T) {
	zone := time.FixedZone("", 2*60*60)
	at := func(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 5, 0, 0, time.UTC) }
	update := func(t time.Time, words string) news.Block {
		b := news.Block{Kind: news.Heading, Level: 2, Time: t}
		if words != "" {
			b.Spans = []news.Span{{Text: words}}
		}
		return b
	}
	blocks := []news.Block{
		update(at(26, 12), "The first boat has sailed"), update(at(26, 11), ""), update(at(25, 23), "Still today here"),
		update(at(25, 20), "Fog"), update(at(25, 19), "More fog"), update(at(24, 8).AddDate(-1, 0, 0), "Long ago"),
	}
	set := layout.Set(blocks, nil, layout.Options{Width: 60, Now: at(26, 13).In(zone)})
	var got []string
	for _, l := range set.Plain() {
		if l != "" {
			got = append(got, string(l))
		}
	}
	want := "14:05 · The first boat has sailed\n13:05\n01:05 · Still today here\n25 November, 22:05 · Fog\n21:05 · More fog\n24 November 2025, 10:05 · Long ago"
	if strings.Join(got, "\n") != want {
		t.Errorf("set:\n%s", strings.Join(got, "\n"))
	}
}
