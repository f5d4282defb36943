package desk

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"reader/internal/feed/article"
	"reader/internal/news"
)

func TestOpenShowsTheFeedAndFetchThePage(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	s := w.find("Merrow")
	n.requests()
	feed, err := w.Open(t.Context(), s.ID)
	w.ok(err)
	if total, paths := n.requests(); total != 0 {
		t.Errorf("opening asked for %q", paths)
	}
	if feed.Story.Stored != news.StoredFeed || len(feed.Article.Blocks) == 0 || feed.Trouble != "" {
		t.Errorf("opened: stored %v, %d blocks, %q", feed.Story.Stored, len(feed.Article.Blocks), feed.Trouble)
	}
	page, err := w.Fetch(t.Context(), s.ID)
	w.ok(err)
	if page.Story.Stored != news.StoredFull || page.Article.Verdict != news.VerdictFull || page.Trouble != "" {
		t.Fatalf("fetched: stored %v, %v, %q", page.Story.Stored, page.Article.Verdict, page.Trouble)
	}
	if page.Article.Words <= feed.Article.Words || len(page.Article.Sections) == 0 {
		t.Errorf("the page has %d words and %d sections, the feed %d words", page.Article.Words, len(page.Article.Sections), feed.Article.Words)
	}
	if total, _ := n.requests(); total != 1 {
		t.Errorf("fetching made %d requests", total)
	}
	w.ok(w.Place(t.Context(), s.ID, news.Place{Block: 3, Rune: 7}))
	again, err := w.Fetch(t.Context(), s.ID)
	w.ok(err)
	if total, _ := n.requests(); total != 0 || again.Place != (news.Place{Block: 3, Rune: 7}) {
		t.Errorf("fetched again: %d requests, at %+v", total, again.Place)
	}
}

func TestRelatedStoriesAreKnownAndOpenInPlace(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	r, err := w.Fetch(t.Context(), w.find("Merrow").ID)
	w.ok(err)
	if len(r.Related) == 0 {
		t.Fatal("the page offers no related story")
	}
	for _, rel := range r.Related {
		if rel.Story.ID == 0 || rel.Story.Kicker == "" {
			t.Errorf("%s is resolved to %+v", rel.URL, rel.Story)
		}
	}
	first := r.Related[0]
	n.requests()
	next, err := w.Follow(t.Context(), first.URL+"?utm_source=x#top", r.Story.ID)
	w.ok(err)
	if total, _ := n.requests(); next.Story.ID != first.Story.ID || total != 1 {
		t.Errorf("followed to %s with %d requests, want %s with 1", next.Story.ID, total, first.Story.ID)
	}
	w.ok(w.SetOffline(true))
	if next, err = w.Follow(t.Context(), first.URL, r.Story.ID); err != nil || next.Story.Stored != news.StoredFull || next.Trouble != "" {
		t.Errorf("followed offline: %v, stored %v, %q", err, next.Story.Stored, next.Trouble)
	}
	if visits := w.history(); len(visits) != 0 {
		t.Errorf("what was brought in counts as read: %+v", visits)
	}
	w.ok(w.Visited(t.Context(), next.Story, news.Way{Kind: news.WayLink, From: r.Story.ID}))
	if v := w.history(); len(v) != 1 || v[0].Story != first.Story.ID || v[0].Way.From != r.Story.ID {
		t.Errorf("the history is %+v", v)
	}
}

func TestFollowStoresAPageThatNoFeedToldOf(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	before := w.section("The Lantern Courier").Counts
	n.answer("/elsewhere/", page("A page of its own", 12))
	from := w.find("Merrow").ID
	r, err := w.Follow(t.Context(), n.URL+"/elsewhere/", from)
	w.ok(err)
	if r.Story.Title != "A page of its own" || r.Story.Stored != news.StoredFull || len(r.Story.Feeds) != 0 {
		t.Errorf("%+v", r.Story)
	}
	w.ok(w.SetOffline(true))
	for _, address := range []string{n.URL + "/elsewhere/", n.URL + "/elsewhere"} {
		if again, err := w.Follow(t.Context(), address, from); err != nil || again.Story.ID != r.Story.ID {
			t.Errorf("%s offline: %v, %s", address, err, again.Story.ID)
		}
	}
	if after := w.section("The Lantern Courier").Counts; after != before {
		t.Errorf("the paper counts %+v, before %+v", after, before)
	}
}

func TestOfflineEverythingStoredOpens(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	section := w.section("Europe").ID
	last(t, w.Keep(t.Context(), news.Query{Section: section}))
	elsewhere := w.find("Merrow").ID
	for name, pull := range map[string]func(){
		"the cable is pulled":   func() { w.ok(w.SetOffline(true)) },
		"the server is stopped": func() { w.ok(w.SetOffline(false)); n.Close() },
	} {
		pull()
		for _, s := range w.stories(news.Query{Section: section}) {
			r, err := w.Fetch(t.Context(), s.ID)
			if err != nil || r.Story.Stored != news.StoredFull || r.Trouble != "" {
				t.Errorf("%s, %q: %v, stored %v, %q", name, s.Title, err, r.Story.Stored, r.Trouble)
			}
			if r.Article.Picture.URL != "" {
				if _, err := w.Picture(t.Context(), r.Article.Picture.URL, s.ID); err != nil {
					t.Errorf("%s, the picture of %q: %v", name, s.Title, err)
				}
			}
		}
		r, err := w.Fetch(t.Context(), elsewhere)
		if err != nil || len(r.Article.Blocks) == 0 || !sentence(r.Trouble) {
			t.Errorf("%s: %v, %d blocks, %q", name, err, len(r.Article.Blocks), r.Trouble)
		}
		if _, err := w.Follow(t.Context(), n.URL+"/nobody-knows/", elsewhere); err == nil || !sentence(err.Error()) {
			t.Errorf("%s, following: %v", name, err)
		}
	}
}

// sentence reports whether words are one for people: no address, a capital at the beginning and a full stop.
func sentence(s string) bool {
	return s != "" && s[:1] == strings.ToUpper(s[:1]) && strings.HasSuffix(s, ".") && !strings.Contains(s, "://")
}

func TestAPageThatIsNoArticleTakesNothingAway(t *testing.T) {
	const consent = `<!doctype html><title>Before you continue</title><body><div id="consent-dialog" role="dialog">
		<h1>Before you continue</h1><p>We value your privacy. We and our 842 partners use cookies to store and access
		personal data. Accept all cookies or manage your consent preferences.</p><button>Accept all</button></div></body>`
	paywall := func(words string) http.HandlerFunc {
		return text200("text/html", `<!doctype html><title>A</title><script type="application/ld+json">{"@context":"https://schema.org",
			"@type":"NewsArticle","isAccessibleForFree":false}</script><article><h1>A</h1><p>`+words+
			`</p><div class="paywall">Subscribe to read the full story.</div></article>`)
	}
	for _, tc := range []struct {
		name   string
		answer http.HandlerFunc
		stored news.Stored
	}{
		{"nothing", text200("text/html", "<title>x</title>"), news.StoredFeed},
		{"a consent notice", text200("text/html", consent), news.StoredFeed},
		{"a paywall with a sentence", paywall("Short."), news.StoredFeed},
		{"a paywall behind more than the feed tells",
			paywall(strings.Repeat("The harbour office counted forty boats that evening, and the clerk wrote every name down. ", 12)), news.StoredFull},
		{"404", http.NotFound, news.StoredFeed},
		{"a picture", text200("image/png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), news.StoredFeed},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n, w := newNewsroom(t), newWorld(t)
			n.answer("/feed", rss(n.URL, "A"))
			n.answer("/a/A", tc.answer)
			w.subscribeFeed(n.URL + "/feed")
			s := w.find("A")
			r, err := w.Fetch(t.Context(), s.ID)
			w.ok(err)
			if r.Story.Stored != tc.stored || !sentence(r.Trouble) || len(r.Article.Blocks) == 0 {
				t.Errorf("stored %v, %d blocks, %q", r.Story.Stored, len(r.Article.Blocks), r.Trouble)
			}
			if again, err := w.Open(t.Context(), s.ID); err != nil || again.Story.Stored == news.StoredFull && again.Trouble != r.Trouble {
				t.Errorf("opened again: %v, %q", err, again.Trouble)
			}
		})
	}
}

func TestAPageNestedTooDeepForItsMenuIsRead(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A"))
	n.answer("/a/A", text200("text/html", "<!doctype html><title>A</title>"+strings.Repeat("<div>", 600)+"<article><h1>A</h1><p>"+
		strings.Repeat("The harbour office counted forty boats that evening, and the clerk wrote every name down. ", 12)+"</p></article>"))
	w.subscribeFeed(n.URL + "/feed")
	r, err := w.Fetch(t.Context(), w.find("A").ID)
	w.ok(err)
	if r.Story.Stored != news.StoredFull || r.Trouble != "" || !strings.Contains(news.PlainText(r.Article.Blocks), "forty boats") {
		t.Errorf("stored %v, %q: %d words", r.Story.Stored, r.Trouble, r.Article.Words)
	}
}

func TestBetter(t *testing.T) {
	for _, tc := range []struct {
		verdict      news.Verdict
		page, stored int
		want         bool
	}{
		{news.VerdictFull, 900, 40, true},
		{news.VerdictFull, 880, 900, true}, // a full feed with a tail
		{news.VerdictFull, 120, 900, false},
		{news.VerdictTeaser, 60, 40, true},
		{news.VerdictTeaser, 40, 40, false},
		{news.VerdictPaywall, 60, 40, true},
		{news.VerdictConsent, 60, 40, false},
		{news.VerdictEmpty, 0, 0, false},
	} {
		page, stored := news.Article{Verdict: tc.verdict, Words: tc.page}, news.Article{Words: tc.stored}
		if got := better(&page, &stored); got != tc.want {
			t.Errorf("a page (%v) of %d words over %d: %v", tc.verdict, tc.page, tc.stored, got)
		}
	}
}

func TestReason(t *testing.T) {
	if got := Reason(article.ErrNotPage); !sentence(got) {
		t.Error(got)
	}
	if got := Reason(errors.Join(errNoHeadlines)); got == "" {
		t.Error("an error without a word")
	}
}

func BenchmarkOpenStored(b *testing.B) { // budget: 20 ms
	n, w := newNewsroom(b), newWorld(b)
	n.answer("/feed", rss(n.URL, "A"))
	n.answer("/a/A", page("A", 60))
	w.subscribeFeed(n.URL + "/feed")
	id := w.find("A").ID
	if r, err := w.Fetch(b.Context(), id); err != nil || r.Story.Stored != news.StoredFull {
		b.Fatal(err, r.Trouble)
	}
	for b.Loop() {
		if _, err := w.Open(b.Context(), id); err != nil {
			b.Fatal(err)
		}
	}
}
