package cache

import (
	"context"
	"database/sql"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// marksAtOnce is how many flags one transaction sets.
const marksAtOnce = 5000

// SetRead sets the flag of the stories that are here. The library knows the truth; the flag makes lists quick. What was
// marked stays as it is for as long as that can be undone.
func (s *Store) SetRead(ctx context.Context, read bool, ids ...news.StoryID) error {
	return s.setFlag(ctx, "read", read, ids)
}

// SetSaved is SetRead for bookmarks.
func (s *Store) SetSaved(ctx context.Context, saved bool, ids ...news.StoryID) error {
	return s.setFlag(ctx, "saved", saved, ids)
}

// setFlag sets a column. Where it is right already nothing is written, and nobody is kept waiting.
func (s *Store) setFlag(ctx context.Context, column string, value bool, ids []news.StoryID) error {
	held := sqlite.Stamp(s.now().Add(undoable))
	return sqlite.Chunks(ids, marksAtOnce, func(some []news.StoryID) error {
		wrong, err := sqlite.All(ctx, s.db.Read(), sqlite.Value[int64],
			`SELECT id FROM story WHERE key IN (SELECT value FROM json_each(?)) AND `+column+` <> ?`, sqlite.Integers(some), value)
		if err != nil || len(wrong) == 0 {
			return err
		}
		return s.db.Write(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `UPDATE story SET `+column+` = ?1, held = max(held, ?3)
				WHERE id IN (SELECT value FROM json_each(?2)) AND `+column+` <> ?1`, value, sqlite.Integers(wrong), held)
			return err
		})
	})
}
