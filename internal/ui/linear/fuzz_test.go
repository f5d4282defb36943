package linear

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"reader/internal/feed/article"
	"reader/internal/feed/parse"
	"reader/internal/news"
	"reader/internal/text"
)

// FuzzFeed goes the whole way of a feed: its bytes are parsed, its texts set in blocks, and its stories printed as `reader read`
// prints them. Whatever the bytes are, what comes out is lines of text and nothing that a terminal would obey.
func FuzzFeed(f *testing.F) {
	for _, seed := range []string{
		`<rss><channel><title>A&amp;#27;]52;c;x&amp;#7;</title><item><title>t&amp;#x1b;[2J</title><author>a&#155;31m</author><category>c&#x9d;0;</category>
			<link>http://h/%1b%5d52?%9b</link><description>&lt;p&gt;x&amp;#27;[6n &lt;a href="http://h/&amp;#27;"&gt;y&amp;#7;&lt;/a&gt;&lt;img src=/i alt="&amp;#27;P$q"&gt;</description></item></channel></rss>`,
		`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">invoice&amp;#8238;gpj.exe</title><content type="xhtml"><div><pre>a&#13;b	c</pre><table><tr><td>&#8294;x</td></tr></table></div></content></entry></feed>`,
		`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"t\u001b]0;PWNED\u0007","content_html":"<h2>\u009b31m<\/h2><ul><li>\u202e","authors":[{"name":"\u001b\\"}],"tags":["\u0085"]}]}`,
		"<rss><channel><item><title>\x9b31m\x1b]0;</title><description>\x00\x08\x7f</description></item>",
		"<rss><channel><item><title>e" + strings.Repeat("\u0301", 300) + "</title><description>\U000e0041\U0010eeee\ufeff\u2028</description></item>",
		"<m>not a feed \U000e0041\U0010eeee\x9b</m>",
	} {
		f.Add([]byte(seed), "text/xml; charset=windows-1252", 40)
	}
	f.Fuzz(func(t *testing.T, body []byte, contentType string, width int) {
		doc, err := parse.Parse(body, parse.Hints{URL: "https://h.example/feed", ContentType: contentType})
		if err != nil {
			orderly(t, text.Line(err.Error()).String()) // as the commands say it
			return
		}
		for i := range doc.Entries[:min(len(doc.Entries), 4)] {
			e := &doc.Entries[i]
			r := &news.Reading{
				Story: news.Story{ID: 1, GUID: e.ID, Title: e.Title, URL: e.Link, Summary: e.Summary},
				Article: news.Article{
					Title: e.Title, Site: doc.Title, Byline: strings.Join(e.Authors, ", "), Language: e.Language, Blocks: article.Fragment(e.Content, e.Link),
				},
				Note: e.Title, Trouble: e.Summary,
			}
			for _, c := range e.Categories {
				r.Article.Tags = append(r.Article.Tags, news.Link{Title: c})
			}
			orderly(t, printed(t, r, Options{Width: 2 + (width&0xffff)%120}))
		}
	})
}

// orderly holds lines to letters and blanks.
func orderly(t *testing.T, lines string) {
	t.Helper()
	if !utf8.ValidString(lines) {
		t.Fatalf("%q is no UTF-8", lines)
	}
	for _, r := range lines {
		if r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Co) || r >= 0x202a && r <= 0x202e || r >= 0xe0000) {
			t.Fatalf("%U in %q", r, lines)
		}
	}
}
