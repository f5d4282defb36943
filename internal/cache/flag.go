package cache

import (
	"context"
	"database/sql"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// marksAtOnce is how many flags one transaction sets.
const marksAtOnce = 5000

// SetRead sets the flag of the stories that are here. The library knows the truth; the flag makes lists quick.
func (s *Store) SetRead(ctx context.Context, read bool, ids ...news.StoryID) error {
	return s.setFlag(ctx, `UPDATE story SET read = ?1 WHERE key = ?2 AND read <> ?1`, read, ids)
}

// SetSaved is SetRead for bookmarks.
func (s *Store) SetSaved(ctx context.Context, saved bool, ids ...news.StoryID) error {
	return s.setFlag(ctx, `UPDATE story SET saved = ?1 WHERE key = ?2 AND saved <> ?1`, saved, ids)
}

func (s *Store) setFlag(ctx context.Context, update string, value bool, ids []news.StoryID) error {
	return sqlite.Chunks(ids, marksAtOnce, func(some []news.StoryID) error {
		return s.db.Write(ctx, func(tx *sql.Tx) error {
			set, err := tx.PrepareContext(ctx, update)
			if err != nil {
				return err
			}
			defer set.Close()
			for _, id := range some {
				if _, err := set.ExecContext(ctx, value, int64(id)); err != nil {
					return err
				}
			}
			return nil
		})
	})
}
