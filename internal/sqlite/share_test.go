package sqlite

import (
	"context"
	"database/sql"
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

// queued waits until so many writers stand in the queue.
func queued(db *DB, writers int) {
	for n := -1; n != writers; runtime.Gosched() {
		db.sharing.mu.Lock()
		n = len(db.sharing.waiting)
		db.sharing.mu.Unlock()
	}
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
	queued(db, 2)
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

func TestWritersLearnThatTheFileIsHeld(t *testing.T) {
	db := counters(t)
	other, err := sql.Open("sqlite", "file:"+db.Path()+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := db.pools.Load().write.Exec(`PRAGMA busy_timeout=1`); err != nil {
		t.Fatal(err)
	}
	held, err := other.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			if err := add(t.Context(), db, i); !errors.Is(err, ErrLocked) {
				t.Errorf("the error is %v", err)
			}
		})
	}
	group.Wait()
	if err := held.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := add(t.Context(), db, 1); err != nil {
		t.Errorf("when it is free again: %v", err)
	}
}

func TestAPanicHoldsNobodyUp(t *testing.T) {
	db := counters(t)
	begun, proceed := make(chan struct{}), make(chan struct{})
	panicked := make(chan any)
	go func() {
		defer func() { panicked <- recover() }()
		_ = db.Share(t.Context(), func(*Tx) error {
			close(begun)
			<-proceed
			return nil
		})
	}()
	<-begun
	outcome := make(chan error)
	go func() { outcome <- db.Share(t.Context(), func(*Tx) error { panic("broken") }) }()
	queued(db, 1)
	close(proceed)
	if p := <-panicked; p != "broken" {
		t.Errorf("the leader's panic is %v", p)
	}
	if err := <-outcome; err == nil {
		t.Error("who shared the transaction takes it for committed")
	}
	if err := add(t.Context(), db, 1); err != nil {
		t.Errorf("the next writer: %v", err)
	}
}
