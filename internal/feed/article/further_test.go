package article

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
)

const wall = "https://paper.example/2026/wall"

// chapter is page n of a story: its head is that of every page, its text its own.
func chapter(n int, links string) string {
	return fmt.Sprintf(`<html><head><title>The wall</title><meta property="og:type" content="article">%s</head><body><article><h1>The wall of the harbour</h1><p class=standfirst>It has stood for two hundred years, and nobody knows who built it.</p>
		<div class=story><figure><img src="/wall.jpg?w=%d00"><figcaption>The wall at dawn</figcaption></figure><p>Page %d of 9</p><p>%s</p><p>%s</p><p>%s</p></div>
		<aside><h3>Read more</h3><a href="/2026/the-ferry-sails-again">The ferry sails again on Monday</a></aside></article>%s</body></html>`,
		links, n, n, ownWordsOf(n, "first"), ownWordsOf(n, "second"), ownWordsOf(n, "third"), links)
}

func ownWordsOf(n int, which string) string {
	return fmt.Sprintf("The %s paragraph of chapter %d tells in many words what the builders of part %d of the wall did, and why they did it so slowly.", which, n, n)
}

// pager is the links "1 2 3 … Next" as a site prints them.
func pager(pattern string, pages int) string {
	var b strings.Builder
	b.WriteString("<div class=pagination>")
	for n := 1; n <= pages; n++ {
		fmt.Fprintf(&b, ` <a href="%s">%d</a>`, fmt.Sprintf(pattern, n), n)
	}
	return b.String() + "</div>"
}

func wantedOf(t *testing.T, address, page string) string {
	t.Helper()
	e, err := Extract(pageAt(address, page), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, w := range e.Wanted {
		list = append(list, fmt.Sprintf("%s %d %s", w.Role, w.Page, strings.TrimPrefix(w.URL, "https://paper.example")))
	}
	return strings.Join(list, ", ")
}

func TestFurtherPagesAreWanted(t *testing.T) {
	for _, c := range []struct{ name, address, links, want string }{
		{"a pager by parameter", wall, pager("?page=%d", 3), "further 2 /2026/wall?page=2, further 3 /2026/wall?page=3"},
		{"counted from nought", wall, `<a href="?page=1">2</a><a href="?page=2">3</a>`, "further 2 /2026/wall?page=1, further 3 /2026/wall?page=2"},
		{"by path", wall, pager("/2026/wall/%d/", 3), "further 2 /2026/wall/2/, further 3 /2026/wall/3/"},
		{"by a word in the path", wall + "/", pager("/2026/wall/seite-%d", 2), "further 2 /2026/wall/seite-2"},
		{"by the file's name", wall + ".html", pager("/2026/wall_%d.html", 3), "further 2 /2026/wall_2.html, further 3 /2026/wall_3.html"},
		{"announced in the head", wall, `<link rel=next href="/2026/wall?page=2">`, "further 2 /2026/wall?page=2"},
		{"only the next one", wall, `<a href="/2026/wall/2">Nächste Seite »</a>`, "further 2 /2026/wall/2"},
		{"on one page", wall, pager("?page=%d", 2) + `<a href="?view=all">View as one page</a>`, "further 0 /2026/wall?view=all, further 2 /2026/wall?page=2"},
		{"auf einer Seite", wall, `<a href="/2026/wall/komplettansicht">Auf einer Seite lesen</a>`, "further 0 /2026/wall/komplettansicht"},
		{"the second page's own", wall + "?page=2", pager("?page=%d", 3), "further 3 /2026/wall?page=3"},

		{"the next post", wall, `<link rel=next href="/2026/the-ferry-sails-again"><a rel=next href="/2026/the-ferry-sails-again">Next</a>`, ""},
		{"the next post, by number", "https://paper.example/story/12", `<a rel=next href="/story/13">Next »</a>`, ""},
		{"a namesake", wall, `<a rel=next href="/2026/wall-2">Next</a>`, ""},
		{"the comments' pages", wall, `<div id=comments>` + pager("?page=%d", 3) + `</div>`, ""},
		{"comments by address", wall, pager("/2026/wall/comment-page-%d/", 3), ""},
		{"another site", wall, pager("https://other.example/2026/wall?page=%d", 3), ""},
		{"a list of numbers", wall, `<a href="/lottery/2">2</a><a href="/lottery/3">3</a>`, ""},
		{"itself", wall, `<a rel=next href="/2026/wall">Next</a><a href="/2026/wall#top">2</a>`, ""},
	} {
		if got := wantedOf(t, c.address, chapter(1, c.links)); got != c.want {
			t.Errorf("%s: wanted %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAListOfStoriesHasNoFurtherPages(t *testing.T) {
	page := `<html><head><meta property="og:type" content="website"></head><body><h1>Sport</h1><p>` + strings.Join(sentences, "</p><p>") + `</p>` + pager("/sport?page=%d", 4) + `</body></html>`
	if got := wantedOf(t, "https://paper.example/sport", page); got != "" {
		t.Errorf("wanted %q", got)
	}
}

// chapters are the sources of a story of so many pages, from the first.
func chapters(n int) []Source {
	var list []Source
	for i := 1; i <= n; i++ {
		s := Source{Role: Further, URL: fmt.Sprintf("%s?page=%d", wall, i), ContentType: "text/html; charset=utf-8", Body: []byte(chapter(i, pager("?page=%d", n)))}
		if i == 1 {
			s.Role, s.URL = Main, wall
		}
		list = append(list, s)
	}
	return list
}

// joined is the text of chapters 1 to n, without what their pages repeat.
func joined(n int) string {
	text := "It has stood for two hundred years, and nobody knows who built it."
	for i := 1; i <= n; i++ {
		for _, which := range []string{"first", "second", "third"} {
			text += "\n\n" + ownWordsOf(i, which)
		}
	}
	return text
}

func TestPagesAreJoined(t *testing.T) {
	sources := chapters(3)
	for _, c := range []struct {
		name    string
		sources []Source
		pages   int
		wanted  int
	}{
		{"all", sources, 3, 0},
		{"in any order", []Source{sources[0], sources[2], sources[1]}, 3, 0},
		{"none", sources[:1], 1, 2},
		{"a gap", []Source{sources[0], sources[2]}, 1, 1},
		{"the last is missing", sources[:2], 2, 1},
		{"the second is walled", []Source{sources[0], {Role: Further, URL: sources[1].URL, Body: []byte("<h1>Just a moment…</h1>")}, sources[2]}, 1, 1},
	} {
		e, err := Extract(c.sources, Hints{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(joined(c.pages), news.PlainText(e.Article.Blocks)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if len(e.Wanted) != c.wanted {
			t.Errorf("%s: wanted %v", c.name, e.Wanted)
		}
		figures := 0
		for _, b := range e.Article.Blocks {
			if b.Kind == news.Figure {
				figures++
			}
		}
		if figures != 1 || len(e.Article.Related) != 1 {
			t.Errorf("%s: %d pictures, related %v", c.name, figures, e.Article.Related)
		}
	}
}

func TestPagesThatSayNothingNewEndTheStory(t *testing.T) {
	again := Source{Role: Further, URL: wall + "?page=2", Body: []byte(chapter(1, `<a href="?page=3">Next</a>`))}
	e, err := Extract([]Source{{URL: wall, Body: []byte(chapter(1, `<a href="?page=2">Next</a>`))}, again}, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if got := news.PlainText(e.Article.Blocks); got != joined(1) || len(e.Wanted) != 0 {
		t.Errorf("wanted %v, text %q", e.Wanted, got)
	}
}

func TestTheWholeOnOnePageIsPreferred(t *testing.T) {
	link := `<a href="?view=all">Single page</a>`
	whole := strings.Replace(chapter(1, ""), "</div>", "<p>"+ownWordsOf(2, "first")+"</p><p>"+ownWordsOf(2, "second")+"</p></div>", 1)
	first := Source{URL: wall, Body: []byte(chapter(1, pager("?page=%d", 2)+link))}
	e, err := Extract([]Source{first, {Role: Further, URL: wall + "?view=all", Body: []byte(whole)}}, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if got := news.PlainText(e.Article.Blocks); !strings.HasSuffix(got, ownWordsOf(2, "second")) || len(e.Wanted) != 0 {
		t.Errorf("wanted %v, text %q", e.Wanted, got)
	}
}

func TestTheWholeOnOnePageInAScriptWithoutSpaces(t *testing.T) {
	page := func(text string) []byte {
		return []byte(`<html><head><title>港口的墙</title></head><body><article><h1>港口的墙</h1><div class=article-body>` + text + `</div></article></body></html>`)
	}
	part := "<p>" + strings.Repeat("渡轮在一周的大雾之后又开往群岛，船上有九只山羊和港口的负责人。", 6) + "</p><p>" + strings.Repeat("议会在星期一决定修理这堵老墙，费用由各个村庄分担。", 6) + "</p>"
	more := "<p>" + strings.Repeat("反对的议员要求再做一次评估，市长答应在月底之前拿出结果。", 6) + "</p>"
	e, err := Extract([]Source{
		{URL: wall, Body: page(part + `<a href="?view=all">单页阅读</a>`)}, {Role: Further, URL: wall + "?view=all", Body: page(part + more)},
	}, Hints{})
	if got := news.PlainText(e.Article.Blocks); err != nil || !strings.Contains(got, "反对的议员") {
		t.Errorf("%v, text %q", err, got)
	}
}

func TestOtherForms(t *testing.T) {
	head := `<link rel=amphtml href="https://amp.paper.example/2026/wall"><link rel=alternate media=print href="/print/2026/wall">`
	teaser := `<html><head><title>The wall of the harbour</title>` + head + `</head><body><article><h1>The wall of the harbour</h1><p>It has stood for two hundred years, and …</p></article></body></html>`
	const amp, printed = "amp 0 https://amp.paper.example/2026/wall", "print 0 /print/2026/wall"
	for _, c := range []struct{ name, page, want string }{
		{"a teaser", teaser, amp + ", " + printed},
		{"an empty shell", shell(head), amp + ", " + printed},
		{"the whole story", chapter(1, head), ""},
		{"less than its data promise", chapter(1, head+`<script type="application/ld+json">{"@type":"NewsArticle","wordCount":900}</script>`), amp + ", " + printed},
		{"another site's form", strings.ReplaceAll(teaser, "amp.paper.example", "paper-example.amp.example.org"), printed},
		{"a link to print", strings.ReplaceAll(teaser, head, "") + `<a href="/print/2026/wall">Print</a>`, printed},
	} {
		if got := wantedOf(t, wall, c.page); got != c.want {
			t.Errorf("%s: wanted %q, want %q", c.name, got, c.want)
		}
	}
	e, err := Extract([]Source{{URL: wall, Body: []byte(teaser)}, {Role: AMP, URL: "https://amp.paper.example/2026/wall", Body: []byte(chapter(1, ""))}}, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if got := news.PlainText(e.Article.Blocks); got != joined(1) || e.Article.Verdict != news.VerdictFull || len(e.Wanted) != 0 || e.Article.URL != wall {
		t.Errorf("%v, wanted %v, text %q", e.Article.Verdict, e.Wanted, got)
	}
	if got := candidates(&e); !strings.Contains(got, "amp 94 chosen") || strings.Count(got, "chosen") != 1 {
		t.Errorf("candidates %s", got)
	}
	promising := chapter(1, head+`<script type="application/ld+json">{"@type":"NewsArticle","wordCount":900}</script>`)
	longer := strings.Replace(chapter(1, ""), "</div>", "<p>"+ownWordsOf(2, "first")+"</p></div>", 1)
	e, err = Extract([]Source{{URL: wall, Body: []byte(promising)}, {Role: AMP, URL: "https://amp.paper.example/2026/wall", Body: []byte(longer)}}, Hints{})
	if err != nil || news.PlainText(e.Article.Blocks) != joined(1) {
		t.Errorf("a form with a paragraph more takes the place of the page: %v, %q", err, news.PlainText(e.Article.Blocks))
	}
	feed := []news.Block{{Kind: news.Paragraph, Spans: []news.Span{{Text: strings.Repeat("many words ", 200)}}}}
	if e, _ := Extract(pageAt(wall, chapter(1, head)), Hints{Feed: feed}); len(e.Wanted) != 2 {
		t.Errorf("the feed has far more, and wanted is %v", e.Wanted)
	}
}

func TestAPagerThatNeverEnds(t *testing.T) {
	var all strings.Builder
	for n := range 5000 {
		fmt.Fprintf(&all, `<a href="?page=%d">%d</a>`, n, n)
	}
	e, err := Extract(pageAt(wall, chapter(1, all.String())), Hints{})
	if err != nil || len(e.Wanted) > maxPageLinks {
		t.Errorf("%d pages are wanted, %v", len(e.Wanted), err)
	}
}
