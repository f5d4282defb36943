package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// signals sends the interface, and commands, what the system and its owner may send.
func (f *faults) signals(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(f *faults, t *testing.T)
	}{
		{"ctrl+z and fg", stopByKey},
		{"SIGTSTP from elsewhere and fg", stopBySignal},
		{"SIGSTOP, another program's settings, and SIGCONT", stopByForce},
		{"ctrl+z where no shell waits", stopNowhere},
		{"a storm of SIGWINCH, a size each", resizes},
		{"SIGTERM while nobody reads the terminal", endUnread},
		{"a terminal that is closed", closed},
		{"SIGPIPE", survive(syscall.SIGPIPE)},
		{"SIGURG", survive(syscall.SIGURG)},
		{"ctrl+c twice, held up by a pipe that nobody reads", interruptTwice},
		{"a command whose reader has gone", brokenPipe},
	} {
		t.Run("F12 "+c.name, func(t *testing.T) {
			t.Parallel()
			c.do(f.on(t), t)
		})
	}
}

// underShell opens the interface as a job of a shell, which tells how the terminal is whenever it has it.
func (f *faults) underShell(t *testing.T) *terminal {
	t.Helper()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash here to be a shell with jobs")
	}
	x := startTerminal(t, 120, 40, append(environ(copyTree(t, f.data)), `PS1=ready \#> `), bash, "--norc", "--noprofile", "--noediting", "-i")
	x.expect("ready 1>")
	x.press(f.program + "\r")
	x.expect("T H E   R E A D E R", "online")
	return x
}

// resumed brings the interface back from a shell that was checked to have the terminal as it was, and leaves both.
func (x *terminal) resumed() {
	x.t.Helper()
	x.expectGone("T H E   R E A D E R")
	x.expect("Stopped", "ready 2>")
	if now, err := term.GetState(x.pty.Fd()); err != nil || !reflect.DeepEqual(now, x.before) {
		x.t.Errorf("the shell finds other settings than it left, %v", err)
	}
	x.checkRestored()
	x.press("fg\r")
	x.expect("T H E   R E A D E R", "online")
	x.press("2")
	x.expect("1 / ", "TODAY")
	x.press("q")
	x.expect("ready 3>")
	x.checkRestored()
	x.press("exit\r")
	if err := x.waitEnd(); err != nil {
		x.t.Errorf("the shell ends with %v", err)
	}
}

func stopByKey(f *faults, t *testing.T) {
	x := f.underShell(t)
	x.press("\x1a")
	x.resumed()
}

func stopBySignal(f *faults, t *testing.T) {
	x := f.underShell(t)
	if err := x.signal(syscall.SIGTSTP); err != nil {
		t.Fatal(err)
	}
	x.resumed()
}

// stopByForce stops the interface without a word, gives the terminal other settings, as a shell does, and lets it go on.
func stopByForce(f *faults, t *testing.T) {
	x := f.openAt(nil, copyTree(t, f.data))
	raw, err := term.GetState(x.pty.Fd())
	if err != nil {
		t.Fatal(err)
	}
	if err := x.signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	if err := term.Restore(x.pty.Fd(), x.before); err != nil {
		t.Fatal(err)
	}
	x.mu.Lock()
	_, _ = x.screen.WriteString("\x1b[2J\x1b[Hready> ") // what the shell draws
	x.mu.Unlock()
	if err := x.signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	x.expect("1 / ", "TODAY")
	x.press("j")
	x.expect("2 / ")
	if now, err := term.GetState(x.pty.Fd()); err != nil || !reflect.DeepEqual(now, raw) {
		t.Errorf("keys are not heard one by one, %v", err)
	}
	x.press("q")
	if err := x.waitEnd(); err != nil {
		t.Errorf("it ends with %v", err)
	}
	x.checkRestored()
}

// stopNowhere asks the interface to stop in a window of its own, where nobody could have it go on.
func stopNowhere(f *faults, t *testing.T) {
	x := f.openAt(nil, copyTree(t, f.data))
	x.press("\x1a")
	x.expectGone("TODAY")
	x.expect("1 / ", "TODAY")
	x.goesOn()
}

// goesOn shows that the interface still hears keys, and has it end in order.
func (x *terminal) goesOn() {
	x.t.Helper()
	x.press("j")
	x.expect("2 / ")
	x.press("q")
	if err := x.waitEnd(); err != nil {
		x.t.Errorf("it ends with %v", err)
	}
	x.checkRestored()
}

// resizes has the terminal go through sizes, from one cell to more than any screen has, as fast as it will.
func resizes(f *faults, t *testing.T) {
	x := f.openAt(nil, copyTree(t, f.data))
	for i := range 300 {
		size := pty.Winsize{Cols: uint16(1 + i*37%500), Rows: uint16(1 + i*53%200)}
		if err := pty.Setsize(x.pty, &size); err != nil {
			t.Fatal(err)
		}
		if i%50 == 0 {
			x.press("j")
		}
	}
	x.resize(120, 40)
	x.expect(" / ", "TODAY")
	x.press("q")
	if err := x.waitEnd(); err != nil {
		t.Errorf("it ends with %v", err)
	}
	x.checkRestored()
}

// endUnread ends an interface whose terminal hangs, as one at the end of a dead line does.
func endUnread(f *faults, t *testing.T) {
	x := f.openAt(nil, copyTree(t, f.data))
	x.hang()
	for i := range 200 { // each screen is some kilobytes, more than a terminal holds
		size := pty.Winsize{Cols: uint16(100 + i%2), Rows: 40}
		if err := pty.Setsize(x.pty, &size); err != nil {
			t.Fatal(err)
		}
		_ = x.signal(syscall.SIGWINCH)
	}
	waitAsleep(t, x.process.Process.Pid)
	if err := x.signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if got := code(t, x.process.Wait()); got != exitInterrupted {
		t.Errorf("it ends with %d", got)
	}
	if after, err := term.GetState(x.pty.Fd()); err != nil || !reflect.DeepEqual(x.before, after) {
		t.Errorf("the terminal's settings are not those of the beginning, %v", err)
	}
}

// closed closes the terminal's window with something left to write.
func closed(f *faults, t *testing.T) {
	data := copyTree(t, f.data)
	x := f.openAt(nil, data)
	x.press("s")
	x.expect("✓ Saved")
	x.hang()
	if err := x.pty.Close(); err != nil {
		t.Fatal(err)
	}
	if got := code(t, x.process.Wait()); got != exitInterrupted {
		t.Errorf("it ends with %d", got)
	}
	s, wrong := f.look(data)
	f.found(append(wrong, intact(t, data)...))
	if len(rowsOf(s["saved"])) != 1 {
		t.Error("what was saved is not")
	}
	if left, _ := exec.Command("pgrep", "-f", data).Output(); len(left) > 0 {
		t.Errorf("it left %s", left)
	}
}

// survive sends a signal that is nobody's business.
func survive(s syscall.Signal) func(*faults, *testing.T) {
	return func(f *faults, t *testing.T) {
		x := f.openAt(nil, copyTree(t, f.data))
		if err := x.signal(s); err != nil {
			t.Fatal(err)
		}
		x.goesOn()
	}
}

// interruptTwice interrupts a command that hangs on its output: the first interrupt lets it end by itself, the second does
// not wait.
func interruptTwice(f *faults, t *testing.T) {
	data := copyTree(t, f.data)
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close() // until then somebody may yet read it
	if err := filled(out); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(f.program, "list")
	cmd.Env, cmd.Stdout = environ(data), out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitAsleep(t, cmd.Process.Pid)
	began := time.Now()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		if err := cmd.Process.Signal(os.Interrupt); err != nil && time.Since(began) > longestEnd/2 {
			t.Fatal(err)
		}
		select {
		case err := <-ended:
			if took := time.Since(began); took > longestEnd/2 {
				t.Errorf("it took %v to end with %v", took, err)
			}
			return
		case <-time.After(100 * time.Millisecond): // the second is to come after the first, and not with it
		}
	}
}

// brokenPipe runs a command whose output nobody reads to its end.
func brokenPipe(f *faults, t *testing.T) {
	cmd := exec.Command("sh", "-c", `"$0" list --json | head -c 1; "$0" list --json | head -c 1 >/dev/null`, f.program)
	cmd.Env = environ(copyTree(t, f.data))
	out, err := cmd.CombinedOutput()
	if err != nil || string(out) != "{" {
		t.Errorf("%v: %s", err, out)
	}
}

// hang has nobody read the terminal from now on.
func (x *terminal) hang() {
	x.t.Helper()
	close(x.hung)
	x.press("j") // to which the answer is the last that is read
	<-x.ended
}

// resize gives the terminal another size, and what shows it too.
func (x *terminal) resize(columns, rows int) {
	x.t.Helper()
	x.mu.Lock()
	x.screen.Resize(columns, rows)
	x.mu.Unlock()
	if err := pty.Setsize(x.pty, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}); err != nil {
		x.t.Fatal(err)
	}
}

// filled fills a pipe until it takes nothing more.
func filled(pipe *os.File) error {
	if err := pipe.SetWriteDeadline(time.Now().Add(100 * time.Millisecond)); err != nil {
		return err
	}
	if _, err := pipe.Write(make([]byte, 1<<20)); !os.IsTimeout(err) {
		return fmt.Errorf("the pipe is not full: %w", err)
	}
	return nil
}

// waitAsleep waits until a process has had nothing to do for a while.
func waitAsleep(t *testing.T, pid int) {
	t.Helper()
	quiet := 0
	for last := ""; quiet < 5; {
		tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
		if len(tasks) == 0 {
			t.Skip("there is no /proc here to see whether a process runs")
		}
		now := ""
		for _, task := range tasks {
			ran, _ := os.ReadFile(task)
			now += string(ran)
		}
		if quiet++; now != last {
			quiet = 0
		}
		last = now
		<-time.After(50 * time.Millisecond) // that nothing happens shows in no other way
	}
}
