package main

import (
	"io"
	"os/exec"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// TestHelpAsksTheTerminalNothing: a terminal that does not answer would keep it waiting.
func TestHelpAsksTheTerminalNothing(t *testing.T) {
	cmd := exec.Command(binary(t), "--help")
	cmd.Env = append(emptyHome(t), "TERM=xterm-256color")
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 40})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	said, _ := io.ReadAll(f) // the end of a pseudo terminal is an error on Linux
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if s := string(said); strings.Contains(s, "\x1b]11") || !strings.Contains(s, "newspaper") && !strings.Contains(s, "news in a terminal") {
		t.Errorf("got %q", s)
	}
}
