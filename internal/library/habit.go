package library

import (
	"context"
	"database/sql"
	"fmt"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// SetHabit remembers how the reader arranged something of the screen. It is no step of undo: the same key takes it back.
func (s *Store) SetHabit(ctx context.Context, h news.Habit) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO habit (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
			storable(h.Name), storable(h.Value))
		return err
	})
	if err != nil {
		return fmt.Errorf("remember the habit %q: %w", h.Name, err)
	}
	return nil
}

// Habits are those remembered.
func (s *Store) Habits(ctx context.Context) (news.Habits, error) {
	all, err := sqlite.All(ctx, s.db.Read(), habit, `SELECT name, value FROM habit WHERE value <> ''`)
	if err != nil {
		return nil, fmt.Errorf("habits: %w", err)
	}
	out := news.Habits{}
	for _, h := range all {
		out[h.Name] = h.Value
	}
	return out, nil
}

func habit(scan sqlite.Scan) (h news.Habit, err error) {
	err = scan(&h.Name, &h.Value)
	return h, err
}
