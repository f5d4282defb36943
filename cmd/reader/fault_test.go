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

// faults is one run of a test of faults: the program, the sample paper it reads, and what came of the cases.
type faults struct {
	t       *testing.T
	program string
	site    string // the address of the sample paper
	aloud   bool   // a line is printed for each case

	mu                      *sync.Mutex
	passed, failed, skipped *int
}

func newFaults(t *testing.T) *faults {
	t.Helper()
	now, err := time.Parse(time.RFC3339, scriptNow)
	if err != nil {
		t.Fatal(err)
	}
	paper := httptest.NewServer(demo.Handler(func() time.Time { return now }))
	t.Cleanup(paper.Close)
	f := &faults{
		t: t, program: binary(t), site: paper.URL, aloud: os.Getenv("READER_FAULTS") != "",
		mu: new(sync.Mutex), passed: new(int), failed: new(int), skipped: new(int),
	}
	t.Cleanup(func() {
		if f.aloud {
			fmt.Printf("%s: %d passed, %d failed, %d skipped\n", t.Name(), *f.passed, *f.failed, *f.skipped)
		}
	})
	return f
}

// verdict counts a case and says its line: wrong is what was found, nothing when all is well.
func (f *faults) verdict(name string, wrong []string) {
	f.t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(wrong) > 0 {
		*f.failed++
		f.t.Errorf("%s: %s", name, strings.Join(wrong, "; "))
		return
	}
	*f.passed++
	if f.aloud {
		fmt.Println("ok", name)
	}
}

// skip counts a case that cannot run here, and says why.
func (f *faults) skip(name, why string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	*f.skipped++
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
