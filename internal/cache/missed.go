package cache

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Missed is what is remembered of a page, a picture or a server that could not be had. The zero Missed is nothing.
type Missed struct {
	Failures int       // in a row
	Next     time.Time // not to be asked for ahead before
	Lost     bool      // it cannot be had at all: what waits for it need not wait any longer
	Reason   string    // a sentence for people
}

// Missed returns what is remembered of an address.
func (s *Store) Missed(ctx context.Context, url string) (m Missed, err error) {
	var next int64
	err = sqlite.One(ctx, s.db.Read(), `SELECT failures, next, lost, reason FROM missed WHERE name = ?`,
		sqlite.Args(pictureName(url)), &m.Failures, &next, &m.Lost, &m.Reason)
	if errors.Is(err, news.ErrNotFound) {
		return Missed{}, nil
	}
	m.Next = sqlite.Time(next)
	return m, err
}

// Miss remembers that an address could not be had. The stories that lack only pictures which are lost are whole.
func (s *Store) Miss(ctx context.Context, url string, m Missed) error {
	name := pictureName(url)
	err := s.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO missed (name, failures, next, lost, reason) VALUES (?, ?, ?, ?, ?)`,
			name, m.Failures, sqlite.Stamp(m.Next), m.Lost, m.Reason)
		if err != nil {
			return err
		}
		return recount(ctx, tx, name)
	})
	if err != nil {
		return fmt.Errorf("remember what could not be had: %w", err)
	}
	return nil
}

// Had forgets that an address could not be had.
func (s *Store) Had(ctx context.Context, url string) error {
	return s.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM missed WHERE name = ?`, pictureName(url))
		return err
	})
}
