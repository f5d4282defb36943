package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	driver "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// The causes that a caller can act on. They are sentences for the reader too.
var (
	ErrNewer    = errors.New("the file was written by a newer version of reader")
	ErrCorrupt  = errors.New("the file is damaged or no database")
	ErrLocked   = errors.New("another program is holding the file")
	ErrReadOnly = errors.New("the file or its folder cannot be written")
	ErrFull     = errors.New("the disk is full")
)

// Unavailable reports whether err says that the data cannot be used now, though nothing is wrong with them: they are
// held by another program, cannot be written, or belong to a newer version.
func Unavailable(err error) bool {
	return errors.Is(err, ErrLocked) || errors.Is(err, ErrReadOnly) || errors.Is(err, ErrNewer)
}

// causes maps SQLite's primary result codes, https://www.sqlite.org/rescode.html, to ours.
var causes = map[int]error{
	sqlite3.SQLITE_BUSY:     ErrLocked,
	sqlite3.SQLITE_LOCKED:   ErrLocked,
	sqlite3.SQLITE_PROTOCOL: ErrLocked,
	sqlite3.SQLITE_READONLY: ErrReadOnly,
	sqlite3.SQLITE_PERM:     ErrReadOnly,
	sqlite3.SQLITE_CANTOPEN: ErrReadOnly,
	sqlite3.SQLITE_CORRUPT:  ErrCorrupt,
	sqlite3.SQLITE_NOTADB:   ErrCorrupt,
	sqlite3.SQLITE_FULL:     ErrFull,
}

// primary masks the extended part of a result code.
const primary = 0xff

// Explain wraps an error of the driver or the system with its cause, where it is one of ours.
func Explain(err error) error {
	var e *driver.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &e):
		if e.Code()&primary == sqlite3.SQLITE_INTERRUPT {
			return errors.Join(context.Canceled, err)
		}
		if cause := causes[e.Code()&primary]; cause != nil && !errors.Is(err, cause) {
			return fmt.Errorf("%w: %w", cause, err)
		}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return err
}
