package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

var scripts = []string{`CREATE TABLE a (n INTEGER)`, `CREATE TABLE b (n INTEGER)`}

func TestMigrations(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "new", "a ?%#b.db"), t.Context()
	for _, step := range []struct {
		name    string
		scripts []string
		want    error
	}{
		{"a new file", scripts[:1], nil},
		{"an upgrade", scripts, nil},
		{"the same again", scripts, nil},
		{"a downgrade", scripts[:1], ErrNewer},
		{"a script that fails", append(scripts[:2:2], `CREATE TABLE c (n); no SQL`), errAny},
		{"and leaves nothing behind", append(scripts[:2:2], `CREATE TABLE c (n)`), nil},
	} {
		db, err := Open(ctx, Options{Path: path, Synchronous: Normal, Migrations: step.scripts})
		if fits := errors.Is(err, step.want) || errors.Is(step.want, errAny) && err != nil; !fits {
			t.Errorf("%s: %v, want %v", step.name, err, step.want)
		}
		if db != nil {
			if err := db.Close(); err != nil {
				t.Errorf("%s: close: %v", step.name, err)
			}
		}
	}
	for name, mode := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s has mode %v, %v", name, info.Mode(), err)
		}
	}
}

var errAny = errors.New("any error")

func TestReadersCannotWrite(t *testing.T) {
	db, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "x.db"), Synchronous: Normal, Migrations: scripts})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := One(t.Context(), db.Read(), `INSERT INTO a VALUES (1) RETURNING n`, nil, new(int)); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a reader wrote: %v", err)
	}
}

func TestAFailedWriteLeavesNothing(t *testing.T) {
	db, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "x.db"), Synchronous: Normal, Migrations: scripts})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Write(t.Context(), func(tx *sql.Tx) error {
		if _, err := tx.Exec(`INSERT INTO a VALUES (1)`); err != nil {
			return err
		}
		return errAny
	})
	if !errors.Is(err, errAny) {
		t.Errorf("the write said %v", err)
	}
	n := -1
	if err := One(context.Background(), db.Read(), `SELECT count(*) FROM a`, nil, &n); err != nil || n != 0 {
		t.Errorf("%d rows are there, %v", n, err)
	}
}
