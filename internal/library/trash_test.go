package library

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// didOf is what the trash holds, the last first.
func didOf(t *testing.T, s *Store) string {
	t.Helper()
	var all []string
	for _, e := range must[[]news.Trashed](t)(s.Trash(t.Context(), 0, 100)) {
		all = append(all, strings.ReplaceAll(e.Did, "\x00", ""))
	}
	return strings.Join(all, "; ")
}

func TestTheTrashKeepsThirtyDaysHoweverMuchIsDone(t *testing.T) {
	c := newClock()
	s, ctx := openAt(t, t.TempDir()+"/library.db", c.now), t.Context()
	ok(t, s.Save(ctx, bookmark(7, "Rain", 1)))
	ok(t, s.KeepPicture(ctx, 7, "https://p.example/1.jpg", []byte("jpeg")))
	ok(t, s.Unsave(ctx, 7))
	for i := range undoSteps + 5 {
		ok(t, s.Mark(ctx, true, news.StoryID(i+100)))
	}
	ok(t, s.Sweep(ctx))
	ok(t, s.sweepPictures(ctx))
	entries := must[[]news.Trashed](t)(s.Trash(ctx, 0, 10))
	if len(entries) != 1 || entries[0].Until.Sub(entries[0].Taken) != 30*24*time.Hour || entries[0].Things[0].Kind != news.KindBookmark {
		t.Fatalf("in the trash lies %+v", entries)
	}
	if _, err := s.Picture(ctx, 7, "https://p.example/1.jpg"); err != nil {
		t.Errorf("the picture of what lies in the trash is gone: %v", err)
	}
	c.at = c.at.Add(30 * 24 * time.Hour)
	ok(t, s.Sweep(ctx))
	ok(t, s.sweepPictures(ctx))
	if left := didOf(t, s); left != "" {
		t.Errorf("after 30 days there is %s", left)
	}
	if _, err := s.Picture(ctx, 7, "https://p.example/1.jpg"); !sqlite.NotFound(err) {
		t.Errorf("the picture outlived the trash: %v", err)
	}
}

// What comes back finds its section, another of that name, or one for what has none.
func TestAFeedComesBackWithItsSection(t *testing.T) {
	for name, tt := range map[string]struct {
		meanwhile func(*testing.T, *Store)
		want      string
	}{
		"gone since":           {func(*testing.T, *Store) {}, "News: A"},
		"gone for good":        {func(t *testing.T, s *Store) { _, err := s.EmptyTrash(t.Context(), 5); ok(t, err) }, "Feeds: A"},
		"another of the name":  {func(t *testing.T, s *Store) { must[news.SectionID](t)(s.AddSection(t.Context(), 0, "NEWS", "", "")) }, "NEWS: A"},
		"a search of the name": {func(t *testing.T, s *Store) { must[news.SectionID](t)(s.AddSearch(t.Context(), 0, "News", "rain")) }, "News 2: A; News: "},
		"subscribed to once more": {func(t *testing.T, s *Store) {
			id := must[news.SectionID](t)(s.AddSection(t.Context(), 0, "Mine", "", ""))
			_, _, err := s.AddFeed(t.Context(), news.Feed{URL: "https://paper.example/A", Title: "Mine", Section: id})
			ok(t, err)
		}, "Mine: Mine"},
	} {
		t.Run(name, func(t *testing.T) {
			s, ctx := openNew(t), t.Context()
			id := must[news.SectionID](t)(s.AddSection(ctx, 0, "News", "", ""))
			for _, name := range []string{"A", "B"} {
				_, _, err := s.AddFeed(ctx, news.Feed{URL: "https://paper.example/" + name, Title: name, Section: id})
				ok(t, err)
			}
			ok(t, s.RemoveFeed(ctx, FeedIDOf("https://paper.example/A")))
			ok(t, s.RemoveSection(ctx, id))
			if got := didOf(t, s); got != "removed section “News”; removed feed “A”" {
				t.Fatalf("in the trash lies %s", got)
			}
			tt.meanwhile(t, s)
			entries := must[[]news.Trashed](t)(s.Trash(ctx, 0, 10))
			_, _, err := s.Restore(ctx, entries[len(entries)-1].ID)
			ok(t, err)
			checkWhole(t, s)
			if got := inShort(t, s); got != tt.want {
				t.Errorf("there is %q, want %q", got, tt.want)
			}
		})
	}
}

// A passage that comes back brings the bookmark that it belongs to.
func TestAPassageComesBackWithItsBookmark(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	h := must[news.Highlight](t)(s.Highlight(ctx, bookmark(7, "Rain", 1), passage("Rain", 0)))
	ok(t, s.RemoveHighlight(ctx, h.ID))
	ok(t, s.Unsave(ctx, 7))
	entries := must[[]news.Trashed](t)(s.Trash(ctx, 0, 10))
	_, on, err := s.Restore(ctx, entries[1].ID)
	if b := must[news.Bookmark](t)(s.Bookmark(ctx, 7)); err != nil || len(b.Highlights) != 1 || len(b.Article.Blocks) != 1 || len(on.Kept) != 1 {
		t.Errorf("there is %+v, of %v, %v", b, on, err)
	}
}

func TestTheHistoryIsListedByPagesAndFoundByWords(t *testing.T) {
	c := newClock()
	s, ctx := openAt(t, t.TempDir()+"/library.db", c.now), t.Context()
	for i := range 5 {
		ok(t, s.Visited(ctx, news.Story{ID: news.StoryID(i + 1), Title: fmt.Sprintf("Stürme %d", i)}, news.Way{Kind: news.WaySearch, Name: "Rain"}))
		c.at = c.at.Add(time.Hour)
	}
	titles := func(q news.Past) string {
		t.Helper()
		var got []string
		for {
			visits, more, err := s.History(ctx, q)
			ok(t, err)
			for _, v := range visits {
				_, n, _ := strings.Cut(v.Title, " ")
				got, q.After = append(got, n), v.ID
			}
			if !more {
				return strings.Join(got, " ")
			}
		}
	}
	for want, q := range map[string]news.Past{
		"4 3 2 1 0": {Limit: 2}, "3": {Text: "STURME 3", Limit: 2}, "4 3": {Since: c.at.Add(-2*time.Hour - time.Minute), Text: "rain", Limit: 1}, "": {Text: "snow"},
	} {
		if got := titles(q); got != want {
			t.Errorf("%+v finds %q, want %q", q, got, want)
		}
	}
	ok(t, s.ForgetVisits(ctx, 4))
	n, err := s.ForgetHistory(ctx, news.Past{Text: "stürme"})
	if err != nil || n != 4 || titles(news.Past{}) != "" {
		t.Errorf("%d forgotten, %v; left is %q", n, err, titles(news.Past{}))
	}
	for _, want := range []string{"forgot 4 stories of the history", "forgot having read “Stürme 3”"} {
		if did, _, err := s.Undo(ctx); did != want || err != nil {
			t.Errorf("undone %q, %v; want %q", did, err, want)
		}
	}
	if got := titles(news.Past{}); got != "4 3 2 1 0" {
		t.Errorf("undone, there is %q", got)
	}
	c.at = c.at.AddDate(historyYears, 0, 0)
	ok(t, s.Sweep(ctx))
	if got := titles(news.Past{}); got != "" {
		t.Errorf("after two years there is %q", got)
	}
}

func BenchmarkHistory(b *testing.B) { // budget 5 ms for any page of 50,000 visits, 50 ms for words that none has
	s := openNew(b)
	err := s.Edit(b.Context(), "read", func(e *Edit) error {
		_, err := e.exec(`DELETE FROM undo_now; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
			INSERT INTO visit (at, story, title, url, came, way, place, folded)
			SELECT i, i, 'Story ' || i || ' of the harbour', 'https://p.example/' || i, 0, 'section', 'World', 'story ' || i || ' of the harbour' FROM n`)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	for name, q := range map[string]news.Past{"top": {}, "deep": {After: 100}, "words": {Text: "harbour"}, "rare": {Text: "4711"}, "none": {Text: "nowhere"}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, _, err := s.History(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A list that was renamed is not taken away, however often that is taken back and done again.
func TestARenamedListNeverLiesInTheTrash(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	ok(t, s.AddList(ctx, "Later"))
	ok(t, s.RenameList(ctx, "Later", "Sooner"))
	ok(t, s.RemoveList(ctx, "Sooner"))
	for range 2 {
		for range 2 {
			_, _, err := s.Undo(ctx)
			ok(t, err)
		}
		if left := didOf(t, s); left != "" {
			t.Errorf("taken back, in the trash lies %s", left)
		}
		for range 2 {
			_, _, err := s.Redo(ctx)
			ok(t, err)
		}
		if left := didOf(t, s); left != "removed list “Sooner”" {
			t.Errorf("done again, in the trash lies %s", left)
		}
	}
}
