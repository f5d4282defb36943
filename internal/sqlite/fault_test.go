package sqlite

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func insert(t *testing.T, db *DB) error {
	t.Helper()
	return db.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO a VALUES (1)`)
		return err
	})
}

// A folder in the place of the log's index keeps SQLite from writing as a full disk does.
func TestAFileThatCannotBeWrittenIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	options := Options{Path: path, Synchronous: Full, Migrations: scripts}
	db, err := Open(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(insert(t, db), db.Close(), os.Mkdir(path+"-shm", 0o700)); err != nil {
		t.Fatal(err)
	}
	if db, err = Open(t.Context(), options); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if n := rowsOfA(t, db); n != 1 {
		t.Errorf("%d rows are there", n)
	}
	if err := insert(t, db); !errors.Is(err, ErrReadOnly) || !strings.HasPrefix(err.Error(), path+": ") {
		t.Errorf("writing says %v", err)
	}
	if n := rowsOfA(t, db); n != 1 {
		t.Errorf("then %d rows are there", n)
	}
	if err := os.Remove(path + "-shm"); err != nil {
		t.Fatal(err)
	}
	if err := insert(t, db); err != nil {
		t.Errorf("when the cause has passed: %v", err)
	}
	if db.Frozen() || rowsOfA(t, db) != 2 {
		t.Errorf("frozen is %v, and %d rows are there", db.Frozen(), rowsOfA(t, db))
	}
}

func rowsOfA(t *testing.T, db *DB) (n int) {
	t.Helper()
	if err := One(t.Context(), db.Read(), `SELECT count(*) FROM a`, nil, &n); err != nil {
		t.Error(err)
	}
	return n
}

func TestAFrozenFileOfAnotherSchemaIsNotRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db, err := Open(t.Context(), Options{Path: path, Synchronous: Full, Migrations: scripts[:1]})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Close(), os.Mkdir(path+"-shm", 0o700)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), Options{Path: path, Synchronous: Full, Migrations: scripts}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("the error is %v", err)
	}
}

func TestWhoeverDidNotCloseIsNoticed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	options := Options{Path: path, Synchronous: Full, Migrations: scripts}
	var left *DB // open until the next step ends
	leave := func(db *DB) error { left = db; return insert(t, db) }
	for _, step := range []struct {
		name string
		want bool
		end  func(*DB) error
	}{
		{"a new file", false, func(db *DB) error { return errors.Join(insert(t, db), db.Close()) }},
		{"closed", false, leave},
		{"left open", true, func(db *DB) error {
			return errors.Join(left.Close(), insert(t, db), db.KeepLog(t.Context()), db.Close())
		}},
		{"closed with its log", true, func(db *DB) error { return errors.Join(insert(t, db), db.Close()) }},
		{"closed again", false, func(db *DB) error { return errors.Join(leave(db), closeAnother(t, options)) }},
		{"left open behind one that was closed", true, func(db *DB) error { return errors.Join(left.Close(), db.Close()) }},
		{"closed in the end", false, (*DB).Close},
	} {
		db, err := Open(t.Context(), options)
		if err != nil {
			t.Fatal(err)
		}
		if db.LeftOpen() != step.want {
			t.Errorf("%s: it says %v", step.name, db.LeftOpen())
		}
		if err := step.end(db); err != nil {
			t.Error(err)
		}
	}
}

// closeAnother opens the file once more, and closes it in order.
func closeAnother(t *testing.T, o Options) error {
	t.Helper()
	another, err := Open(t.Context(), o)
	if err != nil {
		return err
	}
	return another.Close()
}

func TestWhatAnotherChangesIsNoticed(t *testing.T) {
	options := Options{Path: filepath.Join(t.TempDir(), "x.db"), Synchronous: Full, Migrations: scripts}
	db, err := Open(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if err := errors.Join(insert(t, db), closeAnother(t, options)); err != nil || db.Shared(t.Context()) {
		t.Errorf("what it does itself, and that another looks, counts as a change: %v", err)
	}
	another, err := Open(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(insert(t, another), another.Close()); err != nil || !db.Shared(t.Context()) {
		t.Errorf("what another changed is not noticed: %v", err)
	}
}

func TestNoErrorSpeaksAsSQLiteDoes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("moths have been here ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), Options{Path: path, Synchronous: Full, Migrations: scripts})
	if want := "open " + path + ": " + ErrCorrupt.Error(); err == nil || err.Error() != want {
		t.Errorf("it says %v, want %s", err, want)
	}
}
