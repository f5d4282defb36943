package ui_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"reader/internal/demo"
	"reader/internal/feed/article"
	"reader/internal/feed/parse"
	"reader/internal/news"
	"reader/internal/ui/uitest"
)

// BenchmarkFloods presses keys among stories that are too much of one thing, as the parser leaves them, and draws what they
// changed: at most 100 ms a frame, also where every story on the screen is such a one. To open an article takes up to four
// frames: one for each of what comes of it, its text, its page, its marks and the way there.
func BenchmarkFloods(b *testing.B) {
	stories, texts := floods(b)
	for _, p := range []struct {
		name string
		lead []string
	}{{"front page", nil}, {"list", []string{"1"}}} {
		b.Run(p.name+" laid out", func(b *testing.B) {
			a, narrower := flooded(b, stories, texts, p.lead...), 0
			for b.Loop() {
				narrower = 1 - narrower
				a.Resize(120-narrower, 40).View()
			}
		})
		b.Run(p.name, func(b *testing.B) { alternate(b, flooded(b, stories, texts, p.lead...), "j", "k") })
	}
	for i, f := range demo.Floods() {
		one := stories[i : i+1]
		b.Run(f.Name+" opened", func(b *testing.B) { alternate(b, flooded(b, one, texts, "1"), "enter", "[") })
		b.Run(f.Name+" scrolled", func(b *testing.B) { alternate(b, flooded(b, one, texts, "1", "enter"), "j", "k") })
		b.Run(f.Name+" by pages", func(b *testing.B) { alternate(b, flooded(b, one, texts, "1", "enter"), "space", "b") })
	}
}

// flooded opens a page of stories.
func flooded(b *testing.B, stories []news.Story, texts map[news.StoryID]news.Reading, lead ...string) *uitest.App {
	b.Helper()
	desk := uitest.NewDesk()
	desk.Stories, desk.Texts = stories, texts
	return uitest.Start(b, desk, 120, 40).Press(lead...)
}

// alternate presses two keys in turn.
func alternate(b *testing.B, a *uitest.App, keys ...string) {
	b.Helper()
	for n := 0; b.Loop(); n++ {
		a.Press(keys[n%2]).View()
	}
}

// floods are the stories of a feed of floods, five times over, and their texts.
func floods(t testing.TB) ([]news.Story, map[news.StoryID]news.Reading) {
	t.Helper()
	answer := httptest.NewRecorder()
	demo.Hostile(uitest.Now).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "http://floods.example/floods", nil))
	doc, err := parse.Parse(answer.Body.Bytes(), parse.Hints{URL: "http://floods.example/floods"})
	if err != nil {
		t.Fatal(err)
	}
	readings := make([]news.Reading, len(doc.Entries))
	for i := range readings {
		readings[i] = readingOf(&doc.Entries[i])
	}
	stories, texts := uitest.Many(5*len(readings)), map[news.StoryID]news.Reading{}
	for i := range stories {
		s, r := &stories[i], readings[i%len(readings)]
		s.Title, s.Summary = r.Story.Title, r.Story.Summary
		texts[s.ID] = r
	}
	return stories, texts
}

// readingOf is an entry of a feed as it is read, with a summary of three lines.
func readingOf(e *parse.Entry) news.Reading {
	const longest = 360
	opening := []rune(article.Opening(e.Summary, longest))
	return news.Reading{
		Story:   news.Story{Title: e.Title, Summary: string(opening[:min(len(opening), longest)])},
		Article: news.Article{URL: e.Link, Title: e.Title, Blocks: article.Fragment(e.Summary, e.Link)},
	}
}
