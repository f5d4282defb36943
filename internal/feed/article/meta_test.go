package article

import (
	"strings"
	"testing"
	"time"
)

func TestTitle(t *testing.T) {
	for _, c := range []struct{ name, head, body, want string }{
		{"heading agrees", `<title>Walls of the coast are mended - The Paper</title>`, `<h1>Walls of the coast are mended</h1>`, "Walls of the coast are mended"},
		{"name plate is h1", `<title>Walls of the coast | The Paper</title><meta property="og:title" content="Walls of the coast"><meta property="og:site_name" content="The Paper">`, `<h1>The Paper</h1>`, "Walls of the coast"},
		{"headline in h2", `<title>The Paper: walls of the coast are mended</title>`, `<h1>The Paper</h1><h2 class="entry-title">Walls of the coast are mended</h2>`, "Walls of the coast are mended"},
		{"data", `<script type="application/ld+json">{"@type":"Article","headline":"Walls of the coast &amp; islands"}</script>`, ``, "Walls of the coast & islands"},
		{"site cut", `<title>Walls of the coast - The Paper</title><meta property="og:site_name" content="The Paper">`, ``, "Walls of the coast"},
		{"dash in the title", `<title>Walls of the coast - a history</title><meta property="og:site_name" content="The Paper">`, ``, "Walls of the coast - a history"},
		{"a kicker in the heading", `<title>Walls of the coast are mended | The Paper</title>`, `<h1><span>Harbours</span><span>Walls of the coast are mended</span></h1>`, "Walls of the coast are mended"},
		{"a lone heading", ``, `<h1>Walls</h1>`, "Walls"},
	} {
		if got := extract(t, "<html><head>"+c.head+"</head><body>"+c.body+"</body></html>").Title; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestByline(t *testing.T) {
	const site = `<meta property="og:site_name" content="The Paper">`
	for _, c := range []struct{ name, head, body, want string }{
		{"data", `<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ann Smith"},{"name":"Carl Jones"}]}</script>`, "", "Ann Smith, Carl Jones"},
		{"data, one string", `<script type="application/ld+json">{"@type":"NewsArticle","author":"By Ann Smith and Carl Jones"}</script>`, "", "Ann Smith, Carl Jones"},
		{"data with raw line breaks", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"description\":\"a\nb\",\"author\":{\"name\":\"Ann Smith\"}}</script>", "", "Ann Smith"},
		{"meta", `<meta name="author" content="Von Ann Smith">`, "", "Ann Smith"},
		{"capitals", `<meta name="author" content="ANN O'HARA-SMITH">`, "", "Ann O'hara-Smith"},
		{"role", `<meta name="author" content="Ann Smith, Senior Reporter">`, "", "Ann Smith"},
		{"the site is no author", site + `<meta name="author" content="The Paper">`, `<a rel=author href="/ann">Ann Smith</a>`, "Ann Smith"},
		{"class", "", `<div class="post-byline">By <a href="/a">Ann Smith</a></div>`, "Ann Smith"},
		{"line under the headline", "<title>Walls of the coast</title>", `<h1>Walls of the coast</h1><span>By Ann Smith</span>`, "Ann Smith"},
		{"a newsroom, when nobody else is named", site + `<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"The Paper"}}</script>`, "", "The Paper"},
		{"an agency before the newsroom", site + `<meta name="author" content="The Paper and AFP">`, "", "The Paper, AFP"},
		{"no agency beside a person", `<meta name="author" content="Ann Smith, Reuters">`, "", "Ann Smith"},
		{"an invitation is no name", "", `<div class="author"><a href="/t">Edit topics</a></div>`, ""},
		{"two names and a slash", `<meta name="author" content="Ann Smith/Carl Jones">`, "", "Ann Smith, Carl Jones"},
		{"a line with the date", "<title>Walls of the coast</title>", `<h1>Walls of the coast</h1><div><span>Ann Smith &nbsp;|</span><span>05.04.2026</span></div>`, "Ann Smith"},
		{"a line before the date", "<title>Walls of the coast</title>", `<h1>Walls of the coast</h1><div><span><span>Ann Smith</span></span><span>Dec 05, 2026</span></div>`, "Ann Smith"},
		{"a section before the date", "<title>Walls of the coast</title>", `<h1>Walls of the coast</h1><div><a href="/re">Real Estate</a> <span>Dec 05, 2026</span></div>`, ""},
		{"alone before the text", "", `<h1>Walls</h1><p><strong>Ann Smith</strong></p><p>` + strings.Repeat("The walls were mended. ", 10), "Ann Smith"},
		{"Cyrillic", "<title>Стіни узбережжя</title>", `<h1>Стіни узбережжя</h1><span>Автор: Оксана Ткачук</span>`, "Оксана Ткачук"},
		{"Arabic", "<title>أسوار الساحل</title>", `<h1>أسوار الساحل</h1><span>بقلم: سلمى بناني</span>`, "سلمى بناني"},
		{"Korean", `<meta name="author" content="한지우 기자">`, "", "한지우"},
		{"nobody", site + `<meta name="author" content="admin">`, "", ""},
		{"address", `<meta name="author" content="https://paper.example/ann">`, "", ""},
	} {
		a := extract(t, "<html><head>"+c.head+"</head><body>"+c.body+"</body></html>")
		if a.Byline != c.want {
			t.Errorf("%s: %q, want %q", c.name, a.Byline, c.want)
		}
		if got := byline(a.Authors); got != a.Byline {
			t.Errorf("%s: authors %q beside byline %q", c.name, got, a.Byline)
		}
	}
}

func TestPublished(t *testing.T) {
	for _, c := range []struct{ name, head, body, want string }{
		{"data first", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-05T08:00:00Z"}</script><meta property="article:published_time" content="2020-01-01">`, "", "2026-03-05"},
		{"meta", `<meta property="article:published_time" content="2026-03-05T08:00:00Z">`, "", "2026-03-05"},
		{"time element", "", `<aside><time datetime="2020-01-01">x</time></aside><time datetime="2026-03-05">today</time>`, "2026-03-05"},
		{"words", "", `<div class="entry-date">Veröffentlicht am 5. März 2026</div>`, "2026-03-05"},
		{"a line under the headline", "<title>Walls of the coast</title>", `<h1>Walls of the coast</h1><div>Mar 5, 2026 <span>6 min read</span></div>`, "2026-03-05"},
		{"a sentence under the headline", "<title>Walls of the coast</title>", `<h1>Walls of the coast</h1><div>They fell on 5 March 2026.</div>`, ""},
		{"only modified", `<meta property="article:modified_time" content="2026-03-06">`, "", "2026-03-06"},
		{"none", "", "", ""},
	} {
		a := extractAt(t, "https://paper.example/walls", "<html><head>"+c.head+"</head><body>"+c.body+"</body></html>")
		got := ""
		if !a.Published.IsZero() {
			got = a.Published.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if a := extract(t, "<p>x"); !a.Published.IsZero() {
		t.Errorf("a month in the address is no date, yet %v", a.Published)
	}
}

func TestTagsAndSection(t *testing.T) {
	a := extract(t, `<head><meta name="keywords" content="Harbour, walls, harbour"></head><body>
		<div class="breadcrumbs"><a href="/">Home</a> › <a href="/news/">News</a> › <a href="/news/coast/">Coast</a></div>
		<article><h1>x</h1><footer>Tagged <a rel=tag href="/tag/walls/">#Walls</a>, <a rel=tag href="/tag/stone/">Stone</a></footer></article>`)
	var tags []string
	for _, l := range a.Tags {
		tags = append(tags, l.Title+" "+l.URL)
	}
	want := "Harbour |walls https://island.example/tag/walls/|Stone https://island.example/tag/stone/"
	if got := strings.Join(tags, "|"); got != want {
		t.Errorf("tags %q, want %q", got, want)
	}
	if a.Section.Title != "Coast" || a.Section.URL != "https://island.example/news/coast/" {
		t.Errorf("section %+v", a.Section)
	}
}

func TestTags(t *testing.T) {
	const tagged = `<ul><li><a href="/tag/walls">Walls</a></li><li><a href="/tag/stone">Stone</a></li></ul>`
	for _, c := range []struct{ name, head, body, want string }{
		{"a bar above the headline", "", `<div class="topics"><a href="/tag/vote">Vote</a><a href="/tag/goats">Goats</a></div><h1>Walls of the coast</h1>`, ""},
		{"by class", "", `<h1>Walls of the coast</h1><div class="post-tags"><a href="/a">Walls</a><a href="/b">Stone</a></div>`, "Walls|Stone"},
		{"by address", "", `<h1>Walls of the coast</h1>` + tagged, "Walls|Stone"},
		{"the next list by address", "", `<h1>Walls of the coast</h1>` + tagged + `<p>Other subjects</p><ul><li><a href="/tag/vote">Vote</a></li></ul>`, "Walls|Stone"},
		{"all tags", "", `<h1>Walls of the coast</h1><div class="post-tags"><a href="/tags/">All of them</a><a href="/tags/stone">Stone</a></div>`, "Stone"},
		{"in a sentence", "", `<h1>Walls of the coast</h1><p>Of <a href="/tag/stone">stone</a> there is enough, say those who have built with it.`, ""},
		{"a list that shares nothing", `<meta property="article:tag" content="Coast">`, `<h1>Walls of the coast</h1>` + tagged, "Coast"},
		{"a list that shares one", `<meta property="article:tag" content="Walls">`, `<h1>Walls of the coast</h1>` + tagged, "Walls|Stone"},
		{"keywords of the site", `<meta name="keywords" content="news, newspaper, headlines">`, `<h1>Walls of the coast</h1>` + tagged, "Walls|Stone"},
		{"the title taken apart", `<meta name="news_keywords" content="walls,of,coast">`, `<h1>Walls of the coast</h1>` + strings.ReplaceAll(tagged, "Walls", "Harbour"), "Harbour|Stone"},
		{"words of machines", `<meta name="news_keywords" content="Coast, island.example, Category: News, top_story, 8f507083-bac4-423a-9015-2eb31e1bce50, 4711">`, "", "Coast"},
		{"the site's own name", `<meta name="keywords" content="The Paper, coast">`, "", "coast"},
	} {
		a := extract(t, `<head><meta property="og:title" content="Walls of the coast"><meta property="og:site_name" content="The Paper">`+c.head+"</head><body>"+c.body+"</body>")
		var got []string
		for _, l := range a.Tags {
			got = append(got, l.Title)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCanonical(t *testing.T) {
	for href, want := range map[string]string{
		"/2026/03/short/":                       "https://island.example/2026/03/short/",
		"https://www.island.example/x?utm_id=1": "https://www.island.example/x",
		"https://island.example/":               island, // a front page stands for no story
		"https://elsewhere.example/x":           island,
		"javascript:x":                          island,
	} {
		if got := extract(t, `<link rel="canonical" href="`+href+`">`).Canonical; got != want {
			t.Errorf("canonical %q gives %q, want %q", href, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for label, want := range map[string]string{
		"RelatedPosts":             "related posts related-posts",
		"c-related_posts":          "c related posts c-related_posts c-related related-posts",
		"jeg_prevnext_post":        "jeg prevnext post jeg_prevnext_post jeg-prevnext prevnext-post",
		"h2 !pt-0 sm:mt-[40px]":    "h2 pt 0 pt-0 sm mt 40px sm:mt-[40px] sm-mt mt-40px",
		"":                         "",
		strings.Repeat("-", 10000): "",
	} {
		if got := strings.Join(splitName(label), " "); got != want {
			t.Errorf("splitName(%.40q) = %q, want %q", label, got, want)
		}
	}
}
