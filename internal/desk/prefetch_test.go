package desk

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

// errand is of all that a section has.
func (w *world) errand(section string) news.Errand {
	return news.Errand{Queries: []news.Query{{Section: w.section(section).ID}}}
}

// prefetch does an errand and lists what became of each story.
func (w *world) prefetch(e news.Errand) (news.Errands, []news.Kept) {
	w.t.Helper()
	var all []news.Kept
	total, err := w.Prefetch(w.t.Context(), e, func(k news.Kept, _ news.Errands) { all = append(all, k) })
	w.ok(err)
	return total, all
}

func TestWhatIsFetchedAheadOpensWithItsPicturesAndRelatedStories(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	e := w.errand("Canada")
	e.Depth = 1
	total, _ := w.prefetch(e)
	if total.Failed != 0 || total.Stored != total.Stories || total.Pictures < total.Stories || total.Bytes == 0 {
		t.Errorf("%+v", total)
	}
	n.Close()
	w.ok(w.SetOffline(true))
	stories := w.stories(e.Queries[0])
	if c := w.section("Canada").Counts; c.Whole != len(stories) {
		t.Errorf("%d of %d stories are stored whole", c.Whole, len(stories))
	}
	for _, s := range stories {
		r, err := w.Open(t.Context(), s.ID)
		w.ok(err)
		if !s.Whole || r.Article.Verdict != news.VerdictFull || len(r.Absent) != 0 || r.Article.Picture.URL == "" {
			t.Errorf("%s: whole %v, %v, absent %v", s.Title, s.Whole, r.Article.Verdict, r.Absent)
		}
		for _, address := range news.Pictures(&r.Story, &r.Article) {
			if data, err := w.Picture(t.Context(), address, s.ID); err != nil || len(data) == 0 {
				t.Errorf("%s: %v", address, err)
			}
		}
		for _, rel := range r.Related {
			if next, err := w.Follow(t.Context(), rel.URL, s.ID); err != nil || next.Story.Stored != news.StoredFull || len(next.Absent) != 0 {
				t.Errorf("%s: %v", rel.URL, err)
			}
		}
	}
}

func TestNothingIsFetchedAheadTwice(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	e := w.errand("Canada")
	e.Depth = 1
	first, _ := w.prefetch(e)
	n.requests()
	again, kept := w.prefetch(e)
	if asked, paths := n.requests(); asked != 0 || again.Skipped != first.Stories || again.Bytes != 0 {
		t.Errorf("%+v; asked for %q", again, paths)
	}
	for _, k := range kept {
		if k.ID == 0 || k.Reason != "" {
			t.Errorf("%+v", k)
		}
	}
}

func TestUnreadStoriesAreFetchedFirst(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	e := w.errand("Canada")
	stories := w.stories(e.Queries[0])
	w.ok(w.Mark(t.Context(), true, stories[0].ID))
	want, err := w.wants(t.Context(), &e)
	w.ok(err)
	if len(want) != len(stories) || want[0].id != stories[1].ID || want[len(want)-1].id != stories[0].ID {
		t.Errorf("%+v", want)
	}
	e.Limit = 2
	if want, err = w.wants(t.Context(), &e); err != nil || len(want) != 2 || want[1].id != stories[2].ID {
		t.Errorf("two at most: %v, %+v", err, want)
	}
}

// oneStory is a paper with one story whose page shows one picture.
func oneStory(n *newsroom, picture http.HandlerFunc) {
	n.answer("/feed", rss(n.URL, "A"))
	n.answer("/a/A", func(w http.ResponseWriter, r *http.Request) {
		plain := httptest.NewRecorder()
		page("A", 12)(plain, r)
		_, _ = io.WriteString(w, strings.Replace(plain.Body.String(), "</h1>",
			`</h1><figure><img src="/p.jpg" width=800 height=600 alt="A pier"><figcaption>The pier at noon</figcaption></figure>`, 1))
	})
	n.answer("/p.jpg", picture)
}

func TestAPictureThatIsLostKeepsNoStoryFromBeingWhole(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	oneStory(n, http.NotFound)
	w.subscribeFeed(n.URL + "/feed")
	total, kept := w.prefetch(news.Errand{Queries: []news.Query{{}}})
	if total.Stored != 1 || kept[0].Lost != 1 || !strings.Contains(kept[0].Reason, "404") {
		t.Fatalf("%+v", kept)
	}
	s := w.find("A")
	r, err := w.Open(t.Context(), s.ID)
	w.ok(err)
	if why := r.Absent[n.URL+"/p.jpg"]; !s.Whole || !strings.Contains(why, "404") {
		t.Errorf("whole %v, absent %v", s.Whole, r.Absent)
	}
	n.requests()
	w.prefetch(news.Errand{Queries: []news.Query{{}}})
	if _, err := w.Picture(t.Context(), n.URL+"/p.jpg", s.ID); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("asked for by who reads: %v", err)
	}
	if asked, _ := n.requests(); asked != 0 {
		t.Errorf("%d requests for what is lost", asked)
	}
	w.pass(longPause)
	n.answer("/p.jpg", text200("image/jpeg", "jpeg"))
	if data, err := w.Picture(t.Context(), n.URL+"/p.jpg", s.ID); err != nil || string(data) != "jpeg" {
		t.Errorf("a week later: %v", err)
	}
}

// TestWhatIsNoPictureIsLost answers with what nobody can draw.
func TestWhatIsNoPictureIsLost(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"nothing":             text200("image/jpeg", ""),
		"a page":              text200("text/html", "<p>Sign in"),
		"a page as a picture": text200("image/jpeg", "\n<!DOCTYPE html><title>Sign in</title>"),
		"an error":            text200("application/json", `{"error": "none"}`),
	} {
		n, w := newNewsroom(t), newWorld(t)
		oneStory(n, answer)
		w.subscribeFeed(n.URL + "/feed")
		_, kept := w.prefetch(news.Errand{Queries: []news.Query{{}}})
		if kept[0].Lost != 1 || kept[0].Pictures != 0 || !strings.Contains(kept[0].Reason, "picture") {
			t.Errorf("%s: %+v", name, kept[0])
		}
	}
}

// TestPicturesThatWereTakenAwayAreFetchedAgain removes their files, as people do who want room.
func TestPicturesThatWereTakenAwayAreFetchedAgain(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	oneStory(n, text200("image/jpeg", "jpeg"))
	w.subscribeFeed(n.URL + "/feed")
	all := news.Errand{Queries: []news.Query{{}}}
	w.prefetch(all)
	remove := func() {
		files, err := filepath.Glob(filepath.Join(filepath.Dir(w.cachePath), "pictures", "*"))
		w.ok(err)
		for _, f := range files {
			w.ok(os.Remove(f))
		}
		if len(files) != 1 {
			t.Fatalf("there were %q", files)
		}
	}
	remove()
	if total, _ := w.prefetch(all); total.Pictures != 1 || !w.find("A").Whole {
		t.Errorf("fetched ahead again: %+v", total)
	}
	remove()
	if w.AfterRefresh(t.Context()); w.find("A").Whole {
		t.Error("the story is whole without its picture")
	}
}

func TestWhatFailsIsAskedForLessAndLess(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	oneStory(n, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	w.subscribeFeed(n.URL + "/feed")
	all := news.Errand{Queries: []news.Query{{}}}
	if total, _ := w.prefetch(all); total.Failed != 1 || w.find("A").Whole {
		t.Fatalf("%+v", total)
	}
	for _, step := range []struct {
		pass  time.Duration
		asked int
		whole bool
	}{{59 * time.Minute, 0, false}, {time.Minute, 1, false}, {time.Hour, 0, false}, {time.Hour, 1, true}} {
		w.pass(step.pass)
		n.requests()
		w.prefetch(all)
		if asked, _ := n.requests(); asked != step.asked || w.find("A").Whole != step.whole {
			t.Errorf("after %v: %d requests, whole %v", step.pass, asked, w.find("A").Whole)
		}
	}
}

func TestAnErrandKeepsWithinItsBudget(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	e := w.errand("Canada")
	e.Budget, e.Name = 60_000, "canada"
	total, _ := w.prefetch(e)
	if !total.Exhausted || total.Bytes > e.Budget || total.Stored == 0 || total.Left == 0 {
		t.Errorf("%+v", total)
	}
	e.Budget = 1_000_000 // what was ended by its budget is done: the same errand has a whole one
	if again, _ := w.prefetch(e); again.Exhausted || again.Left != 0 || again.Spent != again.Bytes {
		t.Errorf("%+v", again)
	}
}

func TestAnErrandThatWasBrokenOffGoesOnWithTheRestOfItsBudget(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	e := w.errand("Canada")
	e.Name = "canada"
	ctx, cancel := context.WithCancel(t.Context())
	first, err := w.Prefetch(ctx, e, func(_ news.Kept, all news.Errands) {
		if all.Stored == 2 {
			cancel()
		}
	})
	if err == nil || first.Stored < 2 {
		t.Fatalf("%v, %+v", err, first)
	}
	second, _ := w.prefetch(e)
	if second.Spent <= second.Bytes || second.Skipped < first.Stored || second.Failed != 0 {
		t.Errorf("first %+v, second %+v", first, second)
	}
	if third, _ := w.prefetch(e); third.Spent != 0 {
		t.Errorf("after it was done: %+v", third)
	}
}

func TestAServerThatWantsAPauseHasIt(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.answer("/feed", rss(n.URL, "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T"))
	w.subscribeFeed(n.URL + "/feed")
	busy := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "1800")
		w.WriteHeader(http.StatusTooManyRequests)
	}
	for _, title := range strings.Split("ABCDEFGHIJKLMNOPQRST", "") {
		n.answer("/a/"+title, busy)
	}
	n.requests()
	total, kept := w.prefetch(news.Errand{Queries: []news.Query{{}}})
	if asked, _ := n.requests(); asked > keepers || total.Stories != 20 || total.Failed != asked || kept[0].Reason == "" {
		t.Errorf("%d requests, %+v, %+v", asked, total, kept[0])
	}
	for _, step := range []struct {
		pass  time.Duration
		asked bool
	}{{29 * time.Minute, false}, {time.Minute, true}} {
		w.pass(step.pass)
		w.prefetch(news.Errand{Queries: []news.Query{{}}})
		if asked, _ := n.requests(); (asked > 0) != step.asked {
			t.Errorf("%v later: %d requests", step.pass, asked)
		}
	}
}

func TestWithoutANetworkNothingIsRemembered(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	e := w.errand("Canada")
	e.Name = "canada"
	w.ok(w.SetOffline(true))
	n.requests()
	total, kept := w.prefetch(e)
	if asked, _ := n.requests(); !total.Offline || len(kept) != 0 || asked != 0 {
		t.Errorf("%+v, %+v, %d requests", total, kept, asked)
	}
	w.ok(w.SetOffline(false))
	if total, _ := w.prefetch(e); total.Failed != 0 || total.Skipped != 0 || total.Stored == 0 {
		t.Errorf("with a network again: %+v", total)
	}
}

func TestASavedStoryIsWholeWithoutTheCache(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	w.subscribe(n.URL + "/")
	s := w.find("Merrow")
	w.ok(w.Save(t.Context(), s.ID, news.Bookmark{}))
	w.Wait(t.Context())
	w.loseCache()
	w.ok(w.SetOffline(true))
	saved := w.stories(news.Query{Saved: true})
	r, err := w.Open(t.Context(), s.ID)
	w.ok(err)
	if len(saved) != 1 || !saved[0].Whole || len(r.Absent) != 0 {
		t.Errorf("whole %v, absent %v", saved[0].Whole, r.Absent)
	}
}
