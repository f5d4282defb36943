package library

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// trashKeeps is how long something lies in the trash.
const trashKeeps = 30 * 24 * time.Hour

// thingsNamed is how many of the things that one change took away the trash names.
const thingsNamed = 20

// Trash lists the changes that took something away in the last 30 days, the last first, behind one; zero for the top.
func (s *Store) Trash(ctx context.Context, after news.TrashID, limit int) ([]news.Trashed, error) {
	before := int64(after)
	if before == 0 {
		before = math.MaxInt64
	}
	entries, err := sqlite.All(ctx, s.db.Read(), scanTrashed, `SELECT id, title, at,
		(SELECT count(*) FROM undo_change WHERE step = undo_step.id AND took <> '')
		FROM undo_step WHERE state = ? AND id < ? ORDER BY id DESC LIMIT ?`, trashed, before, limit)
	if err != nil {
		return nil, fmt.Errorf("read trash: %w", err)
	}
	for i := range entries {
		t := &entries[i]
		t.Things, err = sqlite.All(ctx, s.db.Read(), scanThing,
			`SELECT took, name FROM undo_change WHERE step = ? AND took <> '' ORDER BY id LIMIT ?`, int64(t.ID), thingsNamed)
		if err != nil {
			return nil, fmt.Errorf("read trash entry %s: %w", t.ID, err)
		}
	}
	return entries, nil
}

func scanTrashed(scan sqlite.Scan) (t news.Trashed, err error) {
	var id, at int64
	err = scan(&id, &t.Did, &at, &t.Of)
	t.ID, t.Taken = news.TrashID(id), sqlite.Time(at)
	t.Until = t.Taken.Add(trashKeeps)
	return t, err
}

func scanThing(scan sqlite.Scan) (t news.Thing, err error) {
	err = scan(&t.Kind, &t.Name)
	return t, err
}

// Restore brings back what lies in the trash, in any order, as one step of undo. What has come back meanwhile by itself
// is left as it is. It returns what it did, and the stories that it touched. The error wraps news.ErrNotFound when an entry is
// not there; then none is restored.
func (s *Store) Restore(ctx context.Context, ids ...news.TrashID) (did string, on Touched, err error) {
	title := fmt.Sprintf("restored %d entries of the trash", len(ids))
	err = s.Edit(ctx, title, func(e *Edit) error {
		for _, id := range ids {
			took, err := e.restore(id)
			if err != nil {
				return fmt.Errorf("restore %s: %w", id, err)
			}
			if len(ids) == 1 {
				e.Title("restored from the trash: " + took)
			}
		}
		if err := e.settle(); err != nil {
			return err
		}
		did = e.title
		on, err = e.recorded()
		return err
	})
	return did, on, err
}

// restore runs the statements that bring back what a step took away, and takes the step out of the trash.
func (e *Edit) restore(id news.TrashID) (did string, err error) {
	if err := e.one(`SELECT title FROM undo_step WHERE id = ? AND state = ?`, sqlite.Args(int64(id), trashed), &did); err != nil {
		return "", err
	}
	statements, err := sqlite.All(e.ctx, e.tx, sqlite.Value[string],
		`SELECT statement FROM undo_change WHERE step = ? AND statement LIKE 'INSERT %' ORDER BY id DESC`, int64(id))
	if err != nil {
		return "", err
	}
	for _, statement := range statements {
		if err := e.run(statement); err != nil {
			return "", err
		}
	}
	_, err = e.exec(`UPDATE undo_step SET state = ? WHERE id = ?`, restored, int64(id))
	return did, err
}

// recorded lists the stories that the step under way touched so far. That a section which came back was merged
// with another one is nothing taken away.
func (e *Edit) recorded() (Touched, error) {
	var step int64
	err := cmp.Or(e.tookNothing(), e.one(`SELECT step FROM undo_now`, nil, &step))
	if err != nil {
		return Touched{}, err
	}
	return e.touched(step)
}

// tookNothing says that what the step under way deleted so far is there under another name.
func (e *Edit) tookNothing() error {
	_, err := e.exec(`UPDATE undo_change SET took = '' WHERE step = (SELECT step FROM undo_now)`)
	return err
}

// EmptyTrash forgets entries of the trash, or all of them when none is named, and says how many went. They cannot be
// brought back, and the pictures of their bookmarks go too.
func (s *Store) EmptyTrash(ctx context.Context, ids ...news.TrashID) (gone int, err error) {
	statement, args := `DELETE FROM undo_step WHERE state = ?`, []any{trashed}
	if len(ids) > 0 {
		statement, args = statement+` AND id IN (SELECT value FROM json_each(?))`, append(args, sqlite.Integers(ids))
	}
	if gone, err = s.forget(ctx, statement, args...); err != nil {
		return 0, fmt.Errorf("empty trash: %w", err)
	}
	return gone, s.sweepPictures(ctx)
}

// forget runs a statement that deletes rows for good, and says how many went.
func (s *Store) forget(ctx context.Context, statement string, args ...any) (gone int, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, statement, args...)
		if err != nil {
			return err
		}
		n, err := r.RowsAffected()
		gone = int(n)
		return err
	})
	return gone, err
}

// Sweep forgets what has lain in the trash for 30 days, and what was read two years ago. It belongs off the path of a
// start.
func (s *Store) Sweep(ctx context.Context) error {
	now := s.now()
	if _, err := s.forget(ctx, `DELETE FROM undo_step WHERE state IN (?, ?) AND at < ?`,
		trashed, restored, sqlite.Stamp(now.Add(-trashKeeps))); err != nil {
		return fmt.Errorf("sweep trash: %w", err)
	}
	if _, err := s.forget(ctx, `DELETE FROM visit WHERE at < ?`, sqlite.Stamp(now.AddDate(-historyYears, 0, 0))); err != nil {
		return fmt.Errorf("sweep history: %w", err)
	}
	return nil
}
