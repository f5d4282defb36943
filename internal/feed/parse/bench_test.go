package parse

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkParse reads a feed of 50 entries with full texts, about 180 kB: what a refresh does most.
func BenchmarkParse(b *testing.B) {
	var feed strings.Builder
	feed.WriteString(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour</title><link>https://harbour.example/</link>`)
	paragraph := strings.Repeat("The tide came in and the harbour filled with boats &amp; birds. ", 10)
	for i := range 50 {
		fmt.Fprintf(&feed, `<item><title>Story %d &amp;amp; more</title><link>https://harbour.example/%d</link><guid>%d</guid><dc:creator>Ann Lee</dc:creator>`+
			`<pubDate>Tue, 03 Nov 2026 14:%02d:00 GMT</pubDate><description>Short</description><content:encoded><![CDATA[%s]]></content:encoded></item>`,
			i, i, i, i, strings.Repeat(`<p>`+paragraph+`<a href="/more">more</a></p>`, 5))
	}
	feed.WriteString(`</channel></rss>`)
	body := []byte(feed.String())
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if doc, err := Parse(body, Hints{URL: "https://harbour.example/feed"}); err != nil || len(doc.Entries) != 50 {
			b.Fatal(err)
		}
	}
}
