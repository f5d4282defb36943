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

// Source is an answer that a page was made from.
type Source struct {
	Role         uint8 // article.Role
	URL          string
	ContentType  string
	ETag         string
	LastModified string
	Fetched      time.Time
	Body         []byte
}

const (
	// sourcesMost is what all kept sources take together, in bytes as they are stored: some 8,000 pages of about 30 KB.
	sourcesMost = 256 << 20
	// sourceMost is what the sources of one page may be together, in bytes as they came. The extractor reads no more of
	// any page, and news pages stay below 1 MB.
	sourceMost = 4 << 20
	// spared is the share of sourcesMost that stays when it is passed, so that not every page has to make room.
	spared = 15.0 / 16
)

// packed is a source made ready to be stored.
type packed struct {
	Source
	codec sqlite.Codec
	data  []byte
}

// packSources compresses the sources of a page; none when they are too large, since a page cannot be made from some of them.
func (s *Store) packSources(sources []Source) ([]packed, error) {
	all := make([]packed, len(sources))
	total := 0
	for i, src := range sources {
		if total += len(src.Body); total > sourceMost {
			return nil, nil
		}
		codec, data, err := s.pack.PackBytes(src.Body)
		if err != nil {
			return nil, err
		}
		all[i] = packed{src, codec, data}
	}
	return all, nil
}

// putSources replaces the sources of a story, and makes room.
func (s *Store) putSources(ctx context.Context, tx *sql.Tx, row int64, all []packed) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM source WHERE story = ?`, row); err != nil {
		return err
	}
	for i := range all {
		p := &all[i]
		_, err := tx.ExecContext(ctx, `INSERT INTO source (story, part, role, url, type, etag, modified, fetched, size, codec, data)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			row, i, p.Role, p.URL, p.ContentType, p.ETag, p.LastModified, sqlite.Stamp(p.Fetched), len(p.data), p.codec, p.data)
		if err != nil {
			return err
		}
	}
	return s.makeRoom(ctx, tx)
}

// makeRoom drops the oldest sources when all of them take too much; those of bookmarks go last, for the library keeps
// none. A page whose sources are gone stays as it is.
func (s *Store) makeRoom(ctx context.Context, tx *sql.Tx) error {
	var sum int64
	if err := sqlite.One(ctx, tx, `SELECT coalesce(sum(size), 0) FROM source`, nil, &sum); err != nil || sum <= s.most {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM source WHERE story IN (
		SELECT story FROM (SELECT story, sum(sum(size)) OVER (ORDER BY saved DESC, max(fetched) DESC, story DESC) AS upto
			FROM source JOIN story ON story.id = source.story GROUP BY story)
		WHERE upto > ?)`, int64(float64(s.most)*spared))
	return err
}

// Sources returns what a story's page was made from, in the order of fetching; none when it is not kept.
func (s *Store) Sources(ctx context.Context, id news.StoryID) ([]Source, error) {
	all, err := sqlite.All(ctx, s.db.Read(), func(scan sqlite.Scan) (src Source, err error) {
		var p packed
		var fetched int64
		if err = scan(&p.Role, &p.URL, &p.ContentType, &p.ETag, &p.LastModified, &fetched, &p.codec, &p.data); err != nil {
			return src, err
		}
		p.Fetched = sqlite.Time(fetched)
		p.Body, err = s.pack.UnpackBytes(p.codec, p.data)
		return p.Source, err
	}, `SELECT role, source.url, type, etag, modified, fetched, codec, data FROM source JOIN story ON story.id = source.story
		WHERE story.key = ? ORDER BY part`, int64(id))
	if err != nil {
		return nil, fmt.Errorf("sources of article %s: %w", id, err)
	}
	return all, nil
}

// Made says how the page of a story was made, in the words it was stored with; empty when no page is stored.
func (s *Store) Made(ctx context.Context, id news.StoryID) (string, error) {
	made, err := madeOf(ctx, s.db.Read(), id)
	return made, wrapArticle(id, err)
}

func madeOf(ctx context.Context, q sqlite.Querier, id news.StoryID) (made string, err error) {
	err = sqlite.One(ctx, q, `SELECT made FROM body JOIN story ON story.id = body.story WHERE story.key = ? AND body.stored = ?`,
		sqlite.Args(int64(id), news.StoredFull), &made)
	if errors.Is(err, news.ErrNotFound) {
		return "", nil
	}
	return made, err
}
