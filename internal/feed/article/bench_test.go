package article

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"codeberg.org/readeck/go-readability/v2"
)

// ordinary are pages as news sites serve them: a story among menus, teasers, icons, scripts and what readers wrote.
var ordinary = []struct {
	name                                      string
	paragraphs, menu, teasers, comments, code int // code in KB
}{
	{"short", 30, 60, 60, 0, 20},
	{"long", 150, 60, 80, 0, 20},
	{"teasers", 60, 200, 300, 0, 60},
	{"comments", 60, 120, 100, 300, 60},
	{"scripts", 60, 120, 100, 20, 300},
}

// newspage is a page of about 60 to 400 KB.
func newspage(paragraphs, menu, teasers, comments, code int) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Harbour wall to be mended | The Island Paper</title><meta property="og:site_name" content="The Island Paper">` +
		`<meta property="og:title" content="Harbour wall to be mended"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour wall to be mended","author":{"name":"Ann Smith"},"datePublished":"2026-03-05T08:00:00Z","keywords":["Harbour","Walls"]}</script>`)
	for range code {
		b.WriteString("<script>" + strings.Repeat("window.q=window.q||[];q.push({}); ", 30) + "</script>")
	}
	b.WriteString(`</head><body class="single post-template"><header class="site-header"><nav class="main-menu"><ul>`)
	for i := range menu {
		fmt.Fprintf(&b, `<li class="menu-item menu-item-type-taxonomy menu-item-%d"><a href="https://island.example/section-%d/" class="menu-link">Section %d</a></li>`, i, i, i)
	}
	b.WriteString(`</ul></nav></header><main id="main"><article class="post type-post hentry"><h1 class="entry-title">Harbour wall to be mended</h1><div class="entry-meta">By <a rel="author" href="/author/ann/">Ann Smith</a> <time datetime="2026-03-05T08:00:00Z">5 March 2026</time></div>` +
		`<div class="share-bar">` + strings.Repeat(`<a href="https://social.example/share?u=x"><svg viewBox="0 0 24 24"><path d="M12 2C6.5 2 2 6.5 2 12s4.5 10 10 10 10-4.5 10-10S17.5 2 12 2z"/></svg><span class="sr-only">Share</span></a>`, 5) + `</div><div class="entry-content">`)
	for i := range paragraphs {
		fmt.Fprintf(&b, `<p class="has-text">%s It was the %d. time, <a href="https://other.example/source-%d">as a source has it</a>, and <em>not the last</em>. %s</p>`, sentences[i%len(sentences)], i, i, sentences[(i+1)%len(sentences)])
		switch i % 12 {
		case 4:
			fmt.Fprintf(&b, `<p><strong>Also read:</strong> <a href="/2026/02/a-story-told-before-this-one-%d/">A story told before this one</a></p>`, i)
		case 8:
			fmt.Fprintf(&b, `<h2>The %d. part</h2><figure class="wp-block-image"><img src="/i/%d.jpg" srcset="/i/%d-300.jpg 300w, /i/%d-600.jpg 600w" alt=""><figcaption>The wall from the sea. Photo: Carl Jones</figcaption></figure>`, i, i, i, i)
		}
	}
	b.WriteString(`</div></article><section id="comments"><ol class="comment-list">`)
	for i := range comments {
		fmt.Fprintf(&b, `<li class="comment depth-1" id="comment-%d"><div class="comment-author vcard"><b class="fn">Reader %d</b></div><div class="comment-body"><p>%s</p></div></li>`, i, i, sentences[i%len(sentences)])
	}
	b.WriteString(`</ol></section></main><aside class="sidebar"><div class="flex flex-col gap-4 lg:grid lg:grid-cols-3">`)
	for i := range teasers {
		fmt.Fprintf(&b, `<div class="teaser card rounded-lg shadow-sm hover:shadow-md"><a href="/2026/03/another-story-of-the-day-%d/"><picture><source srcset="/t%d.webp" type="image/webp"><img loading="lazy" src="/t%d.jpg" alt=""></picture><h3 class="teaser__title">Another story of the day, number %d</h3></a><p class="teaser__text">It says a little more, and then it stops.</p></div>`, i, i, i, i)
	}
	b.WriteString(`</div></aside><footer class="site-footer">All rights reserved</footer></body></html>`)
	return b.String()
}

// BenchmarkExtract stands beside two promises: 15 ms for a page of an ordinary size, and no more than 2.5 times what
// BenchmarkReadability takes.
func BenchmarkExtract(b *testing.B) {
	for _, o := range ordinary {
		page := pageAt(island, newspage(o.paragraphs, o.menu, o.teasers, o.comments, o.code))
		b.Run(o.name, func(b *testing.B) {
			b.SetBytes(int64(len(page[0].Body)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Extract(page, Hints{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkReadability is the library alone on the same pages, from bytes to the text, without facts and blocks.
func BenchmarkReadability(b *testing.B) {
	base, err := url.Parse(island)
	if err != nil {
		b.Fatal(err)
	}
	for _, o := range ordinary {
		page := newspage(o.paragraphs, o.menu, o.teasers, o.comments, o.code)
		b.Run(o.name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				parser := readability.NewParser()
				if _, err := parser.Parse(strings.NewReader(page), base); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestOrdinaryPagesAreOfRealSize(t *testing.T) {
	for _, o := range ordinary {
		page := newspage(o.paragraphs, o.menu, o.teasers, o.comments, o.code)
		if kb := len(page) >> 10; kb < 60 || kb > 420 {
			t.Errorf("%s: %d KB", o.name, kb)
		}
		if a := extract(t, page); len(a.Blocks) < o.paragraphs || a.Byline != "Ann Smith" || len(a.Related) == 0 {
			t.Errorf("%s: %d blocks of %d, by %q, %d related", o.name, len(a.Blocks), o.paragraphs, a.Byline, len(a.Related))
		}
	}
}
