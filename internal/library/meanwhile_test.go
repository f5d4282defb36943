package library

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// two are two programs with one library, in which there are feeds A and B in the section News, and story 7 is saved.
type two struct {
	here, there *Store
	section     news.SectionID
	a, b        news.FeedID
}

func newTwo(t *testing.T) two {
	t.Helper()
	path, ctx := filepath.Join(t.TempDir(), "library.db"), t.Context()
	s := openAt(t, path, newClock().now)
	section := must[news.SectionID](t)(s.AddSection(ctx, 0, "News", "", ""))
	for _, name := range []string{"A", "B"} {
		_, _, err := s.AddFeed(ctx, news.Feed{URL: "https://paper.example/" + name, Title: name, Section: section})
		ok(t, err)
	}
	ok(t, s.Save(ctx, bookmark(7, "Rain", 1)))
	return two{
		here: openAt(t, path, newClock().now), there: openAt(t, path, newClock().now), section: section,
		a: FeedIDOf("https://paper.example/A"), b: FeedIDOf("https://paper.example/B"),
	}
}

// An undo takes back what was done here, though something was done elsewhere since, and leaves that as it is.
func TestUndoLeavesWhatWasDoneElsewhereSince(t *testing.T) {
	const stays = "; what was changed elsewhere since stays"
	for name, tt := range map[string]struct {
		here, there func(*testing.T, two, *Store)
		did         string
		want        string // what there is then
	}{
		"something else": {
			func(t *testing.T, w two, s *Store) { ok(t, s.RenameFeed(t.Context(), w.a, "A2")) },
			func(t *testing.T, w two, s *Store) { ok(t, s.RemoveFeed(t.Context(), w.b)) },
			"renamed feed “A” to “A2”", "News: A; saved 7 “Rain” tagged rain",
		},
		"another title for the same feed": {
			func(t *testing.T, w two, s *Store) { ok(t, s.RenameFeed(t.Context(), w.a, "A2")) },
			func(t *testing.T, w two, s *Store) { ok(t, s.RenameFeed(t.Context(), w.a, "A3")) },
			"renamed feed “A” to “A2”" + stays, "News: A3 B; saved 7 “Rain” tagged rain",
		},
		"a feed in the section that was added here": {
			func(t *testing.T, _ two, s *Store) {
				_, err := s.AddSection(t.Context(), 0, "Sport", "", "")
				ok(t, err)
			},
			func(t *testing.T, w two, s *Store) {
				id := must[news.SectionID](t)(s.SectionByPath(t.Context(), "Sport"))
				ok(t, s.MoveFeed(t.Context(), w.b, id))
			},
			"added section “Sport”", "News: A; Sport: B; saved 7 “Rain” tagged rain",
		},
		"tags for the story that was saved here": {
			func(t *testing.T, _ two, s *Store) { ok(t, s.Save(t.Context(), bookmark(8, "Snow", 1))) },
			func(t *testing.T, _ two, s *Store) {
				b := bookmark(8, "Snow", 1)
				b.Tags = []string{"winter"}
				ok(t, s.Save(t.Context(), b))
			},
			"saved “Snow — “title””" + stays, "News: A B; saved 7 “Rain” tagged rain; saved 8 “Snow” tagged winter",
		},
		"the bookmark that was taken away here, saved again": {
			func(t *testing.T, _ two, s *Store) { ok(t, s.Unsave(t.Context(), 7)) },
			func(t *testing.T, _ two, s *Store) {
				b := bookmark(7, "Rain", 1)
				b.Tags = []string{"new"}
				ok(t, s.Save(t.Context(), b))
			},
			"removed bookmark “Rain — “title””", "News: A B; saved 7 “Rain” tagged new rain",
		},
		"the section into which was moved here, moved into the other": {
			func(t *testing.T, w two, s *Store) {
				id := must[news.SectionID](t)(s.AddSection(t.Context(), w.section, "Sport", "", ""))
				ok(t, s.MoveSection(t.Context(), id, 0))
			},
			func(t *testing.T, w two, s *Store) {
				id := must[news.SectionID](t)(s.SectionByPath(t.Context(), "Sport"))
				ok(t, s.MoveSection(t.Context(), w.section, id))
			},
			"moved section “Sport”", "Sport: ; Sport/News: A B; saved 7 “Rain” tagged rain", // and not News in Sport in News
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newTwo(t)
			tt.here(t, w, w.here)
			tt.there(t, w, w.there)
			did, _, err := w.here.Undo(t.Context())
			if err != nil || strings.ReplaceAll(did, "\x00", "") != tt.did {
				t.Errorf("undone: %q, %v; want %q", did, err, tt.did)
			}
			checkWhole(t, w.here)
			if got := inShort(t, w.here); got != tt.want {
				t.Errorf("there is %q, want %q", got, tt.want)
			}
		})
	}
}

// inShort is what a library holds, in a line.
func inShort(t *testing.T, s *Store) string {
	t.Helper()
	var parts []string
	news.Walk(must[[]news.Section](t)(s.Sections(t.Context())), func(path []string, c *news.Section) {
		var feeds []string
		for _, f := range c.Feeds {
			feeds = append(feeds, f.Title)
		}
		parts = append(parts, strings.Join(path, "/")+": "+strings.Join(feeds, " "))
	})
	ids := must[[]news.StoryID](t)(s.SavedIDs(t.Context()))
	slices.Sort(ids)
	for _, id := range ids {
		b := must[news.Bookmark](t)(s.Bookmark(t.Context(), id))
		title, _, _ := strings.Cut(b.Story.Title, "\x00")
		parts = append(parts, fmt.Sprintf("saved %d “%s” tagged %s", id, title, strings.Join(b.Tags, " ")))
	}
	return strings.Join(parts, "; ")
}

func TestUndoTurnsNoMarkThatWasTurnedElsewhere(t *testing.T) {
	w, ctx := newTwo(t), t.Context()
	ok(t, w.here.Mark(ctx, true, 1, 2, 3))
	ok(t, w.there.Mark(ctx, false, 2))
	ok(t, w.there.Mark(ctx, true, 9))
	if did, _, err := w.here.Undo(ctx); err != nil || !strings.HasPrefix(did, "marked 3 stories read; ") {
		t.Errorf("undone: %q, %v", did, err)
	}
	if read := must[map[news.StoryID]bool](t)(w.here.IsRead(ctx, 1, 2, 3, 9)); len(read) != 1 || !read[9] {
		t.Errorf("read are %v, want 9 only", read)
	}
}

// What another program did since is its own to take back; what was done before this one began is everybody's.
func TestUndoTakesBackNothingThatWasDoneElsewhereSince(t *testing.T) {
	w, ctx := newTwo(t), t.Context()
	ok(t, w.there.RemoveFeed(ctx, w.a))
	if did, _, err := w.here.Undo(ctx); err != nil || !strings.HasPrefix(did, "saved “Rain") {
		t.Errorf("undone here: %q, %v; want what was done before", did, err)
	}
	if did, _, err := w.there.Undo(ctx); err != nil || did != "removed feed “A”" {
		t.Errorf("undone there: %q, %v", did, err)
	}
	if got := inShort(t, w.here); got != "News: A B" {
		t.Errorf("there is %q", got)
	}
}

func TestRedoIsPossibleUntilSomethingElseIsDone(t *testing.T) {
	w, ctx := newTwo(t), t.Context()
	ok(t, w.here.RemoveFeed(ctx, w.a))
	_, _, err := w.here.Undo(ctx)
	ok(t, err)
	if did, _, err := w.here.Redo(ctx); did != "removed feed “A”" || err != nil {
		t.Errorf("done again: %q, %v", did, err)
	}
	if entries := must[[]news.Trashed](t)(w.here.Trash(ctx, 0, 10)); len(entries) != 1 {
		t.Errorf("what was removed again does not lie in the trash: %+v", entries)
	}
	_, _, err = w.here.Undo(ctx)
	ok(t, err)
	ok(t, w.here.Mark(ctx, true, 3))
	if did, _, err := w.here.Redo(ctx); did != "" || err != nil {
		t.Errorf("after another change it is done again: %q, %v", did, err)
	}
}

func TestChangesTogetherAreOneStep(t *testing.T) {
	w, ctx := newTwo(t), Together(t.Context())
	ok(t, w.here.RemoveFeed(ctx, w.a))
	ok(t, w.here.Mark(ctx, false, 5)) // changes nothing
	ok(t, w.here.RemoveFeed(ctx, w.b))
	ok(t, w.here.Unsave(ctx, 7))
	if did, _, err := w.here.Undo(t.Context()); did != "removed feed “A”, and 2 more" || err != nil {
		t.Errorf("undone: %q, %v", did, err)
	}
	if got := inShort(t, w.here); got != "News: A B; saved 7 “Rain” tagged rain" {
		t.Errorf("there is %q", got)
	}
}

func BenchmarkUndoOfManyMarks(b *testing.B) { // budget 1 s for 100,000, on an idle machine
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "library.db"), time.Now)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	ids := make([]news.StoryID, 100_000)
	for i := range ids {
		ids[i] = news.StoryID(uint64(i) * 0x9e3779b97f4a7c15) // identifiers are hashes
	}
	for b.Loop() {
		b.StopTimer()
		if err := s.Mark(b.Context(), true, ids...); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, on, err := s.Undo(b.Context()); err != nil || len(on.Marked) != len(ids) {
			b.Fatal(len(on.Marked), err)
		}
	}
}

// A file of the version before undo could be taken back out of order keeps its way back.
func TestUndoGoesBackBeyondAnUpgrade(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "library.db"), t.Context()
	old, err := sqlite.Open(ctx, sqlite.Options{Path: path, Synchronous: sqlite.Full, Migrations: Schema()[:11]})
	ok(t, err)
	ok(t, old.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec(`
		INSERT INTO bookmark (story, head, saved, note) VALUES (7, '{"Title":"Rain"}', 1000, '');
		INSERT INTO undo_step (id, title, at) VALUES (1, 'added section “Daily”', 1740816000000), (2, 'renamed section to “Paper”', 1740816000000),
			(3, 'removed bookmark “Rain”', 1740816000000), (4, 'marked 2 stories read', 1740816000000), (5, 'removed section “Paper”', 1740816000000);
		INSERT INTO undo_now (step) VALUES (1);
		INSERT INTO section (id, parent, title, folded, site, language, position) VALUES (1, 0, 'Daily', 'daily', '', 'en', 1);
		INSERT INTO feed (id, url, title, site, section, language, added, page, position) VALUES (5, 'https://paper.example/a', 'A', '', 1, 'en', 1000, 0, 1);
		UPDATE undo_now SET step = 2;
		UPDATE section SET title = 'Paper', folded = 'paper';
		UPDATE undo_now SET step = 3;
		DELETE FROM bookmark;
		UPDATE undo_now SET step = 4;
		INSERT INTO mark (story, read, changed) VALUES (1, 1, 1000), (2, 1, 1000);
		UPDATE undo_now SET step = 5;
		DELETE FROM feed;
		DELETE FROM section;
		DELETE FROM undo_now`)
		return err
	}))
	ok(t, old.Close())

	s := openAt(t, path, newClock().now)
	entries := must[[]news.Trashed](t)(s.Trash(ctx, 0, 10))
	var kinds []news.Kind
	for _, e := range entries {
		kinds = append(kinds, e.Things[0].Kind)
	}
	if !slices.Equal(kinds, []news.Kind{news.KindFeed, news.KindBookmark}) {
		t.Errorf("in the trash lie %v", kinds)
	}
	if _, _, err := s.Restore(ctx, entries[0].ID); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"restored from the trash: removed section “Paper”", "removed section “Paper”", "marked 2 stories read", "removed bookmark “Rain”",
		"renamed section to “Paper”", "added section “Daily”",
	} {
		if did, _, err := s.Undo(ctx); did != want || err != nil {
			t.Fatalf("undid %q, %v; want %q", did, err, want)
		}
		checkWhole(t, s)
	}
	if got := inShort(t, s); got != "saved 7 “Rain” tagged " {
		t.Errorf("there is %q", got)
	}
}

// A text that comes after the saving is no step, and goes with its bookmark all the same.
func TestUndoTakesTheTextThatCameLaterToo(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	ok(t, s.Save(ctx, bookmark(8, "Snow", 0)))
	ok(t, s.SetArticle(ctx, 8, bookmark(8, "Snow", 2).Article))
	_, _, err := s.Undo(ctx)
	ok(t, err)
	if rows := append(rowsOf(t, s, `SELECT * FROM bookmark`), rowsOf(t, s, `SELECT story FROM copy`)...); len(rows) > 0 {
		t.Errorf("left are %q", rows)
	}
	_, _, err = s.Redo(ctx)
	ok(t, err)
	if b := must[news.Bookmark](t)(s.Bookmark(ctx, 8)); len(b.Article.Blocks) != 2 {
		t.Errorf("saved again, the text has %d blocks", len(b.Article.Blocks))
	}
}

// Lists that differed in case only are one since version 9: what was saved into one of them before can be taken back.
func TestUndoGoesBackBeyondListsThatBecameOne(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "library.db"), t.Context()
	old, err := sqlite.Open(ctx, sqlite.Options{Path: path, Synchronous: sqlite.Full, Migrations: Schema()[:6]})
	ok(t, err)
	ok(t, old.Write(ctx, execute(ctx, `
		INSERT INTO undo_step (id, title, at) VALUES (1, 'saved “Rain”', 1740816000000), (2, 'saved “Snow”', 1740816000000);
		INSERT INTO undo_now (step) VALUES (1);
		INSERT INTO bookmark (story, head, saved, note) VALUES (7, '{"Title":"Rain"}', 1000, '');
		INSERT INTO listed (list, story) VALUES ('later', 7);
		UPDATE undo_now SET step = 2;
		INSERT INTO bookmark (story, head, saved, note) VALUES (8, '{"Title":"Snow"}', 1000, '');
		INSERT INTO listed (list, story) VALUES ('Later', 8);
		DELETE FROM undo_now`)))
	ok(t, old.Close())

	s := openAt(t, path, newClock().now)
	before := labels(s.Lists(ctx))
	for range 2 {
		_, _, err := s.Undo(ctx)
		ok(t, err)
	}
	if rows := append(rowsOf(t, s, `SELECT story FROM bookmark`), rowsOf(t, s, `SELECT list, story FROM listed`)...); len(rows) > 0 {
		t.Errorf("left are %q", rows)
	}
	for range 2 {
		_, _, err := s.Redo(ctx)
		ok(t, err)
	}
	if got := labels(s.Lists(ctx)); got != before || before != "Later 2" || didOf(t, s) != "" {
		t.Errorf("done again, the lists are %s, before %s; in the trash lies %s", got, before, didOf(t, s))
	}
}

// What another program changed last, before it was killed perhaps, and what nobody has told the cache, is found at the next
// start.
func TestWhatTheCacheMayLackIsFoundAtTheNextStart(t *testing.T) {
	path, clock := filepath.Join(t.TempDir(), "library.db"), newClock()
	open := func() *Store { return must[*Store](t)(Open(t.Context(), path, clock.now)) }
	for _, step := range []struct {
		name string
		left bool // the library is found LeftOpen
		use  func(s *Store)
	}{
		{"a new library", false, func(s *Store) { ok(t, s.Save(t.Context(), bookmark(7, "Rain", 1))) }},
		{"closed by the only one", false, func(s *Store) {
			other := open()
			ok(t, other.Unsave(t.Context(), 7))
			ok(t, other.Close()) // as a kill would, but for the log, which s holds
		}},
		{"closed by one beside whom another has changed it", true, func(*Store) {}},
		{"closed by one who told nobody", true, func(s *Store) { s.Told() }},
		{"closed by one who told the cache", false, func(*Store) {}},
		{"closed by one who changed nothing", false, func(*Store) {}},
	} {
		s := open()
		if s.LeftOpen() != step.left {
			t.Errorf("%s: that it was left open is %v", step.name, s.LeftOpen())
		}
		step.use(s)
		ok(t, s.Close())
	}
}
