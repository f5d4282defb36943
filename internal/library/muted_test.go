package library

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/news"
	"reader/internal/sqlite"
)

func TestAnOlderFileIsUpgraded(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "library.db"), t.Context()
	old, err := sqlite.Open(ctx, sqlite.Options{Path: path, Synchronous: sqlite.Full, Migrations: []string{schema + undoTriggers}})
	ok(t, err)
	// Version 1 with two feeds, of which one was removed as a step of undo.
	ok(t, old.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec(`
		INSERT INTO section (id, parent, title, folded, site, language, position) VALUES (1, 0, 'Paper', 'paper', '', 'en', 1);
		INSERT INTO feed (id, url, title, site, section, language, added, page, position) VALUES
			(7, 'https://paper.example/a', 'A', '', 1, 'en', 1000, 0, 1), (8, 'https://paper.example/b', 'B', '', 1, 'en', 1000, 0, 2);
		INSERT INTO undo_step (id, title, at) VALUES (1, 'removed feed “B”', 2000);
		INSERT INTO undo_now (step) VALUES (1);
		DELETE FROM feed WHERE id = 8;
		DELETE FROM undo_now`)
		return err
	}))
	ok(t, old.Close())

	s := openAt(t, path, newClock().now)
	ok(t, s.MuteFeeds(ctx, true, 7))
	for _, want := range []string{"muted feed “A”", "removed feed “B”"} {
		if did, _, err := s.Undo(ctx); did != want || err != nil {
			t.Fatalf("undid %q, %v; want %q", did, err, want)
		}
	}
	feeds := must[[]news.Feed](t)(s.Feeds(ctx))
	if len(feeds) != 2 || feeds[1].Title != "B" || !feeds[0].Muted.IsZero() || !feeds[1].Muted.IsZero() {
		t.Errorf("after the upgrade and two steps back: %+v", feeds)
	}
}

func TestMutingIsAStepOnlyWhenItChangesSomething(t *testing.T) {
	s, ctx := openNew(t), t.Context()
	paper(t, s)
	feeds := must[[]news.Feed](t)(s.Feeds(ctx))
	steps := stepsOf(t, s)

	ok(t, s.MuteFeeds(ctx, true, feeds[0].ID))
	since := must[news.Feed](t)(s.Feed(ctx, feeds[0].ID)).Muted
	if since.IsZero() {
		t.Fatal("a muted feed does not say since when")
	}
	ok(t, s.MuteFeeds(ctx, true, feeds[0].ID))
	if n := stepsOf(t, s); n != steps+1 {
		t.Errorf("muting a feed twice left %d steps", n-steps)
	}
	ok(t, s.MuteFeeds(ctx, true, idsOf(feeds)...))
	if again := must[news.Feed](t)(s.Feed(ctx, feeds[0].ID)).Muted; !again.Equal(since) {
		t.Errorf("muted since %v, and now since %v", since, again)
	}
	if did, _, err := s.Undo(ctx); did != "muted 2 feeds" || err != nil {
		t.Errorf("undid %q, %v", did, err)
	}
	ok(t, s.MuteFeeds(ctx, false, idsOf(feeds)...))
	if diff := cmp.Diff(feeds, must[[]news.Feed](t)(s.Feeds(ctx))); diff != "" {
		t.Errorf("unmuted (-want +got): %s", diff)
	}
	if err := s.MuteFeeds(ctx, true, 1); !sqlite.NotFound(err) {
		t.Errorf("muting what is not there: %v", err)
	}
}
