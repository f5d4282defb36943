package desk

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"reader/internal/cache"
	"reader/internal/library"
	"reader/internal/news"
)

// stock fills a world with sections of feeds, and these with stories: the nth story of all is n minutes old, and stands in
// the feed n modulo their number.
func (w *world) stock(sections, feeds, stories int) {
	w.t.Helper()
	all := make([]news.Feed, 0, sections*feeds)
	w.ok(w.library.Edit(w.t.Context(), "stocked", func(e *library.Edit) error {
		for i := range sections {
			id, err := e.EnsurePath(0, fmt.Sprintf("Paper %d/Section %d", i/10, i))
			if err != nil {
				return err
			}
			for j := range feeds {
				f, _, err := e.AddFeed(news.Feed{URL: fmt.Sprintf("https://paper.example/%d/%d", i, j), Title: fmt.Sprint("Feed ", i, " ", j), Section: id})
				if err != nil {
					return err
				}
				all = append(all, f)
			}
		}
		return nil
	}))
	entries := make([][]cache.Entry, len(all))
	for n := range stories {
		i := n % len(all)
		entries[i] = append(entries[i], cache.Entry{Story: news.Story{
			GUID: fmt.Sprint(n), URL: fmt.Sprintf("https://paper.example/story/%d", n), Title: fmt.Sprint("Story ", n),
			Summary: "A sentence.", Published: noon.Add(-time.Duration(n) * time.Minute), Seen: noon,
		}})
	}
	for i, f := range all {
		_, _, err := w.cache.Put(w.t.Context(), f, entries[i])
		w.ok(err)
	}
}

// BenchmarkFront edits the front page of 2,000 feeds in 40 sections with 100,000 stories, all but the newest 200 unread.
// Budget 40 ms: it is read while the terminal is made ready, and when the reader asks for another edition.
func BenchmarkFront(b *testing.B) {
	w := newWorld(b)
	w.stock(40, 50, 100_000)
	page, err := w.Page(b.Context(), news.Query{Limit: 200})
	w.ok(err)
	w.ok(w.Mark(b.Context(), true, idsOf(page.Stories)...))
	b.ReportAllocs()
	for b.Loop() {
		front, err := w.Front(b.Context())
		if err != nil || front.Lead == nil || len(front.Blocks) != frontBlocks {
			b.Fatal(len(front.Blocks), err)
		}
	}
}

// A section that a busy one has driven out of the newest stories has its block all the same.
func TestEverySectionComesToTheFront(t *testing.T) {
	w := newWorld(t)
	w.stock(4, 1, 400)
	tree, err := w.Sections(t.Context())
	w.ok(err)
	busy := tree[0].Children[0].Feeds[0]
	flood := make([]cache.Entry, 2*frontNewest)
	for n := range flood {
		flood[n] = cache.Entry{Story: news.Story{
			GUID: fmt.Sprint("f", n), URL: fmt.Sprintf("https://paper.example/flood/%d", n), Title: fmt.Sprint("Flood ", n),
			Published: noon.Add(time.Duration(n) * time.Second), Seen: noon,
		}}
	}
	_, _, err = w.cache.Put(t.Context(), busy, flood)
	w.ok(err)
	front, err := w.Front(t.Context())
	w.ok(err)
	var titles []string
	for _, b := range append(front.Blocks, front.More) {
		titles = append(titles, b.Title)
	}
	slices.Sort(titles)
	if !slices.Equal(titles, []string{"Section 0", "Section 1", "Section 2", "Section 3"}) {
		t.Errorf("the front page has %q", titles)
	}
	if len(front.Seconds) != frontSeconds || !slices.ContainsFunc(front.Seconds, func(s news.Story) bool { return s.Kicker != front.Lead.Kicker }) {
		t.Errorf("beside the lead from %s stand %v", front.Lead.Kicker, front.Seconds)
	}
}

// The front page follows what is weighed.
func TestTheFrontPageIsWeighed(t *testing.T) {
	w := newWorld(t)
	w.stock(3, 1, 90)
	lead := func() news.Story {
		t.Helper()
		front, err := w.Front(t.Context())
		w.ok(err)
		return *front.Lead
	}
	was := lead()
	for _, name := range []string{was.Feeds[0].String(), "Section 0"} {
		if _, err := w.Weigh(t.Context(), name, news.Less); err != nil {
			t.Fatal(err)
		}
		if now := lead(); now.Kicker == was.Kicker {
			t.Errorf("less of %s, and the lead is from %s", name, now.Kicker)
		}
		w.ok(w.undo())
	}
	if now := lead(); now.ID != was.ID {
		t.Errorf("as usual again, the lead is %v and not %v", now.ID, was.ID)
	}
}

func (w *world) undo() error {
	_, err := w.Undo(context.Background())
	return err
}

// Who has one section has a whole page of it all the same.
func TestThePageOfOneSectionIsFilled(t *testing.T) {
	w := newWorld(t)
	w.stock(1, 1, 60)
	front, err := w.Front(t.Context())
	w.ok(err)
	if more, briefs := len(front.More.Stories), len(front.Briefs); more < 3*frontMore || briefs < 2*frontBriefs {
		t.Errorf("a page of one section has %d more stories and %d in brief", more, briefs)
	}
}
