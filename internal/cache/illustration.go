package cache

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// Illustrate notes which pictures a stored page shows. PutArticle does so by itself: this is for pages that were stored
// before it did.
func (s *Store) Illustrate(ctx context.Context, id news.StoryID, urls []string) error {
	err := s.db.Write(ctx, func(tx *sql.Tx) error {
		var row int64
		if err := sqlite.One(ctx, tx, `SELECT id FROM story WHERE key = ?`, sqlite.Args(int64(id)), &row); err != nil {
			return err
		}
		return illustrate(ctx, tx, row, urls)
	})
	if err != nil {
		return fmt.Errorf("pictures of story %s: %w", id, err)
	}
	return nil
}

// illustrate makes the pictures that a story's page shows exactly these.
func illustrate(ctx context.Context, tx sqlite.Writer, row int64, urls []string) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM illustration WHERE story = ?`, row); err != nil {
		return err
	}
	return illustrateToo(ctx, tx, row, urls...)
}

// illustrateToo adds pictures to those that a story's page shows.
func illustrateToo(ctx context.Context, tx sqlite.Writer, row int64, urls ...string) error {
	_, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO illustration (story, picture) SELECT ?, value FROM json_each(?)`,
		row, pictureNames(urls))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE story SET lacking = `+lacking+` WHERE id = ?`, row)
	return err
}

// lacking counts those of a story's pictures that are not stored and may still be had.
const lacking = `(SELECT count(*) FROM illustration WHERE illustration.story = story.id
	AND NOT EXISTS (SELECT 1 FROM picture WHERE name = illustration.picture)
	AND NOT EXISTS (SELECT 1 FROM missed WHERE name = illustration.picture AND lost = 1))`

// recount brings the counts of all stories in line that show one of these pictures.
func recount(ctx context.Context, tx sqlite.Writer, names ...string) error {
	list, err := json.Marshal(names)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE story SET lacking = `+lacking+` WHERE id IN
		(SELECT illustration.story FROM illustration WHERE picture IN (SELECT value FROM json_each(?)))`, string(list))
	return err
}

// pictureNames lists the names of pictures as SQL reads them.
func pictureNames(urls []string) string {
	names := make([]string, len(urls))
	for i, u := range urls {
		names[i] = pictureName(u)
	}
	list, err := json.Marshal(names)
	if err != nil {
		panic(err) // hexadecimal digits: they can always be written
	}
	return string(list)
}

// Whole says which of the stories are stored whole; the others are not in the map.
func (s *Store) Whole(ctx context.Context, ids []news.StoryID) (map[news.StoryID]bool, error) {
	whole := make(map[news.StoryID]bool, len(ids))
	err := sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var key int64
		err := scan(&key)
		whole[news.StoryID(key)] = true
		return err
	}, `SELECT key FROM story WHERE stored = 2 AND lacking = 0 AND key IN (SELECT value FROM json_each(?))`, sqlite.Integers(ids))
	return whole, err
}
