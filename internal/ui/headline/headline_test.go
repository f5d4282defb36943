package headline_test

import (
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

var now = time.Date(2026, 11, 23, 8, 41, 0, 0, time.UTC)

func env() *page.Env {
	return &page.Env{Keys: page.NewKeys(), Pen: surface.Pen{Theme: theme.New(theme.None, theme.Terminal{}), Glyphs: surface.Signs(false)}, Now: now}
}

func words(runs []surface.Run) string {
	var all text.Safe
	for _, r := range runs {
		all += r.Text
	}
	return string(all)
}

func TestTitleIsNeverEmpty(t *testing.T) {
	for _, tt := range []struct {
		story news.Story
		want  text.Safe
	}{
		{news.Story{Title: " Rain\nat last ", Summary: "It rained."}, "Rain at last"},
		{news.Story{Title: "\x07\u202e", Summary: "It rained.", URL: "https://paper.example/1"}, "It rained."},
		{news.Story{URL: "https://reader:secret@paper.example/1"}, "https://paper.example/1"},
		{news.Story{}, "(no headline)"},
	} {
		if got := headline.Title(&tt.story); got != tt.want {
			t.Errorf("%+q: %q, want %q", tt.story.Title, got, tt.want)
		}
	}
}

// story is one of which everything is known.
var story = news.Story{
	Source: "Harbour Wire", Kicker: "World", Published: now.Add(-24 * time.Minute), Words: 1200, Language: "en", Saved: true,
	Stored: news.StoredFull, Whole: true,
}

func TestFacts(t *testing.T) {
	all := headline.All()
	ago := all
	ago.Ago = true
	for _, tt := range []struct {
		name  string
		facts headline.Facts
		width int
		want  string
	}{
		{"all there is room for", all, 80, "Harbour Wire · 24 min · 5 min read · ★ saved · ↓ offline"},
		{"the word goes first", ago, 60, "Harbour Wire · 24 min ago · 5 min read · ★ saved · ↓ offline"},
		{"then those of the marks", ago, 50, "Harbour Wire · 24 min · 5 min read · ★ · ↓"},
		{"then the reading time", all, 30, "Harbour Wire · 24 min · ★ · ↓"},
		{"in its own paper", all.Within(&story, "Harbour Wire", "World"), 80, "24 min · 5 min read · ★ saved · ↓ offline"},
		{"in another section of its paper", all.Within(&story, "Harbour Wire", "Front"), 80, "World · 24 min · 5 min read · ★ saved · ↓ offline"},
		{"in another paper", all.Within(&story, "Ledger", "World"), 80, "Harbour Wire · 24 min · 5 min read · ★ saved · ↓ offline"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := words(headline.MetaIn(env(), &story, tt.facts, tt.width)); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
	if got := words(headline.Meta(env(), &news.Story{}, all)); got != "" {
		t.Errorf("of a story that nothing is known of: %q", got)
	}
}

// TestWhatIsStoredIsSaid in words, without colour.
func TestWhatIsStoredIsSaid(t *testing.T) {
	for _, tt := range []struct {
		story      news.Story
		words, row string
	}{
		{news.Story{}, "", ""},
		{news.Story{Stored: news.StoredFeed}, "feed text only", " ┄"},
		{news.Story{Stored: news.StoredFull}, "text offline", " ┄"},
		{news.Story{Stored: news.StoredFull, Whole: true}, "↓ offline", "↓ offline"},
	} {
		_, said := headline.Kept(env(), &tt.story)
		if row := words(headline.Meta(env(), &tt.story, headline.Facts{Marks: true})); string(said) != tt.words || row != tt.row {
			t.Errorf("stored %v, whole %v: %q and %q in a row", tt.story.Stored, tt.story.Whole, said, row)
		}
	}
}

func TestReadingTime(t *testing.T) {
	for words, want := range map[int]text.Safe{0: "", 149: "", 150: "1 min read", 2400: "10 min read"} {
		if got := headline.Reading(&news.Story{Words: words, Language: "en"}); got != want {
			t.Errorf("%d words: %q, want %q", words, got, want)
		}
	}
}

func TestAgoIsSaidOfToday(t *testing.T) {
	for ago, want := range map[time.Duration]text.Safe{
		30 * time.Second: "now", 5 * time.Hour: "5 h ago", 30 * time.Hour: "30 h", 72 * time.Hour: "3 d", -time.Hour: "now",
	} {
		if got := headline.Age(env(), &news.Story{Published: now.Add(-ago)}, true); got != want {
			t.Errorf("%v: %q, want %q", ago, got, want)
		}
	}
}

func TestMarksBeforeAHeadline(t *testing.T) {
	for _, tt := range []struct {
		story news.Story
		want  string
	}{
		{news.Story{}, "● "},
		{news.Story{Read: true}, "  "},
		{news.Story{Saved: true, Stored: news.StoredFeed}, "● ★ ┄ "},
		{news.Story{Read: true, Saved: true, Stored: news.StoredFull, Whole: true}, "  ★ ↓ "},
		{news.Story{Stored: news.StoredFull}, "● ┄ "},
	} {
		if got := words(headline.Marks(env(), &tt.story)); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestStandfirstFitsItsLines(t *testing.T) {
	long := news.Story{Summary: "Twelve cities face rationing from Monday; farmers promise a blockade."}
	rows := headline.Standfirst(env(), &long, 30, 2)
	if len(rows) != 2 || rows[1].Text[len(rows[1].Text)-len("…"):] != "…" {
		t.Errorf("two lines: %q", words(rows))
	}
	for _, r := range rows {
		if w := env().Measure.Width(r.Text); w > 30 {
			t.Errorf("%q is %d cells wide", r.Text, w)
		}
	}
	if rows := headline.Standfirst(env(), &long, 30, 0); rows != nil {
		t.Errorf("no line: %q", words(rows))
	}
}

func TestAFeedThatIsASectionByItselfIsSaidOnce(t *testing.T) {
	s := news.Story{Source: "Loop", Kicker: "Loop"}
	for _, facts := range []headline.Facts{{Source: true, Section: true}, {Section: true}} {
		if got := headline.Said(env(), &s, facts); got != "Loop" {
			t.Errorf("%+v are said as %q", facts, got)
		}
	}
}
