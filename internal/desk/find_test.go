package desk

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

// village is a site with three sections: one over another, read from its page; one with a feed; one without stories.
func village(n *newsroom) {
	page := func(body string) http.HandlerFunc { return text200("text/html; charset=utf-8", body) }
	n.answer("/", page(`<title>The Village</title><nav><ul><li><a href="/news/">News</a><ul><li><a href="/news/farms/">Farms</a></li></ul></li><li><a href="/letters/">Letters</a></li>
<li><a href="/rules/">Rules</a></li></ul></nav><a href="/hi/">हिन्दी</a>`))
	n.answer("/news/", page(`<main><h2><a href="/news/a-cow-again">A cow is on the road again</a></h2></main>`))
	n.answer("/news/farms/", page(`<main><h2><a href="/news/farms/hay-is-in">The hay is in before the rain</a></h2></main>`))
	n.answer("/letters/", page(`<link rel="alternate" type="application/rss+xml" href="/letters.xml">`))
	n.answer("/letters.xml", text200("application/rss+xml", `<rss version="2.0"><channel><title>Letters</title><item><title>Dear cow</title><link>/l/1</link></item></channel></rss>`))
	n.answer("/rules/", page(`<h1>Rules</h1>`))
}

// TestSectionsWithoutFeeds: a section without a feed brings the headlines of its page, one over others too; one without
// either is refused with its reason. Subscribing asks for nothing that finding has brought.
func TestSectionsWithoutFeeds(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	village(n)
	found, err := w.Find(t.Context(), n.URL)
	w.ok(err)
	if len(found.Editions) != 1 || found.Editions[0].URL != n.URL+"/hi/" {
		t.Errorf("editions %v", found.Editions)
	}
	n.requests()
	added, err := w.Subscribe(t.Context(), found, found.Sections)
	w.ok(err)
	if again, paths := n.requests(); again > 0 {
		t.Errorf("subscribing asked again: %v", paths)
	}
	want := []string{
		"The Village", "The Village/News", "The Village/News > " + n.URL + "/news/", "The Village/News/Farms",
		"The Village/News/Farms > " + n.URL + "/news/farms/", "The Village/Letters", "The Village/Letters > " + n.URL + "/letters.xml",
	}
	if got := w.paths(); !slices.Equal(got, want) {
		t.Errorf("the tree is\n%s", strings.Join(got, "\n"))
	}
	last := added[len(added)-1]
	if last.Status != news.AddedRefused || last.Section != "The Village/Rules" || !strings.Contains(last.Reason, "neither a feed nor headlines") {
		t.Errorf("what has no stories is %+v", last)
	}
	for _, headline := range []string{"A cow is on the road again", "The hay is in before the rain", "Dear cow"} {
		w.find(headline)
	}

	// A new headline on the page is a new story.
	n.answer("/news/", text200("text/html", `<main><h2><a href="/news/a-cow-again">A cow is on the road again</a></h2><h2><a href="/news/no-cow-there">There is no cow to be seen</a></h2></main>`))
	w.pass(48 * time.Hour)
	w.ok(w.VisitAll(t.Context(), w.section("News").Feeds, false, func(Visit) {}))
	w.find("There is no cow to be seen")
}

// TestFindStaysOnTheSite: what a site's files name elsewhere, in a private network at that, is not asked for.
func TestFindStaysOnTheSite(t *testing.T) {
	site, private, w := newNewsroom(t), newNewsroom(t), newWorld(t)
	site.answer("/", text200("text/html", `<title>T</title><link rel="alternate" type="application/rss+xml" href="`+private.URL+`/feed">
<script type="application/ld+json">{"@type":"SiteNavigationElement","name":["Wall"],"url":["`+private.URL+`/wall/"]}</script>`))
	site.answer("/robots.txt", text200("text/plain", "Sitemap: "+private.URL+"/news.xml\nSitemap: "+site.URL+"/news.xml"))
	site.answer("/news.xml", http.RedirectHandler(private.URL+"/news.xml", http.StatusFound).ServeHTTP)
	_, _ = w.Find(t.Context(), site.URL) // whether anything is found is not the question
	if total, paths := private.requests(); total > 0 {
		t.Errorf("asked for %v", paths)
	}
}
