package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// answered is what came of a command.
type answered struct {
	stdout, stderr string
	code           int
}

// run runs a command with its output in pipes.
func (c *correspondent) run(t *testing.T, data string, args ...string) answered {
	t.Helper()
	return c.tell(t, data, "", args...)
}

// tell is run with something to read.
func (c *correspondent) tell(t *testing.T, data, input string, args ...string) answered {
	t.Helper()
	var out, complaints bytes.Buffer
	cmd := exec.Command(c.program, args...)
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = c.environ(data), strings.NewReader(input), &out, &complaints
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return answered{out.String(), complaints.String(), cmd.ProcessState.ExitCode()}
}

// hostileCommand is a command line; SITE is the newsroom.
type hostileCommand struct {
	line  string
	alone bool // what it prints is not compared
}

// data says whether it prints JSON.
func (c hostileCommand) data() bool {
	return strings.Contains(c.line, "json") || strings.HasPrefix(c.line, "inspect feed")
}

// hostileCommands print what came from outside, one after the other on the same library. What is said of sizes and of
// time spent is no part of it, and snippets are cut by the length of texts as they came.
var hostileCommands = []hostileCommand{
	{"list --limit 0", false},
	{"list --limit 0 --json", true},
	{"list --section Feed --limit 3", false},
	{"sections", false},
	{"sections --json", true},
	{"list --feeds", false},
	{"list --feeds --json", true},
	{"search canary --limit 0", true},
	{"search author decimal --json", true},
	{"read SITE/stories/raw/0", false},
	{"read SITE/stories/twice/2", false},
	{"read SITE/stories/twice/3 --markdown", false},
	{"read SITE/stories/json/4 --html", true},
	{"read SITE/stories/raw/5 --json", true},
	{"read SITE/stories/windows-1252/1", false},
	{"read SITE/stories/utf-16/20 --ascii", false},
	{"read SITE/2026/11/23/merrow-ferry-strike/", true},
	{"read SITE/stories/raw/1 --changes", false},
	{"inspect feed SITE/feeds/raw", true},
	{"inspect feed SITE/feeds/json --json", true},
	{"inspect article SITE/stories/twice/1", true},
	{"inspect article SITE/stories/twice/1 --explain", true},
	{"inspect site SITE/", true},
	{"save SITE/stories/raw/0 --tag canary --note canary", false},
	{"saved", false},
	{"saved --json", true},
	{"highlight SITE/stories/raw/0 clerk", false},
	{"highlights", false},
	{"highlights --markdown", false},
	{"history", false},
	{"tags", false},
	{"note SITE/stories/raw/0", false},
	{"export", true},
	{"export --format markdown", true},
	{"export --format bookmarks-html", true},
	{"export --format json", true},
	{"mark read --section Feed", false},
	{"weigh SITE/feeds/raw 2", false},
	{"mute SITE/feeds/raw", false},
	{"rename SITE/feeds/twice Twice", false},
	{"move SITE/feeds/json Elsewhere", false},
	{"remove SITE/feeds/sections", false},
	{"undo", false},
	{"trash", false},
	{"trash --json", true},
	{"remove SITE/feeds/nothing-\x1b]0;canary-4711\x07", true},
	{"list --section \x1b[2Jcanary", true},
	{"search \x1b]0;canary\x07", true},
	{"read /nowhere/\x1b]0;canary\u009b31m\u202e", true},
	{"add http://\x1b]0;canary\x07/", true},
	{"\x1b]0;canary\x07", true},
	{"doctor", false},
	{"doctor --json", true},
	{"refresh", false},
	{"add SITE/", false},
	{"__complete read \"\"", true},
	{"__complete list --section \"\"", true},
}

// told are what differs between two readers though nobody attacked: where their data lie, chance, and time.
var told = regexp.MustCompile(`next in [0-9]+ \w+|/\S*/data|/\S*/TestHostile\S*|[0-9.]+ [kKM]?B\b|[0-9.]+ m?s\b|^h[0-9a-v]{13}`)

func (c *correspondent) words(line string) []string {
	return strings.Fields(strings.ReplaceAll(line, "SITE", hostileSite))
}

func pipedCommands(t *testing.T, n *newsrooms) {
	libraries := []string{n.hostile.library(t), n.disarmed.library(t)}
	for _, c := range hostileCommands {
		var got [2]answered
		for i, reader := range n.both() {
			got[i] = reader.run(t, libraries[i], reader.words(c.line)...)
		}
		for _, stream := range []string{got[0].stdout, got[0].stderr} {
			if c.data() { // for programs, which get what stands in strings as it is
				continue
			}
			for _, wrong := range piped.foreign([]byte(stream)) {
				t.Errorf("reader %q: %s", c.line, wrong)
			}
		}
		if d := differing(told.ReplaceAllString(got[0].stdout+got[0].stderr, ""), told.ReplaceAllString(got[1].stdout+got[1].stderr, "")); !c.alone && d != "" {
			t.Errorf("reader %q:\n%s", c.line, d)
		}
	}
}

// commandsOnATerminal prints to a terminal that answers whatever it is asked. Commands ask nothing: what it says would be
// typed into the shell.
func commandsOnATerminal(t *testing.T, n *newsrooms) {
	library := n.hostile.library(t)
	for i, c := range hostileCommands {
		if i%5 > 0 && !long() {
			continue // in a pipe they are tried every time
		}
		xterm := newXterm(screenKind{columns: 120, rows: 40})
		x := startOn(t, xterm.screen, xterm.answer, n.hostile.environ(library), n.program, n.hostile.words(c.line)...)
		if strings.HasPrefix(c.line, "add SITE") {
			x.expect("all")
			x.press("none\r")
		}
		_ = x.waitEnd()
		l := typeset
		if c.data() {
			l = data
		}
		for _, wrong := range l.foreign(x.bytes) {
			t.Errorf("reader %q: %s", c.line, wrong)
		}
		if xterm.said != "" {
			t.Errorf("reader %q has the terminal type %q", c.line, xterm.said)
		}
	}
}

// linearly reads line by line, in a pipe and on a terminal.
func linearly(t *testing.T, n *newsrooms) {
	input := strings.Join([]string{
		"", "", "sections", "go Feed raw", "open 1", "", "", "", "links", "related", "next", "", "save", "tags +sea", "lists", "back", "feeds", "history",
		"trash", "refresh", "saved", "undo", "failures", "help", "quit", "",
	}, "\n")
	var got [2]answered
	for i, reader := range n.both() {
		got[i] = reader.tell(t, reader.library(t), input, "--linear", "--page", "0")
	}
	for _, wrong := range piped.foreign([]byte(got[0].stdout + got[0].stderr)) {
		t.Error(wrong)
	}
	if d := differing(told.ReplaceAllString(got[0].stdout, ""), told.ReplaceAllString(got[1].stdout, "")); d != "" {
		t.Error(d)
	}
	if !strings.Contains(got[0].stdout, "raw 0 fills the clipboard") {
		t.Errorf("the story was not opened:\n%s", got[0].stdout)
	}
	xterm := newXterm(screenKind{columns: 100, rows: 40})
	x := startOn(t, xterm.screen, xterm.answer, n.hostile.environ(n.hostile.library(t)), n.program, "--linear", "--page", "0")
	x.expect(" ago")
	x.press("search canary\r", strings.ReplaceAll(input, "\n", "\r"))
	_ = x.waitEnd()
	for _, wrong := range typeset.foreign(x.bytes) {
		t.Errorf("on a terminal: %s", wrong)
	}
	if xterm.said != "" {
		t.Errorf("the terminal types %q", xterm.said)
	}
}

// differing is the first line that is not the same in two texts; empty when there is none.
func differing(a, b string) string {
	in, of := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(in), len(of)) {
		if in[i] != of[i] {
			return fmt.Sprintf("hostile:  %s\ndisarmed: %s", in[i], of[i])
		}
	}
	if len(in) != len(of) {
		return fmt.Sprintf("%d lines instead of %d", len(in), len(of))
	}
	return ""
}

// leaveFile writes a file for a test.
func leaveFile(t *testing.T, folder, name, content string) (path string) {
	t.Helper()
	path = filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
