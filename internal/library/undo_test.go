package library

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// chosen dumps all that undo must bring back, row by row.
func chosen(t *testing.T, s *Store) []string {
	t.Helper()
	var rows []string
	for _, query := range []string{
		`SELECT 'section', id, parent, title, folded, site, language, position, search FROM section`,
		`SELECT 'feed', id, url, title, site, section, language, added, page, position, muted FROM feed`,
		`SELECT 'bookmark', story, head, saved, note FROM bookmark`,
		`SELECT 'copy', story, stored, codec, hex(data) FROM copy`,
		`SELECT 'list', name, folded, position FROM list`,
		`SELECT 'listed', list, story FROM listed`,
		`SELECT 'tagged', tag, story FROM tagged`,
		`SELECT 'highlight', id, story, exact, prefix, suffix, start, note, made FROM highlight`,
		`SELECT 'mark', story FROM mark WHERE read = 1`,
	} {
		rows = append(rows, rowsOf(t, s, query)...)
	}
	slices.Sort(rows)
	return rows
}

// rowsOf writes each row of a query as a line.
func rowsOf(t *testing.T, s *Store, query string) (rows []string) {
	t.Helper()
	r, err := s.db.Read().QueryContext(t.Context(), query)
	ok(t, err)
	defer r.Close()
	columns, err := r.Columns()
	ok(t, err)
	for r.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		ok(t, r.Scan(values...))
		var row strings.Builder
		for _, v := range values {
			fmt.Fprintf(&row, "%v|", *v.(*any))
		}
		rows = append(rows, row.String())
	}
	ok(t, r.Err())
	return rows
}

// pick takes any of a list, and the zero value of an empty one.
func pick[T any](r *rand.Rand, list []T) (v T) {
	if len(list) == 0 {
		return v
	}
	return list[r.IntN(len(list))]
}

// randomChange does something that undo must be able to reverse. Many of them find nothing to do, or are refused.
func randomChange(ctx context.Context, s *Store, r *rand.Rand) {
	name := fmt.Sprintf("N'%d\"", r.IntN(8))
	story := news.StoryID(r.Uint64N(6) + 1<<63 - 3)
	feeds, _ := s.Feeds(ctx)
	feed := pick(r, feeds)
	sections, _ := sqlite.All(ctx, s.db.Read(), sqlite.Value[news.SectionID], `SELECT id FROM section`)
	section, other := pick(r, sections), pick(r, sections)
	marked, _ := s.Highlights(ctx, story)
	changes := []func(){
		func() { _, _ = s.AddSection(ctx, section, name, "", "") },
		func() { _, _ = s.EnsurePath(ctx, 0, name+"/"+name+"x") },
		func() { _, _ = s.AddSearch(ctx, section, name, "rain "+name) },
		func() { _ = s.SetSearch(ctx, section, "snow "+name) },
		func() { _ = s.RenameSection(ctx, section, name) },
		func() { _ = s.MoveSection(ctx, section, other) },
		func() { _ = s.RemoveSection(ctx, section) },
		func() { _, _, _ = s.AddFeed(ctx, news.Feed{URL: "https://" + name, Title: name, Section: section}) },
		func() { _ = s.RemoveFeed(ctx, feed.ID) },
		func() { _ = s.MoveFeed(ctx, feed.ID, section) },
		func() { _ = s.FileFeed(ctx, feed.ID, section, pick(r, []string{"", name, name + "/x"})) },
		func() { _ = s.RenameFeed(ctx, feed.ID, name) },
		func() { _ = s.MuteFeeds(ctx, r.IntN(2) == 0, feed.ID) },
		func() { _ = s.MuteFeeds(ctx, r.IntN(2) == 0, idsOf(feeds)...) },
		func() { _ = s.Mark(ctx, r.IntN(2) == 0, story, story+1, story) },
		func() { _ = s.Save(ctx, bookmark(story, name, r.IntN(3))) },
		func() { _ = s.Save(ctx, bookmark(story, name, 0)) },
		func() { _ = s.Unsave(ctx, story) },
		func() { _ = s.AddList(ctx, name) },
		func() { _ = s.RenameList(ctx, name, fmt.Sprintf("n'%d\"", r.IntN(8))) },
		func() { _ = s.MoveList(ctx, name, r.IntN(5)-2) },
		func() { _ = s.RemoveList(ctx, name) },
		func() { _ = s.RenameTag(ctx, strings.ToLower(name), fmt.Sprintf("n'%d\"", r.IntN(8))) },
		func() { _ = s.RemoveTag(ctx, strings.ToLower(name)) },
		func() {
			_ = s.Amend(ctx, "archived", bookmark(story, name, 1), func(b *news.Bookmark) { b.Lists = []string{"Archive"} })
		},
		func() { _, _ = s.Highlight(ctx, bookmark(story, name, 1), passage(name, r.IntN(3))) },
		func() { _ = s.AnnotateHighlight(ctx, pick(r, marked).ID, name) },
		func() { _ = s.RemoveHighlight(ctx, pick(r, marked).ID) },
		func() {
			_ = s.Edit(ctx, "imported", func(e *Edit) error {
				id, err := e.EnsurePath(0, name)
				if err != nil {
					return err
				}
				_, _, err = e.AddFeed(news.Feed{URL: "http://" + name, Title: name, Section: id})
				return err
			})
		},
	}
	changes[r.IntN(len(changes))]()
}

func idsOf(feeds []news.Feed) []news.FeedID {
	ids := make([]news.FeedID, len(feeds))
	for i, f := range feeds {
		ids[i] = f.ID
	}
	return ids
}

func bookmark(id news.StoryID, name string, words int) news.Bookmark {
	b := news.Bookmark{
		Story: news.Story{ID: id, Title: name + "\x00 — “title”", Stored: news.Stored(words)},
		Lists: []string{name, "Later"}, Tags: []string{strings.ToLower(name)}, Note: name + "\x00;--",
	}
	for range words {
		b.Article.Blocks = append(b.Article.Blocks, news.Block{Spans: []news.Span{{Text: name}}})
	}
	return b
}

func TestUndoingAllGivesTheSameLibrary(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			s, ctx, r := openNew(t), t.Context(), rand.New(rand.NewPCG(seed, 7))
			var before [][]string // by the step that follows
			for range 120 {
				state, steps := chosen(t, s), stepsOf(t, s)
				randomChange(ctx, s, r)
				if after := stepsOf(t, s); after > steps {
					before = append(before, state)
				} else if diff := cmp.Diff(state, chosen(t, s)); diff != "" {
					t.Fatalf("changed without a step: %s", diff)
				}
			}
			for i := len(before) - 1; i >= 0; i-- {
				did, _, err := s.Undo(ctx)
				if err != nil || did == "" {
					t.Fatalf("step %d: %q, %v", i, did, err)
				}
				if diff := cmp.Diff(before[i], chosen(t, s)); diff != "" {
					t.Fatalf("undoing step %d, %q (-want +got): %s", i, did, diff)
				}
			}
			if did, _, err := s.Undo(ctx); did != "" || err != nil {
				t.Errorf("undone to the end, there is still %q, %v", did, err)
			}
		})
	}
}

func stepsOf(t *testing.T, s *Store) (n int) {
	t.Helper()
	ok(t, sqlite.One(t.Context(), s.db.Read(), `SELECT count(*) FROM undo_step`, nil, &n))
	return n
}

func TestUndoSaysWhatItDidAndWhomItTouched(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	ok(t, s.Mark(ctx, true, 7, 8, 9))
	ok(t, s.Mark(ctx, true, 7)) // read already: no step
	ok(t, s.Save(ctx, bookmark(7, "Rain", 1)))
	for _, want := range []struct {
		did      string
		affected []news.StoryID
	}{
		{"saved “Rain\x00 — “title””", []news.StoryID{7}},
		{"marked 3 stories read", []news.StoryID{7, 8, 9}},
		{"", nil},
	} {
		did, affected, err := s.Undo(ctx)
		if err != nil || did != want.did || !cmp.Equal(affected, want.affected) {
			t.Errorf("undid %q %v %v, want %q %v", did, affected, err, want.did, want.affected)
		}
	}
}

func TestManyMarksAreOneStep(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	ids := make([]news.StoryID, 2*marksAtOnce+10)
	for i := range ids {
		ids[i] = news.StoryID(i + 1)
	}
	ok(t, s.Mark(ctx, true, ids...))
	did, affected, err := s.Undo(ctx)
	if err != nil || did != "marked 10010 stories read" || len(affected) != len(ids) {
		t.Fatalf("undid %q of %d, %v", did, len(affected), err)
	}
	if read := must[map[news.StoryID]bool](t)(s.IsRead(ctx, ids...)); len(read) != 0 {
		t.Errorf("%d stories are still read", len(read))
	}
}

func TestTheLogIsBounded(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	for i := range undoSteps + 5 {
		ok(t, s.Mark(ctx, true, news.StoryID(i+1)))
	}
	if n := stepsOf(t, s); n != undoSteps {
		t.Errorf("%d steps are kept, want %d", n, undoSteps)
	}
}
