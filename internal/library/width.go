package library

import (
	"context"
	"database/sql"
	"fmt"

	"reader/internal/sqlite"
)

// SetTextWidth remembers how many columns wide the reader made the text of articles, while the configuration says
// another width. It is no step of undo: the same key takes it back.
func (s *Store) SetTextWidth(ctx context.Context, columns, configured int) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM width`); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO width (columns, configured) VALUES (?, ?)`, columns, configured)
		return err
	})
	if err != nil {
		return fmt.Errorf("remember the width of the text: %w", err)
	}
	return nil
}

// TextWidth is what SetTextWidth remembered; zero for nothing, and when the configuration says something else since:
// what was written last counts.
func (s *Store) TextWidth(ctx context.Context, configured int) (columns int, err error) {
	err = sqlite.One(ctx, s.db.Read(), `SELECT columns FROM width WHERE configured = ?`, sqlite.Args(configured), &columns)
	if sqlite.NotFound(err) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("width of the text: %w", err)
	}
	return columns, nil
}
