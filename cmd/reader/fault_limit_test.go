package main

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// herdSize is how many feeds a herd has.
const herdSize = 200

// herd makes a library with many small feeds, none of which has been asked yet.
func (f *faults) herd(t *testing.T) (data string) {
	t.Helper()
	site := httptest.NewServer(http.HandlerFunc(herded))
	t.Cleanup(site.Close)
	return f.herdOf(t, site.URL, herdSize)
}

// herded is one feed of a herd.
func herded(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/rss+xml")
	fmt.Fprintf(w, `<rss version="2.0"><channel><title>%[1]s</title><link>http://%[2]s%[1]s</link>`, r.URL.Path, r.Host)
	for i := range 3 {
		fmt.Fprintf(w, `<item><title>%[1]s, story %[3]d</title><link>http://%[2]s%[1]s/%[3]d</link><guid>%[1]s/%[3]d</guid>`+
			`<pubDate>Mon, 23 Nov 2026 0%[3]d:00:00 GMT</pubDate><description>What is told at %[1]s.</description></item>`, r.URL.Path, r.Host, i)
	}
	fmt.Fprint(w, `</channel></rss>`)
}

// herdOf makes a library with the feeds of a site.
func (f *faults) herdOf(t *testing.T, site string, feeds int) (data string) {
	t.Helper()
	var list strings.Builder
	list.WriteString(xml.Header + `<opml version="2.0"><body>`)
	for i := range feeds {
		fmt.Fprintf(&list, `<outline type="rss" text="Feed %d" xmlUrl="%s/feed/%d"/>`, i, site, i)
	}
	list.WriteString(`</body></opml>`)
	file := filepath.Join(t.TempDir(), "herd.opml")
	data = t.TempDir()
	if err := os.WriteFile(file, []byte(list.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := f.reader(data, "import", file); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return data
}

// limit is what a shell's ulimit allows a program.
type limit struct {
	id, name, set string
	enough        bool // to do all that is asked
	brief         bool // tried when there is little time, too
}

var limits = []limit{
	{"F23", "64 open files", "ulimit -n 64", true, true},
	{"F23", "24 open files", "ulimit -n 24", false, false},
	{"F23", "16 open files", "ulimit -n 16", false, false},
	{"F23", "12 open files", "ulimit -n 12", false, true},
	{"F23", "8 open files", "ulimit -n 8", false, false},
	{"F26", "a goal of 8 MB of memory", "export GOMEMLIMIT=8MiB", true, true},
	{"F26", "800 MB of addresses", "ulimit -v 800000", false, false},
	{"F26", "600 MB of addresses", "ulimit -v 600000", false, false},
	{"F26", "400 MB of addresses", "ulimit -v 400000", false, true},
}

// cramped refreshes 200 feeds with too little of what the system gives: it is done or said, and nothing between.
func (f *faults) cramped(t *testing.T) {
	herd := f.herd(t)
	for _, l := range limits {
		if !l.brief && !long() {
			continue
		}
		t.Run(fmt.Sprintf("%s a refresh of %d feeds with %s", l.id, herdSize, l.name), func(t *testing.T) {
			g := f.on(t)
			data := copyTree(t, herd)
			tight := broken{data: data, meet: []string{"sh", "-c", l.set + `; exec "$@"`, "sh"}}
			for _, args := range [][]string{{"refresh", "--force"}, {"list", "--limit", "3"}, {"mark", "read", "--older", "1h"}} {
				code, out := g.under(tight, args...)
				clear := code == exitFailed && strings.Contains(out, "too many files are open") && strings.Contains(out, data) && strings.Contains(out, "hint: ")
				if code != exitDone && (l.enough || l.id == "F23" && !clear && code != exitSomeFailed) || speaksSQLite(out) {
					t.Errorf("reader %v ends with %d: %s", args, code, out)
				}
			}
			g.found(g.starts(t, data))
			if code, out := g.under(broken{data: data}, "refresh", "--force"); code != exitDone {
				t.Errorf("without the limit, reader refresh ends with %d: %s", code, out)
			}
			s, wrong := g.look(data)
			g.found(append(wrong, s.once()...))
		})
	}
}

// once says which headlines stand in the list more than once.
func (s state) once() (wrong []string) {
	seen := map[string]bool{}
	for _, r := range rowsOf(s["stories"]) {
		if seen[r.ID] || seen[r.Title] {
			wrong = append(wrong, fmt.Sprintf("%s stands there twice: %s", r.ID, r.Title))
		}
		seen[r.ID], seen[r.Title] = true, true
	}
	return wrong
}

// odd are folders of names that are hard to write.
var odd = []string{"a\nb", "\xff\xfe", "q?x#%41 'y'", "-v", strings.Repeat("long", 50)}

// placed keeps libraries in odd folders, on disks without locks, and where there is no home.
func (f *faults) placed(t *testing.T) {
	for _, name := range odd {
		t.Run(fmt.Sprintf("F30 a folder called %.20q", name), func(t *testing.T) {
			g := f.on(t)
			data := filepath.Join(t.TempDir(), name)
			if err := os.CopyFS(data, os.DirFS(f.data)); err != nil {
				t.Skipf("there can be no such folder here: %v", err)
			}
			for _, args := range [][]string{{"save", f.story}, {"refresh", "--force"}, {"read", f.story, "--offline"}, {"doctor"}, {"doctor", "--restore"}} {
				if code, out := g.under(broken{data: data}, args...); code != exitDone {
					t.Errorf("reader %v ends with %d: %s", args, code, out)
				}
			}
			s, wrong := g.look(data)
			g.found(wrong)
			if !strings.Contains(s["saved"], f.story) {
				t.Error("what was saved is not")
			}
		})
	}
	t.Run("F30 a disk that gives no locks", func(t *testing.T) { f.on(t).lockless() })
	t.Run("F6 no home", func(t *testing.T) { f.on(t).homeless() })
	t.Run("F6 no folder for temporary files", func(t *testing.T) { f.on(t).without() })
}

// lockless is refused at once: SQLite would wait as if another program held the file.
func (f *faults) lockless() {
	for _, args := range [][]string{{"list"}, {"mark", "read", f.story}} {
		k := &killer{faults: f, data: copyTree(f.t, f.data), args: args}
		_, status, err := meddling{calls: locks, folder: k.data, nth: 1, onward: true, errno: syscall.ENOLCK}.run(k.command(k.data))
		if err != nil {
			f.t.Skipf("there is no answering of calls here: %v", err)
		}
		said, err := os.ReadFile(k.data + ".printed")
		if err != nil || status.ExitStatus() != exitLocked || !strings.Contains(string(said), k.data+"/library.db: its disk gives no locks") {
			f.t.Errorf("reader %v ends with %d: %s", args, status.ExitStatus(), said)
		}
	}
}

func (f *faults) homeless() {
	code, out := f.under(broken{meet: []string{"env", "-u", "HOME", "-u", "READER_DATA"}}, "list")
	if code != exitFailed || !strings.Contains(out, "--data or READER_DATA name a folder") {
		f.t.Errorf("reader list ends with %d: %s", code, out)
	}
}

// without has no folder for temporary files, which only the demo cannot do without.
func (f *faults) without() {
	b := broken{data: copyTree(f.t, f.data), meet: []string{"env", "TMPDIR=" + filepath.Join(f.t.TempDir(), "none")}}
	for _, args := range [][]string{{"save", f.story}, {"refresh", "--force"}, {"doctor", "--tidy"}, {"doctor", "--restore"}} {
		if code, out := f.under(b, args...); code != exitDone {
			f.t.Errorf("reader %v ends with %d: %s", args, code, out)
		}
	}
	if code, out := f.under(b, "demo", "--linear"); code != exitFailed || !strings.Contains(out, "TMPDIR names another folder") {
		f.t.Errorf("reader demo ends with %d: %s", code, out)
	}
}
