package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// commands break a command that prints in ways that no recover catches, in goroutines of nobody's: it ends in one sentence,
// what happened stands in a file, and what was kept is there.
func (f *faults) commands(t *testing.T) {
	for _, c := range []struct {
		name  string
		how   syscall.Signal
		told  string // in the report
		begin func(*faults, *exec.Cmd)
	}{
		{"a panic in reader add", syscall.SIGUSR1, "panic: ]0;PWNED[2Jbroken by a title", adding},
		{"a stack without end in reader add", syscall.SIGUSR2, "reader.deeper(", adding},
		{"a signal of the system's to reader add", syscall.SIGSEGV, "SIGSEGV", adding},
		{"ctrl+\\ in reader add", syscall.SIGQUIT, quit, adding},
		{"a panic in reader --linear", syscall.SIGUSR1, "panic: ]0;PWNED[2Jbroken by a title", func(g *faults, cmd *exec.Cmd) { byLines(g, cmd) }},
	} {
		t.Run("F13 "+c.name, func(t *testing.T) {
			t.Parallel()
			g, data := f.on(t), copyTree(t, f.data)
			var said bytes.Buffer
			cmd := exec.Command("breakable")
			cmd.Env, cmd.Stderr = environ(data), &said
			c.begin(g, cmd)
			if err := cmd.Process.Signal(c.how); err != nil {
				t.Fatal(err)
			}
			if got := code(t, cmd.Wait()); got != exitBroken {
				t.Errorf("it ends with %d", got)
			}
			checkBroken(t, data, said.String(), c.told)
			g.found(intact(t, data))
		})
	}
	t.Run("F13 a panic in the goroutine of a command", func(t *testing.T) {
		t.Parallel()
		data := copyTree(t, f.data)
		cmd := exec.Command("unwound", "list")
		cmd.Env = environ(data)
		said, err := cmd.CombinedOutput()
		if got := code(t, err); got != exitBroken {
			t.Errorf("it ends with %d", got)
		}
		checkBroken(t, data, string(said), "panic: ]0;PWNED[2Jbroken by a title")
		f.on(t).found(intact(t, data))
	})
	t.Run("F13 kill -9 of a command", func(t *testing.T) {
		t.Parallel()
		data := copyTree(t, f.data)
		var said bytes.Buffer
		cmd := exec.Command(f.program)
		cmd.Env, cmd.Stderr = environ(data), &said
		adding(f.on(t), cmd)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // it was killed; and nobody has its standard error any more
		if reports := reportsIn(data); said.Len() > 0 || len(reports) > 0 {
			t.Errorf("it says %q, and leaves %q", said.String(), reports)
		}
	})
}

// unwinding is reader with a clock that breaks in the goroutine of a command.
func unwinding() {
	a := &app{streams: streams{os.Stdin, os.Stdout, os.Stderr}, now: func() time.Time { panic("\x1b]0;PWNED\x07\x1b[2Jbroken by a title") }}
	os.Exit(a.run(os.Args[1:]))
}

// adding has a command ask a server that does not answer.
func adding(f *faults, cmd *exec.Cmd) {
	f.t.Helper()
	asked := make(chan struct{}, 1)
	silent := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case asked <- struct{}{}:
		default:
		}
		<-r.Context().Done()
	}))
	f.t.Cleanup(silent.Close)
	cmd.Args = append(cmd.Args, "add", silent.URL)
	if err := cmd.Start(); err != nil {
		f.t.Fatal(err)
	}
	<-asked
}

// byLines starts the interface line by line, and waits for its first line. It ends when told to quit.
func byLines(f *faults, cmd *exec.Cmd) (quit func()) {
	f.t.Helper()
	cmd.Args = append(cmd.Args, "--linear")
	in, err := cmd.StdinPipe()
	if err != nil {
		f.t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		f.t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	if _, err := lines.ReadString('\n'); err != nil {
		f.t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }() // it ends with the program
	return func() { _ = in.Close() }
}

// checkBroken asserts that a command said in one sentence that it broke down, or was told to quit, and where it is written what happened.
func checkBroken(t *testing.T, data, said, told string) {
	t.Helper()
	reports := reportsIn(data)
	if len(reports) != 1 {
		t.Fatalf("there are the reports %q; it says %q", reports, said)
	}
	want := "reader broke down, by a fault of its own. Nothing that was kept is lost; what happened is in " + reports[0] + ". Please report it\n"
	if told == quit {
		want = "reader was told to quit at once. Nothing that was kept is lost; what it was doing is in " + reports[0] + "\n"
	}
	if said != want {
		t.Errorf("it says %q", said)
	}
	report, err := os.ReadFile(reports[0])
	if err != nil || !strings.Contains(string(report), told) || !strings.Contains(string(report), "goroutine ") || strings.Contains(string(report), "\x1b") {
		t.Errorf("the report, %v, is\n%s", err, report)
	}
	if info, err := os.Stat(reports[0]); err != nil || info.Mode() != 0o600 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
}
