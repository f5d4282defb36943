package desk

import (
	"net/http"
	"strings"
	"testing"

	"reader/internal/news"
)

func TestAnotherAddressOfAKnownStoryOpensIt(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A", "B"))
	n.answer("/a/A", page("A", 12))
	n.answer("/short", http.RedirectHandler("/a/A", http.StatusFound).ServeHTTP)
	w.subscribeFeed(n.URL + "/feed")
	known, err := w.Fetch(t.Context(), w.find("A").ID)
	w.ok(err)
	w.ok(w.Save(t.Context(), known.Story.ID, news.Bookmark{}))
	w.Wait(t.Context())
	for name, answer := range map[string]http.HandlerFunc{
		"its page": page("A", 12),
		"a wall":   text200("text/html", "<title>Just a moment...</title><h1>example.org</h1><p>Verify you are human by completing the action below.</p>"),
		"less of it": text200("text/html", `<!doctype html><title>A</title><script type="application/ld+json">{"@context":"https://schema.org",
			"@type":"NewsArticle","isAccessibleForFree":false}</script><article><h1>A</h1><p>`+strings.Repeat("Forty boats were counted. ", 12)+`</p></article>`),
	} {
		n.answer("/a/A", answer)
		r, err := w.Follow(t.Context(), n.URL+"/short", w.find("B").ID)
		if err != nil || r.Story.ID != known.Story.ID || news.PlainText(r.Article.Blocks) != news.PlainText(known.Article.Blocks) {
			t.Errorf("%s: %v, story %s with %d words", name, err, r.Story.ID, r.Article.Words)
		}
		if changes, err := w.Revisions(t.Context(), known.Story.ID, r.LastRead); err != nil || len(changes) != 0 {
			t.Errorf("%s counts as %d changes, %v", name, len(changes), err)
		}
		if told := name != "its page"; told != sentence(r.Trouble) {
			t.Errorf("%s: told %q", name, r.Trouble)
		}
	}
}

func TestABookmarkOpensByItsAddressWhenTheCacheIsLost(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A"))
	n.answer("/a/A", page("A", 12))
	w.subscribeFeed(n.URL + "/feed")
	saved, err := w.Fetch(t.Context(), w.find("A").ID)
	w.ok(err)
	w.ok(w.Save(t.Context(), saved.Story.ID, news.Bookmark{}))
	w.Wait(t.Context())
	w.Close()
	w.ok(w.cache.Close())
	w.openCache()
	w.ok(w.SetOffline(true))
	for _, address := range []string{n.URL + "/a/A", n.URL + "/a/A/?utm_source=x"} {
		r, err := w.OpenAddress(t.Context(), address)
		if err != nil || r.Story.ID != saved.Story.ID || r.Article.Words != saved.Article.Words || r.Trouble != "" {
			t.Errorf("%s: %v, story %s with %d words, %q", address, err, r.Story.ID, r.Article.Words, r.Trouble)
		}
	}
}

func TestAStoryIsKnownByItsAddressWithoutAsking(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A"))
	w.subscribeFeed(n.URL + "/feed")
	n.requests()
	for address, want := range map[string]news.StoryID{
		n.URL + "/a/A": w.find("A").ID, n.URL + "/a/A/?utm_source=x#top": w.find("A").ID, n.URL + "/a/B": 0, "nonsense": 0,
	} {
		if id, err := w.StoryAt(t.Context(), address); err != nil || id != want {
			t.Errorf("%s is %s, want %s, %v", address, id, want, err)
		}
	}
	if total, paths := n.requests(); total != 0 {
		t.Errorf("asked for %q", paths)
	}
}
