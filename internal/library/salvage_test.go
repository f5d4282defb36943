package library

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reader/internal/news"
)

// On the first day there is no backup yet.
func TestWithoutABackupWhatCanBeReadOfADamagedLibraryIsKept(t *testing.T) {
	for name, tt := range map[string]struct {
		damage  func(path string) error
		because error // why nothing can be kept; nil when the feeds can
	}{
		"cut short by a page":         {func(path string) error { return os.Truncate(path, sizeOf(path)-4096) }, nil},
		"where a table begins":        {statement(`PRAGMA writable_schema=1; UPDATE sqlite_schema SET rootpage = 9999 WHERE name = 'mark'`), nil},
		"the sections":                {spoilTable("section"), nil},
		"the bookmarks":               {spoilTable("bookmark"), nil},
		"the feeds and the bookmarks": {func(path string) error { return errors.Join(spoilTable("feed")(path), spoilTable("bookmark")(path)) }, ErrLost},
		"the first bytes flipped":     {flip(0, 16), ErrLost},
		"not a database":              {rubbish, ErrLost},
		"an index, and not a row":     {spoilTable("mark_changed"), nil},
		"nothing":                     {func(string) error { return nil }, ErrNoBackup},
		"the file is gone":            {os.Remove, ErrNoBackup},
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := days(t, 0)
			ok(t, tt.damage(path))
			broken, _ := os.ReadFile(path)
			said, err := Restore(t.Context(), path, "", newClock().now())
			if left := must[[]string](t)(filepath.Glob(path + "*.part*")); len(left) > 0 {
				t.Errorf("left behind are %q", left)
			}
			if tt.because != nil {
				if after, _ := os.ReadFile(path); !errors.Is(err, tt.because) || !bytes.Equal(after, broken) || len(asides(t, path)) > 0 {
					t.Errorf("it says %q, %v, and sets %q aside", said, err, asides(t, path))
				}
				return
			}
			ok(t, err)
			if kept := asides(t, path); len(kept) != 1 || !strings.Contains(said, kept[0]) || !strings.Contains(said, "feeds 2") {
				t.Errorf("it sets %q aside and says %q", kept, said)
			}
			s := openAt(t, path, newClock().now)
			if feeds := feedsShown(t, s); feeds != 2 {
				t.Errorf("%d feeds are shown, want 2", feeds)
			}
			ok(t, s.Integrity(t.Context()))
		})
	}
}

// feedsShown is how many feeds stand in a section that is shown.
func feedsShown(t *testing.T, s *Store) (n int) {
	t.Helper()
	shown := map[news.SectionID]bool{}
	var walk func([]news.Section)
	walk = func(sections []news.Section) {
		for i := range sections {
			shown[sections[i].ID] = true
			walk(sections[i].Children)
		}
	}
	walk(must[[]news.Section](t)(s.Sections(t.Context())))
	for _, f := range must[[]news.Feed](t)(s.Feeds(t.Context())) {
		if shown[f.Section] {
			n++
		}
	}
	return n
}

func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// statement runs SQL on a file that nobody has open.
func statement(script string) func(path string) error {
	return func(path string) error {
		db, err := sql.Open("sqlite", "file:"+path)
		if err != nil {
			return err
		}
		db.SetMaxOpenConns(1)
		_, err = db.Exec(script)
		return errors.Join(err, db.Close())
	}
}

// spoilTable fills the first page of a table or an index with what is no page.
func spoilTable(name string) func(path string) error {
	return func(path string) error {
		db, err := sql.Open("sqlite", "file:"+path)
		if err != nil {
			return err
		}
		var page int64
		err = db.QueryRow(`SELECT rootpage FROM sqlite_schema WHERE name = ?`, name).Scan(&page)
		if err = errors.Join(err, db.Close()); err != nil {
			return err
		}
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = f.WriteAt(bytes.Repeat([]byte("moth"), 1024), (page-1)*4096)
		return errors.Join(err, f.Close())
	}
}
