package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"
)

// holdFor is how long a shared transaction takes in more work before it commits. While it holds the file's lock another
// process waits, so this is less than an eye notices.
const holdFor = 50 * time.Millisecond

// Tx is a shared transaction. Its statements are prepared at their first use, once for all who share it. The end of a
// context does not interrupt them: a transaction is short, and to watch over a statement costs more than most of them do.
type Tx struct {
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
}

func newTx(tx *sql.Tx) *Tx { return &Tx{tx: tx, prepared: map[string]*sql.Stmt{}} }

// ExecContext runs a statement without rows.
func (tx *Tx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	ctx = context.WithoutCancel(ctx)
	stmt, err := tx.prepare(ctx, query) //nolint:sqlclosecheck // the end of the transaction closes it
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, args...)
}

// QueryContext runs a statement with rows.
func (tx *Tx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	ctx = context.WithoutCancel(ctx)
	stmt, err := tx.prepare(ctx, query) //nolint:sqlclosecheck // the end of the transaction closes it
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

func (tx *Tx) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt := tx.prepared[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := tx.tx.PrepareContext(ctx, query)
	if err == nil {
		tx.prepared[query] = stmt
	}
	return stmt, err
}

// sharing gathers the writers that want to share a transaction.
type sharing struct {
	mu      sync.Mutex
	led     bool
	waiting []*share
}

// share is one writer's part of a transaction.
type share struct {
	ctx  context.Context
	do   func(*Tx) error
	done chan error    // gets the outcome, once
	lead chan struct{} // closed when it falls to this writer to carry on
}

// end tells a writer its outcome. What is told after the first is not heard.
func (s *share) end(err error) {
	select {
	case s.done <- err:
	default:
	}
}

// errAbandoned is what writers learn when another one's panic ended their transaction.
var errAbandoned = errors.New("the transaction was given up")

// Share is Write for many small writers at once, such as the feeds of a refresh: what they write between two commits
// goes into one transaction, so that a page of an index that all of them touch is written once. It returns when that
// transaction is committed. Should one of them fail, the others begin anew, each alone: do may be called twice.
func (db *DB) Share(ctx context.Context, do func(*Tx) error) error {
	s := &share{ctx: ctx, do: do, done: make(chan error, 1), lead: make(chan struct{})}
	if db.sharing.join(s) {
		db.leadOn()
	}
	select {
	case err := <-s.done:
		return err
	case <-s.lead:
		db.leadOn()
		return <-s.done
	}
}

// join puts a writer into the queue, and reports whether it is the one to write it.
func (w *sharing) join(s *share) (leads bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.waiting = append(w.waiting, s)
	leads = !w.led
	w.led = true
	return leads
}

// next takes the first of the queue; nil when nobody waits.
func (w *sharing) next() *share {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.waiting) == 0 {
		return nil
	}
	s := w.waiting[0]
	w.waiting = w.waiting[1:]
	return s
}

// refuse tells all who wait that nothing can be written now.
func (w *sharing) refuse(err error) {
	for s := w.next(); s != nil; s = w.next() {
		s.end(err)
	}
}

// hand gives the lead to the next writer that waits, if there is one.
func (w *sharing) hand() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.led = len(w.waiting) > 0; w.led {
		close(w.waiting[0].lead)
	}
}

// leadOn writes for the one whose turn it is and for those who wait behind, in one transaction.
func (db *DB) leadOn() {
	defer db.sharing.hand()
	var together []*share
	defer func() { // after a panic in one of them; the others have their outcome otherwise
		for _, s := range together {
			s.end(errAbandoned)
		}
	}()
	err := db.Write(context.Background(), func(tx *sql.Tx) error {
		shared := newTx(tx)
		for began := time.Now(); len(together) == 0 || time.Since(began) < holdFor; {
			s := db.sharing.next()
			if s == nil {
				break
			}
			if err := s.ctx.Err(); err != nil {
				s.end(err) // it has gone meanwhile
				continue
			}
			together = append(together, s)
			if err := s.do(shared); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil && len(together) == 0 {
		db.sharing.refuse(err) // it could not begin, and each would only wait for the lock as long again
		return
	}
	for _, s := range together {
		if err != nil && len(together) > 1 {
			s.end(db.Write(s.ctx, func(tx *sql.Tx) error { return s.do(newTx(tx)) }))
			continue
		}
		s.end(err)
	}
}
