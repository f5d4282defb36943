package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFragment(t *testing.T) {
	const base = "https://paper.example/news/"
	for _, c := range []struct{ name, html, want string }{
		{"paragraphs", "<p>One.</p><p>Two.</p>", "p One.|p Two."},
		{"bare text", "Just words", "p Just words"},
		{"white space folds", "<p>  a \n\t b&nbsp; c </p>", "p a b c"},
		{"two line breaks part paragraphs", "<div>One.<br><br>Two.<br/> <br/>Three.</div>", "p One.|p Two.|p Three."},
		{"one line break stays", "<p>A rose<br>is a rose</p>", "p A rose⏎is a rose"},
		{"empty paragraphs go", "<p>One.</p><p>&nbsp;</p><p>\u200b</p><div><span></span></div>", "p One."},
		{"styles", "<p>a <b>b</b> <i>c</i> <b><em>d</em></b> <code>e</code> <del>f</del> x<sup>2</sup> H<sub>2</sub>O</p>", "p a *b* _c_ *_d_* `e` ~f~ x^2^ H,2,O"},
		{"neighbours of a style join", "<p><b>one</b><b> two</b></p>", "p *one two*"},
		{"links", `<p>See <a href="/a">the <b>bold</b> report</a>.</p>`, "p See [the ](https://paper.example/a)[*bold*](https://paper.example/a)[ report](https://paper.example/a)."},
		{"relative link", `<p><a href="b.html">b</a> and more</p>`, "p [b](https://paper.example/news/b.html) and more"},
		{"trackers go", `<p>x <a href="https://a.example/?utm_source=z&id=1&fbclid=q">y</a></p>`, "p x [y](https://a.example/?id=1)"},
		{"script links are words", `<p><a href="javascript:alert(1)">press</a> <a href=" java&#9;script:x">or</a> <a href="data:text/html,x">not</a></p>`, "p press or not"},
		{"file links are words", `<p><a href="file:///etc/passwd">a</a> <a href="http:evil">b</a> <a href="smb://h/x">c</a></p>`, "p a b c"},
		{"protocol-relative", `<p><a href="//h.example/x">a</a> b</p>`, "p [a](https://h.example/x) b"},
		{"mail", `<p>Write to <a href="mailto:a@b.example">us</a></p>`, "p Write to [us](mailto:a@b.example)"},
		{"passwords go", `<p>a <a href="https://u:p@h.example/">b</a></p>`, "p a [b](https://h.example/)"},
		{"headings", "<h1>A</h1><p>x</p><h3>B <i>c</i></h3><p>y</p>", "h2 A|p x|h3 B _c_|p y"},
		{"lists", `<ul><li>a</li><li><p>b</p><p>c</p></li></ul><ol start=3><li>d</ol>`, "list ordered=false start=0 [p a | p b / p c]|list ordered=true start=3 [p d]"},
		{"nested list", `<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>`, "list ordered=false start=0 [p a / list ordered=false start=0 [p b] | p c]"},
		{"definitions", `<dl><dt>Term</dt><dd>Meaning</dd></dl>`, "definitions [p Term / p Meaning]"},
		{"quotation", `<blockquote><p>To be.</p><footer>— Hamlet</footer></blockquote>`, "quote{p To be.} by — Hamlet"},
		{"cited quotation", `<blockquote><p>To be.</p><cite>Hamlet</cite></blockquote>`, "quote{p To be.} by Hamlet"},
		{"cite amid a quotation", `<blockquote><p>In <cite>Hamlet</cite> he asks.</p></blockquote>`, "quote{p In _Hamlet_ he asks.} by"},
		{"signs of buttons in a figure", `<figure><img src=/i/zoom.svg alt=Enlarge><img src=/p.jpg alt="A goat"><img src="/i/share.svg?2" alt=Share><figcaption>A roof</figcaption></figure>`,
			`figure https://paper.example/p.jpg alt="A goat" caption="A roof" credit=""`},
		{"quotation in a figure", `<figure><blockquote>To be.</blockquote><figcaption>Hamlet</figcaption></figure>`, "quote{p To be.} by Hamlet"},
		{"q", `<p>She said <q>no</q>.</p>`, "p She said “no”."},
		{"code", "<pre><code>if a {\n\tb\n}\n</code></pre>", `code "if a {\n\tb\n}"`},
		{"rule", "<p>a</p><hr><hr><p>b</p><hr>", "p a|rule|p b"},
		{"table", `<table><thead><tr><th>Town<th>Rain</tr></thead><tr><td>Ely<td>3 <b>mm</b></tr></table>`, "table #Town,#Rain;Ely,3 *mm*"},
		{"layout table", `<table><tr><td><p>One.</p></td></tr><tr><td><p>Two.</p></td></tr></table>`, "p One.|p Two."},
		{"figure", `<figure><img src=/p.jpg alt="A goat"><figcaption>A goat on a roof <span class="photo-credit">Ann Smith</span></figcaption></figure>`,
			`figure https://paper.example/p.jpg alt="A goat" caption="A goat on a roof" credit="Ann Smith"`},
		{"lazy picture", `<img src="data:image/gif;base64,R0" data-src="/real.jpg">`, `figure https://paper.example/real.jpg alt="" caption="" credit=""`},
		{"srcset", `<img srcset="/s.jpg 300w, /l.jpg 1200w, /xxl.jpg 4000w">`, `figure https://paper.example/l.jpg alt="" caption="" credit=""`},
		{"caption in a div", `<div class="wp-caption"><img src=/p.jpg><p class="wp-caption-text">A goat</p></div><p>x</p>`,
			`figure https://paper.example/p.jpg alt="" caption="A goat" credit=""|p x`},
		{"counting pixel", `<p>a</p><img src="https://t.example/p.gif" width=1 height=1><img src="/x.gif" height="1px">`, "p a"},
		{"emoji picture", `<p>fine <img class="emoji" alt="🙂" src="/smile.png"></p>`, "p fine 🙂"},
		{"YouTube", `<iframe src="https://www.youtube-nocookie.com/embed/abc123?rel=0" title="A film"></iframe>`, `video "A film" https://www.youtube.com/watch?v=abc123`},
		{"unknown frame", `<p>a</p><iframe src="https://ads.example/x"></iframe>`, "p a"},
		{"video", `<video><source src="/v.mp4"></video>`, `video "Video" https://paper.example/v.mp4`},
		{"scripts and styles", `<p>a</p><script>alert("b")</script><style>p{}</style><noscript>c</noscript><template>d</template>`, "p a"},
		{"quotation marks of a template", `<p>a</p><div>“„</div><p>“b”</p>`, "p a|p “b”"},
		{"hidden", `<p>a</p><p hidden>b</p><div style="display: none">c</div>`, "p a"},
		{"share bar", `<p>a</p><div class="sharedaddy">Share this</div><div class="jeg_share_button">Tweet</div>`, "p a"},
		{"escape characters stay words", `<p>a&amp;#27;b</p>`, "p a&#27;b"},
		{"nothing", "", ""},
		{"unclosed", "<p>a<b>b<p>c", "p a*b*|p *c*"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.ReplaceAll(strings.TrimSpace(outline(Fragment(c.html, base))), "\n", "|")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFragmentPost(t *testing.T) {
	got := outline(Fragment(`<blockquote class="twitter-tweet"><p>Rain again.</p>— Ann (@ann) <a href="https://twitter.com/ann/status/1?ref_src=x">May 1</a></blockquote>`, ""))
	if !strings.Contains(got, "quote{p Rain again.} by — Ann (@ann) [May 1](https://twitter.com/ann/status/1") {
		t.Errorf("a post lost its words or its address: %s", got)
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct{ html, want string }{
		{"<p>One <b>two</b>.</p>\n<p>Three<br>four</p>", "One two.\nThree\nfour"},
		{"a &amp; b", "a & b"},
		{`<ul><li>x</li><li>y</li></ul>`, "x\ny"},
		{`<img src="https://a.example/b.jpg">`, ""},
	} {
		if got := Text(c.html); got != c.want {
			t.Errorf("Text(%q) = %q, want %q", c.html, got, c.want)
		}
	}
}
