package main

import (
	"context"
	"database/sql"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// atOnce is within what a key must show on the screen, though the disk be slow or the library held. It is meant for a
// machine that does other things too: what waits for a writer waits for seconds.
const atOnce = time.Second

// openAt opens the interface on some data, at the list of a section.
func (f *faults) openAt(line []string, data string) *terminal {
	f.t.Helper()
	line = append(slices.Clone(line), f.program)
	x := startTerminal(f.t, 120, 40, environ(data), line[0], line[1:]...)
	x.expect("T H E   R E A D E R", "online")
	x.press("2")
	x.expect("1 / ", "TODAY")
	return x
}

// promptly presses a key and says how long the screen took to show some words.
func (x *terminal) promptly(key string, words ...string) (took time.Duration) {
	x.t.Helper()
	began := time.Now()
	x.press(key)
	x.expect(words...)
	return time.Since(began)
}

// stroll moves, marks, saves, opens and searches, and returns what was slow.
func stroll(x *terminal) (wrong []string) {
	x.t.Helper()
	for _, step := range []struct {
		key  string
		show []string
	}{
		{"j", []string{"2 / "}}, {"j", []string{"3 / "}}, {"k", []string{"2 / "}}, {"s", []string{"★ saved"}},
		{"j", []string{"3 / "}}, {"m", []string{"3 / "}}, {"k", []string{"2 / "}}, {"enter", []string{"‹"}}, {"[", []string{"2 / "}},
		{"/", []string{"›"}}, {"t", []string{"› t"}}, {"h", []string{"› th"}}, {"esc", []string{"2 / "}},
	} {
		if took := x.promptly(step.key, step.show...); took > atOnce {
			wrong = append(wrong, fmt.Sprintf("%s took %v", step.key, took))
		}
	}
	return wrong
}

// grasp has another program hold a library's lock, and returns what lets go of it.
func grasp(t *testing.T, data string) (letGo func()) {
	t.Helper()
	return graspFile(t, filepath.Join(data, "library.db"))
}

func graspFile(t *testing.T, file string) (letGo func()) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+file)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := db.Conn(t.Context())
	if err == nil {
		_, err = conn.ExecContext(t.Context(), `PRAGMA busy_timeout=5000; BEGIN IMMEDIATE`)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return func() {
		if _, err := conn.ExecContext(context.WithoutCancel(t.Context()), `ROLLBACK`); err != nil {
			t.Error(err)
		}
	}
}

// interfaces reads on while the library is held, the disk slow or full.
func (f *faults) interfaces(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(f *faults, data string) []string
	}{
		{"F8 reading while another program holds the library", whileHeld},
		{"F8 leaving at once while another program holds the library", leaveWhileHeld},
		{"F7 reading on a slow disk", slowDisk},
		{"F3 reading and keeping on a full disk, and when it has space again", fullInterface},
		{"F6 reading what cannot be written", readOnlyInterface},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			g := f.on(t)
			g.found(c.do(g, copyTree(t, f.data)))
		})
	}
}

func whileHeld(f *faults, data string) []string {
	x := f.openAt(nil, data)
	letGo := grasp(f.t, data)
	wrong := stroll(x)
	x.expect("Another program is writing; what you do is kept when it is done", "★ saved")
	wrong = append(wrong, stroll2(x)...)
	letGo()
	x.expectGone("Another program is writing")
	return append(wrong, f.left(x, data)...)
}

// stroll2 moves only.
func stroll2(x *terminal) (wrong []string) {
	x.t.Helper()
	for _, step := range [][2]string{{"j", "3 / "}, {"j", "4 / "}, {"k", "3 / "}, {"k", "2 / "}} {
		if took := x.promptly(step[0], step[1]); took > atOnce {
			wrong = append(wrong, fmt.Sprintf("%s took %v", step[0], took))
		}
	}
	return wrong
}

// left quits and says what the library does not hold of what a stroll has shown.
func (f *faults) left(x *terminal, data string) (wrong []string) {
	x.t.Helper()
	x.press("ctrl+c")
	if err := x.waitEnd(); err != nil {
		wrong = append(wrong, fmt.Sprintf("it ends with %v", err))
	}
	return append(wrong, f.strolled(data)...)
}

// strolled says what a library does not hold of what a stroll has shown.
func (f *faults) strolled(data string) []string {
	s, wrong := f.look(data)
	read := 0
	for _, r := range rowsOf(s["stories"]) {
		if r.Read {
			read++
		}
	}
	if n := len(rowsOf(s["saved"])); n != 1 || read != 2 {
		wrong = append(wrong, fmt.Sprintf("%d stories are saved and %d read, though 1 and 2 were shown to be", n, read))
	}
	return append(wrong, intact(f.t, data)...)
}

func leaveWhileHeld(f *faults, data string) (wrong []string) {
	x := f.openAt(nil, data)
	grasp(f.t, data)
	x.press("s")
	x.expect("★ saved")
	x.press("ctrl+c")
	x.expect("ctrl+c leaves at once")
	began := time.Now()
	x.press("ctrl+c")
	err := x.waitEnd()
	if took := time.Since(began); took > atOnce {
		wrong = append(wrong, fmt.Sprintf("it took %v to leave", took))
	}
	if code(f.t, err) != exitFailed || !strings.Contains(string(x.bytes), "the last changes were not written down: 1 of them") {
		wrong = append(wrong, fmt.Sprintf("it ends with %v and says %q", err, x.bytes[max(0, len(x.bytes)-300):]))
	}
	return wrong
}

// straced is the command line of strace, where it can be used.
func (f *faults) straced(name, inject string) (line []string, ok bool) {
	b, why := injected(inject)(f, "")
	if why != "" {
		f.t.Skip(name + ": " + why)
	}
	return b.meet, why == ""
}

func slowDisk(f *faults, data string) []string {
	line, _ := f.straced("a slow disk", "fsync,fdatasync:delay_enter=500000")
	x := f.openAt(line, data)
	wrong := append(stroll(x), stroll2(x)...)
	return append(wrong, f.left(x, data)...)
}

func fullInterface(f *faults, data string) (wrong []string) {
	b, why := f.namespace(`set -e; mount -t tmpfs -o size=6m tmpfs "$1"; cp -r "$2"/. "$1"`, data)
	if why != "" {
		f.t.Skip(why)
	}
	x := f.openAt(b.enter, b.data)
	b.inside(f.t, `cat /dev/zero >"$1/filling" 2>/dev/null || true`)
	words := []string{"✓ Saved", "No longer saved"}
	for i := 0; i < 50 && !strings.Contains(x.expect(), "the disk is full; make room"); i++ { // the log may have room for some
		x.press("s")
		x.waitFor("a word", func(s string) bool {
			return strings.Contains(s, "the disk is full; make room") || strings.Contains(s, words[i%2])
		})
	}
	x.expect("Not kept: the disk is full; make room")
	x.press("enter")
	x.expect("‹", "min read", "By ")
	x.press("[")
	x.expectGone("make room")
	b.inside(f.t, `rm "$1/filling"`)
	x.press("s")
	shown := strings.Contains(x.expect("u undo"), "★ saved")
	x.press("ctrl+c")
	_ = x.waitEnd()
	end := copyTree(f.t, b.outside)
	s, wrong := f.look(end)
	if saved := len(rowsOf(s["saved"])) == 1; saved != shown {
		wrong = append(wrong, fmt.Sprintf("that it is saved is %v, though it was shown as %v", saved, shown))
	}
	return append(wrong, intact(f.t, end)...)
}

func readOnlyInterface(f *faults, data string) (wrong []string) {
	b, why := readOnlyDisk(f, data)
	if why != "" {
		f.t.Skip(why)
	}
	line := append(slices.Clone(b.enter), f.program)
	x := startTerminal(f.t, 120, 40, environ(b.data), line[0], line[1:]...)
	x.expect("T H E   R E A D E R", "You can read, but nothing is kept: ")
	x.press("2")
	x.expect("1 / ", "TODAY")
	x.press("enter")
	x.expect("min read", "‹")
	x.press("s")
	x.expect("Not kept: it cannot be written")
	x.press("ctrl+c")
	if got := code(f.t, x.waitEnd()); got != exitDone && got != exitLocked { // locked when it left before it could say so
		wrong = append(wrong, fmt.Sprintf("it ends with %d", got))
	}
	return wrong
}

// ends ends the interface in every way, with something left to write: it is written, and the terminal restored.
func (f *faults) ends(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(x *terminal)
	}{
		{"SIGTERM", func(x *terminal) { _ = x.signal(syscall.SIGTERM) }},
		{"SIGINT", func(x *terminal) { _ = x.signal(syscall.SIGINT) }},
		{"SIGHUP", func(x *terminal) { _ = x.signal(syscall.SIGHUP) }},
		{"ctrl+c", func(x *terminal) { x.press("ctrl+c") }},
		{"q", func(x *terminal) { x.press("q") }},
	} {
		t.Run("F12 ended by "+c.name, func(t *testing.T) {
			t.Parallel()
			g := f.on(t)
			g.found(g.end(copyTree(t, f.data), c.end))
		})
	}
}

func (f *faults) end(data string, end func(*terminal)) []string {
	line, _ := f.straced("a slow disk", "fsync,fdatasync:delay_enter=300000")
	x := f.openAt(line, data)
	x.press("j", "s")
	x.expect("★ saved")
	end(x)
	_ = x.waitEnd()
	x.checkRestored()
	s, wrong := f.look(data)
	if n := len(rowsOf(s["saved"])); n != 1 {
		wrong = append(wrong, "what was saved is not")
	}
	return append(wrong, intact(f.t, data)...)
}

// signal sends a signal to reader, the last program of the command line that the terminal runs.
func (x *terminal) signal(s syscall.Signal) error {
	pid := x.process.Process.Pid
	children, _ := exec.Command("pgrep", "-a", "-P", fmt.Sprint(pid)).Output() // it fails when there is none
	for line := range strings.Lines(string(children)) {
		if strings.Contains(line, standBy) {
			continue
		}
		if _, err := fmt.Sscan(line, &pid); err != nil {
			return err
		}
	}
	return syscall.Kill(pid, s)
}
