package desk

import (
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"reader/internal/diff"
	"reader/internal/news"
)

// edited is a page of a paper that edits: what it tells is told by whoever asks next.
type edited struct {
	boats      atomic.Int32 // how many the article counts
	related    atomic.Int32 // how many stories it offers beside
	comments   atomic.Int32
	walled     atomic.Bool
	unmodified atomic.Int32 // how often it answered 304
}

func (e *edited) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	tag := fmt.Sprintf(`"%d-%d-%d-%v"`, e.boats.Load(), e.related.Load(), e.comments.Load(), e.walled.Load())
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		e.unmodified.Add(1)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if e.walled.Load() {
		text200("text/html", `<!doctype html><title>A</title><script type="application/ld+json">{"@context":"https://schema.org",
			"@type":"NewsArticle","isAccessibleForFree":false}</script><article><h1>A</h1><p>Subscribe to read the full story.</p></article>`)(w, r)
		return
	}
	paragraph := "<p>The harbour office counted %d boats that evening, and the clerk wrote every name into the long green book that nobody had opened since the flood.</p>"
	body := fmt.Sprintf(paragraph, e.boats.Load()) + strings.Repeat(fmt.Sprintf(paragraph, 40), 5)
	body += fmt.Sprintf("<p>%d comments</p>", e.comments.Load())
	var more strings.Builder
	for i := range e.related.Load() {
		fmt.Fprintf(&more, `<li><a href="/a/other-%d">Another story of the harbour, number %d</a></li>`, i, i)
	}
	text200("text/html", `<!doctype html><html lang="en"><title>A</title><article><h1>A</h1>`+body+
		`</article><aside class="related"><h2>Related</h2><ul>`+more.String()+`</ul></aside>`)(w, r)
}

// correction is a world with one story that was read, and a page that can change.
func correction(t *testing.T) (*newsroom, *world, *edited, news.StoryID) {
	t.Helper()
	n, w, e := newNewsroom(t), newWorld(t), &edited{}
	e.boats.Store(40)
	e.comments.Store(214)
	n.answer("/feed", rss(n.URL, "A"))
	n.answer("/a/A", e.ServeHTTP)
	w.subscribeFeed(n.URL + "/feed")
	id := w.find("A").ID
	r, err := w.Fetch(t.Context(), id)
	w.ok(err)
	if r.Story.Stored != news.StoredFull || !r.LastRead.IsZero() || !r.Revised.IsZero() {
		t.Fatalf("stored %v, read %v, %q", r.Story.Stored, r.LastRead, r.Trouble)
	}
	w.ok(w.Visited(t.Context(), r.Story, news.Way{}))
	w.ok(w.Mark(t.Context(), true, id))
	n.requests()
	w.pass(time.Hour)
	return n, w, e, id
}

// updateFeed has the feed say that the story was updated.
func updateFeed(t *testing.T, n *newsroom, w *world) {
	t.Helper()
	n.answer("/feed", func(rw http.ResponseWriter, r *http.Request) {
		text200("application/rss+xml", strings.ReplaceAll(rssOf(n, "A"), "What A says.", "What A says now."))(rw, r)
	})
	last(t, w.Refresh(t.Context(), 0))
	n.requests()
}

// rssOf is what rss serves.
func rssOf(n *newsroom, items ...string) string {
	var b body
	rss(n.URL, items...)(&b, nil)
	return b.String()
}

// body is a response of which only the body counts.
type body struct{ strings.Builder }

func (*body) Header() http.Header { return http.Header{} }
func (*body) WriteHeader(int)     {}

func TestAStoryThatItsFeedUpdatesIsAskedForAtTheNextOpening(t *testing.T) {
	n, w, e, id := correction(t)
	e.boats.Store(41)
	again, err := w.Fetch(t.Context(), id)
	w.ok(err)
	if total, _ := n.requests(); total != 0 || strings.Contains(news.PlainText(again.Article.Blocks), "41") {
		t.Errorf("%d requests for a story of which nobody says that it was updated", total)
	}
	updateFeed(t, n, w)
	if s := w.find("A"); !s.Stale || s.Revised {
		t.Errorf("stale %v, revised %v, before anyone asked", s.Stale, s.Revised)
	}
	open, err := w.Open(t.Context(), id)
	w.ok(err)
	if !open.Story.Stale || strings.Contains(news.PlainText(open.Article.Blocks), "41") {
		t.Errorf("what is stored is shown at once: stale %v", open.Story.Stale)
	}
	r, err := w.Fetch(t.Context(), id)
	w.ok(err)
	if total, _ := n.requests(); total != 1 || r.Story.Stale || !strings.Contains(news.PlainText(r.Article.Blocks), "41 boats") {
		t.Errorf("%d requests, stale %v: %s", total, r.Story.Stale, news.PlainText(r.Article.Blocks))
	}
	if !r.Revised.Equal(w.clock()) || !r.LastRead.Equal(noon) || !w.find("A").Revised || !w.find("A").Read {
		t.Errorf("revised %v, read %v, in the list: %+v", r.Revised, r.LastRead, w.find("A"))
	}
	changes, err := w.Revisions(t.Context(), id, r.LastRead)
	w.ok(err)
	if len(changes) != 1 || !changes[0].Read {
		t.Fatalf("%d changes", len(changes))
	}
	blocks := diff.Between(&changes[0].Older, &changes[0].Newer)
	if in, out := diff.Count(blocks); in != 1 || out != 1 || !strings.Contains(news.PlainText(diff.Signs(blocks)), "counted [-40-] {+41+} boats") {
		t.Errorf("what changed: %s", news.PlainText(diff.Signs(blocks)))
	}
	// Opened and left, it is no longer updated since it was read; its read mark stays throughout.
	w.ok(w.Seen(t.Context(), id, r.AsOf))
	if r, err = w.Open(t.Context(), id); err != nil || !r.Revised.IsZero() || w.find("A").Revised || !w.find("A").Read {
		t.Errorf("after it was read: revised %v, %v, in the list %v", r.Revised, err, w.find("A").Revised)
	}
	if changes, err = w.Revisions(t.Context(), id, r.LastRead); err != nil || len(changes) != 1 || changes[0].Read {
		t.Errorf("the change is still known: %d, %v", len(changes), err)
	}
}

func TestAskingAgain(t *testing.T) {
	for name, tc := range map[string]struct {
		change           func(*edited)
		revised, trouble bool
	}{
		"an unchanged page costs nothing": {func(*edited) {}, false, false},
		"another word":                    {func(e *edited) { e.boats.Store(41) }, true, false},
		"related stories only":            {func(e *edited) { e.related.Store(3) }, false, false},
		"a counter only":                  {func(e *edited) { e.comments.Store(215) }, false, false},
		"a wall":                          {func(e *edited) { e.walled.Store(true) }, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			n, w, e, id := correction(t)
			tc.change(e)
			before, err := w.Open(t.Context(), id)
			w.ok(err)
			r, err := w.Again(t.Context(), id)
			w.ok(err)
			total, _ := n.requests()
			if unmodified := e.unmodified.Load(); total != 1 || (unmodified == 1) != (name == "an unchanged page costs nothing") {
				t.Errorf("%d requests, %d answered by 304", total, unmodified)
			}
			if (r.Trouble != "") != tc.trouble || tc.trouble && (!strings.Contains(r.Trouble, "newer text") || r.Article.Words != before.Article.Words) {
				t.Errorf("%q, %d words of %d", r.Trouble, r.Article.Words, before.Article.Words)
			}
			changes, err := w.Revisions(t.Context(), id, r.LastRead)
			w.ok(err)
			if (len(changes) > 0) != tc.revised {
				t.Errorf("%d changes", len(changes))
			}
		})
	}
}

func TestNothingThatIsStoredIsAskedForOffline(t *testing.T) {
	n, w, _, id := correction(t)
	updateFeed(t, n, w)
	w.ok(w.SetOffline(true))
	if r, err := w.Fetch(t.Context(), id); err != nil || r.Trouble != "" || r.Story.Stored != news.StoredFull {
		t.Errorf("%v, %q", err, r.Trouble)
	}
	w.ok(w.SetOffline(false))
	n.Close()
	r, err := w.Fetch(t.Context(), id)
	if err != nil || !strings.HasPrefix(r.Trouble, "A newer text could not be had. ") || len(r.Article.Blocks) == 0 || !r.Story.Stale {
		t.Errorf("without a server: %v, %q, stale %v", err, r.Trouble, r.Story.Stale)
	}
}

func TestKeepingTakesOutdatedPagesToo(t *testing.T) {
	n, w, e, id := correction(t)
	w.ok(w.Save(t.Context(), id, news.Bookmark{}))
	w.Wait(t.Context())
	last(t, w.Keep(t.Context(), news.Query{}))
	if total, paths := n.requests(); total != 0 {
		t.Errorf("asked for %q, which is stored", paths)
	}
	e.boats.Store(41)
	updateFeed(t, n, w)
	last(t, w.Keep(t.Context(), news.Query{}))
	if !w.find("A").Revised || w.find("A").Stale {
		t.Errorf("%+v", w.find("A"))
	}
	b, err := w.library.Bookmark(t.Context(), id)
	w.ok(err)
	if !strings.Contains(news.PlainText(b.Article.Blocks), "41 boats") {
		t.Error("the bookmark's own copy did not follow")
	}
}
