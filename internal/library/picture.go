package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// MostPictures is how many bytes of pictures one bookmark keeps, in all: a long picture story. What comes behind stays in
// the cache only, for the library is copied every day.
const MostPictures = 16 << 20

// ErrPictures is wrapped when a bookmark has as many bytes of pictures as it may.
var ErrPictures = errors.New("the bookmark keeps no more pictures")

// KeepPicture gives a bookmark its own copy of a picture. The error wraps news.ErrNotFound when the story is no bookmark,
// and ErrPictures. Like SetArticle it is no step of undo.
func (s *Store) KeepPicture(ctx context.Context, id news.StoryID, url string, data []byte) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if err := bookmarked(ctx, tx, id); err != nil {
			return err
		}
		var others int
		err := sqlite.One(ctx, tx, `SELECT coalesce(sum(length(data)), 0) FROM picture WHERE story = ? AND url <> ?`,
			sqlite.Args(int64(id), url), &others)
		if err != nil {
			return err
		}
		if others+len(data) > MostPictures {
			return ErrPictures
		}
		_, err = tx.ExecContext(ctx, `INSERT OR REPLACE INTO picture (story, url, data) VALUES (?, ?, ?)`, int64(id), url, data)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep picture of story %s: %w", id, err)
	}
	return nil
}

// Picture reads a bookmark's picture; the error wraps news.ErrNotFound when it was not kept.
func (s *Store) Picture(ctx context.Context, id news.StoryID, url string) (data []byte, err error) {
	err = sqlite.One(ctx, s.db.Read(), `SELECT data FROM picture WHERE story = ? AND url = ?`, sqlite.Args(int64(id), url), &data)
	if err != nil {
		return nil, fmt.Errorf("picture of story %s: %w", id, err)
	}
	return data, nil
}

// sweepPictures drops the pictures of stories that are no bookmarks any more and cannot become one again by undo.
func (s *Store) sweepPictures(ctx context.Context) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM picture WHERE story NOT IN (SELECT story FROM bookmark)
			AND story NOT IN (SELECT story FROM undo_change)`)
		return err
	})
}
