package library

import (
	"context"
	"database/sql"
	"fmt"

	"reader/internal/news"
)

// SetView remembers how the reader looks at a section. It is no step of undo: the same key takes it back.
func (s *Store) SetView(ctx context.Context, id news.SectionID, v news.View) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, putView, id, v.Show, v.BySource, v.Folded)
		return err
	})
	if err != nil {
		return fmt.Errorf("remember the view of section %s: %w", id, err)
	}
	return nil
}

const putView = `INSERT INTO view (section, show, by_source, folded) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
	show = excluded.show, by_source = excluded.by_source, folded = excluded.folded`
