package cache

import (
	"context"
	"database/sql"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// pruned is how long a story that only a listing told of is kept when nobody opens it.
const pruned = 30 * 24 * time.Hour

// prunedAtOnce is how many stories go in one transaction, so that another process never waits long.
const prunedAtOnce = 500

// Prune forgets the stories that only listings told of, once they have lain here for a month unread, not saved, and
// without their page. It says how many these were.
func (s *Store) Prune(ctx context.Context) (gone int, err error) {
	find := func(q sqlite.Querier) ([]int64, error) {
		return sqlite.All(ctx, q, sqlite.Value[int64], `SELECT story.id FROM story JOIN feedset ON feedset.id = story.feedset
			WHERE members = '[]' AND read = 0 AND saved = 0 AND stored < ?
			AND unixepoch(json_extract(head, '$.Seen')) < ? LIMIT ?`, news.StoredFull, s.now().Add(-pruned).Unix(), prunedAtOnce)
	}
	for {
		if rows, err := find(s.db.Read()); err != nil || len(rows) == 0 {
			return gone, err
		}
		err := s.db.Write(ctx, func(tx *sql.Tx) error {
			rows, err := find(tx) // once more, now that no other process can take one of them up
			if err != nil || len(rows) == 0 {
				return err
			}
			gone += len(rows)
			return forget(ctx, tx, rows)
		})
		if err != nil {
			return gone, err
		}
	}
}

// forget deletes unread stories that no feed carries.
func forget(ctx context.Context, tx *sql.Tx, rows []int64) error {
	ids := sqlite.Integers(rows)
	for _, statement := range []string{
		`DELETE FROM words WHERE rowid IN (SELECT value FROM json_each(?))`,
		`DELETE FROM body WHERE story IN (SELECT value FROM json_each(?))`,
		`DELETE FROM entry WHERE story IN (SELECT value FROM json_each(?))`,
		`DELETE FROM place WHERE story IN (SELECT value FROM json_each(?))`,
		`DELETE FROM story WHERE id IN (SELECT value FROM json_each(?))`,
	} {
		if _, err := tx.ExecContext(ctx, statement, ids); err != nil {
			return err
		}
	}
	set, err := feedset(ctx, tx, []news.FeedID{})
	if err != nil {
		return err
	}
	return count(ctx, tx, set, -len(rows))
}
