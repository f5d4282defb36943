package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"strconv"
	"strings"
	"time"
)

// pools are the connections to a file.
type pools struct {
	read  *sql.DB
	write *sql.DB // nil while the file is frozen
	seen  int64   // SQLite's number of what others have committed, when write was opened; or unknown
}

// unknown is no number of SQLite's: what others did while the file was frozen.
const unknown = -1

func (p *pools) close() error {
	if p.write == nil {
		return p.read.Close()
	}
	return errors.Join(p.read.Close(), p.write.Close())
}

// connect opens the file for reading and writing, and brings its schema up to date.
func (db *DB) connect(ctx context.Context) (*pools, error) {
	if err := foresee(ctx, db.path, len(db.options.Migrations)); err != nil {
		return nil, err
	}
	if err := touch(db.path); err != nil {
		return nil, err
	}
	write, err := db.pool(1, "_txlock=immediate")
	if err != nil {
		return nil, err
	}
	read, err := db.pool(readers, "_pragma=query_only(1)")
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	p := &pools{read: read, write: write}
	if err := migrate(ctx, write, db.options.Migrations); err != nil {
		return nil, errors.Join(err, p.close())
	}
	if p.seen, err = p.others(ctx); err != nil {
		return nil, errors.Join(err, p.close())
	}
	return p, nil
}

// others is a number that is another one whenever somebody else has committed something: https://sqlite.org/pragma.html#pragma_data_version.
// It is that of the one writing connection, so that nothing of ours counts.
func (p *pools) others(ctx context.Context) (number int64, err error) {
	err = p.write.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&number)
	return number, err
}

func (db *DB) pool(most int, params string) (*sql.DB, error) {
	name, err := address(db.path)
	if err != nil {
		return nil, err
	}
	name += "?" + strings.Join([]string{
		"_pragma=busy_timeout(" + strconv.FormatInt(busyTimeout.Milliseconds(), 10) + ")",
		"_pragma=synchronous(" + string(db.options.Synchronous) + ")",
		params,
	}, "&")
	pool, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(most)
	pool.SetMaxIdleConns(most)
	return pool, nil
}

// index is how long the index of the log is at least, in bytes, while somebody has the file open.
const index = 32 << 10

// Ways to read a file that cannot be written. The second takes it for one that nobody writes, and so needs no index of
// its log; it is right only when there is no log.
const (
	readOnly  = "mode=ro&_pragma=query_only(1)"
	immutable = readOnly + "&immutable=1"
)

// errOld is a file that needs writing before it can be read.
var errOld = errors.New("it is of an older version, and can be read only once it was brought up to date")

// freeze opens a file that cannot be written now, for reading only: its disk is full or read-only, or it belongs to
// somebody else. A schema that would have to be brought up to date cannot be read.
func (db *DB) freeze(ctx context.Context) (*pools, error) {
	ways := []string{readOnly}
	if size(db.path+"-wal") == 0 && size(db.path+"-shm") < index {
		ways = append(ways, immutable)
	}
	failed := errors.New("there is nothing in it yet")
	for _, way := range ways {
		read, err := db.pool(readers, way)
		if err != nil {
			return nil, err
		}
		version, err := userVersion(ctx, read)
		if err == nil && version == len(db.options.Migrations) {
			return &pools{read: read}, nil
		}
		if err == nil && version > 0 {
			return nil, errors.Join(errOld, read.Close())
		}
		failed = errors.Join(failed, err, read.Close())
	}
	return nil, failed
}

// size is how long a file is, in bytes; 0 when it is not there, or no file.
func size(path string) int64 {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
		return info.Size()
	}
	return 0
}

// thawEvery is how often reading tries whether a frozen file can be written again: others write it from then on.
const thawEvery = time.Second

// thaw tries whether a frozen file can be written again. The error says why not.
func (db *DB) thaw(ctx context.Context) (*sql.DB, error) {
	db.thawing.Lock()
	defer db.thawing.Unlock()
	frozen := db.pools.Load()
	if frozen.write != nil {
		return frozen.write, nil // somebody else was faster
	}
	db.tried = time.Now()
	p, err := db.connect(ctx)
	if err != nil {
		return nil, db.Explain(err)
	}
	p.seen = unknown
	db.pools.Store(p)
	_ = frozen.close() // who is reading there comes to the end
	return p.write, nil
}

// distrust freezes a file after its disk failed while it was written: what SQLite holds in memory of it may be true no
// longer. The next writer opens it anew.
func (db *DB) distrust(write *sql.DB, err error) {
	if !errors.Is(err, ErrReadOnly) && !errors.Is(err, ErrBroken) {
		return
	}
	db.thawing.Lock()
	defer db.thawing.Unlock()
	if p := db.pools.Load(); p.write == write {
		db.pools.Store(&pools{read: p.read})
		_ = write.Close() // it has failed already
	}
}

// writer is the writing connection.
func (db *DB) writer(ctx context.Context) (*sql.DB, error) {
	if p := db.pools.Load(); p.write != nil {
		return p.write, nil
	}
	return db.thaw(ctx)
}

// begin begins a transaction. What was given up while this one waited for it, or because nothing could be begun with it,
// is tried anew, once.
func (db *DB) begin(ctx context.Context) (tx *sql.Tx, write *sql.DB, err error) {
	for range 2 {
		if write, err = db.writer(ctx); err != nil {
			return nil, nil, err
		}
		if tx, err = write.BeginTx(ctx, nil); err == nil {
			return tx, write, nil
		}
		err = db.Explain(err)
		db.distrust(write, err)
		if db.pools.Load().write == write {
			break
		}
	}
	return nil, nil, err
}

// reader is the readers' pool.
func (db *DB) reader(ctx context.Context) *sql.DB {
	if db.pools.Load().write == nil && db.thawing.TryLock() {
		due := time.Since(db.tried) >= thawEvery
		db.thawing.Unlock()
		if due {
			_, _ = db.thaw(ctx) // it can be read all the same
		}
	}
	return db.pools.Load().read
}

// Reader reads the file, through several connections that refuse to write. Its errors name the file.
type Reader struct{ db *DB }

// QueryContext runs a query.
func (r Reader) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	for {
		pool := r.db.reader(ctx)
		rows, err := pool.QueryContext(ctx, query, args...)
		if err == nil || r.db.pools.Load().read == pool {
			return rows, r.db.Explain(err)
		} // else another one took its place meanwhile
	}
}

// Explain makes a FileError of an error, and names the file.
func (r Reader) Explain(err error) error { return r.db.Explain(err) }
