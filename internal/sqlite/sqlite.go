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
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	driver "modernc.org/sqlite"
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
	path     string
	options  Options
	leftOpen bool
	keepLog  atomic.Bool
	pools    atomic.Pointer[pools]
	sharing  sharing
	suspect  suspect

	thawing sync.Mutex // guards what follows
	tried   time.Time  // when a frozen file was last found to be frozen
}

// Open opens the file, making it and its folder if need be, and brings its schema up to date. A file that cannot be
// written, or whose disk is full or broken, is frozen: it can be read, writing fails with the cause, and goes on by
// itself when the cause has passed. Its errors wrap ErrNewer, ErrCorrupt, ErrLocked, ErrLockless,
// ErrCrowded, ErrReadOnly, ErrFull or ErrBroken where one of them is the cause.
func Open(ctx context.Context, o Options) (*DB, error) {
	db := &DB{path: o.Path, options: o, leftOpen: size(o.Path+"-wal") > 0}
	p, err := db.connect(ctx)
	if err = db.Explain(err); mayFreeze(err) {
		switch frozen, failed := db.freeze(ctx); {
		case failed == nil:
			p, err, db.tried = frozen, nil, time.Now()
		case errors.Is(failed, errOld):
			err = fmt.Errorf("%w; %w", err, failed)
		}
	}
	if err != nil {
		db.suspect.close()
		return nil, fmt.Errorf("open %w", Named(o.Path, err))
	}
	db.pools.Store(p)
	return db, nil
}

// mayFreeze reports whether an error of opening a file to write it leaves hope that it can be read.
func mayFreeze(err error) bool {
	return errors.Is(err, ErrReadOnly) || errors.Is(err, ErrFull) || errors.Is(err, ErrBroken)
}

// LeftOpen reports whether the file was in use when it was opened, or its last user came to no orderly end: then what
// should have followed upon the last change may be missing.
func (db *DB) LeftOpen() bool { return db.leftOpen }

// Shared reports whether another process has changed the file since it was opened, or it cannot be known.
func (db *DB) Shared(ctx context.Context) bool {
	p := db.pools.Load()
	if p.write == nil {
		return true
	}
	number, err := p.others(ctx)
	return err != nil || number != p.seen
}

// KeepLog leaves the log behind at the end, so that LeftOpen tells the next user that something is missing. It is for
// who could not do what should have followed upon a change.
func (db *DB) KeepLog(ctx context.Context) error {
	db.keepLog.Store(true)
	write, err := db.writer(ctx)
	if err != nil {
		return err
	}
	conn, err := write.Conn(ctx)
	if err != nil {
		return db.Explain(err)
	}
	defer conn.Close()
	return conn.Raw(func(c any) error {
		_, err := c.(driver.FileControl).FileControlPersistWAL("main", 1)
		return err
	})
}

// Frozen reports whether the file can be read only, for now.
func (db *DB) Frozen() bool { return db.pools.Load().write == nil }

// Path is where the file lies.
func (db *DB) Path() string { return db.path }

// Read gives the readers.
func (db *DB) Read() Reader { return Reader{db} }

// Write runs do in a transaction that holds the file's write lock from its beginning, and commits unless do fails.
func (db *DB) Write(ctx context.Context, do func(*sql.Tx) error) (err error) {
	tx, write, err := db.begin(ctx)
	if err != nil {
		return err
	}
	defer func() {
		_ = tx.Rollback() // does nothing after a commit; after a panic too the next writer finds the way free
		db.distrust(write, err)
	}()
	if err := do(tx); err != nil {
		return db.Explain(err)
	}
	return db.Explain(tx.Commit())
}

// exec runs a statement outside any transaction, on the writing connection.
func (db *DB) exec(ctx context.Context, statement string, args ...any) error {
	write, err := db.writer(ctx)
	if err != nil {
		return err
	}
	_, err = write.ExecContext(ctx, statement, args...)
	return db.Explain(err)
}

// Snapshot has look read the file as it is at one moment, whatever is written meanwhile. It holds one of the readers'
// connections, and the log cannot be cut short behind it.
func (db *DB) Snapshot(ctx context.Context, look func(Querier) error) error {
	tx, err := db.reader(ctx).BeginTx(ctx, nil)
	if err != nil {
		return db.Explain(err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	return db.Explain(look(tx))
}

// Checkpoint moves the log into the file and cuts the log to nothing, as far as other processes let it: a log left
// long makes the next start slow.
func (db *DB) Checkpoint(ctx context.Context) error {
	return db.exec(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
}

// CopyTo writes a compact copy of the file to a path that must not exist yet, and sees it onto the disk.
func (db *DB) CopyTo(ctx context.Context, path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("copy %s: %w", db.path, explainAt(path, err))
	}
	err = db.exec(ctx, `VACUUM INTO ?`, path)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("copy %s: %w", db.path, err), os.Remove(path))
	}
	return SyncFolder(filepath.Dir(path))
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

// Close checkpoints and closes. The log goes with the last user: as long as there is another, who may come to no orderly
// end, it is not cut to nothing (see LeftOpen). Calling it twice is harmless.
func (db *DB) Close() error {
	defer db.suspect.close()
	p := db.pools.Load()
	if p.write != nil && !db.keepLog.Load() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_, _ = p.write.ExecContext(ctx, `PRAGMA busy_timeout=0; PRAGMA wal_checkpoint(PASSIVE)`) // another process at work does it later
	}
	return p.close()
}
