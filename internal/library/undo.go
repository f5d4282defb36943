package library

import (
	"context"
	"database/sql"
	"fmt"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Undo takes the newest step back. It returns what that step did, such as "marked 3 stories read", and the stories
// whose marks or bookmarks changed, so that a cache can be told. With nothing to take back, did is empty.
func (s *Store) Undo(ctx context.Context) (did string, affected []news.StoryID, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		var step int64
		err := sqlite.One(ctx, tx, `SELECT id, title FROM undo_step ORDER BY id DESC LIMIT 1`, nil, &step, &did)
		if sqlite.NotFound(err) {
			return nil
		}
		if err != nil {
			return err
		}
		if affected, err = reverse(ctx, tx, step, sqlite.Stamp(s.now())); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM undo_step WHERE id = ?`, step)
		return err
	})
	if err != nil {
		return "", nil, fmt.Errorf("undo: %w", err)
	}
	return did, affected, nil
}

// reverse runs a step's reversing statements, the newest first, and turns its marks round.
func reverse(ctx context.Context, tx *sql.Tx, step, now int64) ([]news.StoryID, error) {
	affected, err := sqlite.All(ctx, tx, storyID, `SELECT story FROM undo_mark WHERE step = ?1
		UNION SELECT story FROM undo_change WHERE step = ?1 AND story <> 0`, step)
	if err != nil {
		return nil, err
	}
	statements, err := sqlite.All(ctx, tx, sqlite.Value[string],
		`SELECT statement FROM undo_change WHERE step = ? ORDER BY id DESC`, step)
	if err != nil {
		return nil, err
	}
	for _, statement := range statements {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return nil, err
		}
	}
	if err := tellWords(ctx, tx); err != nil {
		return nil, err
	}
	changed, err := markClock(ctx, tx, now)
	if err != nil {
		return nil, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE mark SET read = 1 - read, changed = ?
		WHERE story IN (SELECT story FROM undo_mark WHERE step = ?)`, changed, step)
	return affected, err
}

// storyID reads a story's identifier from a single column.
func storyID(scan sqlite.Scan) (news.StoryID, error) {
	id, err := sqlite.Value[int64](scan)
	return news.StoryID(id), err
}
