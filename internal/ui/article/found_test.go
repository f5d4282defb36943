package article_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"reader/internal/news"
	"reader/internal/ui/article"
	"reader/internal/ui/surface"
)

func TestAFoundArticleBeginsAtWhatWasFound(t *testing.T) {
	r := news.Reading{Story: news.Story{ID: 5, Title: "A long story", Stored: news.StoredFull}}
	for range 60 {
		r.Article.Blocks = append(r.Article.Blocks, news.Block{Kind: news.Paragraph, Spans: []news.Span{{Text: "Nothing to speak of happened here, and nobody wrote it down."}}})
	}
	r.Article.Blocks[40].Spans[0].Text = "Then the Muenchen Zephyr blew over the old – pier."
	r.Article.Words, r.Article.Verdict = 600, news.VerdictFull
	p := article.New(&desk{stored: r}, r.Story, 0, article.From{}).Found([]string{"zephy*", "old pier", "münchen"})
	v := read(t, p, screen(80, 24)).answer()
	screen := surface.String(v.page.View(v.env))
	if plain := ansi.Strip(screen); !strings.Contains(plain, "Zephyr blew over") {
		t.Fatalf("the place that was found is not on the screen:\n%s", plain)
	}
	for _, marked := range []string{"Zephyr", "old – pier", "Muenchen"} {
		if i := strings.Index(screen, marked); i < 1 || screen[i-1] != 'm' { // a mark begins with a sequence of colours
			t.Errorf("%s is not marked", marked)
		}
	}
}
