package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/charmbracelet/x/term"
)

// TestEndToEnd reads the sample paper with the real binary, as a person in a terminal would: a section, an article, a
// related story and back to the exact line, a tag and back, a bookmark, the cable pulled, the bookmark read, and out.
func TestEndToEnd(t *testing.T) {
	for _, size := range []struct{ columns, rows int }{{120, 40}, {80, 24}} {
		t.Run(fmt.Sprintf("%dx%d", size.columns, size.rows), func(t *testing.T) {
			t.Parallel()
			x := startTerminal(t, size.columns, size.rows, emptyHome(t), binary(t), "demo")
			readThePaper(x)
			if err := x.waitEnd(); err != nil {
				t.Errorf("reader ended with %v", err)
			}
			x.checkRestored()
		})
	}
}

// TestEndToEndInTmux is the same within tmux, which measures widths in its own way and answers fewer questions.
func TestEndToEndInTmux(t *testing.T) {
	tmux, err := exec.LookPath("tmux")
	if err != nil {
		t.Skip("tmux is not installed")
	}
	t.Parallel()
	settings := filepath.Join(t.TempDir(), "tmux.conf")
	if err := os.WriteFile(settings, []byte("set -g status off\nset -g escape-time 10\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	environ := append(emptyHome(t), "TMUX_TMPDIR="+t.TempDir())
	x := startTerminal(t, 120, 40, environ, tmux, "-u", "-f", settings, "new-session", binary(t), "demo")
	readThePaper(x)
	if err := x.waitEnd(); err != nil {
		t.Errorf("tmux ended with %v", err)
	}
}

func readThePaper(x *terminal) {
	x.expect("T H E   R E A D E R", "online")
	x.press("u")
	x.expect("There is nothing to undo") // the sample paper stays
	x.press("/", "cod counters")
	x.expect("› cod counters", "Cod counters of")
	x.press("esc")
	x.expectGone("› cod counters")

	// A section, from the palette as well as any; then an article in it.
	x.press(":", "Canada")
	x.expect(": Canada")
	x.press("enter")
	x.expect("TODAY", "Port Merrow")
	x.press("g", "enter")
	x.expect("CANADA", "Ada Quillfeather", "min")
	x.press("G")
	x.expect(" offline", "online") // the whole page is there, not the feed's text alone
	x.press("g", "space")
	x.expect("deckhands want")

	// A related story in place, and back to the exact line.
	x.press("tab")
	here := x.expect("/2026/11/22/cobble-sound") // its address, before it is followed
	x.press("enter")
	x.expect("Marguerite Dufresne")
	x.press("[")
	x.waitFor("the line that was left", func(s string) bool { return textOf(s) == textOf(here) })

	// A tag's list, and back. The footer is drawn last, so it tells that a key was heard: esc and a letter sent in one
	// breath would be another key.
	x.expect("enter follow")
	x.press("esc")
	x.expect("space page")
	x.press("G")
	x.expect("FILED UNDER")
	x.press("f")
	hinted := x.expect("FILED UNDER", "enter follow", " #ferries")
	x.press(string(hinted[strings.Index(hinted, " #ferries")-1]))
	x.expect("‹ #ferries", "From its feed at 127.0.0.1", "Lake Nyambasi")
	x.press("[")
	x.expect("FILED UNDER")

	// A bookmark, the cable pulled, the bookmark read.
	x.press("s")
	x.expect("✓ Saved")
	x.press("ctrl+o")
	x.expect("○")
	x.press(":", "saved stories")
	x.expect(": saved stories", "Saved stories")
	x.press("enter")
	x.expect("SAVED", "Port Merrow")
	x.press("enter")
	x.expect("‹ Saved", "1 of 1")
	x.press("g")
	x.expect("Ada Quillfeather")
	x.press("q")
}

// textOf is the article's own lines: a page's first and last rows tell the time and say what is under way, and a
// story that was followed is marked as stored from then on.
func textOf(screen string) string {
	stored := strings.NewReplacer(" · ↓ offline", "", " · text offline", "", " · feed text only", "", " ┄", "")
	var lines []string
	for _, line := range strings.Split(screen, "\n") {
		if column := strings.Index(line, "│"); column >= 0 {
			line = line[:column]
		}
		lines = append(lines, strings.TrimRight(stored.Replace(line), " "))
	}
	if len(lines) < 6 {
		return screen
	}
	return strings.Join(lines[2:len(lines)-3], "\n")
}

// checkRestored asserts that the terminal is as it was: its settings, the main screen, the cursor, no modes left on.
func (x *terminal) checkRestored() {
	x.t.Helper()
	if after, err := term.GetState(x.pty.Fd()); err == nil && !reflect.DeepEqual(x.before, after) {
		x.t.Error("the terminal's settings are not those of the beginning")
	}
	for _, mode := range []string{"1049", "25", "2004", "1006"} {
		if x.left(mode) {
			x.t.Errorf("mode %s was not given back", mode)
		}
	}
}

// left reports whether a mode is set, or the cursor hidden, which is mode 25 not being set.
func (x *terminal) left(mode string) bool {
	on, off := "\x1b[?"+mode+"h", "\x1b[?"+mode+"l"
	if mode == "25" {
		on, off = off, on
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	return bytes.LastIndex(x.bytes, []byte(on)) > bytes.LastIndex(x.bytes, []byte(off))
}

// binary is the program under test: the one that READER_E2E names, else one built for this test.
func binary(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("READER_E2E"); path != "" {
		return path
	}
	path := filepath.Join(t.TempDir(), "reader")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

// emptyHome is the environment of somebody who has just arrived, at nine in the morning: a story an hour old is of
// today then, whenever and in whatever zone the tests run.
func emptyHome(t *testing.T) []string {
	t.Helper()
	home := t.TempDir()
	return []string{
		"HOME=" + home, "TMPDIR=" + t.TempDir(), "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "COLORTERM=truecolor",
		"LANG=C.UTF-8", "BROWSER=true", "TZ=UTC", "READER_NOW=" + scriptNow,
	}
}
