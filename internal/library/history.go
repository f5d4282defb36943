package library

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"time"

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

// Visit is one line of the history: a story that was opened, and the story it was reached from, zero for none.
type Visit struct {
	At    time.Time
	Story news.StoryID
	Title string
	URL   string
	From  news.StoryID
}

// Visited writes down that a story was opened, from another one or from a list.
func (s *Store) Visited(ctx context.Context, story news.Story, from news.StoryID) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO visit (at, story, title, url, came) VALUES (?, ?, ?, ?, ?)`,
			sqlite.Stamp(s.now()), int64(story.ID), story.Title, story.URL, int64(from))
		return err
	})
	if err != nil {
		return fmt.Errorf("note visit to story %s: %w", story.ID, err)
	}
	return nil
}

// Seen writes down that the text which was read in the last visit to a story was that as of a time.
func (s *Store) Seen(ctx context.Context, story news.StoryID, asOf time.Time) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE visit SET seen = max(seen, ?1)
			WHERE id = (SELECT max(id) FROM visit WHERE story = ?2)`, sqlite.Stamp(asOf), int64(story))
		return err
	})
	if err != nil {
		return fmt.Errorf("note what was read of story %s: %w", story, err)
	}
	return nil
}

// LastRead is as of when the text of a story was that was read last; zero when it was never opened.
func (s *Store) LastRead(ctx context.Context, story news.StoryID) (time.Time, error) {
	var at sql.NullInt64
	err := sqlite.One(ctx, s.db.Read(), `SELECT max(max(at, seen)) FROM visit WHERE story = ?`, sqlite.Args(int64(story)), &at)
	if err != nil {
		return time.Time{}, fmt.Errorf("last visit to story %s: %w", story, err)
	}
	return sqlite.Time(at.Int64), nil
}

// History lists visits, the last first, behind a cursor; zero for the top. next is where it goes on, and zero when
// there is no more.
func (s *Store) History(ctx context.Context, after news.Cursor, limit int) (visits []Visit, next news.Cursor, err error) {
	before := after.Row
	if before == 0 {
		before = math.MaxInt64
	}
	var rows []int64
	visits, err = sqlite.All(ctx, s.db.Read(), func(scan sqlite.Scan) (v Visit, err error) {
		var row, at, story, from int64
		err = scan(&row, &at, &story, &v.Title, &v.URL, &from)
		v.At, v.Story, v.From = sqlite.Time(at), news.StoryID(story), news.StoryID(from)
		rows = append(rows, row)
		return v, err
	}, `SELECT id, at, story, title, url, came FROM visit WHERE id < ? ORDER BY id DESC LIMIT ?`, before, limit+1)
	if err != nil {
		return nil, next, fmt.Errorf("read history: %w", err)
	}
	if len(visits) > limit {
		visits = visits[:limit]
		next = news.Cursor{When: sqlite.Stamp(visits[limit-1].At), Row: rows[limit-1]}
	}
	return visits, next, nil
}

// Trust writes down an origin, scheme://host:port, that the reader confirmed or imported. Undo takes the change back and
// not the trust.
func (e *Edit) Trust(origin string) error {
	if _, err := e.exec(`INSERT OR IGNORE INTO trusted (origin) VALUES (?)`, origin); err != nil {
		return fmt.Errorf("trust %s: %w", origin, err)
	}
	return nil
}

// Trusted lists the trusted origins.
func (s *Store) Trusted(ctx context.Context) ([]string, error) {
	return sqlite.All(ctx, s.db.Read(), sqlite.Value[string], `SELECT origin FROM trusted ORDER BY origin`)
}
