package library

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// flip turns every bit of a piece of a file, which begins at a share of its length.
func flip(share float64, length int) func(path string) error {
	return func(path string) error {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		at := int(share * float64(len(data)))
		for i := range data[at:min(at+length, len(data))] {
			data[at+i] ^= 0xff
		}
		return os.WriteFile(path, data, 0o600)
	}
}

func cutShort(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return os.Truncate(path, info.Size()*2/3)
}

func rubbish(path string) error {
	return os.WriteFile(path, []byte(strings.Repeat("no database ", 999)), 0o600)
}

// damages are what can happen to a file so that its opening notices.
var damages = map[string]func(path string) error{
	"not a database":           rubbish,
	"the first bytes flipped":  flip(0, 16),
	"the whole header flipped": flip(0, 100),
	"cut short":                cutShort,
	"emptied":                  func(path string) error { return os.Truncate(path, 0) },
	"deleted":                  os.Remove,
	"deleted, and a log left without": func(path string) error {
		return errors.Join(os.Remove(path), os.WriteFile(path+"-wal", []byte("log"), 0o600))
	},
}

// days makes a library with two feeds and a backup of each of so many days before its closing.
func days(t *testing.T, n int) (path string, backups []string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "library.db")
	at := time.Date(2025, 3, 1, 8, 0, 0, 0, time.UTC)
	s := openAt(t, path, func() time.Time { return at })
	paper(t, s)
	for range n {
		ok(t, s.Mark(t.Context(), true, news.StoryID(at.Day())))
		ok(t, s.Backup(t.Context()))
		backups = append(backups, path[:len(path)-3]+at.Format(backupDay))
		at = at.AddDate(0, 0, 1)
	}
	ok(t, s.Close())
	return path, backups
}

// asides are the files that were set aside.
func asides(t *testing.T, path string) []string {
	t.Helper()
	return slices.Concat(must[[]string](t)(filepath.Glob(path+".damaged-*")), must[[]string](t)(filepath.Glob(path+".replaced-*")))
}

func TestADamagedLibraryIsSetAsideAndTheBackupTakesItsPlace(t *testing.T) {
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			path, _ := days(t, 2)
			ok(t, damage(path))
			broken, _ := os.ReadFile(path)
			s := openAt(t, path, newClock().now)
			if feeds := must[[]news.Feed](t)(s.Feeds(t.Context())); len(feeds) != 2 {
				t.Errorf("%d feeds came back, want 2", len(feeds))
			}
			if said := s.Notice(); !strings.Contains(said, "The backup of 2025-03-02 took the library's place: what was chosen since then is missing.") {
				t.Errorf("it says %q", said)
			}
			if len(broken) > 0 {
				kept := asides(t, path)
				if len(kept) == 0 || !strings.Contains(s.Notice(), kept[0]) || !bytes.Equal(must[[]byte](t)(os.ReadFile(kept[0])), broken) {
					t.Errorf("what was damaged is kept as %q, and the notice is %q", kept, s.Notice())
				}
			}
			for _, file := range append(asides(t, path), path) {
				if info := must[os.FileInfo](t)(os.Stat(file)); info.Mode().Perm() != 0o600 {
					t.Errorf("%s has mode %v", file, info.Mode())
				}
			}
			ok(t, s.Integrity(t.Context()))
			if mode := rowsOf(t, s, `PRAGMA journal_mode`); mode[0] != "wal|" {
				t.Errorf("readers wait for writers: the journal is %s", mode)
			}
		})
	}
}

// A damage in the midst of the file is noticed by the daily check; the next start then does the same.
func TestADamageThatIsFoundLaterIsMendedAtTheNextStart(t *testing.T) {
	path, _ := days(t, 1)
	ok(t, flip(0.4, 4096)(path))
	later := func() time.Time { return time.Date(2025, 3, 9, 8, 0, 0, 0, time.UTC) }
	s := openAt(t, path, later)
	if err := s.Backup(t.Context()); !errors.Is(err, sqlite.ErrCorrupt) {
		t.Fatalf("the daily check says %v", err)
	}
	ok(t, s.Close())
	if all := must[[]string](t)(backups(path)); len(all) != 1 {
		t.Errorf("the damaged library was backed up: %q", all)
	}
	s = openAt(t, path, later)
	if !strings.Contains(s.Notice(), "The backup of 2025-03-01 took the library's place") || len(asides(t, path)) != 1 {
		t.Errorf("the next start says %q and sets %q aside", s.Notice(), asides(t, path))
	}
	ok(t, errors.Join(s.Integrity(t.Context()), s.Close()))
	if s = openAt(t, path, later); s.Notice() != "" {
		t.Errorf("and the one after that still says %q", s.Notice())
	}
}

// A backup of it would push out a good one, in a week all of them.
func TestALibraryWithABookmarkThatCannotBeReadIsNotBackedUp(t *testing.T) {
	s := openNew(t)
	ok(t, s.Save(t.Context(), bookmark(7, "Rain", 1)))
	ok(t, s.Integrity(t.Context()))
	ok(t, s.db.Write(t.Context(), execute(t.Context(), `UPDATE bookmark SET head = substr(head, 2)`)))
	if err := s.Backup(t.Context()); !errors.Is(err, sqlite.ErrRow) || len(must[[]string](t)(backups(s.db.Path()))) > 0 {
		t.Errorf("the backup says %v", err)
	}
}

func TestADamagedBackupIsPassedOver(t *testing.T) {
	for name, damage := range map[string]func(string) error{
		"rubbish": rubbish, "cut short": cutShort, "flipped": flip(0.5, 4096), "empty": func(p string) error { return os.Truncate(p, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			path, saved := days(t, 4)
			ok(t, errors.Join(damage(saved[3]), damage(saved[2]), damage(path)))
			if name == "flipped" {
				ok(t, os.WriteFile(path+suspicion, nil, 0o600))
			}
			s := openAt(t, path, newClock().now)
			want := "The backup of 2025-03-02 took the library's place: what was chosen since then is missing. The 2 newest backups were damaged, too."
			if !strings.Contains(s.Notice(), want) {
				t.Errorf("it says %q", s.Notice())
			}
			read := must[map[news.StoryID]bool](t)(s.IsRead(t.Context(), 1, 2, 3))
			if !read[2] || read[3] {
				t.Errorf("read are %v", read)
			}
		})
	}
}

func TestWithoutAGoodBackupNothingIsTouched(t *testing.T) {
	for name, damage := range damages {
		if strings.HasPrefix(name, "deleted") || name == "emptied" {
			continue // then a new library is begun
		}
		t.Run(name, func(t *testing.T) {
			path, saved := days(t, 1)
			ok(t, errors.Join(damage(path), rubbish(saved[0])))
			before := must[[]byte](t)(os.ReadFile(path))
			_, err := Open(t.Context(), path, newClock().now)
			if !errors.Is(err, sqlite.ErrCorrupt) || !errors.Is(err, ErrNoBackup) || !strings.Contains(fmt.Sprint(err), path) {
				t.Errorf("opened with %v", err)
			}
			if after := must[[]byte](t)(os.ReadFile(path)); !bytes.Equal(before, after) || len(asides(t, path)) > 0 {
				t.Error("the damaged file was touched")
			}
		})
	}
}

func TestALogWithoutItsLibraryIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	ok(t, os.WriteFile(path+"-wal", []byte("what was chosen last"), 0o600))
	s := openAt(t, path, newClock().now)
	kept := asides(t, path)
	if len(kept) != 1 || string(must[[]byte](t)(os.ReadFile(kept[0]))) != "what was chosen last" || !strings.Contains(s.Notice(), kept[0]) {
		t.Errorf("kept are %q, and the notice is %q", kept, s.Notice())
	}
}

func TestAnyOlderLibraryCanBeRestored(t *testing.T) {
	path, saved := days(t, 3)
	ctx, now := t.Context(), newClock().now()
	elsewhere := filepath.Join(t.TempDir(), "old.db")
	old := openAt(t, elsewhere, newClock().now) // and its last change stands in the log
	ok(t, old.Mark(ctx, true, 99))
	for i, tt := range []struct {
		from string
		read news.StoryID
		says string
	}{
		{saved[0], 1, "of " + saved[0]},
		{"", 3, "of the backup of 2025-03-03"},
		{elsewhere, 99, "of " + elsewhere},
	} {
		before := must[[]byte](t)(os.ReadFile(path))
		notice, err := Restore(ctx, path, tt.from, now.Add(time.Duration(i)*time.Minute))
		if err != nil || !strings.Contains(notice, tt.says) {
			t.Fatalf("from %q: %q, %v", tt.from, notice, err)
		}
		kept := asides(t, path)
		if len(kept) != i+1 || !bytes.Equal(must[[]byte](t)(os.ReadFile(kept[i])), before) {
			t.Errorf("kept are %q", kept)
		}
		s := openAt(t, path, newClock().now)
		if read := must[map[news.StoryID]bool](t)(s.IsRead(ctx, 1, 2, 3, 99)); !read[tt.read] {
			t.Errorf("from %q: read are %v", tt.from, read)
		}
		ok(t, s.Close())
	}
}

func TestWhatCannotBeRestoredIsRefused(t *testing.T) {
	path, saved := days(t, 1)
	ctx, now := t.Context(), newClock().now()
	other, newer := filepath.Join(t.TempDir(), "other.db"), filepath.Join(t.TempDir(), "newer.db")
	for file, script := range map[string]string{other: `CREATE TABLE otter (n)`, newer: `CREATE TABLE bookmark (n); PRAGMA user_version = 999`} {
		db := must[*sqlite.DB](t)(sqlite.Open(ctx, sqlite.Options{Path: file, Synchronous: sqlite.Normal, Migrations: []string{`CREATE TABLE x (n)`}}))
		ok(t, db.Write(ctx, execute(ctx, script)))
		ok(t, db.Close())
	}
	ok(t, rubbish(saved[0]))
	before := must[[]byte](t)(os.ReadFile(path))
	for from, want := range map[string]error{
		"": ErrNoBackup, saved[0]: sqlite.ErrCorrupt, other: sqlite.ErrCorrupt, newer: sqlite.ErrNewer, path: nil, path + ".none": os.ErrNotExist,
	} {
		if _, err := Restore(ctx, path, from, now); err == nil || want != nil && !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", from, err, want)
		}
	}
	s := openAt(t, path, newClock().now)
	if _, err := Restore(ctx, path, other, now); !errors.Is(err, sqlite.ErrLocked) {
		t.Errorf("while it is open: %v", err)
	}
	ok(t, s.Close())
	if after := must[[]byte](t)(os.ReadFile(path)); !bytes.Equal(before, after) {
		t.Error("the library was touched")
	}
	if left := must[[]string](t)(filepath.Glob(path + "*.part*")); len(left) > 0 {
		t.Errorf("left behind are %q", left)
	}
}
