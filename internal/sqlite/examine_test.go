package sqlite

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// folder reads every file of a folder, but for the index of a log, which says nothing of its own.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if data, err := os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		} else if !strings.HasSuffix(e.Name(), "-shm") {
			files[e.Name()] = string(data)
		}
	}
	return files
}

// killed copies a file with its log to a folder of its own, as a program leaves them that was killed.
func killed(t *testing.T, path string) string {
	t.Helper()
	dir := t.TempDir()
	for _, suffix := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + suffix)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "x.db"+suffix), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "x.db")
}

func TestANewerFileIsNotTouched(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "x.db"), t.Context()
	db, err := Open(ctx, Options{Path: path, Synchronous: Normal, Migrations: scripts})
	if err != nil {
		t.Fatal(err)
	}
	inLog := killed(t, path) // its version stands in the log alone
	if header, err := os.ReadFile(inLog); err != nil || len(header) > userVersionAt && header[userVersionAt+3] == 2 {
		t.Fatal("the version stands in the file already", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{path, inLog} {
		before := folder(t, filepath.Dir(path))
		if _, err := Open(ctx, Options{Path: path, Synchronous: Normal, Migrations: scripts[:1]}); !errors.Is(err, ErrNewer) ||
			!strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "its version is 2, this program knows 1") {
			t.Errorf("opened with %v", err)
		}
		if diff := cmp.Diff(before, folder(t, filepath.Dir(path))); diff != "" {
			t.Errorf("something was touched:\n%s", diff)
		}
		db, err := Open(ctx, Options{Path: path, Synchronous: Normal, Migrations: scripts})
		if err != nil {
			t.Fatalf("the newer program cannot open it any more: %v", err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestAFileThatWasCutShortIsNoticed(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "x.db"), t.Context()
	db, err := Open(ctx, Options{Path: path, Synchronous: Normal, Migrations: scripts})
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, left := range []int{len(whole) / 2, len(whole) - 1, headerSize} {
		if err := os.WriteFile(path, whole[:left], 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(ctx, Options{Path: path, Synchronous: Normal, Migrations: scripts}); !errors.Is(err, ErrCorrupt) {
			t.Errorf("with %d of %d bytes it opens with %v", left, len(whole), err)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, whole[:left]) {
			t.Errorf("and was touched, %v", err)
		}
	}
}

func TestExamineSaysTheVersionAndLeavesNothing(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "x.db"), t.Context()
	db, err := Open(ctx, Options{Path: path, Synchronous: Normal, Migrations: scripts})
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	before := folder(t, filepath.Dir(path))
	if version, err := Examine(ctx, path, "b", anything); err != nil || version != 2 {
		t.Errorf("its version is %d, %v", version, err)
	}
	if _, err := Examine(ctx, path, "c", anything); !errors.Is(err, ErrCorrupt) {
		t.Errorf("without the table: %v", err)
	}
	if _, err := Examine(ctx, path+".none", "b", anything); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("without the file: %v", err)
	}
	if diff := cmp.Diff(before, folder(t, filepath.Dir(path))); diff != "" {
		t.Errorf("something was touched:\n%s", diff)
	}
}

func TestSettleNeedsTheFileAlone(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "x.db"), t.Context()
	db, err := Open(ctx, Options{Path: path, Synchronous: Normal, Migrations: scripts})
	if err != nil {
		t.Fatal(err)
	}
	left := killed(t, path)
	if err := Settle(ctx, path); !errors.Is(err, ErrLocked) {
		t.Errorf("while it is open: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Settle(ctx, left); err != nil {
		t.Fatal(err)
	}
	if version, err := Examine(ctx, left, "b", anything); err != nil || version != 2 || len(folder(t, filepath.Dir(left))) != 1 {
		t.Errorf("settled, its version is %d, %v", version, err)
	}
}

// anything finds nothing wrong with any row.
func anything(context.Context, Querier, int) error { return nil }
