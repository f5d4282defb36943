package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// terminals opens the interface on every kind and size of terminal: it is readable or says what it needs, and leaves it as
// it was.
func (f *faults) terminals(t *testing.T) {
	for _, c := range []struct {
		name          string
		columns, rows int
		environ       []string
		shows         string
	}{
		{"a terminal that nobody knows", 120, 40, []string{"TERM=nobody-knows"}, "T H E   R E A D E R"},
		{"a terminal without a name", 120, 40, []string{"TERM="}, "T H E   R E A D E R"},
		{"a dumb terminal", 80, 24, []string{"TERM=dumb"}, "Enter reads on"},
		{"a locale without UTF-8", 120, 40, []string{"LANG=C", "LC_ALL=C"}, "T H E   R E A D E R"},
		{"one cell", 1, 1, nil, ""},
		{"one row", 80, 1, nil, "Too small"},
		{"one column", 1, 24, nil, ""},
		{"the smallest that can be read", 20, 5, nil, "? help"},
		{"the largest", 500, 200, nil, "T H E   R E A D E R"},
		{"no size", 0, 0, nil, "T H E   R E A D E R"}, // 80 columns by 24 rows then
	} {
		t.Run("F27 "+c.name, func(t *testing.T) {
			t.Parallel()
			environ, dumb := slices.Concat(environ(copyTree(t, f.data)), c.environ), slices.Contains(c.environ, "TERM=dumb")
			x := startTerminal(t, c.columns, c.rows, environ, f.program)
			if c.columns == 0 {
				x.mu.Lock()
				x.screen.Resize(80, 24)
				x.mu.Unlock()
			}
			x.waitFor(c.shows, func(screen string) bool {
				return strings.Contains(screen, c.shows) && x.wrote("\x1b[?1049h") != dumb
			})
			if dumb {
				x.press("quit\r") // line by line
			} else {
				x.press("j", "enter", "k", "q", "q")
			}
			if err := x.waitEnd(); err != nil {
				t.Errorf("it ends with %v", err)
			}
			x.checkRestored()
			if x.wrote("panic") {
				t.Errorf("it says %q", x.bytes[max(0, len(x.bytes)-300):])
			}
		})
	}
	t.Run("F27 a terminal that lies open", func(t *testing.T) {
		t.Parallel()
		x := f.on(t).openAt(nil, copyTree(t, f.data))
		x.press("j")
		x.expect("2 / ")
		waitAsleep(t, x.process.Process.Pid) // it would never, were the screen drawn again and again
	})
	t.Run("F27 a terminal that nobody reads", func(t *testing.T) {
		t.Parallel()
		x := f.on(t).openAt(nil, copyTree(t, f.data))
		x.hang()
		for i := range 100 {
			x.press([]string{"j", "k"}[i%2])
		}
		waitAsleep(t, x.process.Process.Pid)
		if held := resident(t, x.process.Process.Pid); held > 200 {
			t.Errorf("it holds %d MB of what nobody reads", held)
		}
	})
}

// wrote reports whether the program has written some bytes to its terminal.
func (x *terminal) wrote(bytes string) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return strings.Contains(string(x.bytes), bytes)
}

// resident is how many megabytes of memory a process holds.
func resident(t *testing.T, pid int) (megabytes int) {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		t.Skipf("there is no /proc here: %v", err)
	}
	var size, pages int
	if _, err := fmt.Sscan(string(status), &size, &pages); err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize() >> 20
}
