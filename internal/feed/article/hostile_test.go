package article

import (
	"fmt"
	"runtime"
	"runtime/metrics"
	"slices"
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
	{"unclosed formatting", func() string { return numbered("<b id=x%d><p>Some words", 20_000) + words }, "ferry"},
	{"pictures for who has no scripts", func() string { return words + "<noscript>" + strings.Repeat("<i>", 300_000) + "</noscript>" }, "ferry"},
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
	{"a million attributes in all", func() string {
		return strings.Repeat("<p a b c d e f g h i j k l m n o p q r s t u v w x y z>x", 40_000) + words
	}, "ferry"},
	{"a tag without end", func() string { return words + "<div " + numbered("a%d=1 ", 300_000) }, "ferry"},
	{"a million links", func() string { return strings.Repeat("<a href=/a>x</a>", 1_000_000) }, ""},
	{"a word of 20 MB", func() string { return "<p>" + strings.Repeat("x", 20<<20) }, ""},
	{"ends of paragraphs", func() string { return strings.Repeat("</p></br>", 100_000) + words }, "ferry"},
	{"a huge table", func() string {
		return "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>some words", 10), 5000) + "</table>"
	}, "some words"},
	{"nested tables", func() string { return strings.Repeat("<table><tr><td>", 20_000) + words }, "ferry"},
	{"pictures", func() string { return words + numbered("<img src=/x%d.jpg>", 40_000) }, "ferry"},
	{"names", func() string {
		return words + numbered("<div class='"+strings.Repeat("aB", 190)+"%d'>x</div>", 9_000)
	}, "ferry"},
	{"json of nothing", func() string {
		return `<script type="application/ld+json">[` + strings.Repeat(`{},`, 600_000) + "{}]</script>" + words
	}, "ferry"},
	{"json", func() string {
		return `<script type="application/ld+json">` + strings.Repeat(`{"author":[`, 100_000) + "</script>" + words
	}, "ferry"},
}

// hostileParts are pages with too much of one thing that a step looks at again and again.
var hostileParts = []struct {
	name  string
	page  func() string
	shown string
}{
	{"headings without a box", func() string {
		return strings.Repeat("<div><b>Related</b>", 90) + numbered("<a href=/a-story-of-words-%d>A story of many words</a>", 11_000) + words
	}, "ferry"},
	{"headings in depth", func() string {
		return strings.Repeat("<div><b>Related</b>", 90) + strings.Repeat("<i>x</i>", 12_000) + strings.Repeat("<b>Related</b><a href=/a-story-of-words-1234>x</a>", 3000) + words
	}, "ferry"},
	{"figures in figures", func() string {
		return `<meta property="og:image" content="/lead-123456.jpg">` + strings.Repeat("<figure>", 90) + strings.Repeat("<div><img src=/other-123.jpg width=500>some words</div>", 5000) + "<div>" + words
	}, ""},
	{"sources of a picture", func() string {
		return "<picture>" + strings.Repeat("<source>", 10_000) + strings.Repeat("<img width=500>", 10_000) + "</picture>" + words
	}, "ferry"},
	{"one place that many refer to", func() string {
		return numbered("<a href=#f>[%d]</a>", 8000) + "<div id=f>" + strings.Repeat("<i>"+strings.Repeat("x", 100)+"</i>", 8000) + "</div>" + words
	}, ""},
	{"posts in posts", func() string {
		return words + strings.Repeat("<blockquote class=twitter-tweet>", 90) + strings.Repeat("<a href=https://twitter.com/x/status/1234>x</a>", 12_000)
	}, "ferry"},
	{"links to cross-heads", func() string {
		return numbered("<h2 id=h%d>Head</h2><a href=#h%[1]d>some words</a>"+words, 3000)
	}, "ferry"},
}

// hostileData are pages whose data, pagers, times or words cost more than they weigh.
var hostileData = []struct {
	name  string
	page  func() string
	shown string
}{
	{"programs", func() string {
		return "<script>" + strings.Repeat(`x={"type":`, 150_000) + "</script>" + words
	}, "ferry"},
	{"literals", func() string {
		return "<script>" + strings.Repeat(`"type":a:"<p>\\u003cp`, 80_000) + "</script>" + words
	}, "ferry"},
	{"states", func() string {
		return "<script>" + strings.Repeat(`x={"type":"text","body":"`+strings.Repeat("<p>a b c ", 50)+`"};`, 3000) + "</script>" + words
	}, "ferry"},
	{"parts in parts", func() string {
		return `<script type="application/json">` + strings.Repeat(`{"type":"paragraph","content":[`, 5000) + strings.Repeat("]}", 5000) + "</script>" + words
	}, "ferry"},
	{"parts that refer to each other", func() string {
		return `<script type="application/json">{"a:1":{"type":"quote","children":[{"__ref":"a:1"},{"__ref":"a:1"},{"__ref":"a:1"}]},"body":[{"__ref":"a:1"},{"type":"p","text":"` +
			strings.Repeat("many words ", 30) + `"}]}</script>` + words
	}, "ferry"},
	{"numbers that refer to each other", func() string {
		return `<script type="application/json" id="__NUXT_DATA__">[` + strings.Repeat("[1,1,1,1,1,1],", 1000) + `"a b"]</script>` + words
	}, "ferry"},
	{"pagers", func() string { return words + numbered(`<a href="?page=%d">2</a>`, 60_000) }, "ferry"},
	{"times", func() string {
		return strings.Repeat("<div><time datetime=2026-11-26T14:05:00Z>x</time>", 20_000) + words
	}, ""},
	{"a live blog", func() string {
		return `<title>Live</title><div class=live>` + strings.Repeat("<div><time datetime=2026-11-26T14:05:00Z>x</time><h3>A</h3>"+words+"</div>", 9000)
	}, "ferry"},
	{"walls", func() string {
		return strings.Repeat("<p>Subscribe, log in, sign up, register, weiterlesen, abonnez.</p>", 20_000)
	}, ""},
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
const endless = 10 * time.Second

func TestHostile(t *testing.T) {
	for _, c := range slices.Concat(hostile, hostileData, hostileParts) {
		t.Run("T33 "+c.name, func(t *testing.T) {
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

func TestATextHasSoManyBlocks(t *testing.T) {
	e, err := Extract(pageAt("https://paper.example/story", strings.Repeat("<p>Some words, and some more of them.", 20_000)+words), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(e.Article.Blocks); n > maxBlocks || !strings.Contains(news.PlainText(e.Article.Blocks), "ferry") {
		t.Errorf("there are %d blocks, or the end is not shown", n)
	}
}

// BenchmarkHostile stands beside the promise of a second and of 64 MB for the worst of pages. What it reports as
// peak-MB is the most that was on the heap at once, garbage that had not been collected yet among it.
func BenchmarkHostile(b *testing.B) {
	for _, c := range slices.Concat(hostile, hostileData, hostileParts) {
		b.Run(c.name, func(b *testing.B) { benchHostile(b, c.page()) })
	}
}

func benchHostile(b *testing.B, markup string) {
	page := pageAt("https://paper.example/story", markup)
	runtime.GC()
	before := heap()
	peak, stop, done := before, make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for tick := time.NewTicker(time.Millisecond); ; {
			select {
			case <-tick.C:
				peak = max(peak, heap())
			case <-stop:
				tick.Stop()
				return
			}
		}
	}()
	for b.Loop() {
		if _, err := Extract(page, Hints{}); err != nil {
			b.Fatal(err)
		}
	}
	close(stop)
	<-done
	b.ReportMetric(float64(peak-before)/(1<<20), "peak-MB")
}

// heap is the bytes of all objects on the heap.
func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
