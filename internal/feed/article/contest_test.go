package article

import (
	"fmt"
	"strings"
	"testing"

	"reader/internal/news"
)

// candidates lists who found how much: "readability 80 chosen", "density 80 = readability".
func candidates(e *Extraction) string {
	var lines []string
	for _, c := range e.Candidates {
		line := fmt.Sprint(c.Name, " ", c.Words)
		if c.Same != "" {
			line += " = " + c.Same
		}
		if c.Chosen {
			line += " chosen"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, ", ")
}

func TestEveryCandidateIsReported(t *testing.T) {
	shell := `<html><body><h1>Harbour wall</h1><div id=app></div><script type="application/json">{"articleBody":"` + strings.Join(sentences, `\n`) + `"}</script></body></html>`
	feed := []news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: "The wall is to be mended."}}}}
	for _, c := range []struct {
		name, page, choice, want, words string
	}{
		{"both agree", story("", "", ""), "", "readability 96 chosen, density 96 = readability, feed 6", "The council"},
		{"drawn by a script", shell, "", "readability 0, density 0 = readability, script 96 chosen, feed 6", "The council"},
		{"the reader's choice", story("", "", ""), "feed", "readability 96, density 96 = readability, feed 6 chosen", "The wall is"},
		{"a choice this page lacks", story("", "", ""), "script", "readability 96 chosen, density 96 = readability, feed 6", "The council"},
		{"a choice that is empty here", shell, "density", "readability 0, density 0 = readability, script 96 chosen, feed 6", "The council"},
	} {
		e, err := Extract(pageAt(island, c.page), Hints{Feed: feed, Choice: c.choice})
		if err != nil {
			t.Fatal(err)
		}
		if got := candidates(&e); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if got := news.PlainText(e.Article.Blocks); !strings.HasPrefix(got, c.words) {
			t.Errorf("%s: the text is %q", c.name, got)
		}
		for _, x := range e.Candidates {
			if !strings.HasSuffix(x.Reason, ".") {
				t.Errorf("%s: why %s fared so: %q", c.name, x.Name, x.Reason)
			}
		}
	}
}
