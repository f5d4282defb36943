package export

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"reader/internal/news"
)

// readBack is what a CommonMark parser with GitHub's tables makes of Markdown: its text, white space folded, and the
// names of the elements in it.
func readBack(t *testing.T, markdown string) (text string, elements []string) {
	t.Helper()
	var out bytes.Buffer
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	if err := parser.Convert([]byte(markdown), &out); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	var words strings.Builder
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.TextNode:
			words.WriteString(n.Data)
		case n.Type == html.ElementNode && n.Data == "br":
			words.WriteByte(' ')
		case n.Type == html.ElementNode && n.Data != "html" && n.Data != "head" && n.Data != "body":
			elements = append(elements, n.Data)
		}
	}
	return strings.Join(strings.Fields(words.String()), " "), elements
}

// nasty are pieces of text that mean something in Markdown.
var nasty = []string{
	"a", "b c", " ", " ", "*", "**", "_", "__", "`", "``", "~~", "~", "[", "]", "](x)", "![", "<b>", "<", ">", "&amp;", "&", "#", "# ", "- ", "+ ",
	"1. ", "12) ", "---", "===", "|", "\\", "\n", "\n# ", "\n- ", "\n1. ", "\n> ", "\n---", "\n===", "\n```", "\n    x", "\t", "http://x.example", "é", "字", "!", ":", "-",
	"\n~~~", "\n| a | b |\n| --- | --- |", "\n<div>", "\n[a]: /b", "* * *", "$x$", "\"q\"", "'",
}

func TestAParagraphReadsBackTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 4000 {
		var b strings.Builder
		for range 1 + r.IntN(8) {
			b.WriteString(nasty[r.IntN(len(nasty))])
		}
		want := strings.Join(strings.Fields(b.String()), " ")
		got, elements := readBack(t, markdownBlocks([]news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: b.String()}}}}))
		if got != want || want != "" && strings.Trim(strings.Join(elements, " "), "p br") != "" {
			t.Fatalf("%q reads back as %q in %q:\n%s", b.String(), got, elements, markdownBlocks([]news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: b.String()}}}}))
		}
	}
}

func TestStyledWordsReadBackTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	pieces := []string{"word", "two words", " lead", "trail ", "!", "“quoted”", "a*b", "x", "(in brackets)", "字", "4%"}
	for range 3000 {
		var spans []news.Span
		for range 1 + r.IntN(4) {
			s := news.Span{Text: pieces[r.IntN(len(pieces))], Style: []news.Style{0, news.Strong, news.Emphasis, news.Struck, news.Mono, news.Strong | news.Emphasis}[r.IntN(6)]}
			if r.IntN(4) == 0 {
				s.URL = "https://a.example/(x)"
			}
			spans = append(spans, s)
		}
		want := strings.Join(strings.Fields(news.Plain(spans)), " ")
		markdown := markdownBlocks([]news.Block{{Kind: news.Paragraph, Spans: spans}})
		if got, _ := readBack(t, markdown); got != want {
			t.Fatalf("%q reads back as %q:\n%s", want, got, markdown)
		}
	}
}

func TestAnArticleReadsBackAsItsBlocks(t *testing.T) {
	a := news.Article{Title: "A *bold* # pier", Byline: "B_Writer_", Language: "en", Canonical: "https://example.org/pier", Blocks: sampleBlocks()}
	text, elements := readBack(t, Markdown(&a))
	for _, want := range []string{
		"A *bold* # pier", "By B_Writer_", "Tide & time: see the chart before * noon", "Who <pays>", "Never again. — A pilot", "first second inner",
		"Port Ships A|B 7", "The pier Nobody", "a < b c", "WATCH: the pier", "1. is no list",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in what was read back: %q", want, text)
		}
	}
	for name, n := range map[string]int{"h1": 1, "h3": 1, "blockquote": 1, "ol": 1, "ul": 1, "li": 3, "table": 1, "th": 2, "td": 2, "img": 1, "pre": 1, "a": 3, "strong": 1} {
		got := 0
		for _, e := range elements {
			if e == name {
				got++
			}
		}
		if got != n {
			t.Errorf("%d elements %s were read back, want %d", got, name, n)
		}
	}
}
