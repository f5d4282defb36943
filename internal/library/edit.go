package library

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"reader/internal/sqlite"
)

// undoSteps is how many steps can be taken back, beside those that took something away.
const undoSteps = 500

// state is what became of a step of undo.
type state int

// The states.
const (
	stands    state = iota // it can be taken back
	trashed                // likewise; it took something away, and lies in the trash
	reversed               // it is what taking a step back did: taken back itself, the step is done again
	restored               // what it took away was brought back from the trash
	retrieved              // it is what taking a step back did that lay in the trash, where that lies again when it is done again
)

// Edit is a change under way: everything done through it happens as a whole or not at all, and is one step of undo.
// It is good within the function it was given to only.
type Edit struct {
	ctx   context.Context
	tx    *sql.Tx
	now   time.Time
	title string
	reach *reach
}

func (s *Store) change(ctx context.Context, tx *sql.Tx, title string) *Edit {
	return &Edit{ctx: ctx, tx: tx, now: s.now(), title: title, reach: &s.reach}
}

// Edit runs a change of several parts, such as an import, under a title like "imported 12 feeds". While it runs no
// other process can write, so it must not wait for anything.
func (s *Store) Edit(ctx context.Context, title string, do func(*Edit) error) error {
	_, err := s.edit(ctx, title, 0, do)
	return err
}

// edit records a change as a step: a new one, or the given one when that is still there. A change that changed
// nothing leaves no step. What was taken back before can no longer be done again.
func (s *Store) edit(ctx context.Context, title string, step int64, do func(*Edit) error) (int64, error) {
	together := jointOf(ctx)
	if together != nil {
		step = together.step
	}
	var e *Edit
	var left bool
	err := s.db.Write(ctx, func(tx *sql.Tx) error {
		e = s.change(ctx, tx, title)
		var err error
		if step, err = e.begin(step); err != nil {
			return err
		}
		if err := together.do(e, step, do); err != nil {
			return err
		}
		if left, err = e.end(step, stands); err != nil || !left {
			return err
		}
		return e.forgetReversed()
	})
	if err == nil && left {
		together.began(step, e.title)
		s.reach.add(step)
	}
	return step, err
}

// Title names the step by what was found out on the way.
func (e *Edit) Title(title string) { e.title = title }

// begin records what follows on a step when that is still there, else on a new one.
func (e *Edit) begin(step int64) (int64, error) {
	r, err := e.exec(`INSERT INTO undo_now (step) SELECT id FROM undo_step WHERE id = ?`, step)
	if err != nil {
		return 0, err
	}
	if n, err := r.RowsAffected(); n > 0 || err != nil {
		return step, err
	}
	return e.beginAs(nil)
}

// beginAs records what follows on a new step, which gets the given identifier; nil for the next one.
func (e *Edit) beginAs(id *int64) (step int64, err error) {
	r, err := e.exec(`INSERT INTO undo_step (id, title, at) VALUES (?, '', ?)`, id, sqlite.Stamp(e.now))
	if err != nil {
		return 0, err
	}
	if step, err = r.LastInsertId(); err != nil {
		return 0, err
	}
	_, err = e.exec(`INSERT INTO undo_now (step) VALUES (?)`, step)
	return step, err
}

// end stops recording, names the step, and forgets those that are empty or too old; left says that the step is not empty.
// One that stands and took something away lies in the trash, and leaves it by Sweep.
func (e *Edit) end(step int64, is state) (left bool, err error) {
	if err := tellWords(e.ctx, e.tx); err != nil {
		return false, err
	}
	if _, err := e.exec(`DELETE FROM undo_now`); err != nil {
		return false, err
	}
	r, err := e.exec(`DELETE FROM undo_step WHERE id = ?1
		AND NOT EXISTS (SELECT 1 FROM undo_change WHERE step = ?1)
		AND NOT EXISTS (SELECT 1 FROM undo_mark WHERE step = ?1)`, step)
	if err != nil {
		return false, err
	}
	if n, err := r.RowsAffected(); n > 0 || err != nil {
		return false, err
	}
	_, err = e.exec(`UPDATE undo_step SET title = ?2, state = iif(?3 = ?4
		AND EXISTS (SELECT 1 FROM undo_change WHERE step = ?1 AND took <> ''), ?5, ?3) WHERE id = ?1`, step, e.title, is, stands, trashed)
	if err != nil {
		return false, err
	}
	_, err = e.exec(`DELETE FROM undo_step WHERE state NOT IN (?1, ?2) AND id <= (
		SELECT id FROM undo_step WHERE state NOT IN (?1, ?2) ORDER BY id DESC LIMIT 1 OFFSET ?3)`, trashed, restored, undoSteps)
	return true, err
}

// forgetReversed forgets what was taken back: after another change it is not done again.
func (e *Edit) forgetReversed() error {
	mine, args := e.reach.where()
	_, err := e.exec(`DELETE FROM undo_step WHERE state IN (?, ?) AND `+mine, append([]any{reversed, retrieved}, args...)...)
	return err
}

func (e *Edit) exec(query string, args ...any) (sql.Result, error) {
	return e.tx.ExecContext(e.ctx, query, args...)
}

func (e *Edit) one(query string, args []any, dest ...any) error {
	return sqlite.One(e.ctx, e.tx, query, args, dest...)
}

// quoted sets a title off within the name of a step.
func quoted(action, title string) string { return fmt.Sprintf("%s “%s”", action, title) }

// storable drops what SQLite's quote(), which undo relies on, would cut a text at.
func storable(s string) string { return strings.ReplaceAll(s, "\x00", "") }
