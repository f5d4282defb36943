package parse

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
)

// sampleFeeds are 50 entries with full texts in each dialect, about 200 KB each: what a refresh reads most.
func sampleFeeds() map[string][]byte {
	return map[string][]byte{"rss": sampleRSS(), "atom": sampleAtom(), "json": sampleJSON()}
}

const sampleEntries = 50

// sampleText is a story's HTML of about 3.5 KB.
func sampleText(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<figure><img src="https://harbour.example/pictures/%d.jpg" alt="The harbour at dawn" width="1200" height="800"/><figcaption>The harbour at dawn. Photo: Ann Lee</figcaption></figure>`, n)
	for i := range 6 {
		fmt.Fprintf(&b, "<p>The tide came in &amp; the harbour filled with <strong>boats</strong>, birds and <a href=\"https://harbour.example/%d/%d?utm_source=feed\">what the council calls &#8220;visitors&#8221;</a>. "+
			"Nobody on the quay had seen so many since the storm of 1987, when the lifeboat went out nine times in a night. "+
			"“We counted four hundred before breakfast,” the harbour master said, “and then we stopped counting.” "+
			"By noon the ferries ran late, the fish market was sold out, and the queue at the bakery reached the church.</p>\n", n, i)
	}
	b.WriteString(`<ul><li>Ferries run every hour</li><li>The market opens at six</li></ul><p>More on this tomorrow.</p>`)
	return b.String()
}

func sampleRSS() []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">` +
		"<channel>\n<title>Harbour</title>\n<link>https://harbour.example/</link>\n<description>News from the quay</description>\n<language>en-GB</language>\n")
	for i := range sampleEntries {
		fmt.Fprintf(&b, "<item>\n<title>Story %d &amp;#8211; boats &amp;amp; birds</title>\n<link>https://harbour.example/2026/11/story-%d/</link>\n"+
			"<guid isPermaLink=\"false\">https://harbour.example/?p=%d</guid>\n<dc:creator><![CDATA[Ann Lee]]></dc:creator>\n<pubDate>Tue, 03 Nov 2026 14:%02d:00 +0000</pubDate>\n"+
			"<category><![CDATA[Harbour]]></category><category><![CDATA[Boats]]></category>\n"+
			"<media:content url=\"https://harbour.example/pictures/%d.jpg\" medium=\"image\" width=\"1200\"/>\n"+
			"<description><![CDATA[<p>The tide came in &amp; the harbour filled with boats. <a href=\"https://harbour.example/2026/11/story-%d/\">Read on</a></p>]]></description>\n"+
			"<content:encoded><![CDATA[%s]]></content:encoded>\n</item>\n", i, i, i, i, i, i, sampleText(i))
	}
	b.WriteString(`</channel></rss>`)
	return b.Bytes()
}

func sampleAtom() []byte {
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">` +
		"\n<title>Harbour</title>\n<id>https://harbour.example/</id>\n<updated>2026-11-03T14:00:00Z</updated>\n<link rel=\"alternate\" href=\"https://harbour.example/\"/>\n")
	for i := range sampleEntries {
		fmt.Fprintf(&b, "<entry>\n<title type=\"html\">Story %d &amp;#8211; boats &amp;amp; birds</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"https://harbour.example/2026/11/story-%d/\"/>\n"+
			"<id>https://harbour.example/?p=%d</id>\n<author><name>Ann Lee</name></author>\n<published>2026-11-03T14:%02d:00Z</published>\n<updated>2026-11-03T15:%02d:00Z</updated>\n"+
			"<category term=\"Harbour\"/><category term=\"Boats\"/>\n<summary>The tide came in and the harbour filled with boats.</summary>\n<content type=\"html\">%s</content>\n</entry>\n",
			i, i, i, i, i, escape.Replace(sampleText(i)))
	}
	b.WriteString(`</feed>`)
	return b.Bytes()
}

func sampleJSON() []byte {
	type item map[string]any
	items := make([]item, sampleEntries)
	for i := range items {
		items[i] = item{
			"id": fmt.Sprint(i), "url": fmt.Sprintf("https://harbour.example/2026/11/story-%d/", i), "title": fmt.Sprintf("Story %d – boats & birds", i),
			"content_html": sampleText(i), "summary": "The tide came in and the harbour filled with boats.", "date_published": fmt.Sprintf("2026-11-03T14:%02d:00Z", i),
			"authors": []item{{"name": "Ann Lee"}}, "tags": []string{"Harbour", "Boats"},
		}
	}
	body, _ := json.Marshal(item{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "home_page_url": "https://harbour.example/", "items": items})
	return body
}

// BenchmarkParse reads feeds as they are, beside BenchmarkGofeed, which needs them as they should be. Budget: no more
// time than gofeed alone.
func BenchmarkParse(b *testing.B) {
	for dialect, body := range sampleFeeds() {
		b.Run(dialect, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				if doc, err := Parse(body, Hints{URL: "https://harbour.example/feed"}); err != nil || len(doc.Entries) != sampleEntries {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkGofeed(b *testing.B) {
	for dialect, body := range sampleFeeds() {
		b.Run(dialect, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				if feed, err := gofeed.NewParser().Parse(bytes.NewReader(body)); err != nil || len(feed.Items) != sampleEntries {
					b.Fatal(err)
				}
			}
		})
	}
}
