package desk

import (
	"context"
	"errors"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"reader/internal/news"
)

func TestABookmarkOutlivesTheCache(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	s := w.find("Merrow")
	w.ok(w.Save(t.Context(), s.ID, news.Bookmark{Lists: []string{"Later"}, Tags: []string{"sea"}, Note: "the piano"}))
	w.Wait(t.Context())
	before, err := w.Open(t.Context(), s.ID)
	w.ok(err)
	if before.Story.Stored != news.StoredFull || before.Article.Picture.URL == "" {
		t.Fatalf("saved: stored %v, picture %q", before.Story.Stored, before.Article.Picture.URL)
	}
	n.Close()
	w.loseCache()
	r, err := w.Open(t.Context(), s.ID)
	w.ok(err)
	if r.Article.Words != before.Article.Words || r.Story.Stored != news.StoredFull || r.Note != "the piano" ||
		!slices.Equal(r.Lists, []string{"Later"}) || !slices.Equal(r.Tags, []string{"sea"}) {
		t.Errorf("without the cache: %d words of %d, stored %v, %q, %q, %q",
			r.Article.Words, before.Article.Words, r.Story.Stored, r.Note, r.Lists, r.Tags)
	}
	for _, address := range news.Pictures(&r.Story, &r.Article) {
		if data, err := w.Picture(t.Context(), address, s.ID); err != nil || len(data) == 0 {
			t.Errorf("its picture %s: %v", address, err)
		}
	}
	for name, q := range map[string]news.Query{
		"saved": {Saved: true}, "list": {List: "Later"}, "tag": {Tag: "sea"}, "words": {Saved: true, Text: "ferry"},
		"section": {Saved: true, Section: w.section("Canada").ID},
	} {
		if got := w.stories(q); len(got) != 1 || got[0].ID != s.ID || got[0].Kicker != "Canada" {
			t.Errorf("by %s: %+v", name, got)
		}
	}
}

func TestSavingOfflineIsCompletedByTheNextRefresh(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	s := w.find("Merrow")
	w.ok(w.SetOffline(true))
	w.ok(w.Save(t.Context(), s.ID, news.Bookmark{}))
	w.Wait(t.Context())
	if r, err := w.Open(t.Context(), s.ID); err != nil || r.Story.Stored != news.StoredFeed {
		t.Fatalf("saved offline: %v, stored %v", err, r.Story.Stored)
	}
	w.ok(w.SetOffline(false))
	last(t, w.RefreshDue(t.Context()))
	w.Wait(t.Context())
	b, err := w.library.Bookmark(t.Context(), s.ID)
	w.ok(err)
	if _, err := w.library.Picture(t.Context(), s.ID, b.Article.Picture.URL); err != nil || b.Article.Verdict != news.VerdictFull {
		t.Errorf("after the refresh: %v, picture: %v", b.Article.Verdict, err)
	}
}

func TestMarksSurviveTheCache(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	s, other := w.find("Merrow"), w.find("Sorrel")
	w.ok(w.Mark(t.Context(), true, s.ID))
	w.ok(w.Save(t.Context(), other.ID, news.Bookmark{}))
	w.loseCache()
	if p := last(t, w.Refresh(t.Context(), 0)); p.New == 0 {
		t.Fatalf("nothing came: %+v", p)
	}
	if !w.find("Merrow").Read || w.find("Merrow").Saved || !w.find("Sorrel").Saved || w.find("Sorrel").Read {
		t.Error("the marks did not come back")
	}
}

func TestReconcile(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	read, saved, stale := w.find("Merrow"), w.find("Sorrel"), w.find("moose")
	// Killed between the two writes: the library knows, the cache does not; and the other way round.
	w.ok(w.library.Mark(t.Context(), true, read.ID))
	w.ok(w.library.Save(t.Context(), news.Bookmark{Story: saved}))
	w.ok(w.cache.SetSaved(t.Context(), true, stale.ID))
	w.ok(w.reconcile(t.Context()))
	if !w.find("Merrow").Read || !w.find("Sorrel").Saved || w.find("moose").Saved {
		t.Error("library and cache still differ")
	}
}

func TestARefreshLeavesABackup(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	for range 2 {
		w.pass(2 * time.Minute)
		last(t, w.Refresh(t.Context(), 0))
	}
	w.Maintain() // its wait ends with the desk
	w.AfterRefresh(t.Context())
	backups, err := filepath.Glob(filepath.Join(w.folder, "*.backup"))
	if err != nil || len(backups) != 1 {
		t.Errorf("%v, %q", err, backups)
	}
	if left, _ := filepath.Glob(filepath.Join(w.folder, "*.part")); len(left) != 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestUndo(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	s := w.find("Merrow")
	unread := func() int { return w.section("The Lantern Courier").Counts.Unread }
	all, saved := unread(), func() int { return len(w.stories(news.Query{Saved: true})) }
	feeds := func() int {
		f, err := w.Feeds(t.Context(), 0)
		w.ok(err)
		return len(f)
	}
	subscribed := feeds()
	for _, step := range []struct {
		name   string
		do     func() error
		did    string
		before func() int
		after  int
	}{
		{"mark", func() error { return w.Mark(t.Context(), true, s.ID) }, "marked 1 story read", unread, all - 1},
		{"save", func() error { return w.Save(t.Context(), s.ID, news.Bookmark{}) }, "saved", saved, 1},
		{"mark all", func() error {
			e, err := w.MarkAll(t.Context(), news.Query{})
			return errors.Join(err, w.Reflect(t.Context(), e))
		}, "marked", unread, 0},
		{"unsubscribe", func() error {
			_, err := w.Unsubscribe(t.Context(), w.section("Europe").Feeds[0].URL)
			return err
		}, "removed feed", feeds, subscribed - 1},
		{"import", func() error {
			_, err := w.ImportFrom(t.Context(), "x", strings.NewReader("https://a.example/feed x\nhttps://b.example/feed\n"))
			return err
		}, "added 2 feeds", feeds, subscribed + 2},
	} {
		was := step.before()
		w.ok(step.do())
		w.Wait(t.Context())
		if got := step.before(); got != step.after {
			t.Errorf("%s: %d, want %d", step.name, got, step.after)
		}
		did, err := w.Undo(t.Context())
		w.ok(err)
		if got := step.before(); got != was || !strings.Contains(did, step.did) {
			t.Errorf("%s undone (%q): %d, want %d", step.name, did, got, was)
		}
	}
	if w.find("Merrow").Saved {
		t.Error("the list still shows a bookmark")
	}
}

func TestUnsubscribedStoriesLeaveTheLists(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/one", rss(n.URL+"/1", "A", "B", "C"))
	n.answer("/two", rss(n.URL+"/2", "D", "E"))
	w.subscribeFeed(n.URL + "/one")
	w.subscribeFeed(n.URL + "/two")
	kept := w.find("A")
	w.ok(w.Save(t.Context(), kept.ID, news.Bookmark{}))
	_, err := w.Unsubscribe(t.Context(), n.URL+"/one")
	w.ok(err)
	for name, row := range map[string]struct {
		query news.Query
		want  []string
	}{
		"at once":           {news.Query{}, []string{"D", "E"}},
		"row by row":        {news.Query{Limit: 1}, []string{"D", "E"}},
		"a search":          {news.Query{Text: "B OR D"}, []string{"D"}},
		"hit by hit":        {news.Query{Text: "B OR D", Limit: 1}, []string{"D"}},
		"what was saved":    {news.Query{Text: "A OR B"}, []string{"A"}},
		"without any words": {news.Query{Text: "is:unread", Limit: 1}, []string{"D", "A", "E"}},
	} {
		if got := titlesOf(w.stories(row.query)); !slices.Equal(got, row.want) {
			t.Errorf("%s: %q, want %q", name, got, row.want)
		}
	}
	if got := w.stories(news.Query{Saved: true}); len(got) != 1 || got[0].ID != kept.ID {
		t.Errorf("bookmarks: %q", titlesOf(got))
	}
	// What came by a feed that is gone opens no private address any more.
	if r, err := w.Fetch(t.Context(), kept.ID); err != nil || !strings.Contains(r.Trouble, "private network") {
		t.Errorf("%v, %q", err, r.Trouble)
	}
}

func TestNothingIsHeardOfAMutedFeedButInItsOwnList(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/one", rss(n.URL+"/1", "A", "B", "C"))
	n.answer("/two", rss(n.URL+"/2", "D", "E"))
	one := w.subscribeFeed(n.URL + "/one")
	w.subscribeFeed(n.URL + "/two")
	title, err := w.Mute(t.Context(), n.URL+"/one", true)
	if err != nil || title != "Plain" {
		t.Fatalf("%q, %v", title, err)
	}
	section := w.section("Feeds")
	for name, row := range map[string]struct {
		query news.Query
		want  []string
	}{
		"everything":    {news.Query{Limit: 1}, []string{"D", "E"}},
		"its section":   {news.Query{Section: section.ID}, []string{"D", "E"}},
		"unread there":  {news.Query{Section: section.ID, Unread: true}, []string{"D", "E"}},
		"a search":      {news.Query{Text: "B OR D"}, []string{"D"}},
		"its own list":  {news.Query{Feed: one.Feed}, []string{"A", "B", "C"}},
		"search in its": {news.Query{Feed: one.Feed, Text: "B"}, []string{"B"}},
	} {
		if got := titlesOf(w.stories(row.query)); !slices.Equal(got, row.want) {
			t.Errorf("%s: %q, want %q", name, got, row.want)
		}
	}
	front, err := w.Front(t.Context())
	w.ok(err)
	if front.Counts.Total != 2 || section.Counts.Unread != 2 || front.Lead.Title != "D" {
		t.Errorf("%+v, %+v, lead %q", front.Counts, section.Counts, front.Lead.Title)
	}
	n.requests()
	w.pass(8 * 24 * time.Hour)
	last(t, w.Refresh(t.Context(), 0))
	if _, paths := n.requests(); !slices.Equal(paths, []string{"/two"}) {
		t.Errorf("asked: %q", paths)
	}
	if did, err := w.Undo(t.Context()); did != "muted feed “Plain”" || err != nil || len(w.stories(news.Query{})) != 5 {
		t.Errorf("undid %q, %v: %q", did, err, titlesOf(w.stories(news.Query{})))
	}
}

func TestFilingMakesTheSectionsOfAPath(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A"))
	feed := w.subscribeFeed(n.URL + "/feed").Feed
	w.ok(w.File(t.Context(), feed, 0, "Coast/Harbours"))
	harbours := w.section("Harbours")
	if len(harbours.Feeds) != 1 || len(w.stories(news.Query{Section: harbours.ID})) != 1 {
		t.Errorf("%+v", harbours)
	}
	w.ok(w.File(t.Context(), feed, w.section("Coast").ID, ""))
	if did, err := w.Undo(t.Context()); err != nil || did != "moved feed “Plain”" || len(w.section("Harbours").Feeds) != 1 {
		t.Errorf("undid %q, %v", did, err)
	}
	_, err := w.Undo(t.Context())
	w.ok(err)
	if tree, err := w.Sections(t.Context()); err != nil || len(tree) != 1 || len(tree[0].Feeds) != 1 {
		t.Errorf("both steps undone: %+v, %v", tree, err)
	}
	for _, path := range []string{"", " / "} {
		if err := w.File(t.Context(), feed, 0, path); err == nil {
			t.Errorf("a feed was filed above all sections by %q", path)
		}
	}
}

func TestAFeedThatIsHeardAgainIsDueAtOnce(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/calm", rss(n.URL+"/1", "A"))
	n.answer("/busy", rss(n.URL+"/2", "B"))
	w.subscribeFeed(n.URL + "/calm")
	w.subscribeFeed(n.URL + "/busy")
	n.answer("/busy", func(rw http.ResponseWriter, _ *http.Request) {
		rw.Header().Set("Retry-After", "7200")
		rw.WriteHeader(http.StatusServiceUnavailable)
	})
	w.pass(2 * time.Minute)
	last(t, w.Refresh(t.Context(), 0))
	n.requests()
	for _, mute := range []bool{true, false} {
		_, err := w.Mute(t.Context(), "Feeds", mute)
		w.ok(err)
	}
	last(t, w.RefreshDue(t.Context()))
	if _, paths := n.requests(); !slices.Equal(paths, []string{"/calm"}) {
		t.Errorf("asked: %q; a server's Retry-After holds", paths)
	}
}

func TestBackgroundEndsWithTheDesk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackground()
		var ended atomic.Int32
		for range 3 {
			b.later(func(ctx context.Context) {
				<-ctx.Done()
				ended.Add(1)
			})
		}
		caller, leave := context.WithCancel(t.Context())
		b.run(caller, func(ctx context.Context) { <-ctx.Done() })
		leave()
		synctest.Wait()
		if b.running != 3 || ended.Load() != 0 {
			t.Errorf("when one caller has left, %d run and %d have ended", b.running, ended.Load())
		}
		b.stop()
		if ended.Load() != 3 || b.later(func(context.Context) { t.Error("begun after the end") }) {
			t.Errorf("after the end: %d have ended", ended.Load())
		}
	})
}

func TestABookmarkGetsThePageThatCameMeanwhile(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	s := w.find("Merrow")
	feed, err := w.Open(t.Context(), s.ID)
	w.ok(err)
	page, err := w.Fetch(t.Context(), s.ID)
	w.ok(err)
	w.ok(w.library.Save(t.Context(), news.Bookmark{Story: feed.Story, Article: feed.Article})) // begun before the page came
	w.ok(w.cache.SetSaved(t.Context(), true, s.ID))
	last(t, w.Refresh(t.Context(), 0))
	w.AfterRefresh(t.Context())
	b, err := w.library.Bookmark(t.Context(), s.ID)
	if err != nil || b.Story.Stored != news.StoredFull || b.Article.Words != page.Article.Words {
		t.Errorf("the copy is %v with %d words, the page has %d, %v", b.Story.Stored, b.Article.Words, page.Article.Words, err)
	}
}
