package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

// counters is a file with a table of one number a name.
func counters(t *testing.T) *DB {
	t.Helper()
	db, err := Open(t.Context(), Options{
		Path: filepath.Join(t.TempDir(), "a.db"), Synchronous: Normal, Migrations: []string{`CREATE TABLE n (name INTEGER PRIMARY KEY)`},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func add(ctx context.Context, db *DB, name int) error {
	return db.Share(ctx, func(tx *Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO n (name) VALUES (?)`, name)
		return err
	})
}

func rows(t *testing.T, db *DB) (n int) {
	t.Helper()
	if err := One(t.Context(), db.Read(), `SELECT count(*) FROM n`, nil, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWritersThatShareAreAllCommitted(t *testing.T) {
	db := counters(t)
	var group sync.WaitGroup
	for i := range 500 {
		group.Go(func() {
			if err := add(t.Context(), db, i); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := rows(t, db); n != 500 {
		t.Errorf("%d of 500 rows are there", n)
	}
}

func TestAWriterThatFailsFailsAlone(t *testing.T) {
	db := counters(t)
	broken := errors.New("broken")
	begun, all := make(chan struct{}), make(chan struct{})
	outcome := make(chan error, 3)
	go func() {
		outcome <- db.Share(t.Context(), func(tx *Tx) error {
			select {
			case <-begun:
			default:
				close(begun)
				<-all // the others stand behind this one, and so share its transaction
			}
			_, err := tx.ExecContext(t.Context(), `INSERT INTO n (name) VALUES (1)`)
			return err
		})
	}()
	<-begun
	go func() { outcome <- db.Share(t.Context(), func(*Tx) error { return broken }) }()
	go func() { outcome <- add(t.Context(), db, 2) }()
	for {
		db.sharing.mu.Lock()
		n := len(db.sharing.waiting)
		db.sharing.mu.Unlock()
		if n == 2 {
			break
		}
		runtime.Gosched()
	}
	close(all)
	failed := 0
	for range 3 {
		if err := <-outcome; errors.Is(err, broken) {
			failed++
		} else if err != nil {
			t.Error(err)
		}
	}
	if n := rows(t, db); failed != 1 || n != 2 {
		t.Errorf("%d failed and %d rows are there, want 1 and 2", failed, n)
	}
}

func TestAWriterThatHasGoneWritesNothing(t *testing.T) {
	db := counters(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := add(ctx, db, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if n := rows(t, db); n != 0 {
		t.Errorf("%d rows are there", n)
	}
	if err := add(t.Context(), db, 2); err != nil {
		t.Errorf("the next writer: %v", err)
	}
}
