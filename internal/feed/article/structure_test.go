package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStructure(t *testing.T) {
	const base = "https://paper.example/news/"
	for _, c := range []struct{ name, html, want string }{
		{"letters", `<ol type=a><li>x<li>y</ol>`, "list ordered=true start=0 [a. p x | b. p y]"},
		{"Roman numerals", `<ol type=I start=4><li>x<li>y</ol>`, "list ordered=true start=4 [IV. p x | V. p y]"},
		{"reversed", `<ol reversed><li>x<li>y<li>z</ol>`, "list ordered=true start=0 [3. p x | 2. p y | 1. p z]"},
		{"numbers of items", `<ol><li value=7>x<li>y</ol>`, "list ordered=true start=0 [7. p x | 8. p y]"},
		{"tasks", `<ul><li><input type=checkbox checked> done<li><input type="checkbox"> open</ul>`, "list ordered=false start=0 [☑ p done | ☐ p open]"},
		{"gallery", `<figure class="gallery"><figure><img src=/a.jpg><figcaption>A</figcaption></figure><figure><img src=/b.jpg><figcaption>B</figcaption></figure><figcaption>Both</figcaption></figure>`,
			`figure https://paper.example/a.jpg alt="" caption="A" credit=""|figure https://paper.example/b.jpg alt="" caption="B" credit=""|figure  alt="" caption="Both" credit=""`},
		{"gallery in a list", `<ul><li><figure><img src=/a.jpg><figcaption>A</figcaption></figure><li><img src=/b.jpg></ul>`,
			`figure https://paper.example/a.jpg alt="" caption="A" credit=""|figure https://paper.example/b.jpg alt="" caption="" credit=""`},
		{"signed quotation", `<blockquote><p>To be.</p><p>— Hamlet, prince</p></blockquote>`, "quote{p To be.} by — Hamlet, prince"},
		{"quotation signed on its last line", `<blockquote>To be.<br>– Hamlet</blockquote>`, "quote{p To be.} by – Hamlet"},
		{"speech is no signature", `<blockquote><p>Who is there?</p><p>— Nay, answer me!</p></blockquote>`, "quote{p Who is there? / p — Nay, answer me!} by"},
		{"pull quotation", `<aside class="pull-quote"><p>To be.</p><footer>Hamlet</footer></aside>`, "quote{p To be.} by Hamlet"},
		{"code by lines", `<pre><code><div>a</div><div>b</div></code></pre>`, `code "a\nb"`},
		{"line numbers go", `<table><tr><td><pre>1
2</pre></td><td><pre>a
b</pre></td></tr></table>`, `code "a\nb"`},
		{"code in a figure", `<figure><pre>a
b</pre><figcaption>Listing</figcaption></figure>`, `code "a\nb"|p Listing`},
		{"table with a caption", `<table><caption>Rain</caption><tr><th>Town<th>mm</tr><tr><td>Ely<td>3</tr></table>`, "table #Town,#mm;Ely,3 Rain"},
		{"table in a figure", `<figure><table><tr><th>Town<th>mm</tr><tr><td>Ely<td>3</tr></table><figcaption>Rain</figcaption></figure>`, "table #Town,#mm;Ely,3 Rain"},
		{"cells that cover others", `<table><tr><th rowspan=2>Town<th colspan=2>mm</tr><tr><th>May<th>June</tr><tr><td>Ely<td>3<td>4</tr></table>`,
			"table #Town(1x2),#mm(2x1);#May,#June;Ely,3,4"},
		{"definitions", `<dl><div><dt>A</dt><dt>B</dt><dd>one</dd></div><dt>C</dt><dd>two</dd><dd>three</dd></dl>`, "definitions [p A⏎B / p one | p C / p two / p three]"},
		{"verse", `<div class="poem"><p>A rose<br>is a rose</p><p>is a <i>rose</i></p></div>`, "verse A rose⏎is a rose|verse is a _rose_"},
		{"verse of kept lines", "<pre class=\"wp-block-verse\">A rose\nis a <em>rose</em>\n\nis a rose</pre>", "verse A rose⏎is a _rose_|verse is a rose"},
		{"prose about verse", `<div class="category-poetry"><p>` + strings.Repeat("A long sentence about a poem. ", 9) + `</p></div>`,
			"p " + strings.TrimSpace(strings.Repeat("A long sentence about a poem. ", 9))},
		{"ruby", `<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>で</p>`, "p 東京（とうきょう）で"},
		{"ruby in Latin", `<p><ruby>北京<rt>Běijīng</rt></ruby>.</p>`, "p 北京(Běijīng)."},
		{"lines of Chinese join without a space", "<p>東京で\n  初雪 and\nmore</p>", "p 東京で初雪 and more"},
		{"marked and keyed", `<p>a <mark>b</mark> <kbd>Ctrl</kbd> <abbr title="c">d</abbr></p>`, "p a =b= `Ctrl` d"},
		{"formula", `<p>So <math alttext="E=mc^2"><mi>E</mi></math>.</p>`, "p So E=mc^2."},
		{"formula with its source", `<p>So <span class="katex"><span><math><semantics><mi>E</mi><annotation encoding="application/x-tex">E^2</annotation></semantics></math></span><span aria-hidden="true">E2</span></span>.</p>`, "p So E^2."},
		{"picture of a formula", `<p>So <img class="latex" src="/f.png" alt="x^2">.</p>`, "p So x^2."},
		{"notes", `<p>One.<sup><a href="#fn1" id="r1">1</a></sup> Two<a href="#fn2" role="doc-noteref">[2]</a>.</p><ol><li id=fn1>First. <a href="#r1">↩</a></li><li id=fn2><p>Second.</p></li></ol>`,
			"p One.^1^{note 1} Two^2^{note 2}.|notes from 1 [p First. | p Second.]"},
		{"notes with signs", `<p>One.<sup><a href="#a">*</a></sup></p><p id="a"><a href="#b">*</a> First.</p>`, "p One.^*^{note 1}|notes from 1 [* p First.]"},
		{"a mark without its note", `<p>One.<sup><a href="#fn1">1</a></sup></p>`, "p One.^1^"},
		{"links within the page are words", `<p id=x>See <a href="#y">below</a>.</p><p id=y>Here.</p>`, "p See below.|p Here."},
		{"label and value", `<div><div>Prep Time:</div> <div>20 mins</div></div><div><p>He said:</p><p>No.</p><p>Yes.</p></div>`, "p Prep Time: 20 mins|p He said:|p No.|p Yes."},
		{"sound", `<audio src="/a.mp3" aria-label="The sea"></audio>`, `sound "The sea" https://paper.example/a.mp3`},
		{"film in a figure", `<figure><video src="/a.mp4"></video><figcaption>The sea</figcaption></figure>`, `video "The sea" https://paper.example/a.mp4`},
		{"Vimeo", `<iframe src="https://player.vimeo.com/video/7"></iframe>`, `video "Vimeo" https://player.vimeo.com/video/7`},
		{"podcast", `<iframe src="https://open.spotify.com/embed/episode/7" title="An hour"></iframe>`, `sound "An hour" https://open.spotify.com/embed/episode/7`},
		{"titled frame", `<iframe src="https://paper.example/graphics/7" title="Rain by town"></iframe>`, `widget "Rain by town" https://paper.example/graphics/7`},
		{"frame of an advertisement", `<p>a</p><iframe src="https://x.example/player" title="Advertisement"></iframe>`, "p a"},
		{"frame for readers without scripts", `<p>a</p><noscript><iframe src="https://www.youtube.com/embed/abc" title="A film"></iframe></noscript>`, `p a|video "A film" https://www.youtube.com/watch?v=abc`},
		{"picture for readers without scripts", `<img src="data:x"><noscript><img src="/a.jpg" alt="A goat"></noscript>`, `figure https://paper.example/a.jpg alt="A goat" caption="" credit=""`},
		{"player of a script", `<lite-youtube videoid="abc"></lite-youtube>`, `video "YouTube" https://www.youtube.com/watch?v=abc`},
		{"AMP", `<amp-img src="/a.jpg" alt="A goat"></amp-img><amp-twitter data-tweetid="7"></amp-twitter>`, `figure https://paper.example/a.jpg alt="A goat" caption="" credit=""|post "X" https://x.com/i/status/7`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.ReplaceAll(strings.TrimSpace(outline(Fragment(c.html, base))), "\n", "|")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

// What a page repeats, and what its template left over, is not read twice or at all.
func TestWhatIsSaidAlready(t *testing.T) {
	prose := "<p>" + strings.Repeat("The board met on Monday to hear what the mended wall would cost the town and its harbour. ", 5) + "</p>"
	page := `<html><head><title>Wall mended after eleven winters – The Elen Post</title><meta property="og:title" content="Wall mended after eleven winters"><meta property="og:site_name" content="The Elen Post"></head><body><article>
<h1>How the town mended its wall</h1><h2>The sea: Wall mended after eleven winters</h2><img src="/wall.jpg" width=600 alt="Two masons on Friday – The Elen Post"><div><span>Two masons on Friday</span></div><div>.</div>` + prose +
		`<h2>Stone by stone</h2><img src="/s.jpg" width=600 alt="Stone by stone">` + prose + `<p>* * *</p><p>One line.<span class="id br"></span>Another <span class="strong">line</span>.</p><ul><li><a href="#a">Part one</a><li><a href="#b">Part two</a></ul>` + prose + `</article></body></html>`
	got, err := Extract([]Source{{Role: Main, URL: "https://elen.example/wall", ContentType: "text/html", Body: []byte(page)}}, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	text := outline(got.Article.Blocks)
	for _, said := range []string{"How the town", "The sea:", "p Two masons", "p .", `alt="Stone`, "Part one"} {
		if strings.Contains(text, said) {
			t.Errorf("%q is left in\n%s", said, text)
		}
	}
	for _, kept := range []string{"h2 Stone by stone", "rule", "One line.⏎Another *line*."} {
		if !strings.Contains(text, kept) {
			t.Errorf("%q is lost in\n%s", kept, text)
		}
	}
}
