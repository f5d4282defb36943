package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// Examine checks every page of a file that nobody has open, and says its version. It changes nothing and leaves nothing
// beside the file; what stands in its log it does not see. The error wraps ErrCorrupt where the file is damaged, or lacks
// a table that it should have, or where rows says so, which looks at what SQLite knows nothing of.
func Examine(ctx context.Context, path, table string, rows func(ctx context.Context, q Querier, version int) error) (version int, err error) {
	db, err := look(path, "immutable=1")
	if err != nil {
		return 0, fmt.Errorf("examine %s: %w", path, err)
	}
	defer db.Close()
	var tables int
	err = errors.Join(
		db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version),
		check(ctx, db),
		db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?`, table).Scan(&tables))
	switch {
	case err != nil:
		return 0, fmt.Errorf("examine %s: %w", path, Explain(err))
	case tables == 0:
		return 0, fmt.Errorf("examine %s: %w: it has no table %s", path, ErrCorrupt, table)
	}
	if err := rows(ctx, db, version); err != nil {
		return 0, fmt.Errorf("examine %s: %w", path, err)
	}
	return version, nil
}

// preamble stands before what SQLite finds to be wrong; there is one database only.
const preamble = "*** in database main ***\n"

// check has SQLite check every page, index and row, up to the first that is wrong: then the error wraps ErrCorrupt.
func check(ctx context.Context, db queryer) error {
	var verdict string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&verdict); err != nil {
		return Explain(err)
	}
	if verdict != "ok" {
		return fmt.Errorf("%w: %s", ErrCorrupt, strings.TrimPrefix(verdict, preamble))
	}
	return nil
}

// look opens a file for one connection that does not write.
func look(path, params string) (*sql.DB, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	name, err := address(path)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", name+"?mode=ro&"+params)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// address is a path as SQLite's URI names it.
func address(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return "file:" + (&url.URL{Path: filepath.ToSlash(abs)}).EscapedPath(), nil
}

// Settle writes the log beside a file into it, and leaves none. Nobody else may have the file open: the error wraps
// ErrLocked when somebody has.
func Settle(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("settle %s: %w", path, err)
	}
	name, err := address(path)
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", name+"?mode=rw&_pragma=locking_mode(EXCLUSIVE)")
	if err != nil {
		return fmt.Errorf("settle %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	// In this mode the first look takes the lock that any other connection stands in the way of, and the closing of the
	// only connection writes the log into the file (https://www.sqlite.org/wal.html).
	_, err = db.ExecContext(ctx, `BEGIN EXCLUSIVE; ROLLBACK`)
	if err = errors.Join(Explain(err), db.Close()); err != nil {
		return fmt.Errorf("settle %s: %w", path, err)
	}
	return nil
}

// Where things stand in the header of a file, https://www.sqlite.org/fileformat2.html#the_database_header.
const (
	headerSize    = 100
	magic         = "SQLite format 3\x00"
	pageSizeAt    = 16 // 2 bytes; 1 stands for 65,536
	pagesAt       = 28 // 4 bytes
	userVersionAt = 60 // 4 bytes
)

// foresee looks at a file before anything opens it to write. It finds one that a newer program wrote, of which then not a
// byte changes, nor of its log, which may hold the version while the header has the one before; and one that was cut
// short, of which SQLite itself notices nothing until it wants what is missing.
func foresee(ctx context.Context, path string, known int) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	header := headerOf(f)
	if header == nil {
		return nil // it is new or damaged, which the opening will say
	}
	log, err := os.Stat(path + "-wal")
	if err == nil && log.Size() > 0 {
		return tooNew(versionWithLog(ctx, path), known)
	}
	if err := tooNew(int(binary.BigEndian.Uint32(header[userVersionAt:])), known); err != nil {
		return err
	}
	info, err := f.Stat()
	if whole := wholeSize(header); err == nil && info.Size() < whole {
		return fmt.Errorf("%w: %d of its %d bytes are left", ErrCorrupt, info.Size(), whole)
	}
	return err
}

// headerOf is how a file begins; nil where that is not how a file of SQLite does.
func headerOf(f io.ReaderAt) []byte {
	header := make([]byte, headerSize)
	if _, err := f.ReadAt(header, 0); err != nil || string(header[:len(magic)]) != magic {
		return nil
	}
	return header
}

// wholeSize is how many bytes a file has by its own word.
func wholeSize(header []byte) int64 {
	pageSize := int64(binary.BigEndian.Uint16(header[pageSizeAt:]))
	if pageSize == 1 {
		pageSize = 1 << 16
	}
	return pageSize * int64(binary.BigEndian.Uint32(header[pagesAt:]))
}

// versionWithLog is the version of a file that has a log; 0 where it cannot be told, which the opening will complain of.
func versionWithLog(ctx context.Context, path string) int {
	db, err := look(path, "_pragma=busy_timeout(1000)")
	if err != nil {
		return 0
	}
	defer db.Close()
	version, err := userVersion(ctx, db)
	if err != nil {
		return 0
	}
	return version
}

// tooNew is the error of a file of a version beyond those that are known; nil for any other.
func tooNew(version, known int) error {
	if version <= known {
		return nil
	}
	return fmt.Errorf("%w (its version is %d, this program knows %d)", ErrNewer, version, known)
}
