package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// random kills an interface under its keys and a refresh of 200 feeds beside it, at any moment, over and over on the same
// library: it starts at once, is whole, and no story stands there twice. What a command said before is kept.
func (f *faults) random(t *testing.T) {
	kills := 2
	if n, err := strconv.Atoi(os.Getenv("READER_FAULTS")); err == nil {
		kills = max(n/2, kills) // of two programs each
	}
	const atOnce = 25
	for from := 0; from < kills; from += atOnce {
		to := min(from+atOnce, kills)
		t.Run(fmt.Sprintf("F2 random kills %d to %d of an interface and a refresh of %d feeds", from+1, to, herdSize), func(t *testing.T) {
			g, rng := f.on(t), rand.New(rand.NewPCG(2, uint64(from))) //nolint:gosec // the same moments each time
			data := f.herd(t)
			for n := range to - from {
				g.killBoth(data, time.Duration(rng.Int64N(int64(700*time.Millisecond))))
				if wrong := append(g.starts(t, data), g.whole(data)...); len(wrong) > 0 {
					t.Fatalf("kill %d: %s", from+n+1, strings.Join(wrong, "; "))
				}
			}
			if out, err := g.reader(data, "refresh", "--force"); err != nil {
				t.Fatalf("in the end reader refresh fails: %v: %s", err, out)
			}
			s, wrong := g.look(data)
			g.found(append(wrong, s.once()...))
			if n := len(rowsOf(s["stories"])); n != 3*herdSize {
				t.Errorf("in the end %d stories are there, not %d", n, 3*herdSize)
			}
		})
	}
}

// killBoth has an interface read and save while the feeds are refreshed, and kills both.
func (f *faults) killBoth(data string, after time.Duration) {
	f.t.Helper()
	x := startTerminal(f.t, 100, 30, environ(data), f.program)
	x.waitFor("a first screen", func(s string) bool { return strings.TrimSpace(s) != "" })
	refresh := exec.Command(f.program, "refresh", "--force")
	refresh.Env = environ(data)
	if err := refresh.Start(); err != nil {
		f.t.Fatal(err)
	}
	ended := make(chan struct{})
	deadline := time.AfterFunc(after, func() {
		_ = x.process.Process.Kill()
		_ = refresh.Process.Kill()
		close(ended)
	})
	defer deadline.Stop()
	for _, key := range []string{"2", "j", "s", "m", "j", "s", "j", "m", "k", "s"} {
		if _, err := x.pty.WriteString(key); err != nil {
			break // it is dead already
		}
	}
	<-ended
	_ = refresh.Wait() // killed or not
	_ = x.waitEnd()
}

// whole says what is wrong with a library that others had open a moment ago.
func (f *faults) whole(data string) (wrong []string) {
	s := state{}
	for _, name := range []string{"stories", "saved", "export"} {
		out, err := f.reader(data, views[name]...)
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("reader %s fails: %v: %s", name, err, out))
		}
		s[name] = out
	}
	if n := strings.Count(s["export"], "xmlUrl="); n != herdSize {
		wrong = append(wrong, fmt.Sprintf("%d feeds are left", n))
	}
	return append(append(wrong, s.once()...), s.agree()...)
}

// bereaved has an interface whose companions are killed in the midst of their writing: no lock of theirs is left behind.
func (f *faults) bereaved(t *testing.T) {
	data := copyTree(t, f.data)
	x := f.openAt(nil, data)
	for _, n := range []int{5, 40, 90, 150} {
		k := &killer{faults: f, data: data, args: []string{"refresh", "--force"}}
		if _, err := killAt(k.command(data), changes, n); err != nil {
			t.Skipf("there is no tracing here: %v", err)
		}
	}
	x.press("j", "s")
	x.expect("★ saved")
	began := time.Now()
	if out, err := f.reader(data, "mark", "read", f.story); err != nil || time.Since(began) > restart {
		t.Errorf("a command after it takes %v: %v: %s", time.Since(began), err, out)
	}
	x.press("q")
	if err := x.waitEnd(); err != nil {
		t.Errorf("the interface ends with %v", err)
	}
	s, wrong := f.look(data)
	f.found(append(wrong, intact(t, data)...))
	if len(rowsOf(s["saved"])) != 1 || !s.story(f.story).Read {
		t.Error("what was saved and marked is not")
	}
}

// copied copies a library while others write to it, in each way that README.md names, and restores the copies.
func (f *faults) copied(t *testing.T) {
	data := copyTree(t, f.data)
	if out, err := f.reader(data, "save", f.story); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, way := range []struct {
		name    string
		take    func(to string) error
		restore []string
	}{
		{"the day's backup", func(to string) error {
			files, err := filepath.Glob(filepath.Join(data, "library-*.backup"))
			if err != nil || len(files) != 1 {
				return fmt.Errorf("there are the backups %q, %w", files, err)
			}
			return exec.Command("cp", files[0], to).Run()
		}, []string{"doctor", "--restore", "COPY"}},
		{"reader export --format json", func(to string) error {
			_, err := f.reader(data, "export", "--format", "json", "-o", to)
			return err
		}, []string{"import", "COPY"}},
		{"the library and its log", func(to string) error {
			return exec.Command("sh", "-c", `cp "$1/library.db" "$2" && cp "$1/library.db-wal" "$2-wal"`, "sh", data, to).Run()
		}, []string{"doctor", "--restore", "COPY"}},
	} {
		t.Run("F32 "+way.name+", taken while others write", func(t *testing.T) {
			g := f.on(t)
			x := g.openAt(nil, data)
			wait := g.meanwhile(data, 3, func(int) []string { return []string{"refresh", "--force"} })
			if err := wait(); err != nil { // and so the day's backup is there
				t.Fatal(err)
			}
			wait = g.meanwhile(data, 3, func(int) []string { return []string{"refresh", "--force"} })
			to, fresh := filepath.Join(t.TempDir(), "copy"), t.TempDir()
			if err := way.take(to); err != nil {
				t.Fatal(err)
			}
			if err := wait(); err != nil {
				t.Error(err)
			}
			x.press("q")
			_ = x.waitEnd() // it has ended by itself
			for i, word := range way.restore {
				way.restore[i] = strings.ReplaceAll(word, "COPY", to)
			}
			if out, err := g.reader(fresh, way.restore...); err != nil {
				t.Fatalf("reader %v: %v: %s", way.restore, err, out)
			}
			was, _ := g.look(data)
			is, _ := g.look(fresh)
			if is["export"] != was["export"] || !strings.Contains(is["saved"], f.story) {
				t.Errorf("feeds or bookmarks are missing: %s", is.differs(was))
			}
			g.found(intact(t, fresh))
		})
	}
}
