package library

import (
	"context"
	"database/sql"
	"fmt"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Undo takes the newest step back that was made through this Store or before it was opened. It returns what that step
// did, such as "marked 3 stories read", and the stories that it touched.
// With nothing to take back, did is empty. What another program has done since to the same story, feed or section
// stands, and did says so.
func (s *Store) Undo(ctx context.Context) (did string, on Touched, err error) {
	var step, back int64
	err = s.write(ctx, func(tx *sql.Tx) error {
		e := s.change(ctx, tx, "")
		var is state
		if step, _, is, err = e.newest(stands, trashed); err != nil || step == 0 {
			return err
		}
		if on, err = e.touched(step); err != nil {
			return err
		}
		if back, err = e.beginAs(nil); err != nil {
			return err
		}
		to := reversed
		if is == trashed {
			to = retrieved
		}
		if did, err = e.turn(step, back, to); err != nil {
			return err
		}
		_, err = e.exec(`UPDATE undo_step SET again = ? WHERE id = ?`, step, back)
		return err
	})
	if err != nil {
		return "", Touched{}, fmt.Errorf("undo: %w", err)
	}
	s.reach.exchange(step, back)
	return did, on, nil
}

// Redo does again what Undo took back last, and returns what Undo does. It is possible until something else is done. A
// step that is done again has the identifier that it had: it stands where it stood, and the trash knows it.
func (s *Store) Redo(ctx context.Context) (did string, on Touched, err error) {
	var step, again int64
	err = s.write(ctx, func(tx *sql.Tx) error {
		e := s.change(ctx, tx, "")
		var is state
		if step, again, is, err = e.newest(reversed, retrieved); err != nil || step == 0 {
			return err
		}
		if on, err = e.touched(step); err != nil {
			return err
		}
		if _, err = e.beginAs(&again); err != nil {
			return err
		}
		to := stands
		if is == retrieved {
			to = trashed
		}
		did, err = e.turn(step, again, to)
		return err
	})
	if err != nil {
		return "", Touched{}, fmt.Errorf("redo: %w", err)
	}
	s.reach.exchange(step, again)
	return did, on, nil
}

// BeginHere makes what was done so far the beginning: undo does not go behind it, and the trash is empty.
func (s *Store) BeginHere(ctx context.Context) error {
	if _, err := s.forget(ctx, `DELETE FROM undo_step`); err != nil {
		return fmt.Errorf("forget what was done: %w", err)
	}
	return nil
}

// newest finds the newest step within reach that is in one of two states; zero when there is none.
func (e *Edit) newest(one, other state) (step, again int64, is state, err error) {
	mine, args := e.reach.where()
	err = e.one(`SELECT id, again, state, title FROM undo_step WHERE state IN (?, ?) AND `+mine+` ORDER BY id DESC LIMIT 1`,
		append([]any{one, other}, args...), &step, &again, &is, &e.title)
	if sqlite.NotFound(err) {
		return 0, 0, stands, nil
	}
	return step, again, is, err
}

// turn takes a step back while another records that, which is in the given state then. It says what the step did. One
// that stands as it stood before takes away as little as it did then: a list that gets its other name again, say.
func (e *Edit) turn(step, recording int64, to state) (did string, err error) {
	whole, err := e.reverse(step)
	if err != nil {
		return "", err
	}
	if to == stands {
		err = e.tookNothing()
	}
	if err != nil {
		return "", err
	}
	if _, err := e.exec(`DELETE FROM undo_step WHERE id = ?`, step); err != nil {
		return "", err
	}
	if _, err := e.end(recording, to); err != nil {
		return "", err
	}
	if !whole {
		return e.title + "; what was changed elsewhere since stays", nil
	}
	return e.title, nil
}

// Touched are the stories that a step changed, so that a cache can be told.
type Touched struct {
	Marked []news.StoryID // read or unread
	Kept   []news.StoryID // bookmarks, and what belongs to them
}

// touched lists the stories that a step changed.
func (e *Edit) touched(step int64) (on Touched, err error) {
	if on.Marked, err = sqlite.All(e.ctx, e.tx, storyID, `SELECT story FROM undo_mark WHERE step = ?`, step); err != nil {
		return on, err
	}
	on.Kept, err = sqlite.All(e.ctx, e.tx, storyID, `SELECT DISTINCT story FROM undo_change WHERE step = ? AND story <> 0`, step)
	return on, err
}

// storyID reads a story's identifier from a single column.
func storyID(scan sqlite.Scan) (news.StoryID, error) {
	id, err := sqlite.Value[int64](scan)
	return news.StoryID(id), err
}
