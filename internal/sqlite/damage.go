package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"

	driver "modernc.org/sqlite"
)

// suspect is what was found out about a file of which SQLite has said that it is damaged. It says so, too, of one that the
// disk failed to read for once (EIO, in unixRead of its os_unix.c); and whoever believes that throws away what is whole.
type suspect struct {
	damaged atomic.Bool // and that is certain
	mu      sync.Mutex
	files   []*os.File // the file and its log. To close one gives up the locks that this program has on it, so they stay open
}

// certain makes an ErrBroken of an error that says that the file is damaged, unless it is.
func (db *DB) certain(err error) error {
	var f *FileError
	if !errors.As(err, &f) || !errors.Is(f.Cause, ErrCorrupt) || !errors.As(f.Err, new(*driver.Error)) || db.suspect.damaged.Load() {
		return err
	}
	if db.isDamaged() {
		db.suspect.damaged.Store(true)
		return err
	}
	f.Cause = ErrBroken
	return err
}

// isDamaged reads all of the file, by the system and by SQLite: what the disk cannot read is not damaged for all we know,
// and what can be read now never was.
func (db *DB) isDamaged() bool {
	db.suspect.mu.Lock()
	defer db.suspect.mu.Unlock()
	if db.readThrough() != nil {
		return false
	}
	conn, err := look(db.path, "_pragma=busy_timeout(1000)")
	if err != nil {
		return true
	}
	defer conn.Close()
	return check(context.Background(), conn) != nil // whoever asked may be gone, and the answer is for all
}

// readThrough reads the file and its log to the end.
func (db *DB) readThrough() error {
	if len(db.suspect.files) == 0 {
		for _, suffix := range []string{"", "-wal"} {
			if f, err := os.Open(db.path + suffix); err == nil {
				db.suspect.files = append(db.suspect.files, f)
			}
		}
	}
	for _, f := range db.suspect.files {
		_, err := f.Seek(0, io.SeekStart)
		if err == nil {
			_, err = io.Copy(io.Discard, f)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// close closes what was opened to be read. The connections are closed by then.
func (s *suspect) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.files {
		_ = f.Close() // it was only read
	}
	s.files = nil
}

// Integrity has SQLite check every page, index and row. The error wraps ErrCorrupt and says what is wrong first. The check
// of a full-text index goes by what its connection remembers of that, so a file that is written gets a connection for it.
func (db *DB) Integrity(ctx context.Context) error {
	conn := db.reader(ctx)
	if !db.Frozen() {
		var err error
		if conn, err = db.pool(1, "_pragma=query_only(1)"); err != nil {
			return fmt.Errorf("check %w", Named(db.path, db.Explain(err)))
		}
		defer conn.Close()
	}
	err := check(ctx, conn)
	if errors.Is(err, ErrCorrupt) && !db.suspect.damaged.Load() && !db.isDamaged() {
		err = &FileError{Path: db.path, Cause: ErrBroken, Err: err}
	}
	if err != nil {
		return fmt.Errorf("check %w", Named(db.path, db.Explain(err)))
	}
	return nil
}
