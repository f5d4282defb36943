package library

import (
	"context"
	"fmt"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// marksAtOnce is how many marks one transaction writes, so that another process never waits long.
const marksAtOnce = 5000

// Mark marks stories read or unread. All of them are one step of undo, though many take several transactions.
func (s *Store) Mark(ctx context.Context, read bool, ids ...news.StoryID) error {
	var step int64
	title := markTitle(read, len(ids))
	return sqlite.Chunks(ids, marksAtOnce, func(ids []news.StoryID) (err error) {
		step, err = s.edit(ctx, title, step, func(e *Edit) error { return e.mark(read, ids) })
		return err
	})
}

func markTitle(read bool, n int) string {
	state, stories := "unread", "stories"
	if read {
		state = "read"
	}
	if n == 1 {
		stories = "story"
	}
	return fmt.Sprintf("marked %d %s %s", n, stories, state)
}

func (e *Edit) mark(read bool, ids []news.StoryID) error {
	changed, err := markClock(e.ctx, e.tx, sqlite.Stamp(e.now))
	if err != nil {
		return err
	}
	stmt, err := e.tx.PrepareContext(e.ctx, `INSERT INTO mark (story, read, changed) VALUES (?, ?, ?)
		ON CONFLICT DO UPDATE SET read = excluded.read, changed = excluded.changed WHERE read <> excluded.read`)
	if err != nil {
		return err
	}
	defer stmt.Close()
	for _, id := range ids {
		if _, err := stmt.ExecContext(e.ctx, int64(id), read, changed); err != nil {
			return err
		}
	}
	return nil
}

// markClock is the time to write beside a mark. It never runs backwards, so that ReadSince misses nothing when the
// machine's clock was set back.
func markClock(ctx context.Context, q sqlite.Querier, now int64) (changed int64, err error) {
	err = sqlite.One(ctx, q, `SELECT max(?, coalesce((SELECT max(changed) FROM mark), 0))`, sqlite.Args(now), &changed)
	return changed, err
}

// IsRead says which of the stories are read; the others are not in the map.
func (s *Store) IsRead(ctx context.Context, ids ...news.StoryID) (map[news.StoryID]bool, error) {
	return s.which(ctx, `SELECT story FROM mark WHERE read = 1 AND story IN (SELECT value FROM json_each(?))`, ids)
}

// which asks which of the given stories a query finds.
func (s *Store) which(ctx context.Context, query string, ids []news.StoryID) (map[news.StoryID]bool, error) {
	is := make(map[news.StoryID]bool)
	err := sqlite.Chunks(ids, marksAtOnce, func(ids []news.StoryID) error {
		found, err := sqlite.All(ctx, s.db.Read(), storyID, query, sqlite.Integers(ids))
		for _, id := range found {
			is[id] = true
		}
		return err
	})
	return is, err
}

// ReadSince lists the stories whose mark changed at a time or later, by what it is now; everything for the zero time.
// The order is that of the changes.
func (s *Store) ReadSince(ctx context.Context, since time.Time) (read, unread []news.StoryID, err error) {
	err = sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var id int64
		var is bool
		if err := scan(&id, &is); err != nil {
			return err
		}
		list := &unread
		if is {
			list = &read
		}
		*list = append(*list, news.StoryID(id))
		return nil
	}, `SELECT story, read FROM mark WHERE changed >= ? ORDER BY changed`, sqlite.Stamp(since))
	return read, unread, err
}
