package desk

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"reader/internal/demo"
	"reader/internal/feed/fetch"
	"reader/internal/news"
)

func TestAFailedFeedIsARow(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	europe := w.section("Europe")
	before := len(w.stories(news.Query{Section: europe.ID}))
	n.paper = demo.Broken(n.paper, func(path string) demo.Fault {
		switch {
		case strings.Contains(path, "/europe/"):
			return demo.NotAFeed
		case strings.Contains(path, "/africa/"):
			return demo.Failing
		}
		return demo.Sound
	})
	w.pass(2 * time.Hour)
	p := last(t, w.Refresh(t.Context(), 0))
	if p.Done != p.Feeds || len(p.Failures) != 2 || p.Offline {
		t.Fatalf("%+v", p)
	}
	for _, f := range p.Failures {
		if !sentence(f.Reason) || f.Feed == 0 || f.Title == "" {
			t.Errorf("%+v", f)
		}
	}
	if after := len(w.stories(news.Query{Section: europe.ID})); after != before {
		t.Errorf("%d stories of %d are left", after, before)
	}
}

func TestWhatIsAsked(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	modified := rss(n.URL, "A")
	conditional := 0
	n.answer("/feed", func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("ETag", `"one"`)
		if r.Header.Get("If-None-Match") == `"one"` {
			conditional++
			rw.WriteHeader(http.StatusNotModified)
			return
		}
		modified(rw, r)
	})
	w.subscribeFeed(n.URL + "/feed")
	n.requests()
	ask := func(name string, stream <-chan news.Progress, requests int) {
		t.Helper()
		p := last(t, stream)
		if total, _ := n.requests(); total != requests || len(p.Failures) != 0 || p.New != 0 {
			t.Errorf("%s: %d requests, want %d; %+v", name, total, requests, p)
		}
	}
	ask("not due", w.RefreshDue(t.Context()), 0)
	ask("asked a moment ago", w.Refresh(t.Context(), 0), 0)
	w.pass(2 * time.Minute)
	ask("not due, two minutes later", w.RefreshDue(t.Context()), 0)
	ask("by force", w.Refresh(t.Context(), 0), 1)
	w.pass(25 * time.Hour)
	ask("due", w.RefreshDue(t.Context()), 1)
	if conditional != 2 {
		t.Errorf("%d of 2 requests were conditional", conditional)
	}
	n.answer("/feed", func(rw http.ResponseWriter, _ *http.Request) {
		rw.Header().Set("Retry-After", "36000")
		rw.WriteHeader(http.StatusTooManyRequests)
	})
	w.pass(25 * time.Hour)
	if p := last(t, w.Refresh(t.Context(), 0)); len(p.Failures) != 1 {
		t.Errorf("%+v", p)
	}
	n.requests()
	w.pass(9 * time.Hour)
	ask("by force, though the server asked for ten hours", w.Refresh(t.Context(), 0), 0)
}

func noNetwork(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	w.pass(25 * time.Hour)
	w.ok(w.SetOffline(true))
	n.requests()
	if p := last(t, w.Refresh(t.Context(), 0)); !p.Offline || len(p.Failures) != 0 || p.Feeds == 0 {
		t.Errorf("%+v", p)
	}
	if total, _ := n.requests(); total != 0 {
		t.Errorf("%d requests", total)
	}
}

// When nothing can be stored that is one fact too, and no more servers are asked.
func TestACacheThatIsBrokenEndsTheRefresh(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	var urls []string
	for i := range 300 {
		name := fmt.Sprintf("/%d", i)
		n.answer(name, rss(n.URL+name, name))
		urls = append(urls, n.URL+name)
	}
	w.importURLs(urls...)
	w.ok(w.cache.Checkpoint(t.Context()))
	info, err := os.Stat(w.cachePath)
	w.ok(err)
	w.ok(os.WriteFile(w.cachePath, bytes.Repeat([]byte("no page"), int(info.Size())/7), 0o600))
	n.requests()
	p := last(t, w.Refresh(t.Context(), 0))
	if len(p.Failures) != 1 || !strings.Contains(p.Failures[0].Reason, "damaged") {
		t.Errorf("%d failures: %+v", len(p.Failures), p)
	}
	if total, _ := n.requests(); total == 300 {
		t.Error("all servers were asked for what cannot be kept")
	}
}

func TestACancelledRefreshKeepsWhatIsDone(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	var asked sync.WaitGroup
	asked.Add(1)
	n.answer("/quick", rss(n.URL, "Quick"))
	n.answer("/slow", func(_ http.ResponseWriter, r *http.Request) {
		asked.Done()
		<-r.Context().Done()
	})
	w.importURLs(n.URL+"/quick", n.URL+"/slow")
	stream := w.Refresh(ctx, 0)
	asked.Wait()
	for range stream {
		if len(w.stories(news.Query{})) == 1 {
			break
		}
	}
	cancel()
	p := last(t, stream)
	if p.New != 1 || p.Done != 1 || len(p.Failures) != 0 {
		t.Errorf("%+v", p)
	}
	n.answer("/slow", rss(n.URL+"/s", "Slow"))
	if p := last(t, w.RefreshDue(t.Context())); p.New != 1 {
		t.Errorf("what was broken off is not due: %+v", p)
	}
}

// importURLs subscribes without fetching.
func (w *world) importURLs(urls ...string) {
	w.t.Helper()
	_, err := w.ImportFrom(w.t.Context(), "urls", strings.NewReader(strings.Join(urls, "\n")))
	w.ok(err)
}

func TestTheLastMessageIsNeverLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &Desk{work: newBackground()}
		ctx, cancel := context.WithCancel(t.Context())
		stream := d.stream(ctx, func(_ context.Context, tell func(news.Progress)) news.Progress {
			for i := range 1000 {
				<-time.After(messages) // by the bubble's clock
				tell(news.Progress{Done: i})
			}
			cancel()
			return news.Progress{Phase: news.Finished, Done: 1000}
		})
		d.Wait(t.Context()) // nobody reads
		if p := <-stream; p.Phase != news.Finished || p.Done != 1000 {
			t.Errorf("%+v", p)
		}
		if _, more := <-stream; more {
			t.Error("the channel is open")
		}
		d.work.stop()
		if _, more := <-d.stream(t.Context(), nil); more {
			t.Error("a closed desk refreshes")
		}
	})
}

// A feed that sends other words each time and nothing new costs its publisher a whole answer, so it is asked more seldom.
func TestFeedsThatBringNothingNewAreAskedSeldom(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	builds := 0
	n.answer("/feed", func(rw http.ResponseWriter, _ *http.Request) {
		builds++
		fmt.Fprintf(rw, `<rss version="2.0"><channel><title>F</title><description>build %d</description>`+
			`<item><title>One</title><guid>1</guid></item></channel></rss>`, builds)
	})
	added := w.subscribeFeed(n.URL + "/feed")
	pause := func() time.Duration {
		state, err := w.cache.State(t.Context(), added.Feed)
		w.ok(err)
		return state.Next.Sub(state.Checked)
	}
	first := pause()
	for range 12 {
		w.pass(pause())
		if p := last(t, w.RefreshDue(t.Context())); len(p.Failures) != 0 || p.New != 0 {
			t.Fatalf("%+v", p)
		}
	}
	if builds != 13 || pause() <= 2*first {
		t.Errorf("after %d answers the pause is %v, and was %v", builds, pause(), first)
	}
}

// A pause that a host asked for is meant for all its feeds, also when another process asks those that come due later.
func TestAHostsPauseOutlivesTheProcess(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	for _, name := range []string{"/a", "/b", "/c", "/d"} {
		n.answer(name, rss(n.URL, name))
		w.subscribeFeed(n.URL + name)
	}
	w.pass(25 * time.Hour)
	for _, name := range []string{"/a", "/b", "/c", "/d"} {
		n.answer(name, func(rw http.ResponseWriter, _ *http.Request) {
			rw.Header().Set("Retry-After", "86400")
			rw.WriteHeader(http.StatusTooManyRequests)
		})
	}
	feeds, err := w.Feeds(t.Context(), 0)
	w.ok(err)
	n.requests()
	w.ok(w.VisitAll(t.Context(), feeds[:3], false, func(Visit) {}))
	if total, _ := n.requests(); total != 3 {
		t.Fatalf("%d requests", total)
	}
	w.pass(time.Hour)
	other := w.neighbour()
	p := last(t, other.Refresh(t.Context(), 0))
	if total, _ := n.requests(); total != 0 {
		t.Errorf("the neighbour made %d requests", total)
	}
	if len(p.Failures) != 1 || !strings.Contains(p.Failures[0].Reason, "wants to be left alone for 23 hours") {
		t.Errorf("the neighbour says %+v", p.Failures)
	}
}

func TestATemporaryRedirectIsNotSubscribedTo(t *testing.T) {
	for status, want := range map[int]string{http.StatusFound: "/old", http.StatusMovedPermanently: "/new"} {
		n, w := newNewsroom(t), newWorld(t)
		n.answer("/new", rss(n.URL, "A"))
		n.answer("/old", func(rw http.ResponseWriter, r *http.Request) { http.Redirect(rw, r, "/new", status) })
		if added := w.subscribeFeed(n.URL + "/old"); added.URL != n.URL+want {
			t.Errorf("%d: subscribed to %s", status, added.URL)
		}
		if len(w.stories(news.Query{})) != 1 {
			t.Errorf("%d: what finding it brought is not stored", status)
		}
	}
}

func TestTwoDesksOnTheSameFiles(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	w.pass(25 * time.Hour)
	other := w.neighbour()
	one, two := w.Refresh(t.Context(), 0), other.Refresh(t.Context(), 0)
	if a, b := last(t, one), last(t, two); len(a.Failures)+len(b.Failures) != 0 {
		t.Errorf("%+v\n%+v", a, b)
	}
	s := w.find("Merrow")
	w.ok(other.Mark(t.Context(), true, s.ID))
	if !w.find("Merrow").Read {
		t.Error("one desk does not see what the other marked")
	}
	w.ok(other.Save(t.Context(), s.ID, news.Bookmark{}))
	if did, err := w.Undo(t.Context()); err != nil || len(other.stories(news.Query{Saved: true})) != 1 {
		t.Errorf("one desk takes back what the other saved meanwhile: %q, %v", did, err)
	}
	if _, err := other.Undo(t.Context()); err != nil || len(w.stories(news.Query{Saved: true})) != 0 {
		t.Errorf("one desk does not see what the other took back: %v", err)
	}
}

func TestASectionWithoutAFeedIsReadFromItsPage(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	found, err := w.Find(t.Context(), n.URL+"/")
	w.ok(err)
	i := slices.IndexFunc(found.Sections, func(s news.SiteSection) bool { return s.Title == "Africa" })
	found.Sections[i].Feed = ""
	_, err = w.Subscribe(t.Context(), found, found.Sections[i:i+1])
	w.ok(err)
	stories := w.stories(news.Query{Section: w.section("Africa").ID})
	if len(stories) < 4 {
		t.Fatalf("%q", titlesOf(stories))
	}
	for _, s := range stories {
		if s.Title == "" || !strings.HasPrefix(s.URL, n.URL) || s.Kicker != "Africa" || s.Stored != news.StoredNone || !s.Seen.Equal(noon) {
			t.Errorf("%+v", s)
		}
	}
	w.pass(25 * time.Hour)
	if p := last(t, w.RefreshDue(t.Context())); p.New != 0 || len(p.Failures) != 0 {
		t.Errorf("read again: %+v", p)
	}
	if r, err := w.Fetch(t.Context(), stories[0].ID); err != nil || r.Story.Stored != news.StoredFull {
		t.Errorf("%v, %q", err, r.Trouble)
	}
}

func TestKeepPassesOverWhatIsStored(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	n.answer("/broken", http.NotFound)
	q := news.Query{Section: w.section("Canada").ID}
	all := len(w.stories(q))
	if p := last(t, w.Keep(t.Context(), news.Query{Section: q.Section, Limit: 2})); p.Done != 2 || p.New != 2 {
		t.Errorf("two at most: %+v", p)
	}
	if p := last(t, w.Keep(t.Context(), q)); p.Done != all || p.New != all-2 || len(p.Failures) != 0 {
		t.Errorf("the rest: %+v", p)
	}
	n.requests()
	last(t, w.Keep(t.Context(), q))
	if total, paths := n.requests(); total != 0 {
		t.Errorf("kept already, and asked for again: %q", paths)
	}
	if visits := w.history(); len(visits) != 0 {
		t.Errorf("what is kept counts as read: %+v", visits)
	}
}

func TestInterleave(t *testing.T) {
	var feeds []news.Feed
	for _, url := range []string{"https://a.example/1", "https://a.example/2", "https://a.example/3", "https://b.example/1", "https://c.example/1"} {
		feeds = append(feeds, news.Feed{URL: url})
	}
	var got []string
	for _, f := range interleave(feeds) {
		got = append(got, strings.TrimPrefix(f.URL, "https://"))
	}
	if want := "[a.example/1 b.example/1 c.example/1 a.example/2 a.example/3]"; fmt.Sprint(got) != want {
		t.Errorf("%v", got)
	}
}

func TestADeskClosesWhileServersAreSlow(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	n.paper = demo.Slow(n.paper, time.Hour)
	w.pass(25 * time.Hour)
	other := w.desk()
	refresh, keep := other.Refresh(t.Context(), 0), other.Keep(t.Context(), news.Query{})
	other.Close()
	for _, stream := range []<-chan news.Progress{refresh, keep} {
		if p := last(t, stream); p.New != 0 || len(p.Failures) != 0 {
			t.Errorf("%+v", p)
		}
	}
}

func TestAFeedThatIsGoneComesBackWhenItIsAddedAgain(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A"))
	w.subscribeFeed(n.URL + "/feed")
	n.answer("/feed", func(rw http.ResponseWriter, _ *http.Request) { rw.WriteHeader(http.StatusGone) })
	w.pass(25 * time.Hour)
	last(t, w.RefreshDue(t.Context()))
	n.requests()
	w.pass(60 * 24 * time.Hour)
	last(t, w.RefreshDue(t.Context()))
	last(t, w.Refresh(t.Context(), 0))
	if total, _ := n.requests(); total != 0 {
		t.Errorf("a feed that is gone is asked %d times", total)
	}
	n.answer("/feed", rss(n.URL, "A", "B"))
	found, err := w.Find(t.Context(), n.URL+"/feed")
	w.ok(err)
	if added, err := w.Subscribe(t.Context(), found, nil); err != nil || len(added) != 1 || added[0].Status != news.AddedPresent {
		t.Errorf("%v, %+v", err, added)
	}
	w.pass(25 * time.Hour)
	last(t, w.RefreshDue(t.Context()))
	if total, _ := n.requests(); total != 2 || len(w.stories(news.Query{})) != 2 {
		t.Errorf("added again: %d requests, %q", total, titlesOf(w.stories(news.Query{})))
	}
}

// noStorm asks feeds on hosts whose names no server can be asked for.
func noStorm(t *testing.T) {
	w := newWorld(t)
	var feeds []news.Feed
	for i := range 200 {
		feeds = append(feeds, news.Feed{ID: news.FeedID(i + 1), URL: fmt.Sprintf("https://paper%d.example/feed", i)})
	}
	var dialled atomic.Int32
	d, err := New(t.Context(), Options{
		Library: w.library, Cache: w.cache, Now: w.clock, Fetch: fetch.Options{Total: 8, Dial: func(context.Context, string, string) (net.Conn, error) {
			dialled.Add(1)
			return nil, &net.OpError{Op: "dial", Err: syscall.ENETUNREACH}
		}},
	})
	w.ok(err)
	defer d.Close()
	failed := 0
	w.ok(d.VisitAll(t.Context(), feeds, true, func(v Visit) {
		if v.NoNetwork() {
			failed++
		}
	}))
	if n := dialled.Load(); failed != len(feeds) || n > 2*cutFeeds+8 || d.Cut().IsZero() {
		t.Errorf("%d of %d feeds failed for want of a network, %d connections were tried, cut since %v", failed, len(feeds), n, d.Cut())
	}
}
