package desk

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"reader/internal/feed/fetch"
	"reader/internal/feed/parse"
	"reader/internal/news"
)

// benchEntries is how many stories a feed of the benchmarks has.
const benchEntries = 50

// harbourFeed is a feed of 50 full texts at a host, about 200 KB.
func harbourFeed(host string) []byte {
	var feed strings.Builder
	feed.WriteString(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour</title><link>` + host + `/</link>`)
	paragraph := `<p>The tide came in &amp; the harbour filled with <strong>boats</strong>, birds and <a href="` + host + `/more?utm_source=feed">what the council calls &#8220;visitors&#8221;</a>. ` +
		`Nobody on the quay had seen so many since the storm of 1987, when the lifeboat went out nine times in a night. “We counted four hundred before breakfast,” the harbour master said, “and then we stopped counting.” ` +
		"By noon the ferries ran late, the fish market was sold out, and the queue at the bakery reached the church.</p>\n"
	for i := range benchEntries {
		fmt.Fprintf(&feed, `<item><title>Story %d</title><link>%s/story-%d/</link><pubDate>Tue, 03 Nov 2026 14:%02d:00 GMT</pubDate>`+
			`<description><![CDATA[<p>The tide came in &amp; the harbour filled with boats.</p>]]></description><content:encoded><![CDATA[<figure><img src="%s/%d.jpg" alt="The harbour"/></figure>%s]]></content:encoded></item>`,
			i, host, i, i, host, i, strings.Repeat(paragraph, 6))
	}
	feed.WriteString(`</channel></rss>`)
	return []byte(feed.String())
}

// BenchmarkEntries turns a feed into what the cache stores: the work of a refresh between the network and the disk.
func BenchmarkEntries(b *testing.B) {
	body := harbourFeed("https://harbour.example")
	seen := time.Date(2026, 11, 3, 15, 0, 0, 0, time.UTC)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		doc, err := parse.Parse(body, parse.Hints{URL: "https://harbour.example/feed"})
		if err != nil {
			b.Fatal(err)
		}
		if got := entriesOf(news.Feed{URL: "https://harbour.example/feed"}, &doc, seen); len(got) != benchEntries {
			b.Fatalf("%d entries", len(got))
		}
	}
}

// BenchmarkRefresh visits 40 feeds for the first time, as after an import: by loopback HTTP into the cache. The promise
// is 1.3 times the processor time of fetching them, gofeed and SQLite alone, which is some 10 ms a feed.
func BenchmarkRefresh(b *testing.B) {
	const feeds = 40
	w, n := newWorld(b), newNewsroom(b)
	w.trust.add(fetch.Origin(n.URL))
	b.SetBytes(int64(feeds * len(harbourFeed(n.URL))))
	b.ReportAllocs()
	made := 0
	for b.Loop() {
		b.StopTimer()
		some := make([]news.Feed, feeds)
		for i := range some {
			made++
			body, path := harbourFeed(fmt.Sprintf("%s/%d", n.URL, made)), fmt.Sprintf("/feed/%d", made)
			n.answer(path, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(body) })
			some[i] = news.Feed{ID: news.FeedID(made), URL: n.URL + path, Title: "Harbour"}
		}
		b.StartTimer()
		w.ok(w.VisitAll(b.Context(), some, false, func(v Visit) {
			if v.New != benchEntries {
				b.Fatal(v.Status, v.New, v.Err)
			}
		}))
	}
}
