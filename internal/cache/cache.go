// Package cache is what was fetched: stories, their texts and earlier texts, what pages were made from, the full-text
// index, pictures, and what is remembered of each feed's server. It is large, and can be deleted at any time without the
// loss of anything that the reader chose. It knows nothing of sections: it is asked for feeds.
//
// A story is one row however many feeds carry it. Lists are read by keyset from indexes, never by offset, and counts
// from counters, so neither grows slower with the number of stories. Which feeds a story has is a set, a row of its own
// (feedset) that is made when a story first has it and never changes; a story moves from one to another.
//
// The head of a story (story, as JSON) stands apart from its texts (body), which stand in a table with rowids: a row of one
// without takes at most a quarter of a page before it spills into a page of its own. What a feed brought lies in a parcel
// until it is read in. An entry is what a feed says of a story, by its guid; it outlives the story (then with story 0)
// while the feed may bring that again. See keep.go for what goes when.
//
// Of 100,000 stories in 2,000 feeds, with texts of 420 words or 2.6 KB, the file takes 447 MB: 180 the texts, 141 the
// indexes of words, 125 the heads, their lists and entries. Texts and words are 1.2 times the plain text.
package cache

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// The versions of the schema, each on top of those before.
var (
	//go:embed schema.sql
	schema string
	//go:embed parcel.sql
	parcelSchema string
	//go:embed source.sql
	sourceSchema string
	//go:embed version.sql
	versionSchema string
	//go:embed room.sql
	roomSchema string
	//go:embed words.sql
	wordsSchema string
	//go:embed keep.sql
	keepSchema string
	//go:embed offline.sql
	offlineSchema string
	//go:embed tidy.sql
	tidySchema string
	//go:embed whole.sql
	wholeSchema string
)

// Store is an open cache. It serves any number of goroutines, and any number of processes may share its file.
type Store struct {
	db       *sqlite.DB
	pack     sqlite.Packer
	pictures *os.Root
	now      func() time.Time
	blocks   SetText
	most     int64 // of sources, in bytes
	plates   int64 // of pictures likewise
	walked   int   // stories for a page of many feeds
	carriers carriers
	notice   string
}

// SetText turns the text of a feed, HTML, into blocks; links in it start from base. It is article.Fragment.
type SetText func(markup, base string) []news.Block

// picturesFolder lies beside the database.
const picturesFolder = "pictures"

// Open opens the cache, making it if need be, and anew where it is damaged: Notice says so. Its errors are those of
// sqlite.Open.
func Open(ctx context.Context, path string, now func() time.Time, blocks SetText) (*Store, error) {
	db, notice, err := openSound(ctx, sqlite.Options{
		Path: path, Synchronous: sqlite.Normal, Migrations: Schema(),
	})
	if err != nil {
		return nil, fmt.Errorf("cache: %w", err)
	}
	folder := filepath.Join(filepath.Dir(path), picturesFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, errors.Join(fmt.Errorf("cache: %w", sqlite.Named(folder, sqlite.Explain(err))), db.Close())
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("cache: %w", sqlite.Named(folder, sqlite.Explain(err))), db.Close())
	}
	return &Store{db: db, pictures: root, now: now, blocks: blocks, most: sourcesMost, plates: picturesMost, walked: walkMost, notice: notice}, nil
}

// Schema is the scripts that make a cache, one a version, each on top of those before; the file's user_version says how
// many it has had. They are for tests too, which make the files of earlier versions.
func Schema() []string {
	return []string{schema, parcelSchema, sourceSchema, versionSchema, roomSchema, wordsSchema, keepSchema, offlineSchema, tidySchema, wholeSchema}
}

// Close writes the log into the file and closes it.
func (s *Store) Close() error { return errors.Join(s.pictures.Close(), s.db.Close()) }

// Unusable is why nothing at all can be stored, in words for people, where err says so; nil where it is a matter of one
// feed, or passes, as it does when another process has held the file too long.
func Unusable(err error) error {
	var f *sqlite.FileError
	if !errors.As(err, &f) || errors.Is(f, sqlite.ErrLocked) {
		return nil
	}
	return f
}

// Frozen reports whether the cache can be read only, for now.
func (s *Store) Frozen() bool { return s.db.Frozen() }

// Integrity checks every page and index of the file.
func (s *Store) Integrity(ctx context.Context) error { return s.db.Integrity(ctx) }

// Checkpoint cuts the log to nothing: a log left long makes the next start slow.
func (s *Store) Checkpoint(ctx context.Context) error { return s.db.Checkpoint(ctx) }

// Stats is how large the cache is.
type Stats struct {
	Stories, Pages int   // pages: stories with the whole article
	Bytes          int64 // of the database on the disk
}

// Stats counts what is stored, without looking at each story.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	var t Stats
	err := sqlite.One(ctx, s.db.Read(),
		`SELECT (SELECT coalesce(sum(total), 0) FROM feedset), (SELECT count(*) FROM body WHERE stored = ?)`,
		sqlite.Args(news.StoredFull), &t.Stories, &t.Pages)
	if err != nil {
		return t, err
	}
	t.Bytes, err = s.db.Size()
	return t, err
}
