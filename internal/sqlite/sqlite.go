// Package sqlite opens an SQLite file the way both stores of reader need it: write-ahead log, one writing connection
// beside a pool of readers, numbered migrations, private permissions, and errors that can be told apart. It knows
// nothing of stories and holds no table of its own.
//
// A path is used by any number of processes at once. Readers never wait; writers wait for one another up to
// busyTimeout, because every write takes the lock when it begins and so never has to give up half-way.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	_ "modernc.org/sqlite" // registers the driver "sqlite"
)

const (
	// busyTimeout is how long a writer waits for another one: far longer than any transaction of ours.
	busyTimeout = 5 * time.Second
	// readers bounds the reading connections: a screen asks for a few things at once, a connection costs 2 MB.
	readers = 4
)

// Synchronous says when a commit has reached the disk, in SQLite's own words.
type Synchronous string

// The degrees used here. Neither can damage the file.
const (
	Full   Synchronous = "FULL"   // a commit survives a power cut
	Normal Synchronous = "NORMAL" // a power cut may lose the last commits, a killed process loses none
)

// Options says what to open.
type Options struct {
	Path        string
	Synchronous Synchronous
	// Migrations are the schema, one script a version; the file's user_version says how many it has had.
	Migrations []string
}

// DB is an open file. It serves any number of goroutines. Close it when done.
type DB struct {
	path    string
	read    *sql.DB
	write   *sql.DB
	sharing sharing
}

// Open opens the file, making it and its folder if need be, and brings its schema up to date. Its errors wrap
// ErrNewer, ErrCorrupt, ErrLocked or ErrReadOnly where one of them is the cause.
func Open(ctx context.Context, o Options) (*DB, error) {
	if err := touch(o.Path); err != nil {
		return nil, fmt.Errorf("open %s: %w", o.Path, Explain(err))
	}
	db := &DB{path: o.Path}
	var err error
	if db.write, err = connect(o, 1, "_txlock=immediate"); err != nil {
		return nil, fmt.Errorf("open %s: %w", o.Path, err)
	}
	if db.read, err = connect(o, readers, "_pragma=query_only(1)"); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", o.Path, err), db.write.Close())
	}
	if err := migrate(ctx, db.write, o.Migrations); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", o.Path, Explain(err)), db.write.Close(), db.read.Close())
	}
	return db, nil
}

// touch makes the folder and the file for their owner alone: SQLite gives its log the permissions of the file.
func touch(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

func connect(o Options, most int, params string) (*sql.DB, error) {
	abs, err := filepath.Abs(o.Path)
	if err != nil {
		return nil, err
	}
	name := "file:" + (&url.URL{Path: filepath.ToSlash(abs)}).EscapedPath() + "?" + strings.Join([]string{
		"_pragma=busy_timeout(" + strconv.FormatInt(busyTimeout.Milliseconds(), 10) + ")",
		"_pragma=synchronous(" + string(o.Synchronous) + ")",
		params,
	}, "&")
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(most)
	return db, nil
}

// Path is where the file lies.
func (db *DB) Path() string { return db.path }

// Read gives the readers' pool. Its connections refuse to write.
func (db *DB) Read() *sql.DB { return db.read }

// Write runs do in a transaction that holds the file's write lock from its beginning, and commits unless do fails.
func (db *DB) Write(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return Explain(err)
	}
	defer tx.Rollback() //nolint:errcheck // does nothing after a commit; after a panic too the next writer finds the way free
	if err := do(tx); err != nil {
		return Explain(err)
	}
	return Explain(tx.Commit())
}

// Snapshot has look read the file as it is at one moment, whatever is written meanwhile. It holds one of the readers'
// connections, and the log cannot be cut short behind it.
func (db *DB) Snapshot(ctx context.Context, look func(Querier) error) error {
	tx, err := db.read.BeginTx(ctx, nil)
	if err != nil {
		return Explain(err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	return look(tx)
}

// Checkpoint moves the log into the file and cuts the log to nothing, as far as other processes let it: a log left
// long makes the next start slow.
func (db *DB) Checkpoint(ctx context.Context) error {
	_, err := db.write.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return Explain(err)
}

// CopyTo writes a compact copy of the file to a path that must not exist yet, and sees it onto the disk.
func (db *DB) CopyTo(ctx context.Context, path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("copy %s: %w", db.path, err)
	}
	if _, err := db.write.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return errors.Join(fmt.Errorf("copy %s: %w", db.path, Explain(err)), f.Close(), os.Remove(path))
	}
	return errors.Join(f.Sync(), f.Close())
}

// Integrity has SQLite check every page, index and row. The error wraps ErrCorrupt and says what is wrong first.
func (db *DB) Integrity(ctx context.Context) error {
	var verdict string
	if err := db.read.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&verdict); err != nil {
		return fmt.Errorf("check %s: %w", db.path, Explain(err))
	}
	if verdict != "ok" {
		return fmt.Errorf("check %s: %w: %s", db.path, ErrCorrupt, verdict)
	}
	return nil
}

// Size is what the file and its log take on the disk, in bytes.
func (db *DB) Size() (int64, error) {
	var sum int64
	for _, suffix := range []string{"", "-wal"} {
		info, err := os.Stat(db.path + suffix)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, err
		}
		if err == nil {
			sum += info.Size()
		}
	}
	return sum, nil
}

// Close checkpoints and closes. Calling it twice is harmless.
func (db *DB) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_, _ = db.write.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`) // another process at work does it later
	return errors.Join(db.read.Close(), db.write.Close())
}
