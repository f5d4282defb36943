package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"reader/internal/sqlite"
	"reader/internal/text"
)

// faulty is the fault of a file that an error is about; the zero Fault for none.
func faulty(err error) sqlite.FileError {
	var f *sqlite.FileError
	if errors.As(err, &f) {
		return *f
	}
	return sqlite.FileError{}
}

// words say the causes of faults on the one line of the interface, where the end may be cut off. %s is the folder of
// the file.
var words = []struct {
	cause error
	word  text.Safe
}{
	{sqlite.ErrLocked, "another program holds it (%s)"},
	{sqlite.ErrLockless, "its disk gives no locks (%s)"},
	{sqlite.ErrCrowded, "too many files are open; ulimit -n raises that (%s)"},
	{sqlite.ErrReadOnly, "it cannot be written (%s)"},
	{sqlite.ErrNewer, "it needs a newer reader (%s)"},
	{sqlite.ErrCorrupt, "it is damaged; reader doctor says more (%s)"},
	{sqlite.ErrFull, "the disk is full; make room (%s)"},
	{sqlite.ErrBroken, "the disk reports an error (%s)"},
}

// sentence says an error on the one line of the interface.
func sentence(err error) text.Safe {
	f := faulty(err)
	for _, w := range words {
		if f.Path != "" && errors.Is(f.Cause, w.cause) {
			return text.Format(w.word, homely(filepath.Dir(f.Path)))
		}
	}
	return text.Line(err.Error())
}

// homely writes a path as people do, who know where their home is.
func homely(path string) string {
	home, err := os.UserHomeDir()
	if rest, ok := strings.CutPrefix(path, home+string(filepath.Separator)); ok && err == nil {
		return filepath.Join("~", rest)
	}
	return path
}
