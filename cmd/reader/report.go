package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"reader/internal/mishap"
	"reader/internal/text"
)

// A report tells of a fault of reader's own, for whoever mends it: a file beside the library that says what broke, and where
// in the code.
const (
	reportName    = "crash-%s.txt"
	mostReports   = 20      // are kept, the newest; each is of another fault, or of another end of the program
	longestReport = 1 << 20 // bytes that are kept of one; each goroutine has about a kilobyte in it
)

// crashReport is a file to write one into. The file is nil where there can be none, for the reason that err says.
type crashReport struct {
	name string
	file *os.File
	err  error
}

// newReport makes a file for a report, of a name that tells it from others.
func newReport(folder, mark string) crashReport {
	r := crashReport{name: filepath.Join(folder, fmt.Sprintf(reportName, mark))}
	if r.err = os.MkdirAll(folder, 0o700); r.err == nil {
		forgetReports(folder)
		r.file, r.err = os.OpenFile(r.name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	}
	return r
}

// momentMark is the mark of a report on the end of the program.
func momentMark() string { return time.Now().UTC().Format("20060102-150405.000") }

// reportsIn lists the reports in a folder, the oldest first.
func reportsIn(folder string) []string {
	files, _ := filepath.Glob(filepath.Join(folder, fmt.Sprintf(reportName, "*"))) // the pattern is a good one
	age := func(file string) time.Time {
		info, err := os.Stat(file)
		if err != nil {
			return time.Time{} // somebody else has taken it away
		}
		return info.ModTime()
	}
	slices.SortStableFunc(files, func(a, b string) int { return age(a).Compare(age(b)) })
	return files
}

// forgetReports makes room for one more.
func forgetReports(folder string) {
	files := reportsIn(folder)
	for _, old := range files[:max(0, len(files)-mostReports+1)] {
		_ = os.Remove(old) // what stays is one too many
	}
}

// sentence says that reader broke down, where that is written, and what to do.
func (r *crashReport) sentence() text.Safe {
	if r.err != nil {
		return text.Format("reader broke down, by a fault of its own. Nothing that was kept is lost. "+
			"What happened could not be written down: %v. Please report what follows", r.err)
	}
	return text.Format("reader broke down, by a fault of its own. Nothing that was kept is lost; what happened is in %s. Please report it", r.name)
}

// quitting says that reader was told to end with a report, and where that is.
func (r *crashReport) quitting() text.Safe {
	if r.err != nil {
		return text.Format("reader was told to quit at once. Nothing that was kept is lost. What it was doing could not be written down: %v. It follows", r.err)
	}
	return text.Format("reader was told to quit at once. Nothing that was kept is lost; what it was doing is in %s", r.name)
}

// write writes down what happened: into the file, else to where the sentence was said.
func (r *crashReport) write(words io.Reader, said io.Writer) {
	happened, _ := io.ReadAll(io.LimitReader(words, longestReport))
	_, _ = io.Copy(io.Discard, words)
	to := said
	if r.file != nil {
		to = r.file
	}
	_, err := fmt.Fprintln(to, text.Format("reader %s, %s, %s/%s", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH))
	if err == nil {
		_, err = fmt.Fprintln(to, text.Clean(string(happened)))
	}
	if r.file != nil {
		err = errors.Join(err, r.file.Close())
	}
	_ = err // there is nobody left to tell
}

// mishaps keeps a report of whatever breaks our code while it is read: one for each fault, however often it is met.
func (a *app) mishaps() *mishap.Log {
	folder := a.reportFolder()
	return mishap.NewLog(func(e *mishap.Error) string {
		r := newReport(folder, fmt.Sprintf("%08x", e.Number()))
		if errors.Is(r.err, os.ErrExist) {
			return homely(r.name)
		}
		if r.err != nil {
			return ""
		}
		r.write(strings.NewReader(fmt.Sprintf("over %s\npanic: %s\n\n%s", cmp.Or(e.Of, "a file"), e.Panic, e.Stack)), io.Discard)
		return homely(r.name)
	})
}

// reportFolder is that of the library, else one that is there on any machine.
func (a *app) reportFolder() string {
	if a.placed() != nil {
		return os.TempDir()
	}
	return filepath.Dir(a.paths().Library)
}
