package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// ErrLost is wrapped by the error of Restore when there is no good backup, and no subscription and no bookmark can be read
// of the library either. Nothing was touched then.
var ErrLost = errors.New("no feed and no bookmark of it can be read")

// salvage has what can still be read of a damaged library take its place, for want of a backup. The damaged one is set
// aside, as whoever knows more of SQLite than we do may find more in it.
func salvage(ctx context.Context, path string, now time.Time) (notice string, err error) {
	if err := sqlite.Settle(ctx, path); errors.Is(err, sqlite.ErrLocked) {
		return "", fmt.Errorf("restore: %w", err)
	}
	switch err := examine(ctx, path); {
	case err == nil:
		return "", fmt.Errorf("restore %s: %w, and nothing is wrong with the library itself", path, ErrNoBackup)
	case !errors.Is(err, sqlite.ErrCorrupt):
		return "", fmt.Errorf("restore %s: %w; %w", path, ErrNoBackup, err)
	}
	staged, err := stageAt(path)
	if err != nil {
		return "", fmt.Errorf("restore: %w", err)
	}
	rows, err := salvageTo(ctx, path, staged)
	if err != nil {
		_, _ = stageAt(path) // a part that stays is taken away the next time
		return "", fmt.Errorf("restore %s: %w", path, err)
	}
	aside, err := replace(path, staged, now.UTC().Format(damagedTime))
	if err != nil {
		return "", fmt.Errorf("restore: %w", err)
	}
	return fmt.Sprintf("There is no good backup. The library is made of what could be read of the damaged one: feeds %d, bookmarks %d. %s",
		rows["feed"], rows["bookmark"], aside), nil
}

// salvageTo makes a library of what can be read of another, and says how many rows each table has.
func salvageTo(ctx context.Context, damaged, staged string) (rows map[string]int, err error) {
	rows, err = sqlite.Salvage(ctx, damaged, sqlite.Options{Path: staged, Synchronous: sqlite.Full, Migrations: Schema()})
	switch {
	case errors.Is(err, sqlite.ErrNewer):
		return nil, err
	case errors.Is(err, sqlite.ErrCorrupt), err == nil && rows["feed"]+rows["bookmark"] == 0:
		return nil, ErrLost
	case err != nil:
		return nil, err
	}
	db, err := sqlite.Open(ctx, sqlite.Options{Path: staged, Synchronous: sqlite.Full, Migrations: Schema()})
	if err != nil {
		return nil, err
	}
	err = db.Write(ctx, func(tx *sql.Tx) error {
		bad, err := illegible(ctx, tx)
		for _, story := range bad {
			err = errors.Join(err, unsave(ctx, tx, story))
		}
		rows["bookmark"] -= len(bad)
		_, lost := tx.ExecContext(ctx, lostSections)
		return errors.Join(err, lost)
	})
	if err = errors.Join(err, db.Close()); err == nil {
		err = errors.Join(sqlite.Settle(ctx, staged), examine(ctx, staged))
	}
	return rows, err
}

// lostSections puts a section in the place of each that could not be read but has something in it, which nobody would see.
const lostSections = `
	INSERT INTO section (id, parent, title, folded, site, language, position)
	SELECT id, 0, 'Recovered ' || id, 'recovered ' || id, '', '', id
	FROM (SELECT section AS id FROM feed UNION SELECT parent FROM section) WHERE id <> 0 AND id NOT IN (SELECT id FROM section)`

// illegible lists the bookmarks of which nobody can tell what was saved, though SQLite finds nothing wrong with them: one
// flipped bit of a row is enough. With one of them no list of bookmarks can be shown.
func illegible(ctx context.Context, q sqlite.Querier) (stories []int64, err error) {
	err = sqlite.Each(ctx, q, func(scan sqlite.Scan) error {
		var story int64
		var head string
		if err := scan(&story, &head); err != nil {
			return err
		}
		if sqlite.Decode(head, new(news.Story)) != nil {
			stories = append(stories, story)
		}
		return nil
	}, `SELECT story, head FROM bookmark`)
	return stories, err
}

// legible says that a library is damaged where it has such bookmarks, or that it needs a newer program.
func legible(ctx context.Context, q sqlite.Querier, version int) error {
	if version > len(Schema()) {
		return sqlite.ErrNewer
	}
	bad, err := illegible(ctx, q)
	if err == nil && len(bad) > 0 {
		err = fmt.Errorf("%w: bookmarks that nobody can read: %d", sqlite.ErrRow, len(bad))
	}
	return err
}
