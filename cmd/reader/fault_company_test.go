package main

import (
	"database/sql"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"
)

// company has two interfaces, refreshes and commands use one library at once: nobody hears of a lock, what one
// does the other shows at its next look, and in the end all of it is there.
func (f *faults) company(t *testing.T) {
	data := copyTree(t, f.data)
	var wrong []string
	one, two := f.openAt(nil, data), f.openAt(nil, data)
	refreshes := f.meanwhile(data, 4, func(int) []string { return []string{"refresh", "--force"} })
	one.press("m")
	one.expect("9 unread")
	two.press("j", "j", "s")
	two.expect("★ saved")
	one.press("j", "m")
	one.expect("8 unread")
	two.press("1")
	two.expect("9 unread")
	two.press("2") // its next look
	two.expect("8 unread")
	one.press("1")
	one.expect("9 unread")
	one.press("2")
	one.expect("★ saved")

	s, more := f.look(data)
	wrong = append(wrong, more...)
	var elsewhere []row
	for _, r := range rowsOf(s["stories"]) {
		if r.Section == "Europe" || r.Section == "Africa" {
			elsewhere = append(elsewhere, r)
		}
	}
	marks := f.meanwhile(data, len(elsewhere), func(i int) []string { return []string{"mark", "read", elsewhere[i].ID} })
	for _, x := range []*terminal{one, two} {
		for range 3 {
			x.press("1")
			x.expect("9 unread")
			x.press("2")
			x.expect("8 unread")
		}
	}
	for what, wait := range map[string]func() error{"refresh": refreshes, "mark": marks} {
		if err := wait(); err != nil {
			wrong = append(wrong, fmt.Sprintf("reader %s: %v", what, err))
		}
	}
	for _, x := range []*terminal{one, two} {
		x.press("q")
		if err := x.waitEnd(); err != nil {
			wrong = append(wrong, fmt.Sprintf("an interface ends with %v", err))
		}
		if speaksSQLite(string(x.bytes)) || strings.Contains(string(x.bytes), "locked") {
			wrong = append(wrong, "an interface spoke of a lock")
		}
	}
	s, more = f.look(data)
	wrong = append(append(wrong, more...), intact(t, data)...)
	read := 0
	for _, r := range rowsOf(s["stories"]) {
		if r.Read {
			read++
		}
	}
	if n := len(rowsOf(s["saved"])); n != 1 || read != 2+len(elsewhere) {
		wrong = append(wrong, fmt.Sprintf("%d are saved and %d read, though 1 and %d were", n, read, 2+len(elsewhere)))
	}
	f.found(wrong)
}

// closedLast has a command be killed between the library and the cache, beside another program that closes both in order
// afterwards: what is listed is what is kept.
func (f *faults) closedLast(t *testing.T) {
	for _, c := range []struct {
		name         string
		first, doing []string
		kept         int
	}{
		{"saving", nil, []string{"save", f.story}, 1},
		{"unsaving", []string{"save", f.story}, []string{"unsave", f.story}, 0},
	} {
		t.Run("F2 a kill while "+c.name+", beside a program that closes last", func(t *testing.T) {
			t.Parallel()
			g, data := f.on(t), copyTree(t, f.data)
			if c.first != nil {
				if out, err := g.reader(data, c.first...); err != nil {
					t.Fatalf("%v: %s", err, out)
				}
			}
			beside := exec.Command(f.program)
			beside.Env = environ(data)
			quit := byLines(g, beside)
			letGo := graspFile(t, filepath.Join(data, "cache.db"))
			killed := exec.Command(f.program, c.doing...)
			killed.Env = environ(data)
			if err := killed.Start(); err != nil {
				t.Fatal(err)
			}
			for began := time.Now(); bookmarks(t, data) != c.kept; {
				if time.Since(began) > patience {
					t.Fatal("the library was never written")
				}
			}
			_ = killed.Process.Kill()
			_ = killed.Wait() // it was killed
			letGo()
			quit()
			if err := beside.Wait(); err != nil {
				t.Errorf("the other ends with %v", err)
			}
			s, wrong := g.look(data)
			if n := len(rowsOf(s["saved"])); n != c.kept {
				t.Errorf("%d stories are saved", n)
			}
			g.found(append(wrong, intact(t, data)...))
		})
	}
}

// bookmarks counts those in a library.
func bookmarks(t *testing.T, data string) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(data, "library.db")+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM bookmark`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// meanwhile runs commands, all at once, and returns what waits for them.
func (f *faults) meanwhile(data string, n int, args func(int) []string) (wait func() error) {
	var group errgroup.Group
	for i := range n {
		group.Go(func() error {
			out, err := f.reader(data, args(i)...)
			if err != nil {
				return fmt.Errorf("%w: %s", err, out)
			}
			return nil
		})
	}
	return group.Wait
}

// held lets commands meet a library that another program holds for longer than they wait.
func (f *faults) held(t *testing.T) {
	data, story := copyTree(t, f.data), f.story
	letGo := grasp(t, data)
	var wrong []string
	began := time.Now()
	if out, err := f.reader(data, "list", "--limit", "1"); err != nil || time.Since(began) > restart {
		wrong = append(wrong, fmt.Sprintf("reader list took %v and says %v: %s", time.Since(began), err, out))
	}
	cmd := exec.Command(f.program, "mark", "read", story)
	cmd.Env = environ(data)
	out, err := cmd.CombinedOutput()
	if got := code(t, err); got != exitLocked || !strings.Contains(string(out), "another program is holding the file") || speaksSQLite(string(out)) {
		wrong = append(wrong, fmt.Sprintf("reader mark ends with %d: %s", got, out))
	}
	letGo()
	if out, err := f.reader(data, "mark", "read", story); err != nil {
		wrong = append(wrong, fmt.Sprintf("when it is free again: %v: %s", err, out))
	}
	f.found(wrong)
}
