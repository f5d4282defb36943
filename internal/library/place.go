package library

import (
	"context"
	"database/sql"
	"fmt"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// SetPlace writes down where the reader is in a story.
func (s *Store) SetPlace(ctx context.Context, id news.StoryID, p news.Place) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO place (story, block, rune, changed) VALUES (?, ?, ?, ?)`,
			int64(id), p.Block, p.Rune, sqlite.Stamp(s.now()))
		return err
	})
	if err != nil {
		return fmt.Errorf("keep place in story %s: %w", id, err)
	}
	return nil
}

// PlaceOf reads where the reader was in a story: the top when it was never opened.
func (s *Store) PlaceOf(ctx context.Context, id news.StoryID) (p news.Place, err error) {
	err = sqlite.One(ctx, s.db.Read(), `SELECT block, rune FROM place WHERE story = ?`, sqlite.Args(int64(id)), &p.Block, &p.Rune)
	if err != nil && !sqlite.NotFound(err) {
		return p, fmt.Errorf("place in story %s: %w", id, err)
	}
	return p, nil
}
