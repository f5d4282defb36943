package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	driver "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"reader/internal/news"
)

// The causes that a caller can act on. They are sentences for the reader too.
var (
	ErrNewer    = errors.New("the file was written by a newer version of reader")
	ErrCorrupt  = errors.New("the file is damaged or no database")
	ErrLocked   = news.ErrBusy
	ErrLockless = errors.New("its disk gives no locks, and without them two programs would spoil it")
	ErrCrowded  = errors.New("too many files are open")
	ErrReadOnly = errors.New("the file or its folder cannot be written")
	ErrFull     = errors.New("the disk is full")
	ErrBroken   = errors.New("the disk reports an error")
)

// ErrRow is a damage that SQLite cannot see: its pages are whole, but what stands in a row is not what was written.
var ErrRow = fmt.Errorf("%w: a row of it cannot be read", ErrCorrupt)

// Unavailable reports whether err says that the data cannot be used now, though nothing is wrong with them: they are
// held by another program, cannot be locked or written, or belong to a newer version.
func Unavailable(err error) bool {
	return errors.Is(err, ErrLocked) || errors.Is(err, ErrLockless) || errors.Is(err, ErrReadOnly) || errors.Is(err, ErrNewer)
}

// FileError is an error of SQLite or the system whose cause is one of ours. It says the cause in our words, and the file
// where that is known: what SQLite says of it helps nobody but us.
type FileError struct {
	Path  string // of the file, empty where it is not known
	Cause error  // one of the above
	Err   error  // as it came
}

func (f *FileError) Error() string {
	if f.Path == "" {
		return f.Cause.Error()
	}
	return f.Path + ": " + f.Cause.Error()
}

// Unwrap gives the cause, and the error as it came.
func (f *FileError) Unwrap() []error { return []error{f.Cause, f.Err} }

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
	sqlite3.SQLITE_IOERR:    ErrBroken,
}

// primary masks the extended part of a result code.
const primary = 0xff

// Explain makes a FileError of an error of the driver or the system whose cause is one of ours, and leaves the others as
// they are. An interrupted statement is context.Canceled.
func Explain(err error) error {
	var known *FileError
	if err == nil || errors.As(err, &known) {
		return err
	}
	var e *driver.Error
	if errors.As(err, &e) {
		if e.Code()&primary == sqlite3.SQLITE_INTERRUPT {
			return errors.Join(context.Canceled, err)
		}
		if cause := causes[e.Code()&primary]; cause != nil {
			return &FileError{Cause: cause, Err: err}
		}
	} else if cause := causeOf(err); cause != nil {
		return &FileError{Cause: cause, Err: err}
	}
	return err
}

// systemErrors are the errors of the system that are a cause of ours.
var systemErrors = []struct{ is, cause error }{
	{fs.ErrPermission, ErrReadOnly},
	{syscall.EROFS, ErrReadOnly},
	{syscall.ENOSPC, ErrFull},
	{syscall.EDQUOT, ErrFull},
	{syscall.EFBIG, ErrFull}, // a limit that the reader's system sets
	{syscall.EIO, ErrBroken},
	{syscall.ENOLCK, ErrLockless},
	{syscall.EMFILE, ErrCrowded}, // a limit of this program
	{syscall.ENFILE, ErrCrowded}, // of the whole system
}

// causeOf is the cause of an error of the system; nil when it is none of ours.
func causeOf(err error) error {
	for _, row := range systemErrors {
		if errors.Is(err, row.is) {
			return row.cause
		}
	}
	return nil
}

// Named puts a path before an error, unless it is a FileError, which names it already.
func Named(path string, err error) error {
	var f *FileError
	if errors.As(err, &f) && f.Path != "" {
		return err
	}
	return fmt.Errorf("%s: %w", path, err)
}

// Explain is the function Explain, and names the file. Where SQLite only says that something could not be read or
// written, the system is asked for the reason; where it says that the file is damaged, all of it is looked at.
func (db *DB) Explain(err error) error { return db.certain(explainAt(db.path, err)) }

func explainAt(path string, err error) error {
	err = Explain(err)
	var f *FileError
	if errors.Is(err, ErrRow) && !errors.As(err, &f) {
		return &FileError{Path: path, Cause: ErrCorrupt, Err: err}
	}
	if !errors.As(err, &f) || f.Path != "" {
		return err
	}
	f.Path = path
	if f.Cause == ErrBroken || f.Cause == ErrReadOnly { //nolint:errorlint // not what it wraps, but what it is
		if cause := causeOf(probe(filepath.Dir(path))); cause != nil {
			f.Cause = cause
		}
	}
	return err
}

// probed is how much the probe writes, in bytes: more than the least that SQLite needs.
const probed = 2 * index

// probe tries whether a folder can be written to: SQLite does not tell a full disk from a broken one when it cannot
// make the index of its log.
func probe(folder string) error {
	f, err := os.CreateTemp(folder, ".probe-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // it is ours, and empty at the worst
	_, err = f.Write(make([]byte, probed))
	return errors.Join(err, f.Close())
}
