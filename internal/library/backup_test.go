package library

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

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

func TestWhatAKilledBackupLeftIsSweptAway(t *testing.T) {
	now := time.Now().Add(24 * time.Hour)
	path := filepath.Join(t.TempDir(), "library.db")
	s := openAt(t, path, func() time.Time { return now })
	left := stem(path) + now.UTC().Format(backupDay) + ".4711.part"
	ok(t, os.WriteFile(left, []byte("half"), 0o600))
	ok(t, s.Backup(t.Context()))
	if _, err := os.Stat(left); !os.IsNotExist(err) {
		t.Errorf("it lies there: %v", err)
	}
	if all := must[[]string](t)(backups(path)); len(all) != 1 {
		t.Errorf("kept are %q", all)
	}
}
