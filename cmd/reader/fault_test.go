package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"reader/internal/demo"
)

// The faults: what becomes of a library when the program is killed, the disk is full or broken, or others use it too.
// All of them run the real program. A case is a subtest whose name begins with the fault's number in SECURITY.md. `go
// test` runs a few of each kind; `make faults` sets READER_LONG, for all of them, and READER_FAULTS, the number of kills.

func TestFaults(t *testing.T) {
	f := newFaults(t)
	for name, kind := range map[string]func(*faults, *testing.T){
		"kills": (*faults).kills, "calls": (*faults).refuse, "damages": (*faults).damaged, "salvage": (*faults).unsaved, "downgrades": (*faults).downgraded,
		"disks": (*faults).disks, "limits": (*faults).cramped, "memory": (*faults).starved, "places": (*faults).placed,
		"random": (*faults).random, "copies": (*faults).copied,
		"interfaces": (*faults).interfaces, "ends": (*faults).ends, "crashes": (*faults).crashes, "contained": (*faults).contained, "commands": (*faults).commands, "signals": (*faults).signals, "terminals": (*faults).terminals,
		"programs": (*faults).programs, "networks": (*faults).networks,
		"F10 other time zones, and the end of summer time":                      (*faults).zones,
		"F18 no cable at the start, and back":                                   (*faults).unplugged,
		"F18 a cable that is pulled in mid-refresh, and back":                   (*faults).pulled,
		"F15 a server that gives four kilobytes a second, while one reads":      (*faults).drizzled,
		"F11 a program that was stopped for longer than a server is waited for": (*faults).stopped,
		"F2 a kill beside a program that closes last":                           (*faults).closedLast,
		"F8 an interface whose companions are killed":                           (*faults).bereaved,
		"F8 two interfaces, refreshes and commands at once":                     (*faults).company,
		"F8 a library that another program holds":                               (*faults).held,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			kind(f.on(t), t)
		})
	}
	t.Run("F29 hours of news and mishaps, one after the other", func(t *testing.T) {
		t.Parallel()
		soakHours(t)
	})
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
}

func newFaults(t *testing.T) *faults {
	t.Helper()
	now, err := time.Parse(time.RFC3339, scriptNow)
	if err != nil {
		t.Fatal(err)
	}
	paper := httptest.NewServer(demo.Handler(func() time.Time { return now }))
	t.Cleanup(paper.Close)
	f := &faults{t: t, program: binary(t), site: paper.URL}
	f.furnish()
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

// long reports whether there is time for the long halves of the faults.
func long() bool { return os.Getenv("READER_LONG") != "" }

// found fails the case for each thing that was found to be wrong.
func (f *faults) found(wrong []string) {
	f.t.Helper()
	for _, w := range wrong {
		f.t.Error(w)
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
