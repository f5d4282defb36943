package desk

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"reader/internal/demo"
	"reader/internal/news"
)

func moveIsBelieved(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/new", rss(n.URL, "A"))
	n.answer("/old", rss(n.URL, "A"))
	w.subscribeFeed(n.URL + "/old")
	n.answer("/old", func(rw http.ResponseWriter, r *http.Request) {
		http.Redirect(rw, r, "/new", http.StatusMovedPermanently)
	})
	address := func() string {
		feeds, err := w.Feeds(t.Context(), 0)
		w.ok(err)
		return feeds[0].URL
	}
	for sighting := 1; address() != n.URL+"/new"; sighting++ {
		if sighting > 5 {
			t.Fatal("the move is never believed")
		}
		w.pass(25 * time.Hour)
		if p := last(t, w.RefreshDue(t.Context())); len(p.Failures) != 0 {
			t.Fatalf("%+v", p)
		}
		if sighting == 1 && address() != n.URL+"/old" {
			t.Error("the move is believed at once")
		}
	}
	if got := len(w.stories(news.Query{})); got != 1 {
		t.Errorf("%d stories after the move", got)
	}
}

// A feed that says for ever that it lives where another one does that is subscribed to takes nothing of that one.
func moveToAnothersPlace(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/mine", rss(n.URL, "Mine"))
	n.answer("/other", rss(n.URL, "Other"))
	mine, other := w.subscribeFeed(n.URL+"/mine"), w.subscribeFeed(n.URL+"/other")
	n.answer("/other", func(rw http.ResponseWriter, r *http.Request) {
		http.Redirect(rw, r, "/mine", http.StatusMovedPermanently)
	})
	for range 5 {
		w.pass(25 * time.Hour)
		if p := last(t, w.RefreshDue(t.Context())); len(p.Failures) != 0 {
			t.Errorf("%+v", p.Failures)
		}
	}
	feeds, err := w.Feeds(t.Context(), 0)
	w.ok(err)
	at := map[news.FeedID]string{}
	for _, f := range feeds {
		at[f.ID] = f.URL
	}
	if len(at) != 2 || at[mine.Feed] != n.URL+"/mine" || at[other.Feed] != n.URL+"/other" {
		t.Errorf("the feeds are at %v", at)
	}
	if got := titlesOf(w.stories(news.Query{Feed: other.Feed})); !slices.Contains(got, "Other") {
		t.Errorf("the feed that moved lists %q", got)
	}
}

func cutShort(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	before := len(w.stories(news.Query{}))
	for _, fault := range []demo.Fault{demo.Truncated, demo.CutShort, demo.Empty, demo.LoginWanted, demo.Missing} {
		paper := n.paper
		n.paper = demo.Broken(paper, func(path string) demo.Fault {
			if strings.Contains(path, "/feed/") {
				return fault
			}
			return demo.Sound
		})
		w.pass(8 * 24 * time.Hour)
		p := last(t, w.RefreshDue(t.Context()))
		if fault != demo.Truncated && len(p.Failures) != p.Feeds {
			t.Errorf("fault %d: %d of %d feeds failed", fault, len(p.Failures), p.Feeds)
		}
		if after := len(w.stories(news.Query{})); after != before {
			t.Errorf("fault %d: %d stories of %d are left", fault, after, before)
		}
		n.paper = paper
	}
}

// replaced has a feed answer with what is whole and not what it was: nothing that is here is lost, nor new again.
func replaced(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A", "B", "C"))
	w.subscribeFeed(n.URL + "/feed")
	w.ok(w.Mark(t.Context(), true, w.find("A").ID))
	for _, c := range []struct {
		name  string
		feed  string
		fresh int
	}{
		{"no entries", rssOf(n), 0},
		{"another order", rssOf(n, "C", "A", "B"), 0},
		{"other guids", strings.ReplaceAll(rssOf(n, "A", "B", "C"), `isPermaLink="false">`, `isPermaLink="false">new-`), 0},
		{"another feed", strings.Replace(rssOf(n, "D"), "Plain", "Casino", 1), 1},
	} {
		n.answer("/feed", text200("application/rss+xml", c.feed))
		w.pass(8 * 24 * time.Hour)
		if p := last(t, w.RefreshDue(t.Context())); p.New != c.fresh || len(p.Failures) != 0 {
			t.Errorf("%s: %+v", c.name, p)
		}
		got := titlesOf(w.stories(news.Query{}))
		for _, title := range []string{"A", "B", "C"} {
			if !slices.Contains(got, title) {
				t.Errorf("%s: %q are left", c.name, got)
			}
		}
		if !w.find("A").Read {
			t.Errorf("%s: what was read is unread", c.name)
		}
	}
}
