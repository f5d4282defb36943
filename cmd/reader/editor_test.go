package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fakeEditor is an editor for scripts: editor OLD NEW … FILE puts each NEW in the place of its OLD, and fails when there
// is none, unless it begins with ?. It first runs the command in $MEANWHILE, if any. ¶ stands for the end of a line. An
// OLD that is empty means the whole text.
func fakeEditor(args []string) int {
	file := args[len(args)-1]
	content, err := os.ReadFile(file)
	if command := strings.Fields(os.Getenv("MEANWHILE")); err == nil && len(command) > 0 {
		err = exec.Command(command[0], command[1:]...).Run()
	}
	text := string(content)
	for pair := range slices.Chunk(args[:len(args)-1], 2) {
		old, replacement := strings.ReplaceAll(pair[0], "¶", "\n"), strings.ReplaceAll(pair[1], "¶", "\n")
		old, optional := strings.CutPrefix(old, "?")
		if !optional && !strings.Contains(text, old) {
			err = fmt.Errorf("there is no %q in\n%s", old, text)
		}
		if old == "" {
			old = text
		}
		text = strings.ReplaceAll(text, old, replacement)
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

// programs are this test's own program under other names, as TestMain knows them, and an environment in which they
// are found.
func programs(t *testing.T, names ...string) (dir string, environ []string) {
	t.Helper()
	dir = t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if err := os.Symlink(self, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return dir, append(emptyHome(t), "PATH="+dir, "READER_DATA="+filepath.Join(dir, "data"))
}

// A line that is not understood comes back with the reason above it, as often as the reader likes.
func TestEditComesBackWithWhatIsWrong(t *testing.T) {
	dir, environ := programs(t, "reader", "editor")
	file := filepath.Join(dir, "all.opml")
	opml := `<opml><body><outline text="World"><outline text="Globe" xmlUrl="https://globe.example/rss"/></outline></body></opml>`
	if err := os.WriteFile(file, []byte(opml), 0o600); err != nil {
		t.Fatal(err)
	}
	reader := filepath.Join(dir, "reader")
	add := exec.Command(reader, "import", file)
	add.Env = environ
	if out, err := add.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	const wrong = "  #! only http and https addresses are fetched¶  Globe  htp:"
	for _, tc := range []struct{ answer, end string }{{"\n", "readdressed  Globe from"}, {"n\n", "what you wrote is kept in"}} {
		environ := append(environ, `VISUAL=editor "?`+wrong+`" "  Globe  http:" ?https: htp:`)
		x := startTerminal(t, 160, 30, environ, reader, "edit")
		x.expect("line 11: only http and https addresses are fetched", "Edit again?")
		x.press(tc.answer)
		x.expect(tc.end)
		if err := x.waitEnd(); (err == nil) != (tc.answer == "\n") {
			t.Errorf("after %q it ended with %v", tc.answer, err)
		}
		undo := exec.Command(reader, "undo")
		undo.Env = environ
		_ = undo.Run()
	}
}
