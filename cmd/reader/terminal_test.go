package main

import (
	"context"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// terminal is a program in a pseudo-terminal, with the screen that a person would see.
type terminal struct {
	t       *testing.T
	process *exec.Cmd
	pty     *os.File
	before  *term.State                 // the settings that the program finds, and is to leave behind
	answer  func(written []byte) string // what the terminal says beside what the emulator says; nil: nothing

	mu      sync.Mutex
	screen  *vt.Emulator
	bytes   []byte        // all that the program wrote
	changed chan struct{} // closed and made anew whenever the screen changes
	ended   chan struct{} // closed when the program has closed its terminal, or nobody reads it any more
	hung    chan struct{} // closed when nobody is to read it
}

// patience is how long a test waits for something to appear. It is a limit for broken programs, not a wait: a slow
// machine under the race detector needs some seconds for what takes milliseconds.
const patience = 60 * time.Second

// startTerminal runs a program at a size, with an environment of its own.
func startTerminal(t *testing.T, columns, rows int, environ []string, program string, args ...string) *terminal {
	t.Helper()
	return startOn(t, vt.NewEmulator(columns, rows), nil, environ, program, args...)
}

// startOn runs a program on a screen that may have answers of its own.
func startOn(t *testing.T, screen *vt.Emulator, answer func([]byte) string, environ []string, program string, args ...string) *terminal {
	t.Helper()
	x := &terminal{
		t: t, process: exec.Command(program, args...), screen: screen, answer: answer,
		changed: make(chan struct{}), ended: make(chan struct{}), hung: make(chan struct{}),
	}
	x.process.Env = environ
	if err := x.start(); err != nil {
		t.Fatal(err)
	}
	go x.read()
	go func() { _, _ = io.Copy(x.pty, x.screen) }() // the terminal's answers to what the program asks it
	t.Cleanup(func() {
		_ = x.process.Process.Kill()
		_ = x.pty.Close()
		<-x.ended
	})
	return x
}

// start gives the program a terminal of its own. Its settings are looked at first: the program makes others at once.
func (x *terminal) start() error {
	ours, theirs, err := pty.Open()
	if err != nil {
		return err
	}
	defer theirs.Close()
	x.pty = ours
	if x.before, err = term.GetState(theirs.Fd()); err != nil {
		return err
	}
	if err := pty.Setsize(theirs, &pty.Winsize{Cols: uint16(x.screen.Width()), Rows: uint16(x.screen.Height())}); err != nil {
		return err
	}
	x.process.Stdin, x.process.Stdout, x.process.Stderr = theirs, theirs, theirs
	x.process.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	return x.process.Start()
}

func (x *terminal) read() {
	defer close(x.ended)
	buffer := make([]byte, 64<<10)
	for {
		n, err := x.pty.Read(buffer)
		x.mu.Lock()
		x.bytes = append(x.bytes, buffer[:n]...)
		_, _ = x.screen.Write(buffer[:n])
		close(x.changed)
		x.changed = make(chan struct{})
		x.mu.Unlock()
		if x.answer != nil {
			_, _ = io.WriteString(x.pty, x.answer(buffer[:n]))
		}
		if err != nil {
			return
		}
		select {
		case <-x.hung:
			return
		default:
		}
	}
}

// look returns the screen as text, and a channel that closes when it changes.
func (x *terminal) look() (string, <-chan struct{}) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.String(), x.changed
}

// waitFor waits until the screen satisfies a condition, and returns it.
func (x *terminal) waitFor(what string, ok func(screen string) bool) string {
	x.t.Helper()
	ctx, cancel := context.WithTimeout(x.t.Context(), patience)
	defer cancel()
	for {
		screen, changed := x.look()
		if ok(screen) {
			return screen
		}
		select {
		case <-changed:
		case <-x.ended:
			x.t.Fatalf("the program ended before %s; the screen was\n%s", what, screen)
		case <-ctx.Done():
			x.t.Fatalf("%s never came; the screen is\n%s", what, screen)
		}
	}
}

// expect waits until all the words are on the screen.
func (x *terminal) expect(words ...string) string {
	x.t.Helper()
	return x.waitFor(strings.Join(words, ", "), func(screen string) bool {
		for _, w := range words {
			if !strings.Contains(screen, w) {
				return false
			}
		}
		return true
	})
}

// expectGone waits until words are no longer on the screen.
func (x *terminal) expectGone(words string) string {
	x.t.Helper()
	return x.waitFor("the end of "+words, func(screen string) bool { return !strings.Contains(screen, words) })
}

// press types keys as a terminal sends them.
func (x *terminal) press(keys ...string) {
	x.t.Helper()
	for _, key := range keys {
		if _, err := io.WriteString(x.pty, bytesOf(key)); err != nil {
			x.t.Fatal(err)
		}
	}
}

// keyBytes is what a terminal sends for keys with a name.
var keyBytes = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "delete": "\x1b[3~", "pgdown": "\x1b[6~", "pgup": "\x1b[5~",
	"down": "\x1b[B", "up": "\x1b[A", "left": "\x1b[D", "right": "\x1b[C", "ctrl+left": "\x1b[1;5D", "ctrl+right": "\x1b[1;5C",
}

// bytesOf is what a terminal sends for a key, or for words, which are sent as they are.
func bytesOf(key string) string {
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok && len(letter) == 1 {
		return string(letter[0] & 0x1f)
	}
	if bytes, ok := keyBytes[key]; ok {
		return bytes
	}
	return key
}

// waitEnd waits for the program to end by itself.
func (x *terminal) waitEnd() error {
	x.t.Helper()
	select {
	case <-x.ended:
	case <-time.After(patience):
		screen, _ := x.look()
		x.t.Fatalf("the program did not end; the screen is\n%s", screen)
	}
	return x.process.Wait()
}
