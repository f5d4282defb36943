package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// The soak: the interface stays open for a week, its clock moved on by an hour at a time. Every hour it asks two hundred
// feeds, half of which fail in some way, and somebody reads, searches and saves, while commands work on the same library.
// What it holds in memory, goroutines, files and logs in the end is to be what it held before the middle.

// soaked is reader with a clock that SIGUSR1 moves on by an hour. Then it says, on the pipe that READER_SOAK_SAYS names,
// how many goroutines there are and how many bytes are alive.
func soaked(args []string) int {
	began, err := time.Parse(time.RFC3339, os.Getenv("READER_NOW"))
	if err != nil {
		return exitUsage
	}
	says, err := os.OpenFile(os.Getenv("READER_SOAK_SAYS"), os.O_WRONLY, 0)
	if err != nil {
		return exitUsage
	}
	var hours atomic.Int64
	started, passed := time.Now(), make(chan os.Signal, 1)
	signal.Notify(passed, syscall.SIGUSR1)
	go func() {
		for range passed {
			hours.Add(1)
			var memory runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&memory)
			fmt.Fprintln(says, runtime.NumGoroutine(), memory.HeapAlloc)
		}
	}()
	tuneCollector()
	now := func() time.Time { return began.Add(time.Since(started)).Add(time.Duration(hours.Load()) * time.Hour) }
	return (&app{streams: streams{os.Stdin, os.Stdout, os.Stderr}, now: now}).run(args)
}

// soak is a run of it.
type soak struct {
	*terminal
	wire *wire
	data string
	says *bufio.Reader
}

// holding is what a process holds at one time, bytes and numbers.
type holding struct{ alive, resident, log, goroutines, files int64 }

// spare is how much more may be held at the least in the last quarter of a soak than in the second. What leaks a little every
// hour leaks more in a week.
var spare = holding{alive: 3 << 20, resident: 24 << 20, log: 4 << 20, goroutines: 12, files: 6}

// longestLog is the most that the logs of both stores may take at any time, in bytes.
const longestLog = 32 << 20

// soakHours has READER_SOAK hours pass, or the few of every run of the tests.
func soakHours(t *testing.T) {
	hours, feeds := 8, 40
	if n, err := strconv.Atoi(os.Getenv("READER_SOAK")); err == nil {
		hours, feeds = max(n, hours), 200
	}
	s := newSoak(t, feeds)
	var least [4]holding // in each quarter
	for hour := range hours {
		held, at := s.pass(hour), &least[hour*len(least)/hours]
		*at = at.least(held)
		if held.log > longestLog {
			t.Errorf("hour %d: the logs of the stores take %d KB", hour, held.log>>10)
		}
		if hour%max(1, hours/28) == 0 {
			t.Logf("hour %3d: %v", hour, held)
		}
	}
	s.press("q")
	if err := s.waitEnd(); err != nil {
		t.Errorf("reader ended with %v", err)
	}
	if grown := least[3].above(least[1], spare); len(grown) > 0 {
		t.Errorf("it holds more and more %s: %v, after %v", strings.Join(grown, " and "), least[3], least[1])
	}
}

func newSoak(t *testing.T, feeds int) *soak {
	t.Helper()
	if _, err := os.Stat("/proc/self/fd"); err != nil {
		t.Skip("what a process holds is looked up in /proc, which is not there")
	}
	began, err := time.Parse(time.RFC3339, scriptNow)
	if err != nil {
		t.Fatal(err)
	}
	s := &soak{wire: newWire(t, began), data: t.TempDir()}
	list := filepath.Join(s.data, "wire.opml")
	if err := os.WriteFile(list, []byte(s.wire.opml(feeds)), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := command(t, s.data, "import", list).CombinedOutput(); err != nil {
		t.Fatalf("import: %v: %s", err, out)
	}
	pipe := filepath.Join(s.data, "says")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	says, err := os.OpenFile(pipe, os.O_RDWR, 0) // both, so that it does not wait for the other end
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = says.Close() })
	program, err := exec.LookPath("soaked")
	if err != nil {
		t.Fatal(err)
	}
	s.says = bufio.NewReader(says)
	s.terminal = startTerminal(t, 120, 40, append(environ(s.data), "READER_SOAK_SAYS="+pipe), program)
	s.expect("T H E   R E A D E R", "online")
	return s
}

// pass has the clock strike an hour, and says what is held then; the feeds are asked, and the paper is read.
func (s *soak) pass(hour int) holding {
	s.t.Helper()
	s.wire.hours.Store(int64(hour))
	held := s.held()
	s.press("R")
	s.expect("feeds failed")
	s.press(".")
	s.expectGone("feeds failed")
	s.read(hour)
	if err := pty.Setsize(s.pty, &pty.Winsize{Cols: uint16(100 + hour%3*10), Rows: 40}); err != nil {
		s.t.Fatal(err)
	}
	if hour%6 == 5 { // as a timer would
		for _, args := range [][]string{{"refresh"}, {"search", "harbour"}} {
			line := command(s.t, s.data, args...)
			line.Env = append(line.Env, "READER_NOW="+s.wire.now().Format(time.RFC3339))
			if out, err := line.CombinedOutput(); code(s.t, err) > exitSomeFailed {
				s.t.Errorf("reader %v: %v: %s", args, err, out)
			}
		}
	}
	return held
}

// read opens a section and two of its stories, keeps one of them, searches, and comes back to the front page.
func (s *soak) read(hour int) {
	s.t.Helper()
	ward := hour % 9
	s.press(strconv.Itoa(ward + 1))
	s.expect(fmt.Sprintf("WARD %d ", ward), "· newest", "1 / ")
	s.press("j")
	s.expect("2 / ")
	s.press("enter")
	s.expect("‹ Front page ‹ Ward", " 2 of ")
	s.press("s", "n")
	s.expect("‹ Front page ‹ Ward", " 3 of ")
	s.press("[")
	s.expect("· newest", " / ")
	s.press("/", "harbour ferry")
	s.expect("› harbour ferry")
	s.press("esc")
	s.expectGone("› harbour ferry")
	s.press("[")
	s.expect("▌Front page")
}

// held looks at what the process holds.
func (s *soak) held() (h holding) {
	s.t.Helper()
	pid := s.process.Process.Pid
	if err := syscall.Kill(pid, syscall.SIGUSR1); err != nil {
		s.t.Fatal(err)
	}
	if _, err := fmt.Fscanln(s.says, &h.goroutines, &h.alive); err != nil {
		s.t.Fatal(err)
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		s.t.Fatal(err)
	}
	_, resident, _ := strings.Cut(string(status), "VmRSS:")
	_, _ = fmt.Sscan(resident, &h.resident)
	h.resident *= 1024
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	if err != nil {
		s.t.Fatal(err)
	}
	h.files = int64(len(files))
	for _, log := range []string{"library.db-wal", "cache.db-wal"} {
		if info, err := os.Stat(filepath.Join(s.data, log)); err == nil {
			h.log += info.Size()
		}
	}
	return h
}

func (h holding) String() string {
	return fmt.Sprintf("%d KB alive, %d KB resident, %d KB of logs, %d goroutines, %d files", h.alive>>10, h.resident>>10, h.log>>10, h.goroutines, h.files)
}

// least is the less of each; nothing was held before anything was looked at.
func (h holding) least(o holding) holding {
	if h == (holding{}) {
		return o
	}
	return holding{min(h.alive, o.alive), min(h.resident, o.resident), min(h.log, o.log), min(h.goroutines, o.goroutines), min(h.files, o.files)}
}

// above names what is more than in another holding, and by more than there is to spare.
func (h holding) above(o, spare holding) (what []string) {
	for _, c := range []struct {
		what            string
		now, then, more int64
	}{
		{"memory", h.alive, o.alive, spare.alive}, {"of the machine's memory", h.resident, o.resident, spare.resident},
		{"of logs", h.log, o.log, spare.log}, {"goroutines", h.goroutines, o.goroutines, spare.goroutines}, {"files", h.files, o.files, spare.files},
	} {
		if c.now > c.then+c.more {
			what = append(what, c.what)
		}
	}
	return what
}
