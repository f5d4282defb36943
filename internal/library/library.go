// Package library holds what the reader chose: sections and subscriptions, bookmarks with copies of their own, their
// lists, tags, notes and highlights, read marks, places, history, trusted origins, choices for sites, and the way back
// from each change. It is one small SQLite file that is written durably and backed up daily. It knows nothing of the
// network, nor of the cache, which can be lost without losing anything that stands here.
package library

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"reader/internal/sqlite"
)

//go:embed schema.sql
var schema string

//go:embed undo.sql
var undoTriggers string

//go:embed muted.sql
var muted string

//go:embed place.sql
var placeIndex string

//go:embed choice.sql
var choice string

//go:embed width.sql
var width string

//go:embed past.sql
var past string

//go:embed visit.sql
var visitWay string

//go:embed search.sql
var searchColumn string

//go:embed highlight.sql
var highlight string

//go:embed list.sql
var list string

//go:embed told.sql
var told string

//go:embed remarked.sql
var remarked string

//go:embed habit.sql
var habitTable string

//go:embed seen.sql
var seenColumn string

//go:embed weight.sql
var weight string

//go:embed view.sql
var view string

//go:embed met.sql
var met string

//go:embed sibling.sql
var siblingIndex string

// Store is an open library. It serves any number of goroutines, and any number of processes may have the same file
// open. Its errors wrap those of package sqlite, and news.ErrNotFound. Close it when done.
type Store struct {
	db      *sqlite.DB
	now     func() time.Time
	notice  string
	packer  sqlite.Packer
	reach   reach
	another bool        // it may be another one than at the last start
	cleared atomic.Bool // what spoke against it was looked into
	toldAll atomic.Bool // the cache knows what was found at the start
}

// Open opens the library at a path, making it if there is none. A library that cannot be read is set aside under
// another name and the newest good backup takes its place; Notice says so. Without one it stays where it is, and the
// error wraps ErrNoBackup and sqlite.ErrCorrupt.
func Open(ctx context.Context, path string, now func() time.Time) (*Store, error) {
	notice, err := rescueLost(ctx, path, now())
	if err != nil {
		return nil, err
	}
	db, doubted, err := open(ctx, path)
	if errors.Is(err, sqlite.ErrCorrupt) {
		if notice, err = rescue(ctx, path, now(), err); err == nil {
			db, doubted, err = open(ctx, path)
		}
	}
	if err != nil {
		return nil, err
	}
	s := &Store{db: db, now: now, notice: notice, another: doubted || notice != ""}
	s.cleared.Store(doubted)
	if err := s.reach.look(ctx, db.Read()); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), db.Close())
	}
	return s, nil
}

// open opens the library, and looks at all of it where there is a reason to doubt it.
func open(ctx context.Context, path string) (db *sqlite.DB, doubted bool, err error) {
	db, err = sqlite.Open(ctx, sqlite.Options{Path: path, Synchronous: sqlite.Full, Migrations: Schema()})
	if err != nil {
		return nil, false, err
	}
	if doubted, err = suspected(ctx, path, db); err != nil {
		return nil, doubted, errors.Join(err, db.Close())
	}
	return db, doubted, nil
}

// Schema is the scripts that make a library, one a version, each on top of those before; the file's user_version says
// how many it has had. They are for tests too, which make the files of earlier versions.
func Schema() []string {
	return []string{
		schema + undoTriggers, muted, placeIndex, seenColumn, choice, width, searchColumn, highlight, list, told, remarked,
		past, visitWay, weight, habitTable, view, met,
		siblingIndex,
	}
}

// Notice is a sentence for the reader about what happened when the library was opened; empty when all was well.
func (s *Store) Notice() string { return s.notice }

// LeftOpen reports whether the library was in use when it was opened, or its last user came to no orderly end: a cache
// may not have been told of the last change then.
func (s *Store) LeftOpen() bool { return s.db.LeftOpen() }

// Another reports whether the library may be another one than at the last start, since a backup took its place.
func (s *Store) Another() bool { return s.another }

// Untold has the next to open the library find it LeftOpen: a cache could not be told of a change.
func (s *Store) Untold(ctx context.Context) error { return s.db.KeepLog(ctx) }

// Frozen reports whether the library can be read only, for now.
func (s *Store) Frozen() bool { return s.db.Frozen() }

// Integrity checks the whole file; the error wraps sqlite.ErrCorrupt when it is damaged, and sqlite.ErrRow where no start
// mends that.
func (s *Store) Integrity(ctx context.Context) error {
	if err := s.db.Integrity(ctx); err != nil {
		return err
	}
	return s.db.Explain(legible(ctx, s.db.Read(), len(Schema())))
}

// Told says that the cache has been told of everything that the library held when it was opened.
func (s *Store) Told() { s.toldAll.Store(true) }

// Close writes the log into the file and closes it. What spoke against the library at the start has been looked into.
// Where a cache may lack what somebody changed, the next to open the library finds it LeftOpen: nobody has told the cache
// what was found at the start, or another process changed the library meanwhile and may have been killed before it
// could. As long as that one lives, it has the log itself.
func (s *Store) Close() error {
	if s.cleared.Load() {
		_ = os.Remove(s.db.Path() + suspicion) // where it cannot be, the next start looks once more
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if !s.db.Frozen() && (s.db.LeftOpen() && !s.toldAll.Load() || s.db.Shared(ctx)) {
		_ = s.db.KeepLog(ctx)
	}
	return s.db.Close()
}

// write runs a change that is no choice of the reader's, and so no step of undo.
func (s *Store) write(ctx context.Context, do func(*sql.Tx) error) error { return s.db.Write(ctx, do) }
