package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"reader/internal/library"
	"reader/internal/mishap"
	"reader/internal/news"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// The exit codes of the contract.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitSomeFailed  = 3
	exitLocked      = 4
	exitInterrupted = 130
	exitBroken      = exitUsage // by a fault of our own: what Go says of a panic
)

// errSomeFailed ends a refresh that is done but for some feeds, each of which has been reported already.
var errSomeFailed = errors.New("some feeds failed")

// errInterrupted ends a command that was interrupted and has something to say about it.
var errInterrupted = errors.New("interrupted")

// usageError is a command line that cannot be understood.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func wrongUsage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// exitTable is asked from the top; the first cause that fits gives the code.
var exitTable = []struct {
	fits func(error) bool
	code int
}{
	{func(err error) bool { return errors.As(err, new(usageError)) || errors.As(err, new(news.QueryError)) }, exitUsage},
	{func(err error) bool { return errors.As(err, new(*mishap.Error)) }, exitBroken},
	{func(err error) bool { return errors.Is(err, errInterrupted) }, exitInterrupted},
	{func(err error) bool { return errors.Is(err, errSomeFailed) }, exitSomeFailed},
	{sqlite.Unavailable, exitLocked},
}

func exitCode(ctx context.Context, err error) int {
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil:
		return exitInterrupted
	}
	for _, row := range exitTable {
		if row.fits(err) {
			return row.code
		}
	}
	return exitFailed
}

// hints say what to do about a cause; the first that fits is said. %s is the folder of the file.
var hints = []struct {
	fits func(error) bool
	hint text.Safe
}{
	{is(sqlite.ErrLocked), "another reader is writing to %s; try again when it is done"},
	{is(sqlite.ErrLockless), "reader has to lock its files in %s; --data or READER_DATA name a folder on another disk"},
	{is(sqlite.ErrCrowded), "the system lets it open too few: try ulimit -n 256, then again; what was kept before is safe"},
	{is(sqlite.ErrReadOnly), "reader has to write to %s; --data or READER_DATA name another folder"},
	{newerCache, "reader doctor --rebuild makes one that this reader can use; nothing that you chose stands in it"},
	{is(sqlite.ErrNewer), "what is in %s needs a newer reader; --data or READER_DATA name another folder"},
	{salvageable, "nothing was changed; reader doctor --restore keeps what can still be read of it, reader doctor --restore FILE takes " +
		"an older library or a backup from elsewhere"},
	{is(library.ErrNoBackup), "nothing was changed; reader doctor --restore FILE takes an older library or a backup from elsewhere"},
	{is(library.ErrLost), "nothing was changed; reader doctor --restore FILE takes an older library or a backup from elsewhere, and " +
		"reader import a copy, once library.db is moved away"},
	{rowOfLibrary, "reader doctor --restore goes back to the newest backup in which it can be read, or else leaves that row out"},
	{is(sqlite.ErrCorrupt), "the next start mends it; reader doctor says what is damaged and which backups there are"},
	{is(sqlite.ErrFull), "make room on the disk of %s, then do it again; what was kept before is safe"},
	{is(sqlite.ErrBroken), "the disk of %s cannot be relied upon; the system's log says more"},
	{is(news.ErrNotFound), "reader list, sections, lists, tags and highlights print what there is, reader read the words of a story"},
}

func is(cause error) func(error) bool {
	return func(err error) bool { return errors.Is(err, cause) }
}

// salvageable reports whether a library is damaged of which nobody has tried yet to read what is left.
func salvageable(err error) bool {
	return errors.Is(err, library.ErrNoBackup) && errors.Is(err, sqlite.ErrCorrupt)
}

// rowOfLibrary reports whether SQLite finds nothing wrong with a library, so that no start mends it.
func rowOfLibrary(err error) bool {
	return errors.Is(err, sqlite.ErrRow) && filepath.Base(faulty(err).Path) == "library.db"
}

func newerCache(err error) bool {
	return errors.As(err, new(cacheError)) && errors.Is(err, sqlite.ErrNewer)
}

// explain says an error in a sentence, with what to do next where that is known.
func (a *app) explain(err error) {
	if err == nil || errors.Is(err, errSomeFailed) || errors.Is(err, context.Canceled) {
		return
	}
	a.say(text.Join(" ", "reader:", text.Clean(err.Error())))
	if came := faulty(err).Err; came != nil && a.flags.verbose {
		a.say(text.Join(" ", "cause:", text.Clean(came.Error())))
	}
	for _, h := range hints {
		if !h.fits(err) {
			continue
		}
		hint := h.hint
		if strings.Contains(string(hint), "%s") {
			hint = text.Format(hint, filepath.Dir(cmp.Or(faulty(err).Path, a.paths().Library)))
		}
		a.say(text.Join(" ", "hint:", hint))
		return
	}
}
