package site_test

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/demo"
	"reader/internal/feed/fetch"
	"reader/internal/feed/parse"
	"reader/internal/feed/site"
	"reader/internal/news"
)

// newsroom is the sample paper on loopback, asked as the desk asks.
type newsroom struct {
	*demo.Server
	client *fetch.Client
	asked  atomic.Int32
}

func openNewsroom(t testing.TB) *newsroom {
	t.Helper()
	server, err := demo.Start(demo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	n := &newsroom{Server: server, client: fetch.New(fetch.Options{Trusted: func(string) bool { return true }})}
	t.Cleanup(func() {
		n.client.Close()
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return n
}

func (n *newsroom) get(ctx context.Context, url string) (site.Page, error) {
	n.asked.Add(1)
	answer, err := n.client.Get(ctx, fetch.Request{URL: url, Kind: fetch.Feed})
	return site.Page{URL: answer.URL, ContentType: answer.ContentType, Body: answer.Body}, err
}

// checkFeed takes the first entry for the newest, which the sample paper puts there.
func checkFeed(body []byte, url, contentType string) (site.Feed, bool) {
	doc, err := parse.Parse(body, parse.Hints{URL: url, ContentType: contentType})
	feed := site.Feed{Title: doc.Title, Sum: uint64(len(body))}
	if len(doc.Entries) > 0 {
		feed.Newest = doc.Entries[0].Title
	}
	return feed, err == nil
}

// TestFindPaper finds the sections of both editions, those and no others, with the requests that this costs.
func TestFindPaper(t *testing.T) {
	n := openNewsroom(t)
	for _, c := range []struct {
		home, edition, outline string
		requests               int32 // the page, the whole paper's feed, and a feed for each section
	}{
		{n.URL(), "हिन्दी", `Indo-Pacific /category/indo-pacific/
Americas /category/americas/
  Canada /category/americas/canada/
Indian Subcontinent /category/indian-subcontinent/
West Asia /category/west-asia/
Europe /category/europe/
Africa /category/africa/
The Caribbean /category/the-caribbean/
`, 2 + 8},
		{n.URL() + "hi/", "English", `देश /hi/category/desh/
दुनिया /hi/category/duniya/
खेल /hi/category/khel/
संस्कृति /hi/category/sanskriti/
`, 2 + 4},
	} {
		n.asked.Store(0)
		found, err := site.Find(t.Context(), n.get, checkFeed, c.home)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.outline, outline(found.Sections, "")); diff != "" {
			t.Errorf("%s: sections (-want +got):\n%s", c.home, diff)
		}
		everySection(found.Sections, func(s news.SiteSection) {
			if !strings.HasPrefix(s.Feed, s.URL+"feed/") || s.Newest == "" {
				t.Errorf("%s has the feed %q and the newest headline %q", s.URL, s.Feed, s.Newest)
			}
		})
		if got := n.asked.Load(); got != c.requests {
			t.Errorf("%s: %d requests, want %d", c.home, got, c.requests)
		}
		if len(found.Feeds) != 1 || found.Feeds[0].URL != c.home+"feed/" {
			t.Errorf("%s: feeds %v", c.home, found.Feeds)
		}
		if len(found.Editions) != 1 || found.Editions[0].Title != c.edition {
			t.Errorf("%s: editions %v, want %s", c.home, found.Editions, c.edition)
		}
	}
}

func everySection(sections []news.SiteSection, visit func(news.SiteSection)) {
	for _, s := range sections {
		visit(s)
		everySection(s.Children, visit)
	}
}

// BenchmarkFindPaper finds both editions of a paper that nobody has read yet: most of what a demo's start waits for.
func BenchmarkFindPaper(b *testing.B) {
	for b.Loop() {
		n := openNewsroom(b)
		for _, home := range n.Editions() {
			if _, err := site.Find(b.Context(), n.get, checkFeed, home); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkMenu reads a front page of 70 kB.
func BenchmarkMenu(b *testing.B) {
	n := openNewsroom(b)
	page, err := n.get(b.Context(), n.URL())
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(page.Body)))
	for b.Loop() {
		if sections, _, _, _, err := site.Menu(page.Body, page.URL, page.ContentType); err != nil || len(sections) != 7 {
			b.Fatal(len(sections), err)
		}
	}
}
