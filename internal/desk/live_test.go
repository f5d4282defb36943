package desk

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
)

// tick serves a live blog whose last update is the given one, an hour after the one before.
func (n *newsroom) tick(path string, updates int, ended bool) {
	n.answer(path, func(w http.ResponseWriter, _ *http.Request) {
		end := ""
		if ended {
			end = `,"coverageEndTime":"2026-11-23T12:00:00Z"`
		}
		fmt.Fprintf(w, `<html><head><title>Ferry, live</title><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Ferry"%s}</script></head><body><h1>Ferry, live</h1><div>`, end)
		for i := updates; i > 0; i-- {
			at := noon.Add(time.Duration(i-updates) * time.Hour)
			fmt.Fprintf(w, `<div class=post><time datetime="%s">x</time><h3>Update %d</h3><p>The harbour master says for the %d. time what the boats are doing out on the sound.</p></div>`, at.Format(time.RFC3339), i, i)
		}
		fmt.Fprint(w, `</div></body></html>`)
	})
}

// updates lists the headlines of a live blog's updates with their hours.
func updates(r news.Reading) string {
	var list []string
	for _, b := range r.Article.Blocks {
		if b.Kind == news.Heading && !b.Time.IsZero() {
			list = append(list, b.Time.UTC().Format("15")+" "+news.Plain(b.Spans))
		}
	}
	return strings.Join(list, ", ")
}

func TestALiveBlogIsAskedForAgainAfterSomeMinutes(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.tick("/live", 3, false)
	r, err := w.OpenAddress(t.Context(), n.URL+"/live")
	w.ok(err)
	if got := updates(r); got != "12 Update 3, 11 Update 2, 10 Update 1" || !r.Article.LiveAt(w.clock()) || r.Story.Stale {
		t.Fatalf("updates %s; live %v, stale %v", got, r.Article.LiveAt(w.clock()), r.Story.Stale)
	}
	n.tick("/live", 4, false)
	for _, c := range []struct {
		after time.Duration
		asked int
		want  string
	}{
		{time.Minute, 0, "12 Update 3, 11 Update 2, 10 Update 1"},
		{10 * time.Minute, 1, "12 Update 4, 11 Update 3, 10 Update 2, 09 Update 1"},
		{time.Minute, 0, "12 Update 4, 11 Update 3, 10 Update 2, 09 Update 1"},
	} {
		w.pass(c.after)
		n.requests()
		r, err = w.Fetch(t.Context(), r.Story.ID)
		w.ok(err)
		if total, _ := n.requests(); total != c.asked || updates(r) != c.want {
			t.Errorf("%v later: %d requests, updates %s", c.after, total, updates(r))
		}
	}
}

func TestALiveBlogThatEndedIsLeftAlone(t *testing.T) {
	n, w := newNewsroom(t), newWorld(t)
	n.tick("/live", 3, true)
	w.pass(time.Minute)
	r, err := w.OpenAddress(t.Context(), n.URL+"/live")
	w.ok(err)
	w.pass(time.Hour)
	n.requests()
	if r, err = w.Fetch(t.Context(), r.Story.ID); err != nil || r.Story.Stale {
		t.Errorf("stale %v, %v", r.Story.Stale, err)
	}
	if total, _ := n.requests(); total != 0 {
		t.Errorf("%d requests", total)
	}
}
