package main

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// programs are faults of the programs that reader starts: it says so and goes on.
func (*faults) programs(t *testing.T) {
	for _, tc := range []struct {
		name, environ, configuration, enclosed string
		typed                                  []string
		says                                   string
	}{
		{"F28 an opener that fails", "BROWSER=recorder fail", "", "", []string{"browser 1"}, "ecorder ended with exit status 3"},
		{"F28 an opener that is missing", "BROWSER=no-such-program", "", "", []string{"browser 1"}, "set $BROWSER"},
		{"F28 an opener that goes on for ever", "BROWSER=recorder hang", "", "", []string{"browser 1"}, "Opened in the browser"},
		{"F28 a command that fails", "", "[[command]]\nname = \"Post\"\nrun = [\"recorder\", \"fail\"]\n", "", []string{"pass-on 1", passOnToTool}, "ecorder ended with exit status 3"},
		{"F28 a command that is missing", "", "[[command]]\nname = \"Post\"\nrun = [\"no-such-program\"]\n", "", []string{"pass-on 1", passOnToTool}, "here is no program no-such-program"},
		{"F28 a mail program that is missing", "", "mail = \"no-such-program\"\n", "", []string{"pass-on 1", "3"}, "here is no program no-such-program"},
		{"F28 a player that is missing", "", "player = \"no-such-program\"\n", "AT/a.mp3", []string{"play 1", "1"}, "set `player`"},
		{"F28 a pipe to what reads nothing", "", "", "", []string{"pipe true"}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			v := newVisitor(t, tc.configuration, item{title: "a", link: "AT/a", enclosure: tc.enclosed})
			if tc.environ != "" {
				v.environ = append(v.environ, tc.environ)
			}
			said := v.types(slices.Concat([]string{"go Bait"}, tc.typed, []string{"go front"})...)
			if !strings.Contains(said, tc.says) || strings.Count(said, "Front page") != 2 {
				t.Errorf("it does not say %q and go on:\n%s", tc.says, said)
			}
		})
	}
	t.Run("F28 an opener and an editor that fail under the interface", programsUnderTheInterface)
}

// programsUnderTheInterface: an opener that goes on for ever keeps no key waiting, and an editor that fails gives the
// screen back.
func programsUnderTheInterface(t *testing.T) {
	v := newVisitor(t, "", item{title: "Fog over the pier", link: "AT/a"})
	if err := os.WriteFile(v.dir+"/failing", []byte("#!/bin/sh\nexit 1\n"), 0o700); err != nil {
		t.Skip("needs a shell for the program that is started:", err)
	}
	environ := slices.Concat(v.environ, []string{"BROWSER=recorder hang", "EDITOR=failing", "TERM=xterm-256color", "LANG=C.UTF-8", "READER_NOW=" + scriptNow})
	x := startTerminal(t, 100, 30, environ, v.dir+"/reader")
	x.expect("Fog over the pier")
	x.press("o")
	x.press("?")
	x.expect("open in the browser")
	x.press("esc")
	x.expectGone("open in the browser")
	x.press("N")
	x.expect("ctrl+g editor")
	x.press("\x07")
	x.expect("ended with exit status 1", "ctrl+g editor")
	x.press("esc")
	x.expectGone("ctrl+g editor")
	x.press("q")
	if err := x.waitEnd(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}
