package main

import (
	"bytes"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"reader/internal/ui"
	"reader/internal/ui/uitest"
)

// breakable is reader with a goroutine that breaks when a signal says so: any goroutine of a library may.
func breakable() {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGUSR1, syscall.SIGUSR2)
	go func() {
		if <-told == syscall.SIGUSR1 {
			panic("\x1b]0;PWNED\x07\x1b[2Jbroken by a title")
		}
		debug.SetMaxStack(16 << 20)
		_ = deeper(1)
	}()
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// deeper is a page nested without end.
func deeper(n int) int {
	if n == 0 {
		return 0
	}
	return deeper(n+1) + n
}

// breaking is the interface alone, in front of a bystander, which breaks at a key in the goroutine that hears the keys.
func breaking() {
	if isBystander(os.Args[1:]) {
		os.Exit(bystand(os.Stdin, os.Stdout, os.Args[1], os.Args[2]))
	}
	a := &app{streams: streams{os.Stdin, os.Stdout, os.Stderr}}
	ctx, _ := a.untilSignal()
	a.bystander = callBystander(os.Stdout, standBy, os.Getenv("HOME"))
	o := ui.Options{Desk: uitest.NewDesk(), Guarded: a.bystander.ready(os.Stderr), Now: func() time.Time {
		if _, err := os.Stat(filepath.Join(os.Getenv("HOME"), "break")); err == nil {
			panic("\x1b]0;PWNED\x07\x1b[2Jbroken by a title")
		}
		return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	}}
	os.Exit(exitCode(ctx, ui.Run(ctx, o, a.in, a.out, os.Environ())))
}

// crashes break the program in every way that Go and the system know of: the terminal is given back, exit 2 is what Go
// says of a panic, what happened stands in a file, and what was kept is there.
func (f *faults) crashes(t *testing.T) {
	for _, c := range []struct {
		name, program string
		fault         func(x *terminal, data string)
		report        string
	}{
		{"a panic in a goroutine of nobody's", "breakable", byItself(syscall.SIGUSR1), "panic: ]0;PWNED[2Jbroken by a title"},
		{"a stack without end", "breakable", byItself(syscall.SIGUSR2), "reader.deeper("},
		{"a panic in the interface", "breaking", breakAtAKey, "panic: ]0;PWNED[2Jbroken by a title"},
		{"a signal of the system's", f.program, byItself(syscall.SIGSEGV), "SIGSEGV"},
		{"SIGQUIT", f.program, byItself(syscall.SIGQUIT), quit},
	} {
		t.Run("F13 "+c.name, func(t *testing.T) {
			t.Parallel()
			g, data := f.on(t), copyTree(t, f.data)
			x := g.inTerminal(data, c.program)
			x.press("s")
			x.expect("✓ Saved")
			c.fault(x, data)
			if got := code(t, x.waitEnd()); got != 2 {
				t.Errorf("it ends with %d", got)
			}
			x.checkGivenBack()
			x.checkReport(data, c.report)
			s, wrong := g.look(data)
			g.found(append(wrong, intact(t, data)...))
			if n := len(rowsOf(s["saved"])); c.program != "breaking" && n != 1 {
				t.Error("what was saved is not")
			}
		})
	}
	t.Run("F13 kill -9", func(t *testing.T) {
		t.Parallel()
		x := f.on(t).inTerminal(copyTree(t, f.data), "sh", "-c", f.program+"; read line; exit 9") // a shell without jobs, which restores nothing
		if err := x.signal(syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		x.expectGone("TODAY")
		x.checkGivenBack()
		x.press("enter")
		if got := code(t, x.waitEnd()); got != 9 {
			t.Errorf("the shell ends with %d", got)
		}
	})
}

// inTerminal opens a program's interface on some data, at the list of a section.
func (f *faults) inTerminal(data string, line ...string) *terminal {
	f.t.Helper()
	x := startTerminal(f.t, 120, 40, environ(data), line[0], line[1:]...)
	x.expect("T H E   R E A D E R", "online")
	x.press("3")
	x.expect("1 / ", "TODAY")
	return x
}

// byItself sends the program a signal.
func byItself(s syscall.Signal) func(*terminal, string) {
	return func(x *terminal, _ string) {
		if err := x.signal(s); err != nil {
			x.t.Fatal(err)
		}
	}
}

// breakAtAKey presses a key at which package breaking's clock breaks.
func breakAtAKey(x *terminal, data string) {
	if err := os.WriteFile(filepath.Join(data, "break"), nil, 0o600); err != nil {
		x.t.Fatal(err)
	}
	x.press("R")
}

// checkGivenBack asserts that a terminal is as it was, and that nothing of a report has come onto it.
func (x *terminal) checkGivenBack() {
	x.t.Helper()
	x.checkRestored()
	for _, mode := range []string{"1002", "1003", "1004", "2026", "2027", "2031"} {
		if x.left(mode) {
			x.t.Errorf("mode %s was not given back", mode)
		}
	}
	for _, words := range []string{"PWNED", "goroutine ", "panic:", "SIGSEGV"} {
		if strings.Contains(string(x.bytes), words) {
			x.t.Errorf("%q is on the terminal: %q", words, x.bytes[max(0, len(x.bytes)-500):])
		}
	}
}

// checkReport asserts that one file tells what happened, in text that is safe to show, and that the terminal names it.
func (x *terminal) checkReport(data, words string) {
	x.t.Helper()
	said := ""
	if at := max(bytes.LastIndex(x.bytes, []byte("reader broke down")), bytes.LastIndex(x.bytes, []byte("reader was told"))); at >= 0 {
		said = strings.ReplaceAll(string(x.bytes[at:]), "\r\n", "\n")
	}
	checkBroken(x.t, data, said, words)
}
