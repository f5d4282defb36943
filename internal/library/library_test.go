package library

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// clock ticks a second at each look, so that no two things happen at once.
type clock struct{ at time.Time }

func (c *clock) now() time.Time {
	c.at = c.at.Add(time.Second)
	return c.at
}

func newClock() *clock { return &clock{time.Date(2025, 3, 1, 8, 0, 0, 0, time.UTC)} }

func openAt(t testing.TB, path string, now func() time.Time) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func openNew(t testing.TB) *Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "data", "library.db"), newClock().now)
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// paper makes a small tree: Paper with Americas/Canada and West Asia, a feed in each.
func paper(t *testing.T, s *Store) (root, canada news.SectionID) {
	t.Helper()
	ctx := context.Background()
	root = must[news.SectionID](t)(s.AddSection(ctx, 0, "Paper", "https://paper.example/", "en"))
	canada = must[news.SectionID](t)(s.EnsurePath(ctx, root, "Americas/Canada"))
	asia := must[news.SectionID](t)(s.AddSection(ctx, root, "West Asia", "", ""))
	for url, section := range map[string]news.SectionID{
		"https://paper.example/canada/feed/": canada,
		"https://paper.example/asia/feed/":   asia,
	} {
		if _, added, err := s.AddFeed(ctx, news.Feed{URL: url, Section: section, Site: "https://paper.example/"}); err != nil || !added {
			t.Fatal(added, err)
		}
	}
	return root, canada
}

// execute is a write of statements that no part of the library knows.
func execute(ctx context.Context, script string) func(*sql.Tx) error {
	return func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, script)
		return err
	}
}

// Whoever adds a hundred thousand sections or feeds does not wait while each is compared with all: the last place is known.
func TestTheLastPlaceIsFoundByAnIndex(t *testing.T) {
	s := openNew(t)
	for table, above := range map[string]string{"section": "parent", "feed": "section"} {
		var plan string
		var number any
		ok(t, sqlite.One(t.Context(), s.db.Read(), `EXPLAIN QUERY PLAN SELECT max(position) FROM `+table+` WHERE `+above+` = 1`,
			nil, &number, &number, &number, &plan))
		if !strings.Contains(plan, "INDEX "+table+"_place") {
			t.Errorf("%s: %s", table, plan)
		}
	}
}
