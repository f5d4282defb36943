package main

import (
	"context"
	"errors"
	"fmt"
	"io"

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
)

// errSomeFailed ends a refresh that is done but for some feeds, each of which has been reported already.
var errSomeFailed = errors.New("some feeds failed")

// usageError is a command line that cannot be understood.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func wrongUsage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// exitTable is asked from the top; the first cause that fits gives the code.
var exitTable = []struct {
	fits func(error) bool
	code int
}{
	{func(err error) bool { return errors.As(err, new(usageError)) }, exitUsage},
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

// explain says an error in a sentence, with what to do next where that is known.
func explain(w io.Writer, err error) {
	if err == nil || errors.Is(err, errSomeFailed) || errors.Is(err, context.Canceled) {
		return
	}
	fmt.Fprintf(w, "reader: %s\n", text.Clean(err.Error()))
	if errors.Is(err, news.ErrNotFound) {
		fmt.Fprintln(w, "hint: reader list and reader sections print the identifiers of what there is")
	}
}
