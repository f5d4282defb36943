package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"time"

	"github.com/charmbracelet/x/term"

	"reader/internal/text"
	"reader/internal/ui"
)

// A bystander is a second process of ours that stands by while the interface has the terminal. When the interface breaks
// down it gives the terminal back, keeps in a file what Go's runtime says of it, and says where that is. No recover can
// do so: a panic in a library's goroutine, a stack without end, want of memory and kill -9 end a process there and then.

// standBy is the first argument of a bystander, which nobody types; the second is the folder of its file.
const standBy = "--stand-by"

// What goes over the line between the two.
const (
	here = 'h' // the bystander has seen how the terminal is
	gone = 'g' // the interface has left the terminal as it was; anything else is the runtime's report
)

// longestReport is what is kept of a report. Each goroutine has about a kilobyte in it.
const longestReport = 1 << 20

// bystand is all that a bystander does. It returns the exit code of its process, which nobody asks.
func bystand(line io.ReadWriter, out io.Writer, folder string) int {
	signal.Ignore(survived...)
	screen, ok := out.(*os.File)
	if !ok {
		return exitFailed
	}
	before, err := term.GetState(screen.Fd())
	if err != nil {
		return exitFailed
	}
	if _, err := line.Write([]byte{here}); err != nil {
		return exitFailed
	}
	first := make([]byte, 1)
	n, _ := line.Read(first)
	if n == 1 && first[0] == gone {
		return exitDone
	}
	giveBack(screen, before)
	if n == 0 {
		return exitDone // it was killed, and there is no report
	}
	keep(io.MultiReader(bytes.NewReader(first), line), screen, folder)
	return exitDone
}

// giveBack leaves a terminal as it was. Where another program has it by now, as a shell may when the interface was killed,
// the settings are that program's business.
func giveBack(screen *os.File, before *term.State) {
	if ours(screen) {
		_ = term.Restore(screen.Fd(), before)
	}
	ui.GiveBack(screen)
}

// keep says where the report will be, and reads it. The interface is not gone before that: nearly nothing of what it writes
// has room on the line. So its last words come before whatever waits for its end.
func keep(report io.Reader, screen io.Writer, folder string) {
	name := filepath.Join(folder, "crash-"+time.Now().UTC().Format("20060102-150405.000")+".txt")
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	said := text.Format("reader broke down. Nothing that was kept is lost; what happened is in %s", name)
	if err != nil {
		said = text.Format("reader broke down. Nothing that was kept is lost; what happened could not be written down: %v", err)
	}
	fmt.Fprintln(screen, said)
	words, _ := io.ReadAll(io.LimitReader(report, longestReport))
	_, _ = io.Copy(io.Discard, report)
	if err != nil {
		return
	}
	_, err = fmt.Fprintln(f, text.Format("reader %s, %s, %s/%s", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH))
	if err == nil {
		_, err = fmt.Fprintln(f, text.Clean(string(words)))
	}
	_ = errors.Join(err, f.Close()) // there is nobody left to tell
}
