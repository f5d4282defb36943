package main

import (
	"regexp"
	"strings"
	"testing"
)

// howFar is what is said of a refresh that takes long, which depends on the machine.
var howFar = regexp.MustCompile(`(?m)^Refreshing: \d+ of \d+ feeds\n`)

// linearly reads line by line, in a pipe and on a terminal.
func linearly(t *testing.T, n *newsrooms) {
	input := strings.Join([]string{
		"", "", "sections", "go Feed raw", "open 1", "", "", "", "links", "related", "next", "", "save", "tags +sea", "lists", "back", "feeds", "history",
		"trash", "refresh", "saved", "undo", "failures", "help", "quit", "",
	}, "\n")
	got := n.lines(t, input, "0")
	for _, wrong := range piped.foreign([]byte(got[0].stdout + got[0].stderr)) {
		t.Error(wrong)
	}
	for i := range got {
		got[i].stdout = howFar.ReplaceAllString(got[i].stdout, "")
	}
	if d := got[0].differs(&got[1]); d != "" {
		t.Error(d)
	}
	if !strings.Contains(got[0].stdout, "raw 0 fills the clipboard") {
		t.Errorf("the story was not opened:\n%s", got[0].stdout)
	}
	n.linesOnATerminal(t, "search canary\n"+input)
}

// lines has both readers type the same into a pipe.
func (n *newsrooms) lines(t *testing.T, input, page string) [2]answered {
	t.Helper()
	libraries := [2]string{n.hostile.library(t), n.disarmed.library(t)}
	return n.each(func(i int, reader *correspondent) answered {
		return reader.tell(t, libraries[i], input, "--linear", "--page", page)
	})
}

// linesOnATerminal are typed at one that answers whatever it is asked.
func (n *newsrooms) linesOnATerminal(t *testing.T, input string) {
	t.Helper()
	xterm := newXterm(screenKind{columns: 100, rows: 40})
	x := startOn(t, xterm.screen, xterm.answer, n.hostile.environ(n.hostile.library(t)), n.program, "--linear", "--page", "0")
	x.expect(" ago")
	x.press(strings.ReplaceAll(input, "\n", "\r"))
	_ = x.waitEnd()
	for _, wrong := range typeset.foreign(x.bytes) {
		t.Errorf("on a terminal: %s", wrong)
	}
	if xterm.said != "" {
		t.Errorf("the terminal types %q", xterm.said)
	}
}

// heard are where each command is said, by the lines that lead there.
var heard = []string{"front", "go Feed json", "go Feed json\nopen 1", "saved", "feeds", "history", "trash"}

// names are what help says that a line may begin with.
var names = regexp.MustCompile(`(?m)^([a-z][a-z0-9-]*)[,:]`)

// everyLine says every command that help knows, wherever it may be said. Where a page of it ends depends on the texts.
func everyLine(t *testing.T, n *newsrooms) {
	_, help, _ := strings.Cut(n.hostile.tell(t, n.hostile.library(t), "help all\nquit\n", "--linear", "--page", "0").stdout, "\nRead:\n")
	said := names.FindAllStringSubmatch(help, -1)
	if len(said) < 50 {
		t.Fatalf("help knows %d commands only:\n%s", len(said), help)
	}
	for i, place := range heard {
		var lines []string
		for j, command := range said {
			if command[1] != "quit" && (long() || j%len(heard) == i) { // in the short half all are said somewhere
				lines = append(lines, place, command[1], "")
			}
		}
		input := strings.Join(append(lines, "quit", ""), "\n")
		got := n.hostile.tell(t, n.hostile.library(t), input, "--linear", "--page", "8")
		for _, wrong := range piped.foreign([]byte(got.stdout + got.stderr)) {
			t.Errorf("in %q: %s", place, wrong)
		}
		if long() {
			n.linesOnATerminal(t, input)
		}
	}
}
