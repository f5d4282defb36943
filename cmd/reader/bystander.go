package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/charmbracelet/x/term"

	"reader/internal/ui"
)

// A bystander is a second process of ours that stands by while the interface has the terminal, or a command is at work.
// When reader breaks down it gives the terminal back, keeps in a file what Go's runtime says of it, and says where that is.
// No recover can do so: a panic in a library's goroutine, a stack without end, want of memory and kill -9 end a process
// there and then.

// The first argument of a bystander, which nobody types; the second is the folder of its file.
const (
	standBy    = "--stand-by"    // while the interface has the terminal
	standAside = "--stand-aside" // while a command is at work, which leaves the terminal as it is
)

// What goes over the line between the two.
const (
	here = 'h' // the bystander has seen how the terminal is
	gone = 'g' // the interface has left the terminal as it was; anything else is the runtime's report
)

// isBystander reports whether a command line is that of a bystander.
func isBystander(args []string) bool {
	return len(args) == 2 && (args[0] == standBy || args[0] == standAside)
}

// bystand is all that a bystander does. It returns the exit code of its process, which nobody asks.
func bystand(line io.ReadWriter, out io.Writer, way, folder string) int {
	signal.Ignore(survived...)
	screen, ok := out.(*os.File)
	if !ok {
		return exitFailed
	}
	before, err := term.GetState(screen.Fd())
	if err != nil && way == standBy {
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
	if way == standBy {
		giveBack(screen, before)
	}
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
func keep(words io.Reader, screen io.Writer, folder string) {
	report := bufio.NewReaderSize(words, len(quit)) // no more of it, for there is to be no room
	beginning, _ := report.Peek(len(quit))
	r := newReport(folder, momentMark())
	say := r.sentence
	if string(beginning) == quit {
		say = r.quitting
	}
	fmt.Fprintln(screen, say())
	r.write(report, screen)
}

// quit begins the runtime's report when nothing broke, and somebody pressed ctrl+\ or sent the signal.
const quit = "SIGQUIT: quit\n"
