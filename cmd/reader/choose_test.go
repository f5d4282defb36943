package main

import (
	"strings"
	"testing"

	"reader/internal/demo"
)

// TestChooseAtTheTerminal: the sections are listed with their newest headlines, what cannot be understood is asked again,
// another edition can be gone to, and Ctrl-C ends it all.
func TestChooseAtTheTerminal(t *testing.T) {
	paper, err := demo.Start(demo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer paper.Close()
	environ, program := emptyHome(t), binary(t)

	x := startTerminal(t, 100, 40, environ, program, "add", paper.URL())
	x.expect("The Lantern Courier", "3    Canada", "Ferry captains in Port Merrow", "e1  Edition: हिन्दी", "[all]:")
	x.press("99", "enter")
	x.expect("neither a number from 1 to 8")
	x.press("2", "enter")
	screen := x.expect("added", "Americas/Canada")
	if err := x.waitEnd(); err != nil || strings.Count(screen, "added ") != 2 {
		t.Errorf("ended with %v:\n%s", err, screen)
	}

	x = startTerminal(t, 100, 40, environ, program, "add", paper.URL())
	x.expect("[all]:")
	x.press("e1", "enter")
	x.expect("e1  Edition: English")
	x.press("ctrl+c")
	if err := x.waitEnd(); err == nil || x.process.ProcessState.ExitCode() != exitInterrupted {
		t.Errorf("interrupted, it ended with %v", err)
	}
}
