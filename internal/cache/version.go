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

// versionsMost is how many earlier texts of a page are kept: a story that is corrected more often is a running one, of
// which the last few steps are what a reader missed.
const versionsMost = 3

// keepVersion makes the page that is stored an earlier text, unless it is the one that takes its place: another process
// may have been faster. A story that was read is revised from now on.
func (s *Store) keepVersion(ctx context.Context, tx *sql.Tx, row int64, next []byte) error {
	r, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO version (story, replaced, codec, data)
		SELECT story, ?, codec, data FROM body WHERE story = ? AND stored = ? AND data <> ?`,
		sqlite.Stamp(s.now()), row, news.StoredFull, next)
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM version WHERE story = ?1 AND replaced NOT IN
		(SELECT replaced FROM version WHERE story = ?1 ORDER BY replaced DESC LIMIT ?2)`, row, versionsMost)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE story SET revised = read WHERE id = ?`, row)
	return err
}

// Versions returns the texts that a story's page had before, the last one first.
func (s *Store) Versions(ctx context.Context, id news.StoryID) ([]news.Version, error) {
	all, err := sqlite.All(ctx, s.db.Read(), func(scan sqlite.Scan) (v news.Version, err error) {
		var replaced int64
		var codec sqlite.Codec
		var data []byte
		if err = scan(&replaced, &codec, &data); err != nil {
			return v, err
		}
		v.Until = sqlite.Time(replaced)
		return v, s.pack.Unpack(codec, data, &v.Article)
	}, `SELECT replaced, codec, data FROM version JOIN story ON story.id = version.story
		WHERE story.key = ? ORDER BY replaced DESC`, int64(id))
	if err != nil {
		return nil, fmt.Errorf("earlier texts of article %s: %w", id, err)
	}
	return all, nil
}

// ReplacedSince is when the text that a story's page had at a time was replaced; zero when it still has that text.
func (s *Store) ReplacedSince(ctx context.Context, id news.StoryID, at time.Time) (time.Time, error) {
	var replaced sql.NullInt64
	err := sqlite.One(ctx, s.db.Read(), `SELECT min(replaced) FROM version JOIN story ON story.id = version.story
		WHERE story.key = ? AND replaced > ?`, sqlite.Args(int64(id), sqlite.Stamp(at)), &replaced)
	if err != nil || !replaced.Valid {
		return time.Time{}, wrapArticle(id, err)
	}
	return sqlite.Time(replaced.Int64), nil
}

// Asked is what a story's page was asked for last, without its body, and of how many sources it was made; zero when
// that is not kept.
func (s *Store) Asked(ctx context.Context, id news.StoryID) (src Source, parts int, err error) {
	var fetched int64
	err = sqlite.One(ctx, s.db.Read(), `SELECT role, source.url, type, etag, modified, fetched,
		(SELECT count(*) FROM source AS part WHERE part.story = story.id)
		FROM source JOIN story ON story.id = source.story WHERE story.key = ? AND part = 0`,
		sqlite.Args(int64(id)), &src.Role, &src.URL, &src.ContentType, &src.ETag, &src.LastModified, &fetched, &parts)
	if errors.Is(err, news.ErrNotFound) {
		return Source{}, 0, nil
	}
	src.Fetched = sqlite.Time(fetched)
	return src, parts, wrapArticle(id, err)
}

// Confirm notes that a story's page was asked for again, and that what is stored is the best there is.
func (s *Store) Confirm(ctx context.Context, id news.StoryID) error {
	return wrapArticle(id, s.db.Write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE story SET stale = 0 WHERE key = ?`, int64(id)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE source SET fetched = ? WHERE story = (SELECT id FROM story WHERE key = ?)`,
			sqlite.Stamp(s.now()), int64(id))
		return err
	}))
}

// SetRevised sets the flag that a story's text is another than the one that was read.
func (s *Store) SetRevised(ctx context.Context, revised bool, ids ...news.StoryID) error {
	return s.setFlag(ctx, "revised", revised, ids)
}
