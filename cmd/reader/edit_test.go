package main

import (
	"strings"
	"testing"
)

// TestCtrlCEndsTheQuestionWhetherToEditAgain: the program ends at once, and says where the text is.
func TestCtrlCEndsTheQuestionWhetherToEditAgain(t *testing.T) {
	environ := append(emptyHome(t), `EDITOR=sh -c 'echo https://globe.example/rss >> "$0"'`)
	x := startTerminal(t, 100, 40, environ, binary(t), "edit")
	x.expect("a feed stands in a section", "Edit again?")
	x.press("ctrl+c")
	err := x.waitEnd()
	screen, _ := x.look()
	if err == nil || x.process.ProcessState.ExitCode() != exitInterrupted || !strings.Contains(screen, "what you wrote is kept") {
		t.Errorf("interrupted, it ended with %v:\n%s", err, screen)
	}
}
