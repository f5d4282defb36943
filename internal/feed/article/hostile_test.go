package article

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

// words is a paragraph that any reader would want to see.
const words = "<p>The ferry to the islands will sail again on Monday, after a week in which only goats crossed the sound.</p>"

// hostile are pages made to cost more than they weigh. Each ends in words that a reader must still see, unless its
// shape hides them from a browser too.
var hostile = []struct {
	name  string
	page  func() string
	shown string
}{
	{"deep divs", func() string { return strings.Repeat("<div>", 100_000) + words }, "ferry"},
	{"deep bold", func() string { return strings.Repeat("<b>", 50_000) + words }, "ferry"},
	{"deep fonts", func() string { return numbered("<font size=%d>", 20_000) + words }, "ferry"},
	{"tables and links", func() string { return strings.Repeat("<table><a>", 50_000) + words }, "ferry"},
	{"crossed tags", func() string { return strings.Repeat("<b><i></b></i><p>", 30_000) + words }, "ferry"},
	{"closed too often", func() string { return strings.Repeat("<div><b></div></div>", 30_000) + words }, "ferry"},
	{"nested lists", func() string { return strings.Repeat("<ul><li>", 20_000) + words }, "ferry"},
	{"nested quotes", func() string { return strings.Repeat("<blockquote>", 20_000) + words }, "ferry"},
	{"attributes", func() string { return "<div " + numbered("a%d=1 ", 300_000) + ">" + words + "</div>" }, "ferry"},
	{"custom tags", func() string { return numbered("<x-%d>", 50_000) + words }, "ferry"},
	{"svg confusion", func() string {
		return strings.Repeat("<svg><style><p>", 10_000) + "</style></svg>" + strings.Repeat("<math><mi>", 1000) + words
	}, ""},
	{"deep and wide", func() string {
		return strings.Repeat("<div>", 90) + strings.Repeat("<div><p>Words that go on, and on, and on.</p><ul><li>x</ul></div>", 2500) + words
	}, "ferry"},
	{"paragraphs", func() string {
		return strings.Repeat("<p>Some words, that go on for a while and then for a while longer.", 80_000)
	}, "Some words"},
	{"links", func() string { return strings.Repeat("<a href=/a-story-of-words-1234>x</a>", 60_000) }, ""},
	{"related", func() string {
		return strings.Repeat("<div class=related><h3>Related</h3><a href=/a-story-of-words-1234>A story of many words</a>", 20_000)
	}, ""},
	{"pre", func() string { return "<pre>" + strings.Repeat("some code here\n", 300_000) }, "some code"},
	{"a long word", func() string { return "<p>" + strings.Repeat("x", 4<<20) }, ""},
	{"line breaks", func() string { return "<div>" + strings.Repeat("a few words<br>", 100_000) }, "a few words"},
	{"entities", func() string { return "<p>" + strings.Repeat("&amp;&#27;&lt;", 200_000) }, ""},
	{"brackets", func() string { return strings.Repeat("<", 1<<20) }, ""},
	{"comments", func() string { return strings.Repeat("<!-- -", 1<<18) }, ""},
	{"json", func() string {
		return `<script type="application/ld+json">` + strings.Repeat(`{"author":[`, 100_000) + "</script>" + words
	}, "ferry"},
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// endless is when a page is taken for one that never ends. The promise is a second, and stands at BenchmarkHostile: a
// machine can be busy for no fault of ours.
const endless = time.Minute

func TestHostilePagesEnd(t *testing.T) {
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			e, err := Extract(pageAt("https://paper.example/story", c.page()), Hints{})
			if err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); took > endless {
				t.Errorf("took %v", took)
			}
			if text := news.PlainText(e.Article.Blocks); !strings.Contains(text, c.shown) {
				t.Errorf("%q is not shown; %d bytes are", c.shown, len(text))
			}
		})
	}
}

// BenchmarkHostile stands beside the promise of a second for the worst of pages.
func BenchmarkHostile(b *testing.B) {
	for _, c := range hostile {
		b.Run(c.name, func(b *testing.B) {
			page := pageAt("https://paper.example/story", c.page())
			for b.Loop() {
				if _, err := Extract(page, Hints{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
