package article_test

import (
	"strings"
	"testing"

	"reader/internal/news"
	"reader/internal/ui/article"
	"reader/internal/ui/page"
)

// noted is a long story with a film, and a note on its first line.
func noted() news.Reading {
	r := whole()
	para := func(spans ...news.Span) news.Block { return news.Block{Spans: spans} }
	blocks := []news.Block{
		para(news.Span{Text: "The board"}, news.Span{Text: "1", Style: news.Superscript, Note: 1}, news.Span{Text: " met."}),
		{Kind: news.Embed, Medium: news.Video, Link: news.Link{Title: "The gate closes", URL: "https://film.example/7"}},
		{Kind: news.Embed, Medium: news.Post, Link: news.Link{Title: "The board says", URL: "https://post.example/8"}},
	}
	for range 30 {
		blocks = append(blocks, para(news.Span{Text: strings.Repeat("It spoke of the tide. ", 12)}))
	}
	blocks = append(blocks, news.Block{Kind: news.Notes, Start: 1, Items: [][]news.Block{{para(news.Span{Text: "It has nine members."})}}})
	r.Article.Blocks = blocks
	r.Article.Standfirst, r.Related = "", nil
	return r
}

func TestNotesAreALeapAway(t *testing.T) {
	r := read(t, article.New(&desk{stored: noted()}, noted().Story, 0, article.From{}), screen(80, 24)).answer()
	r.sees("The board⁽¹⁾ met.")
	r.press("f", "f")
	r.sees("It has nine members.")
	if _, went := last[page.Go](r); went {
		t.Error("a note is no page")
	}
	r.press("f", "f")
	r.sees("The board⁽¹⁾ met.")
}

func TestFilmsOpenInThePlayer(t *testing.T) {
	r := read(t, article.New(&desk{stored: noted()}, noted().Story, 0, article.From{}), screen(80, 24)).answer()
	r.press("f", "j")
	if _, played := last[page.Play](r); played {
		t.Fatal("another site's film is played unseen")
	}
	r.sees("film.example/7 · in the player")
	r.press("j")
	if p, _ := last[page.Play](r); p.Link.URL != "https://film.example/7" {
		t.Errorf("played %+v", p)
	}
	r.press("f", "J")
	if b, _ := last[page.Browse](r); b.URL != "https://film.example/7" {
		t.Errorf("a capital opened %+v", b)
	}
	r.press("f", "d", "d")
	if p, _ := last[page.Play](r); p.Link.URL != "https://film.example/7" {
		t.Errorf("a post is played: %+v", p)
	}
}
