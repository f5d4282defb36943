package main

import (
	"cmp"
	"context"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"reader/internal/config"
	"reader/internal/text"
	"reader/internal/ui"
	"reader/internal/ui/session"
)

// linearForm is how the interface is to be shown line by line.
type linearForm struct {
	asked   bool
	width   int  // columns; fromTerminal for those that there are
	page    int  // lines read at once; likewise
	unicode bool // --ascii=false was said
}

// fromTerminal stands for a size that the terminal says.
const fromTerminal = -1

// addLinear gives a command that opens the interface the flags of its lines.
func (a *app) addLinear(cmd *cobra.Command) {
	f := &a.flags.linear
	cmd.Flags().BoolVar(&f.asked, "linear", false, "line by line, for screen readers and pipes")
	cmd.Flags().IntVar(&f.width, "width", fromTerminal, "with --linear: columns, 0 to break none")
	cmd.Flags().IntVar(&f.page, "page", fromTerminal, "with --linear: lines at once, 0 for all")
	for _, size := range []string{"width", "page"} {
		cmd.Flags().Lookup(size).DefValue = "" // that of the terminal, and none that could be typed
	}
}

// screen says whether the interface is shown line by line: because that is asked for, by the flag or the configuration, or
// because the terminal cannot move its cursor. Without a terminal it must be asked for: what reads commands from a pipe
// should be meant to.
func (a *app) screen(cmd *cobra.Command) (linear bool, err error) {
	f := &a.flags.linear
	f.unicode = cmd.Flags().Changed("ascii") && !a.flags.ascii
	if f.width < fromTerminal || f.page < fromTerminal {
		return false, wrongUsage("--width and --page are numbers of columns and lines, or 0")
	}
	if f.asked {
		return true, nil
	}
	c, err := config.Load(a.paths().Config) // what is wrong with it is said when it is read to be used
	switch {
	case err == nil && c.Linear, isTerminal(a.in) && isTerminal(a.out) && os.Getenv("TERM") == "dumb":
		return true, nil
	case !isTerminal(a.in) || !isTerminal(a.out):
		return false, wrongUsage("the interface needs a terminal; with --linear it goes line by line, see reader --help for the commands that print")
	}
	return false, nil
}

// readLinear runs the interface line by line.
func (a *app) readLinear(ctx context.Context, o ui.Options) error {
	// Ctrl+C ends what runs before it ends the program, and so it must not end the context.
	signal.Reset(os.Interrupt)
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	// A pipe that nobody reads any more is an error of writing, so that everything is closed and taken away. To ignore the
	// signal would have the programs that are started ignore it, too.
	broken := make(chan os.Signal, 1)
	signal.Notify(broken, syscall.SIGPIPE)
	defer signal.Stop(broken)
	f := &a.flags.linear
	columns, rows := a.size()
	if f.width != fromTerminal {
		columns = func() int { return f.width }
	}
	if f.page != fromTerminal {
		rows = func() int { return f.page }
	}
	lines := session.Options{Options: o, Width: columns, Height: rows, Interrupts: interrupts, Wait: patient}
	if isTerminal(a.in) && isTerminal(a.out) {
		lines.Prompt = "> "
	}
	lines.Plain, lines.Why = a.plain(o.ASCII)
	return session.Run(ctx, lines, a.in, a.out)
}

// patient is how long something takes before it is said what it is.
const patient = 700 * time.Millisecond

// size says how large the terminal is, whenever it is asked. Where the output is none, lines are as long as COLUMNS says, or
// are not broken, and nothing waits for somebody to turn a page.
func (a *app) size() (columns, rows func() int) {
	if f, ok := a.out.(*os.File); ok && isTerminal(f) {
		get := func() (int, int) {
			w, h, err := term.GetSize(f.Fd())
			if err != nil || w <= 0 {
				return 80, 24
			}
			return w, h
		}
		return func() int { w, _ := get(); return w }, func() int { _, h := get(); return h }
	}
	n, _ := strconv.Atoi(os.Getenv("COLUMNS"))
	return func() int { return max(n, 0) }, func() int { return 0 }
}

// plain says whether texts are written in ASCII: when that is asked for, or when the locale does not say UTF-8; then why
// says so. --ascii=false goes before the locale.
func (a *app) plain(ascii bool) (plain bool, why text.Safe) {
	if ascii || a.flags.linear.unicode {
		return ascii, ""
	}
	locale := cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_CTYPE"), os.Getenv("LANG"))
	if l := strings.ToLower(locale); strings.Contains(l, "utf-8") || strings.Contains(l, "utf8") {
		return false, ""
	}
	return true, "Some letters are written as ?, since the locale does not say UTF-8. Set LANG, or start with --ascii=false"
}
