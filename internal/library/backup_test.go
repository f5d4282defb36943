package library

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

func TestADamagedLibraryIsSetAsideAndTheBackupRestored(t *testing.T) {
	damages := map[string]func(path string) error{
		"not a database": func(path string) error { return os.WriteFile(path, []byte(strings.Repeat("no database ", 999)), 0o600) },
		"emptied":        func(path string) error { return os.Truncate(path, 0) },
		"deleted":        os.Remove,
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			path, ctx := filepath.Join(t.TempDir(), "library.db"), t.Context()
			s := openAt(t, path, newClock().now)
			paper(t, s)
			ok(t, s.Backup(ctx))
			ok(t, s.Close())
			ok(t, damage(path))
			broken, _ := os.ReadFile(path)

			s = openAt(t, path, newClock().now)
			if feeds := must[[]news.Feed](t)(s.Feeds(ctx)); len(feeds) != 2 {
				t.Errorf("%d feeds came back, want 2", len(feeds))
			}
			if s.Notice() == "" {
				t.Error("nothing says so")
			}
			aside, _ := filepath.Glob(path + ".damaged-*")
			if broken != nil && len(aside) == 0 {
				t.Fatal("the damaged file is gone")
			}
			if len(aside) > 0 {
				if kept := must[[]byte](t)(os.ReadFile(aside[0])); string(kept) != string(broken) {
					t.Error("the damaged file was changed")
				}
			}
		})
	}
}

func TestADamagedLibraryWithoutABackupIsLeftInPeace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	rubbish := strings.Repeat("no database ", 999)
	ok(t, os.WriteFile(path, []byte(rubbish), 0o600))
	if _, err := Open(t.Context(), path, newClock().now); !errors.Is(err, sqlite.ErrCorrupt) {
		t.Errorf("opened with %v", err)
	}
	if kept := must[[]byte](t)(os.ReadFile(path)); string(kept) != rubbish {
		t.Error("the damaged file was changed")
	}
}

func TestSevenDailyBackupsAreKept(t *testing.T) {
	at := time.Date(2025, 3, 1, 8, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "library.db")
	s := openAt(t, path, func() time.Time { return at })
	for range 10 {
		ok(t, s.Backup(t.Context()))
		ok(t, s.Backup(t.Context())) // today's is there already
		at = at.AddDate(0, 0, 1)
	}
	all := must[[]string](t)(backups(path))
	if len(all) != backupsKept || filepath.Base(all[0]) != "library-2025-03-10.backup" {
		t.Errorf("kept are %q", all)
	}
	for _, file := range append(all, path) {
		if info := must[os.FileInfo](t)(os.Stat(file)); info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", file, info.Mode())
		}
	}
}
