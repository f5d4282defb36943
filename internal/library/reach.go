package library

import (
	"context"
	"slices"
	"sync"

	"reader/internal/sqlite"
)

// reach is which steps a Store takes back: those that it made itself, and those that were made before it was opened.
// What another program does meanwhile is not seen here, and not taken back here.
type reach struct {
	mu     sync.Mutex
	before int64   // the last step when the store was opened
	own    []int64 // the last of its own, in order
}

// look finds out what was done before.
func (r *reach) look(ctx context.Context, q sqlite.Querier) error {
	return sqlite.One(ctx, q, `SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'undo_step'`, nil, &r.before)
}

// add takes a step of one's own in.
func (r *reach) add(step int64) { r.exchange(0, step) }

// exchange takes a step in where another one is gone; zero is none.
func (r *reach) exchange(gone, step int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.own = slices.DeleteFunc(r.own, func(id int64) bool { return id == gone || id == step })
	if step > r.before {
		r.own = append(r.own, step)
	}
	if n := len(r.own) - 2*undoSteps; n > 0 {
		r.own = slices.Delete(r.own, 0, n)
	}
}

// where is a condition on rows of undo_step, with its arguments.
func (r *reach) where() (condition string, args []any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return `(id <= ? OR id IN (SELECT value FROM json_each(?)))`, []any{r.before, sqlite.Integers(r.own)}
}
