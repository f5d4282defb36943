package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
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
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = c.shell(data), strings.NewReader(input), &out, &complaints
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Error(err)
		return answered{}
	}
	return answered{out.String(), complaints.String(), cmd.ProcessState.ExitCode()}
}

// told are what differs between two readers though nobody attacked: where their data lie, chance, and time.
var told = regexp.MustCompile(`next in [0-9]+ \w+|/\S*/data|/\S*/TestHostile\S*|[0-9.]+ [kKM]?B\b|[0-9.]+ m?s\b|\bh[0-9a-v]{13}`)

// differs is the first line that another reader got otherwise; empty when there is none.
func (a *answered) differs(b *answered) string {
	if *a == *b {
		return ""
	}
	return differing(told.ReplaceAllString(a.stdout+a.stderr, ""), told.ReplaceAllString(b.stdout+b.stderr, ""))
}

// hostileCommand is a command line: SITE is the newsroom, DATA where the reader's data lie, and IT what was printed first by
// the line before.
type hostileCommand struct {
	line  string
	alone bool // what it prints is not compared
	code  int  // it ends with
}

// data says whether it prints JSON.
func (c hostileCommand) data() bool {
	return !c.completes() && strings.Contains(c.line, "json") || strings.HasPrefix(c.line, "inspect feed")
}

// completes says whether it prints what a shell can complete, with tabs between a word and what is said of it.
func (c hostileCommand) completes() bool { return strings.HasPrefix(c.line, "__complete") }

// hostileCommands are every command and every form in which one prints what came from outside, one after the other on the
// same library. What is said of sizes and of time spent is no part of it, and snippets are cut by the length of texts as
// they came.
var hostileCommands = []hostileCommand{
	{"list --limit 0", false, 0},
	{"list --limit 0 --json", true, 0},
	{"list --section c8 --limit 3", false, 0},
	{"sections", false, 0},
	{"sections --json", true, 0},
	{"list --feeds", false, 0},
	{"list --feeds --json", true, 0},
	{"search canary --limit 0", true, 0},
	{"search author decimal --json", true, 0},
	{"read SITE/stories/raw/0", false, 0},
	{"read SITE/stories/twice/2", false, 0},
	{"read SITE/stories/twice/3 --markdown", false, 0},
	{"read SITE/stories/json/4 --html", true, 0},
	{"read SITE/stories/raw/5 --json", true, 0},
	{"read SITE/stories/windows-1252/1", false, 0},
	{"read SITE/stories/utf-16/20 --ascii", false, 0},
	{"read SITE/2026/11/23/merrow-ferry-strike/", true, 0},
	{"read SITE/stories/raw/1 --changes", false, 0},
	{"inspect feed SITE/feeds/raw", true, 0},
	{"inspect feed SITE/feeds/json --json", true, 0},
	{"inspect article SITE/stories/twice/1", true, 0},
	{"inspect article SITE/stories/twice/1 --explain", true, 0},
	{"inspect site SITE/", true, 0},
	{"inspect", false, exitUsage},
	{"save SITE/stories/raw/0 --tag canary --note canary", false, 0},
	{"saved", false, 0},
	{"saved --json", true, 0},
	{"tag SITE/stories/raw/0 +\x1b]0;canary\x07", false, 0},
	{"tags", false, 0},
	{"tags rename canary \x1b[2Jcanary", false, 0},
	{"tags remove canary", false, exitFailed},
	{"lists add \x1b]0;canary\x07", false, 0},
	{"lists rename \x1b]0;canary\x07 \u009b31mcanary", false, 0},
	{"lists move \u009b31mcanary 1", false, 0},
	{"lists", false, 0},
	{"lists remove \u009b31mcanary", false, 0},
	{"highlight SITE/stories/raw/0 clerk", false, 0},
	{"highlights --markdown", false, 0},
	{"highlights", false, 0},
	{"unhighlight IT", false, 0},
	{"history", false, 0},
	{"note SITE/stories/raw/0", false, 0},
	{"export", true, 0},
	{"export SITE/stories/raw/0 --output DATA", false, 0},
	{"export --format markdown", true, 0},
	{"export --format bookmarks-html", true, 0},
	{"export --format json", true, 0},
	{"import DATA/urls", false, 0},
	{"unsave SITE/stories/raw/0", false, 0},
	{"mark read --section c8", false, 0},
	{"weigh SITE/feeds/raw more", false, 0},
	{"mute SITE/feeds/raw", false, 0},
	{"hide c2", false, 0},
	{"rename SITE/feeds/twice Twice", false, 0},
	{"move SITE/feeds/json c9", false, 0},
	{"remove SITE/feeds/sections", false, 0},
	{"undo", false, 0},
	{"redo", false, 0},
	{"trash --json", true, 0},
	{"trash", false, 0},
	{"trash restore IT", false, 0},
	{"trash empty --yes", false, 0},
	{"edit", false, 0},
	{"prefetch c16", true, 0},
	{"remove SITE/feeds/nothing-\x1b]0;canary-4711\x07", true, exitFailed},
	{"list --section \x1b[2Jcanary", true, exitFailed},
	{"search \x1b]0;canary\x07", true, 0},
	{"read /nowhere/\x1b]0;canary\u009b31m\u202e", true, exitFailed},
	{"add http://\x1b]0;canary\x07/", true, exitFailed},
	{"\x1b]0;canary\x07", true, exitUsage},
	{"doctor", false, 0},
	{"doctor --json", true, 0},
	{"refresh", false, 0},
	{"refresh -v", true, 0},
	{"add SITE/", false, exitUsage},
	{"__complete read \"\"", true, 0},
	{"__complete list --section \"\"", true, 0},
	{"config", false, 0},
	{"config check", false, 0},
	{"config edit", false, 0},
}

// ownWords are the commands that print nothing but what is written in the program, and demo, which opens the interface.
var ownWords = []string{"completion", "config default", "config keys", "config path", "config site", "config themes", "demo", "help", "man"}

// words are those of a command line, with what is to be put in.
func (c *correspondent) words(line, data, it string) []string {
	words := strings.Fields(strings.NewReplacer("SITE", hostileSite, "DATA", data, "IT", it).Replace(line))
	for i, w := range words {
		words[i] = strings.Trim(w, `"`)
	}
	return words
}

// everyCommandIsRun holds the table above to the commands that there are.
func everyCommandIsRun(t *testing.T, n *newsrooms) {
	root := rootCommand(&app{})
	run := map[string]bool{}
	for _, c := range hostileCommands {
		if command, _, err := root.Find(n.hostile.words(c.line, "", "")); err == nil {
			run[command.CommandPath()] = true
		}
	}
	var look func(*cobra.Command)
	look = func(command *cobra.Command) {
		name := strings.TrimPrefix(command.CommandPath(), "reader ")
		if slices.Contains(ownWords, name) {
			return
		}
		if command.Runnable() && command != root && !run[command.CommandPath()] {
			t.Errorf("no line runs reader %s", name)
		}
		for _, below := range command.Commands() {
			look(below)
		}
	}
	look(root)
}

func pipedCommands(t *testing.T, n *newsrooms) {
	libraries := []string{n.hostile.library(t), n.disarmed.library(t)}
	var its [2]string
	for _, c := range hostileCommands {
		got := n.each(func(i int, reader *correspondent) answered {
			return reader.run(t, libraries[i], reader.words(c.line, libraries[i], its[i])...)
		})
		for i := range got {
			its[i] = first(got[i].stdout)
			if got[i].code != c.code {
				t.Errorf("reader %q ends with %d, not %d: %s", c.line, got[i].code, c.code, got[i].stderr)
			}
		}
		for _, stream := range []string{got[0].stdout, got[0].stderr} {
			if c.data() { // for programs, which get what stands in strings as it is
				continue
			}
			l := piped
			if c.completes() {
				l = piped.with("control 09", nothing)
			}
			for _, wrong := range l.foreign([]byte(stream)) {
				t.Errorf("reader %q: %s", c.line, wrong)
			}
		}
		if !c.alone {
			if d := got[0].differs(&got[1]); d != "" {
				t.Errorf("reader %q:\n%s", c.line, d)
			}
		}
	}
}

// identifier is what stands first in a row of what is printed, in words or as JSON.
var identifier = regexp.MustCompile(`^(?:\{"id":")?([0-9a-z]+)`)

func first(printed string) string {
	if found := identifier.FindStringSubmatch(printed); found != nil {
		return found[1]
	}
	return ""
}

// commandsOnATerminal prints to a terminal that answers whatever it is asked. Commands ask nothing: what it says would be
// typed into the shell. Whatever prints JSON does so on a terminal, too.
func commandsOnATerminal(t *testing.T, n *newsrooms) {
	for _, form := range []string{"", " --json"} {
		library, it := n.hostile.library(t), ""
		for i, c := range hostileCommands {
			if c.line += form; i%5 > 0 && !long() {
				continue // in a pipe they are tried every time
			}
			it = first(n.printed(t, c, library, it))
		}
	}
}

// printed is what a command prints on a terminal.
func (n *newsrooms) printed(t *testing.T, c hostileCommand, library, it string) string {
	t.Helper()
	xterm := newXterm(screenKind{columns: 120, rows: 40})
	x := startOn(t, xterm.screen, xterm.answer, n.hostile.shell(library), n.program, n.hostile.words(c.line, library, it)...)
	if strings.HasPrefix(c.line, "add SITE") {
		x.expect("all")
		x.press("none\r")
	}
	_ = x.waitEnd()
	l := typeset
	switch {
	case c.data():
		l = data
	case c.completes():
		l = typeset.with("control 09", nothing)
	}
	for _, wrong := range l.foreign(x.bytes) {
		t.Errorf("reader %q: %s", c.line, wrong)
	}
	if xterm.said != "" {
		t.Errorf("reader %q has the terminal type %q", c.line, xterm.said)
	}
	return string(x.bytes)
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
