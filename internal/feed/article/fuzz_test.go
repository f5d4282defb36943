package article

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"reader/internal/news"
)

// FuzzExtract states what holds for any bytes: an end, blocks that say something, addresses of the web, anchors that
// stand in the text. How long and how much memory the worst take stands at BenchmarkHostile.
func FuzzExtract(f *testing.F) {
	page, err := os.ReadFile("testdata/jnews.html")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(page, "text/html")
	f.Add([]byte(story("", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "<ul><li><a href='javascript:x'>y</a>")), "text/html; charset=iso-8859-1")
	for _, h := range hostile {
		if page := h.page(); len(page) < 1<<20 {
			f.Add([]byte(page[:min(len(page), 4<<10)]), "text/html")
		}
	}
	f.Add([]byte("\xfe\xff\x00<\x00p\x00>"), "")
	f.Fuzz(func(t *testing.T, page []byte, contentType string) {
		e, err := Extract([]Source{{URL: island, ContentType: contentType, Body: page}}, Hints{})
		if err != nil {
			return
		}
		a := &e.Article
		checkBlocks(t, a.Blocks)
		for _, r := range a.Related {
			checkAddress(t, r.URL)
			if inline := r.Kind == news.RelatedInline; inline && (r.Anchor < 0 || r.Anchor >= len(a.Blocks)) || !inline && r.Anchor != -1 {
				t.Errorf("anchor %d of a related story of kind %v among %d blocks", r.Anchor, r.Kind, len(a.Blocks))
			}
		}
	})
}

func FuzzFragment(f *testing.F) {
	f.Add("<p>a <b>b</b> <a href='x'>c</a><br><br>d", "https://paper.example/")
	f.Add("<blockquote><cite>x</cite></blockquote><figure><img src=y><figcaption>z", "")
	f.Fuzz(func(t *testing.T, markup, base string) {
		checkBlocks(t, Fragment(markup, base))
	})
}

// checkBlocks asserts what every reader of blocks relies on.
func checkBlocks(t *testing.T, blocks []news.Block) {
	t.Helper()
	for i := range blocks {
		b := &blocks[i]
		if !legible(b.Spans) && (b.Kind == news.Paragraph || b.Kind == news.Heading) {
			t.Errorf("a paragraph or heading that says nothing: %+v", b)
		}
		if b.Kind == news.Heading && (b.Level < 2 || b.Level > 6) {
			t.Errorf("heading of level %d", b.Level)
		}
		checkSpans(t, b.Spans)
		checkBlocks(t, b.Blocks)
		for _, item := range b.Items {
			checkBlocks(t, item)
		}
		for _, row := range b.Rows {
			for _, c := range row {
				checkSpans(t, c.Spans)
			}
		}
		checkAddress(t, b.Picture.URL)
		checkAddress(t, b.Link.URL)
	}
}

func checkSpans(t *testing.T, spans []news.Span) {
	t.Helper()
	for _, s := range spans {
		if s.Text == "" || !utf8.ValidString(s.Text) {
			t.Errorf("span of %q", s.Text)
		}
		checkAddress(t, s.URL)
	}
}

func checkAddress(t *testing.T, address string) {
	t.Helper()
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if address == "" || strings.HasPrefix(address, scheme) {
			return
		}
	}
	t.Errorf("address %q", address)
}
