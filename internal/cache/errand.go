package cache

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// errandLasts is how long what was broken off may be taken up again: afterwards there are other news to be had.
const errandLasts = 24 * time.Hour

// Errand says how many bytes were fetched for an errand that was broken off; zero when there is none of that name.
func (s *Store) Errand(ctx context.Context, name string) (spent int64, err error) {
	err = sqlite.One(ctx, s.db.Read(), `SELECT spent FROM errand WHERE name = ? AND began >= ?`,
		sqlite.Args(name, sqlite.Stamp(s.now().Add(-errandLasts))), &spent)
	if errors.Is(err, news.ErrNotFound) {
		return 0, nil
	}
	return spent, err
}

// SpendErrand writes down how many bytes were fetched for an errand so far.
func (s *Store) SpendErrand(ctx context.Context, name string, spent int64) error {
	return s.db.Write(ctx, func(tx *sql.Tx) error {
		now := s.now()
		_, err := tx.ExecContext(ctx, `DELETE FROM errand WHERE began < ?`, sqlite.Stamp(now.Add(-errandLasts)))
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO errand (name, began, spent) VALUES (?, ?, ?)
			ON CONFLICT DO UPDATE SET spent = excluded.spent`, name, sqlite.Stamp(now), spent)
		return err
	})
}

// EndErrand forgets an errand that is done.
func (s *Store) EndErrand(ctx context.Context, name string) error {
	return s.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM errand WHERE name = ?`, name)
		return err
	})
}
