package desk

import (
	"strings"
	"testing"

	"reader/internal/cache"
	"reader/internal/news"
)

// spoil makes a stored page what an earlier edition of the extractor might have made of it.
func (w *world) spoil(id news.StoryID) {
	w.t.Helper()
	a, _, err := w.cache.Article(w.t.Context(), id)
	w.ok(err)
	a.Title, a.Blocks = "Badly read", a.Blocks[:1]
	w.ok(second(w.cache.RemakeArticle(w.t.Context(), id, a, "edition 0")))
}

// savedPage is a world in which a story's page was read and bookmarked, and that page.
func savedPage(t *testing.T) (*world, news.Reading) {
	t.Helper()
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	page, err := w.Fetch(t.Context(), w.find("Merrow").ID)
	w.ok(err)
	w.ok(w.Save(t.Context(), page.Story.ID, news.Bookmark{}))
	w.Wait(t.Context())
	return w, page
}

func TestAStoredPageIsMadeAnewWithoutTheNetwork(t *testing.T) {
	w, page := savedPage(t)
	id := page.Story.ID
	w.spoil(id)
	w.ok(w.SetOffline(true))
	r, err := w.Open(t.Context(), id)
	w.ok(err)
	if r.Article.Title != page.Article.Title || len(r.Article.Blocks) != len(page.Article.Blocks) || len(r.Related) != len(page.Related) {
		t.Errorf("opened %q with %d blocks and %d related stories", r.Article.Title, len(r.Article.Blocks), len(r.Related))
	}
	w.Wait(t.Context())
	if a, _, err := w.cache.Article(t.Context(), id); a.Title != page.Article.Title || err != nil {
		t.Errorf("stored is %q, %v", a.Title, err)
	}
	if b, err := w.library.Bookmark(t.Context(), id); b.Article.Title != page.Article.Title || err != nil {
		t.Errorf("the bookmark's own copy is %q, %v", b.Article.Title, err)
	}
}

func TestAPageThatSaysNothingAnewStays(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	id := w.find("Merrow").ID
	_, err := w.Fetch(t.Context(), id)
	w.ok(err)
	sources, err := w.cache.Sources(t.Context(), id)
	w.ok(err)
	a, _, err := w.cache.Article(t.Context(), id)
	w.ok(err)
	sources[0].Body = []byte("<p>")
	w.ok(w.cache.PutArticle(t.Context(), id, cache.Fetched{Article: a, Made: "edition 0", Sources: sources}))
	r, err := w.Open(t.Context(), id)
	w.ok(err)
	if !strings.Contains(news.PlainText(r.Article.Blocks), "Merrow") {
		t.Errorf("opened: %d words", r.Article.Words)
	}
}

func TestAPageThatIsAWallTodayStays(t *testing.T) {
	w, before := savedPage(t)
	id := before.Story.ID
	sources, err := w.cache.Sources(t.Context(), id)
	w.ok(err)
	sources[0].Body = []byte("<!doctype html><title>Just a moment...</title><h1>example.org</h1><p>Verify you are human by completing the action below.</p>")
	a, _, err := w.cache.Article(t.Context(), id)
	w.ok(err)
	w.ok(w.cache.PutArticle(t.Context(), id, cache.Fetched{Article: a, Made: "edition 0", Sources: sources}))
	r, err := w.Open(t.Context(), id)
	w.ok(err)
	w.Wait(t.Context())
	b, err := w.library.Bookmark(t.Context(), id)
	w.ok(err)
	want := news.PlainText(before.Article.Blocks)
	if got := news.PlainText(r.Article.Blocks); got != want {
		t.Errorf("shown is %q", got)
	}
	if got := news.PlainText(b.Article.Blocks); got != want {
		t.Errorf("the bookmark's copy is %q", got)
	}
}
