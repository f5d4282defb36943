package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"

	"reader/internal/text"
	"reader/internal/ui/page"
)

// inLines runs the program with lines typed into it over a pipe, and returns what it said.
func inLines(t *testing.T, environ []string, program string, typed []string, args ...string) string {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = environ
	cmd.Stdin = strings.NewReader(strings.Join(typed, "\n") + "\n")
	var said, trouble bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &trouble
	if err := cmd.Run(); err != nil || trouble.Len() > 0 {
		t.Fatalf("%v: %v\n%s", args, err, trouble.String())
	}
	return said.String()
}

// quiet checks that nothing in what was said has to be seen: no control character, no drawing; and that no line is too long.
func quiet(t *testing.T, said string, width int) {
	t.Helper()
	if !utf8.ValidString(said) {
		t.Error("what was said is not UTF-8")
	}
	for _, line := range strings.Split(said, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if strings.ContainsFunc(line, func(r rune) bool {
			return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x2500 && r < 0x25a0 || r >= 0x2800 && r < 0x2900
		}) {
			t.Errorf("%q has something in it that has to be seen", line)
		}
		if w := (text.Measure{}).Width(text.Clean(line)); w > width && !strings.Contains(line, "://") {
			t.Errorf("%q is %d columns wide, more than %d", line, w, width)
		}
	}
}

// readmeKeys are the keys that the first five minutes of README.md name, in their order.
func readmeKeys(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, part, ok := strings.Cut(string(data), "\n## The first five minutes\n")
	if part, _, _ = strings.Cut(part, "\n## "); !ok || part == "" {
		t.Fatal("README.md has no first five minutes")
	}
	var keys []string
	for _, quoted := range regexp.MustCompile("`([^`\n]+)`").FindAllStringSubmatch(part, -1) {
		if page.NewKeys().Named(quoted[1]) != "" {
			keys = append(keys, quoted[1])
		}
	}
	if len(keys) < 15 {
		t.Fatalf("README.md names few keys in its first five minutes: %q", keys)
	}
	return keys
}

// TestFirstFiveMinutesInLines types what README.md says, key by key.
func TestFirstFiveMinutesInLines(t *testing.T) {
	environ, program := emptyHome(t), binary(t)
	keys := readmeKeys(t)
	said := inLines(t, environ, program, keys, "demo", "--linear", "--width", "72")
	quiet(t, said, 72)
	if strings.Contains(said, "There is no command") || strings.Contains(said, "about how the screen looks") {
		t.Errorf("%q:\n%s", keys, said)
	}
}

// TestTheSamplePaperInLines reads, follows, saves, searches and goes offline.
func TestTheSamplePaperInLines(t *testing.T) {
	environ, program := emptyHome(t), binary(t)
	said := inLines(t, environ, program, []string{
		"open 1", "follow 3", "[", "]", "[", "save", "undo", "save", "tags +sea", "note for later", "saved", "1", "highlight eleven hours", "saved passages",
		"search lamplighter", "1", "n", "go Canada", "J", "offline", "go Africa", "6", "online", "refresh", "history", "undo", "sections", "feeds", "help all", "quit", "never read",
	}, "demo", "--linear", "--width", "80")
	quiet(t, said, 80)
	rest := said
	for _, want := range []string{
		"Front page. The Lantern Courier", "\n1. Ferry captains in Port Merrow", // the front page
		"\nCanada: Ferry captains", "\nBy Ada Quillfeather", "\nPicture: The harbour", "Cobble Sound [1]", "\nHeading: What the deckhands want", "\nList, 3 items.",
		"\nQuote: ", "\nRelated:\n3. Cod counters", "\n15. #ferries.\n", "\nEnd. ", // the story
		"\nCanada: Cod counters", "\nBack: Ferry captains", "\nBack: Cod counters", "\nBack: Ferry captains", // there and back
		"\nSaved.\n", "\nUndone: saved", "\nSaved.\n", "\nTags: sea.\n", "\nBookmark changed.\n", "\nSaved. 1 story.\n", "note: for later", "\nYour note: for later\n", "\nMarked.\n",
		"\nMarked passages. 1.\n1. \"eleven hours\" In: Ferry captains", "\nSearch: lamplighter. ", "\nCanada. 6 stories, ", "\nWorking offline: ", "\nAfrica. 6 stories",
		"\nYou are offline, ", "\nOnline again.\n", "\nThe whole story is here", "\nHistory. ", "\nSections. ", "\nFeeds. 12.\n", "\nquit, q or ctrl+c: quit\n",
	} {
		i := strings.Index(rest, want)
		if i < 0 {
			t.Fatalf("%q is not said, or not in its place:\n%s", want, said)
		}
		rest = rest[i+len(want)-1:]
	}
	if left, _ := filepath.Glob(filepath.Join(tempOf(environ), "*")); len(left) > 0 {
		t.Errorf("it left %q", left)
	}
}

func tempOf(environ []string) string {
	for _, v := range environ {
		if dir, ok := strings.CutPrefix(v, "TMPDIR="); ok {
			return dir
		}
	}
	return ""
}

// TestADumbTerminalIsReadInLines: no byte is an escape, a page waits for its reader, and Ctrl+C leaves.
func TestADumbTerminalIsReadInLines(t *testing.T) {
	environ := append(emptyHome(t), "TERM=dumb")
	x := startTerminal(t, 72, 20, environ, binary(t), "demo")
	x.expect("1. Ferry captains", "Enter reads on.", "\n>")
	x.press("open 1\r")
	x.expect("By Ada Quillfeather", "percent.\n>")
	x.press("G\r")
	x.expect("Related:", "\n>")
	x.press("\r")
	x.expect("End. ")
	x.press("ctrl+c")
	if err := x.waitEnd(); err != nil {
		t.Errorf("Ctrl+C ended it with %v", err)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	quiet(t, strings.ReplaceAll(string(x.bytes), "\r\n", "\n"), 72)
	if left, _ := filepath.Glob(filepath.Join(tempOf(environ), "*")); len(left) > 0 {
		t.Errorf("it left %q", left)
	}
}

// TestLinesEndCleanly: nobody reads on, or the program is told to end, and nothing is left behind.
func TestLinesEndCleanly(t *testing.T) {
	environ, program := emptyHome(t), binary(t)
	for name, end := range map[string]func(*testing.T, *exec.Cmd, io.Writer, io.Closer){
		"nobody reads": func(_ *testing.T, _ *exec.Cmd, typed io.Writer, out io.Closer) {
			_ = out.Close()
			_, _ = io.WriteString(typed, "1\nback\n") // it may have ended before
		},
		"terminated": func(t *testing.T, cmd *exec.Cmd, _ io.Writer, _ io.Closer) {
			if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Error(err)
			}
		},
		"interrupted": func(t *testing.T, cmd *exec.Cmd, _ io.Writer, _ io.Closer) {
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Error(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(program, "demo", "--linear")
			cmd.Env = environ
			typed, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			said, write, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			cmd.Stdout = write
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			_ = write.Close()
			if _, err := bufio.NewReader(said).ReadString('\n'); err != nil {
				t.Fatal(err)
			}
			end(t, cmd, typed, said)
			_ = cmd.Wait() // says the exit code, too
			want := map[string]int{"nobody reads": exitDone, "terminated": exitInterrupted, "interrupted": exitDone}[name]
			if code := cmd.ProcessState.ExitCode(); code != want {
				t.Errorf("the exit code is %d, want %d", code, want)
			}
			if left, _ := filepath.Glob(filepath.Join(tempOf(environ), "*")); len(left) > 0 {
				t.Errorf("it left %q", left)
			}
		})
	}
}
