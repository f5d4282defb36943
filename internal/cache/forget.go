package cache

import (
	"context"
	"database/sql"

	"reader/internal/sqlite"
)

// strip takes the texts of stories away, with all that belongs to them. Their headlines are found by their own words.
func strip(ctx context.Context, tx *sql.Tx, rows []row) error {
	if err := runOn(ctx, tx, rows, `DELETE FROM body WHERE story IN (SELECT value FROM json_each(?))`,
		`DELETE FROM source WHERE story IN (SELECT value FROM json_each(?))`,
		`DELETE FROM version WHERE story IN (SELECT value FROM json_each(?))`,
		`DELETE FROM illustration WHERE story IN (SELECT value FROM json_each(?))`,
		`UPDATE story SET stored = 0, stale = 0, revised = 0, lacking = 0 WHERE id IN (SELECT value FROM json_each(?))`); err != nil {
		return err
	}
	for i := range rows {
		if err := index(ctx, tx, rows[i].id, wordsOf(&rows[i].Story, "")); err != nil {
			return err
		}
	}
	return nil
}

// forget takes stories away. Their entries stay in their place, each as long as its feed may list it.
func forget(ctx context.Context, tx *sql.Tx, rows []row) error {
	if err := runOn(ctx, tx, rows, `DELETE FROM body WHERE story IN (SELECT value FROM json_each(?))`,
		`DELETE FROM place WHERE (feed, time, story) IN (SELECT entry.feed, story.time, story.id
			FROM story JOIN entry ON entry.story = story.id WHERE story.id IN (SELECT value FROM json_each(?)))`,
		`UPDATE entry SET story = 0 WHERE story IN (SELECT value FROM json_each(?))`,
		`DELETE FROM story WHERE id IN (SELECT value FROM json_each(?))`); err != nil {
		return err
	}
	for i := range rows {
		set, err := feedset(ctx, tx, rows[i].Feeds)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE feedset SET total = total - 1, unread = unread - ? WHERE id = ?`, !rows[i].Read, set)
		if err != nil {
			return err
		}
	}
	return nil
}

// runOn runs statements on the rows of stories.
func runOn(ctx context.Context, tx *sql.Tx, rows []row, statements ...string) error {
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].id
	}
	list := sqlite.Integers(ids)
	for _, statement := range statements {
		if _, err := tx.ExecContext(ctx, statement, list); err != nil {
			return err
		}
	}
	return nil
}
