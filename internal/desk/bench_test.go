package desk

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"reader/internal/feed/parse"
	"reader/internal/news"
)

// BenchmarkEntries turns a feed of 50 full texts, about 200 KB, into what the cache stores: the work of a refresh
// between the network and the disk.
func BenchmarkEntries(b *testing.B) {
	const entries = 50
	var feed strings.Builder
	feed.WriteString(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour</title><link>https://harbour.example/</link>`)
	paragraph := `<p>The tide came in &amp; the harbour filled with <strong>boats</strong>, birds and <a href="https://harbour.example/more?utm_source=feed">what the council calls &#8220;visitors&#8221;</a>. ` +
		`Nobody on the quay had seen so many since the storm of 1987, when the lifeboat went out nine times in a night. “We counted four hundred before breakfast,” the harbour master said, “and then we stopped counting.” ` +
		"By noon the ferries ran late, the fish market was sold out, and the queue at the bakery reached the church.</p>\n"
	for i := range entries {
		fmt.Fprintf(&feed, `<item><title>Story %d</title><link>https://harbour.example/story-%d/</link><pubDate>Tue, 03 Nov 2026 14:%02d:00 GMT</pubDate>`+
			`<description><![CDATA[<p>The tide came in &amp; the harbour filled with boats.</p>]]></description><content:encoded><![CDATA[<figure><img src="https://harbour.example/%d.jpg" alt="The harbour"/></figure>%s]]></content:encoded></item>`,
			i, i, i, i, strings.Repeat(paragraph, 6))
	}
	feed.WriteString(`</channel></rss>`)
	body := []byte(feed.String())
	seen := time.Date(2026, 11, 3, 15, 0, 0, 0, time.UTC)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		doc, err := parse.Parse(body, parse.Hints{URL: "https://harbour.example/feed"})
		if err != nil {
			b.Fatal(err)
		}
		if got := entriesOf(news.Feed{URL: "https://harbour.example/feed"}, &doc, seen); len(got) != entries {
			b.Fatalf("%d entries", len(got))
		}
	}
}
