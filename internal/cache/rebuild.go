package cache

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// distrusted is the ending of an empty file which says that the cache was found damaged while it was in use.
const distrusted = ".damaged"

// openSound opens the database, and makes it anew when it is damaged: then it says so, too.
func openSound(ctx context.Context, o sqlite.Options) (db *sqlite.DB, notice string, err error) {
	_, err = os.Stat(o.Path + distrusted)
	if err != nil {
		db, err = sqlite.Open(ctx, o)
	} else {
		err = sqlite.ErrCorrupt
	}
	if !errors.Is(err, sqlite.ErrCorrupt) {
		return db, "", err
	}
	if err := discard(o.Path); err != nil {
		return nil, "", err
	}
	db, err = sqlite.Open(ctx, o)
	return db, "What was fetched could not be read, and was thrown away. Nothing that you chose is lost; a refresh brings the news again.", err
}

// Notice is a sentence for the reader about what happened when the cache was opened; empty when all was well.
func (s *Store) Notice() string { return s.notice }

// Distrust has the next Open make the cache anew, if err says that what was read from it is damaged.
func (s *Store) Distrust(err error) error {
	if !errors.Is(err, sqlite.ErrCorrupt) {
		return nil
	}
	return os.WriteFile(s.db.Path()+distrusted, nil, 0o600)
}

// Discard throws the cache at a path away, with its pictures, of whatever version it is. Nobody may have it open: the error
// wraps sqlite.ErrLocked when somebody has.
func Discard(ctx context.Context, path string) error {
	err := sqlite.Settle(ctx, path)
	if !errors.Is(err, sqlite.ErrLocked) { // whatever else is wrong with it will be gone
		err = discard(path)
	}
	if err != nil {
		return fmt.Errorf("throw the cache away: %w", err)
	}
	return nil
}

// discard removes the database first: a log without one is nothing to SQLite.
func discard(path string) error {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.RemoveAll(filepath.Join(filepath.Dir(path), picturesFolder)); err != nil {
		return err
	}
	if err := os.Remove(path + distrusted); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Missing says which of the stories are not here.
func (s *Store) Missing(ctx context.Context, ids []news.StoryID) (missing []news.StoryID, err error) {
	err = sqlite.Chunks(ids, marksAtOnce, func(some []news.StoryID) error {
		found, err := sqlite.All(ctx, s.db.Read(), sqlite.Value[int64],
			`SELECT value FROM json_each(?) WHERE value NOT IN (SELECT key FROM story)`, sqlite.Integers(some))
		for _, id := range found {
			missing = append(missing, news.StoryID(id))
		}
		return err
	})
	return missing, err
}

// Restock makes a row of a bookmark that is not here, with the bookmark's own text, so that it is found again. No feed
// carries it until one tells of it again.
func (s *Store) Restock(ctx context.Context, b *news.Bookmark) error {
	p, err := s.packPage(&Fetched{Article: b.Article})
	if err != nil {
		return wrapArticle(b.Story.ID, err)
	}
	return wrapArticle(b.Story.ID, s.db.Write(ctx, func(tx *sql.Tx) error {
		if err := enter(ctx, tx, b.Story.ID, &b.Story); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE story SET saved = 1 WHERE key = ?`, int64(b.Story.ID))
		if err != nil {
			return err
		}
		if b.Story.Stored == news.StoredFull {
			_, err = s.putText(ctx, tx, b.Story.ID, &p)
			return err
		}
		return s.putFeedText(ctx, tx, b)
	}))
}

// putFeedText stores the text that a bookmark has of its feed, if it has one.
func (s *Store) putFeedText(ctx context.Context, tx *sql.Tx, b *news.Bookmark) error {
	var row int64
	if err := sqlite.One(ctx, tx, `SELECT id FROM story WHERE key = ?`, sqlite.Args(int64(b.Story.ID)), &row); err != nil {
		return err
	}
	if b.Story.Stored == news.StoredFeed {
		codec, data, err := s.pack.Pack(b.Article.Blocks)
		if err != nil {
			return err
		}
		if err := putBody(ctx, tx, row, body{stored: news.StoredFeed, codec: codec, data: data}); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE story SET stored = ? WHERE id = ?`, news.StoredFeed, row); err != nil {
			return err
		}
	}
	return index(ctx, tx, row, wordsOf(&b.Story, news.PlainText(b.Article.Blocks)))
}

// Flagged lists what the cache takes for read, and for saved.
func (s *Store) Flagged(ctx context.Context) (read, saved []news.StoryID, err error) {
	err = sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		var key int64
		var isRead, isSaved bool
		if err := scan(&key, &isRead, &isSaved); err != nil {
			return err
		}
		if isRead {
			read = append(read, news.StoryID(key))
		}
		if isSaved {
			saved = append(saved, news.StoryID(key))
		}
		return nil
	}, `SELECT key, read, saved FROM story WHERE read = 1 OR saved = 1`)
	return read, saved, err
}
