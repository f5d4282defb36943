package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"net/http/httptest"
	"time"

	"reader/internal/demo"
)

// The faults: what becomes of a library when the program is killed, the disk is full or broken, or others use it too.
// All of them run the real program. `go test` runs a few of each kind; `make faults` sets READER_FAULTS to the number of
// kills and prints a line for each case.

func TestFaults(t *testing.T) {
	f := newFaults(t)
	for name, kind := range map[string]func(*faults, *testing.T){
		"kills": (*faults).kills, "disk": (*faults).disks, "interface": (*faults).interfaces, "end": (*faults).ends,
		"company": (*faults).company, "held": (*faults).held,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			kind(f.on(t), t)
		})
	}
}

// faults is one run of the test: the program, the sample paper it reads, and what came of the cases.
type faults struct {
	t       *testing.T
	program string
	site    string // the address of the sample paper
	paper   string // a file with its subscriptions
	copy    string // a file with a copy of a whole library
	data    string // a library with the paper, for copying
	story   string // one of its stories
	aloud   bool   // a line is printed for each case
	score   *score
}

// score counts the cases.
type score struct {
	mu                      sync.Mutex
	passed, failed, skipped int
}

func newFaults(t *testing.T) *faults {
	t.Helper()
	now, err := time.Parse(time.RFC3339, scriptNow)
	if err != nil {
		t.Fatal(err)
	}
	paper := httptest.NewServer(demo.Handler(func() time.Time { return now }))
	t.Cleanup(paper.Close)
	f := &faults{t: t, program: binary(t), site: paper.URL, aloud: os.Getenv("READER_FAULTS") != "", score: &score{}}
	f.furnish()
	t.Cleanup(func() {
		if f.aloud {
			fmt.Printf("%d passed, %d failed, %d skipped\n", f.score.passed, f.score.failed, f.score.skipped)
		}
	})
	return f
}

// furnish makes a library with the sample paper in it, and files to import.
func (f *faults) furnish() {
	f.t.Helper()
	dir := f.t.TempDir()
	f.data, f.paper, f.copy = filepath.Join(dir, "library"), filepath.Join(dir, "paper.opml"), filepath.Join(dir, "copy.ndjson")
	f.must("add", f.site, "--all")
	f.must("export", "-o", f.paper)
	s, wrong := f.look(f.data)
	if len(wrong) > 0 {
		f.t.Fatal(wrong)
	}
	stories := rowsOf(s["stories"])
	f.story = stories[len(stories)/2].ID
	kept := f.data
	f.data = copyTree(f.t, kept)
	f.must("save", "--list", "Later", "--tag", "sea", "--note", "Read it again", f.story)
	f.must("mark", "read", stories[0].ID, stories[1].ID)
	f.must("export", "--format", "json", "-o", f.copy)
	f.data = kept
}

// must runs a command on the library for copying.
func (f *faults) must(args ...string) {
	f.t.Helper()
	if out, err := f.reader(f.data, args...); err != nil {
		f.t.Fatalf("reader %v: %v: %s", args, err, out)
	}
}

// verdict counts a case and says its line: wrong is what was found, nothing when all is well.
func (f *faults) verdict(name string, wrong []string) {
	f.t.Helper()
	f.score.mu.Lock()
	defer f.score.mu.Unlock()
	if len(wrong) > 0 {
		f.score.failed++
		f.t.Errorf("%s: %s", name, strings.Join(wrong, "; "))
		return
	}
	f.score.passed++
	if f.aloud {
		fmt.Println("ok", name)
	}
}

// skip counts a case that cannot run here, and says why.
func (f *faults) skip(name, why string) {
	f.score.mu.Lock()
	defer f.score.mu.Unlock()
	f.score.skipped++
	f.t.Logf("skipped %s: %s", name, why)
	if f.aloud {
		fmt.Printf("skipped %s: %s\n", name, why)
	}
}

// environ is the environment of a reader whose data lie in a folder.
func environ(data string) []string {
	return []string{
		"HOME=" + data, "READER_DATA=" + data, "PATH=" + os.Getenv("PATH"), "TMPDIR=" + os.TempDir(), "LANG=C.UTF-8", "TZ=UTC",
		"READER_NOW=" + scriptNow, "TERM=xterm-256color", "COLORTERM=truecolor", "EDITOR=true", "BROWSER=true",
	}
}

// copyTree copies a folder of plain files.
func copyTree(t *testing.T, from string) (to string) {
	t.Helper()
	to = filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return to
}
