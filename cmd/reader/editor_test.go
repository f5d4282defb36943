package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// fakeEditor is an editor for scripts: editor OLD NEW … FILE puts each NEW in the place of its OLD, and fails when there
// is none. It first runs the command in $MEANWHILE, if any. ¶ stands for the end of a line. An OLD that is empty means
// the whole text.
func fakeEditor(args []string) int {
	file := args[len(args)-1]
	content, err := os.ReadFile(file)
	if command := strings.Fields(os.Getenv("MEANWHILE")); err == nil && len(command) > 0 {
		err = exec.Command(command[0], command[1:]...).Run()
	}
	text := string(content)
	for pair := range slices.Chunk(args[:len(args)-1], 2) {
		old, replacement := strings.ReplaceAll(pair[0], "¶", "\n"), strings.ReplaceAll(pair[1], "¶", "\n")
		if !strings.Contains(text, old) {
			err = fmt.Errorf("there is no %q in\n%s", old, text)
		}
		if old == "" {
			text = replacement
		} else {
			text = strings.ReplaceAll(text, old, replacement)
		}
	}
	if err == nil && len(args) > 1 {
		err = os.WriteFile(file, []byte(text), 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func TestCommandLine(t *testing.T) {
	for line, want := range map[string][]string{
		"":                             nil,
		"  vi ":                        {"vi"},
		"code --wait":                  {"code", "--wait"},
		`emacsclient -c -a ""`:         {"emacsclient", "-c", "-a", ""},
		`'/opt/My Editor/bin/ed' -x`:   {"/opt/My Editor/bin/ed", "-x"},
		`"/opt/My \"Editor\"/ed"`:      {`/opt/My "Editor"/ed`},
		`/opt/My\ Editor/ed`:           {"/opt/My Editor/ed"},
		`ed '$(touch PWN)' ;touch|x>y`: {"ed", "$(touch PWN)", ";touch|x>y"},
		`a'b'"c"d`:                     {"abcd"},
		`'never closed`:                {"never closed"},
	} {
		if got := commandLine(line); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
