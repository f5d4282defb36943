package library

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
	"reader/internal/sqlite"
)

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
		func() { _ = s.WeighFeed(ctx, feed.ID, news.Weight(r.IntN(5)-2)) },
		func() { _ = s.WeighSection(ctx, section, news.Weight(r.IntN(5)-2)) },
		func() { _ = s.HideSection(ctx, section, r.IntN(2) == 0) },
		func() { _ = s.ShiftSection(ctx, section, r.IntN(5)-2) },
		func() { _ = s.MuteFeeds(ctx, r.IntN(2) == 0, idsOf(feeds)...) },
		func() { _ = s.Mark(ctx, r.IntN(2) == 0, story, story+1, story) },
		func() { _ = s.Save(ctx, bookmark(story, name, r.IntN(3))) },
		func() { _ = s.Save(ctx, bookmark(story, name, 0)) },
		func() { _ = s.Unsave(ctx, story) },
		func() { _ = s.Choose(ctx, name, pick(r, []string{"", "density", "feed"})) },
		func() { _, _ = s.AddSearch(ctx, section, name, name) },
		func() { _ = s.SetSearch(ctx, section, name+name) },
		func() { _ = s.ForgetVisits(ctx, news.VisitID(r.IntN(40))) },
		func() { _, _ = s.ForgetHistory(ctx, news.Past{Text: name}) },
		func() {
			entries, _ := s.Trash(ctx, 0, 100)
			_, _, _ = s.Restore(ctx, pick(r, entries).ID, pick(r, entries).ID)
		},
		func() {
			entries, _ := s.Trash(ctx, 0, 100)
			_, _, _ = s.Restore(ctx, pick(r, entries).ID)
		},
		func() {
			together := Together(ctx)
			_ = s.Save(together, bookmark(story, name, 1))
			_ = s.Unsave(together, story+1)
			_ = s.RemoveFeed(together, feed.ID)
		},
		func() {
			tree, _ := s.Sections(ctx)
			_ = s.Edit(ctx, "edited the subscriptions", func(e *Edit) error { return e.Arrange(shaken(tree, r)) })
		},
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

// shaken is a tree as an editor may leave it: papers in another order, titles exchanged, one of them gone.
func shaken(tree []news.Section, r *rand.Rand) []news.Section {
	r.Shuffle(len(tree), func(i, k int) { tree[i], tree[k] = tree[k], tree[i] })
	if len(tree) > 1 {
		tree[0].Title, tree[1].Title = tree[1].Title, tree[0].Title
		tree = tree[:len(tree)-r.IntN(2)]
	}
	return tree
}

// life is a library to which random things were done, with what it was before each step.
type life struct {
	*Store
	t      *testing.T
	before [][]string
}

// live does random things to a new library in which something was read.
func live(t *testing.T, seed uint64, changes int) *life {
	t.Helper()
	l, ctx, r := &life{Store: openNew(t), t: t}, t.Context(), rand.New(rand.NewPCG(seed, 7))
	for i := range 30 {
		title := fmt.Sprintf("N'%d\" read", i%8)
		ok(t, l.Visited(ctx, news.Story{ID: news.StoryID(i + 1), Title: title}, news.Way{Kind: news.WaySearch, Name: title}))
	}
	state := chosen(t, l.Store)
	for range changes {
		last := lastStep(t, l.Store)
		randomChange(ctx, l.Store, r)
		after := chosen(t, l.Store)
		if lastStep(t, l.Store) > last {
			l.before = append(l.before, state)
		} else if diff := cmp.Diff(state, after); diff != "" {
			t.Fatalf("changed without a step: %s", diff)
		}
		state = after
	}
	return l
}

func lastStep(t *testing.T, s *Store) (n int64) {
	t.Helper()
	ok(t, sqlite.One(t.Context(), s.db.Read(), `SELECT coalesce(max(id), 0) FROM undo_step WHERE state < ?`, sqlite.Args(reversed), &n))
	return n
}

// back undoes everything and looks after each step.
func (l *life) back() {
	l.t.Helper()
	for i := len(l.before) - 1; i >= 0; i-- {
		did, _, err := l.Undo(l.t.Context())
		if err != nil || did == "" {
			l.t.Fatalf("step %d: %q, %v", i, did, err)
		}
		if diff := cmp.Diff(l.before[i], chosen(l.t, l.Store)); diff != "" {
			l.t.Fatalf("undoing step %d, %q (-want +got): %s", i, did, diff)
		}
	}
	if did, _, err := l.Undo(l.t.Context()); did != "" || err != nil {
		l.t.Errorf("undone to the end, there is still %q, %v", did, err)
	}
}

// forth does everything again and looks after each step; end is what the library was at the end.
func (l *life) forth(end []string) {
	l.t.Helper()
	for i, want := range append(l.before[1:len(l.before):len(l.before)], end) {
		did, _, err := l.Redo(l.t.Context())
		if err != nil || did == "" {
			l.t.Fatalf("step %d again: %q, %v", i, did, err)
		}
		if diff := cmp.Diff(want, chosen(l.t, l.Store)); diff != "" {
			l.t.Fatalf("doing step %d again, %q (-want +got): %s", i, did, diff)
		}
	}
	if did, _, err := l.Redo(l.t.Context()); did != "" || err != nil {
		l.t.Errorf("done again to the end, there is still %q, %v", did, err)
	}
}

func TestUndoingAllGivesTheSameLibrary(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			l := live(t, seed, 400)
			end := chosen(t, l.Store)
			l.back()
			l.forth(end)
			l.back()
		})
	}
}

func FuzzUndo(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		l := live(t, seed, 80)
		if end := chosen(t, l.Store); len(l.before) > 0 {
			l.back()
			l.forth(end)
		}
		checkWhole(t, l.Store)
	})
}

// checkWhole says what hangs in the air.
func checkWhole(t *testing.T, s *Store) {
	t.Helper()
	for what, query := range map[string]string{
		"feeds without a section":         `SELECT * FROM feed WHERE section NOT IN (SELECT id FROM section)`,
		"sections without a parent":       `SELECT * FROM section WHERE parent <> 0 AND parent NOT IN (SELECT id FROM section)`,
		"sections without a folded title": `SELECT * FROM section WHERE folded LIKE ' %'`,
		"sections that do not hang from the top": `WITH RECURSIVE tree (id) AS (
			SELECT 0 UNION SELECT section.id FROM section JOIN tree ON section.parent = tree.id)
			SELECT * FROM section WHERE id NOT IN (SELECT id FROM tree)`,
		"parts of no bookmark": `SELECT story FROM (SELECT story FROM copy UNION SELECT story FROM listed UNION SELECT story FROM tagged
			UNION SELECT story FROM highlight)
			WHERE story NOT IN (SELECT story FROM bookmark)`,
		"lists that are none":       `SELECT list FROM listed WHERE list NOT IN (SELECT name FROM list)`,
		"a step that was left open": `SELECT * FROM undo_now`,
	} {
		if rows := rowsOf(t, s, query); len(rows) > 0 {
			t.Errorf("%s: %q", what, rows)
		}
	}
}

// What the trash holds comes back in any order, once, and goes again by undo.
func TestTheTrashIsRestoredInAnyOrder(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			l, ctx, r := live(t, seed+100, 200), t.Context(), rand.New(rand.NewPCG(seed, 9))
			entries := must[[]news.Trashed](t)(l.Trash(ctx, 0, 1000))
			r.Shuffle(len(entries), func(i, k int) { entries[i], entries[k] = entries[k], entries[i] })
			var before [][]string
			for _, entry := range entries {
				state, last := chosen(t, l.Store), lastStep(t, l.Store)
				if _, _, err := l.Restore(ctx, entry.ID); err != nil {
					t.Fatalf("restore %s, %q: %v", entry.ID, entry.Did, err)
				}
				if lastStep(t, l.Store) == last {
					t.Fatalf("restoring %s, %q, is no step of undo", entry.ID, entry.Did)
				}
				before = append(before, state)
				checkWhole(t, l.Store)
			}
			if left := must[[]news.Trashed](t)(l.Trash(ctx, 0, 1000)); len(left) > 0 {
				t.Errorf("restored, there is still %+v", left)
			}
			l.before = append(l.before, before...)
			l.back()
		})
	}
}
