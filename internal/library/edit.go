package library

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"reader/internal/sqlite"
)

// undoSteps is how many steps can be taken back.
const undoSteps = 200

// Edit is a change under way: everything done through it happens as a whole or not at all, and is one step of undo.
// It is good within the function it was given to only.
type Edit struct {
	ctx   context.Context
	tx    *sql.Tx
	now   time.Time
	title string
}

// Edit runs a change of several parts, such as an import, under a title like "imported 12 feeds". While it runs no
// other process can write, so it must not wait for anything.
func (s *Store) Edit(ctx context.Context, title string, do func(*Edit) error) error {
	_, err := s.edit(ctx, title, 0, do)
	return err
}

// edit records a change as a step: a new one, or the given one when that is still there. A change that changed
// nothing leaves no step.
func (s *Store) edit(ctx context.Context, title string, step int64, do func(*Edit) error) (int64, error) {
	err := s.db.Write(ctx, func(tx *sql.Tx) error {
		e := &Edit{ctx: ctx, tx: tx, now: s.now(), title: title}
		var err error
		if step, err = e.begin(step); err != nil {
			return err
		}
		if err := do(e); err != nil {
			return err
		}
		return e.end(step)
	})
	return step, err
}

// Title names the step by what was found out on the way.
func (e *Edit) Title(title string) { e.title = title }

func (e *Edit) begin(step int64) (int64, error) {
	r, err := e.exec(`INSERT INTO undo_now (step) SELECT id FROM undo_step WHERE id = ?`, step)
	if err != nil {
		return 0, err
	}
	if n, err := r.RowsAffected(); n > 0 || err != nil {
		return step, err
	}
	if r, err = e.exec(`INSERT INTO undo_step (title, at) VALUES ('', ?)`, sqlite.Stamp(e.now)); err != nil {
		return 0, err
	}
	if step, err = r.LastInsertId(); err != nil {
		return 0, err
	}
	_, err = e.exec(`INSERT INTO undo_now (step) VALUES (?)`, step)
	return step, err
}

// end stops recording, names the step, and forgets those that are empty or too old.
func (e *Edit) end(step int64) error {
	if err := tellWords(e.ctx, e.tx); err != nil {
		return err
	}
	if _, err := e.exec(`DELETE FROM undo_now`); err != nil {
		return err
	}
	if _, err := e.exec(`UPDATE undo_step SET title = ? WHERE id = ?`, e.title, step); err != nil {
		return err
	}
	_, err := e.exec(`DELETE FROM undo_step WHERE id = ?1
		AND NOT EXISTS (SELECT 1 FROM undo_change WHERE step = ?1)
		AND NOT EXISTS (SELECT 1 FROM undo_mark WHERE step = ?1)`, step)
	if err != nil {
		return err
	}
	_, err = e.exec(`DELETE FROM undo_step WHERE id <= (SELECT id FROM undo_step ORDER BY id DESC LIMIT 1 OFFSET ?)`, undoSteps)
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
