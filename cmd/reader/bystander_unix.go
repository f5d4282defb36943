//go:build unix

package main

import (
	"context"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// survived are the signals that the terminal or its owner sends to all of a job, which the bystander sees to its end.
var survived = []os.Signal{
	syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGTSTP, syscall.SIGTTOU, syscall.SIGTTIN, syscall.SIGPIPE,
}

// ours reports whether the job that this process belongs to has the terminal.
func ours(screen *os.File) bool {
	job, err := unix.IoctlGetInt(int(screen.Fd()), unix.TIOCGPGRP)
	return err == nil && job == unix.Getpgrp()
}

// bystander is the line to the process that stands by, and what it takes to end it.
type bystander struct {
	line    *os.File
	process *exec.Cmd
	reports bool // the runtime writes to it
	silent  bool // standard error is kept off the screen
	spoken  int  // where it went before
}

// smallestBuffer has the system keep as little on the line as it will, so that a report cannot be written to its end before
// the bystander has begun to read it.
const smallestBuffer = 1

// callBystander has a process stand by at a terminal. It returns nil, and the interface goes without, where none can be
// had: no more files or processes may be opened, or the program's own file is gone.
func callBystander(screen *os.File, way, folder string) *bystander {
	self, err := os.Executable()
	if err != nil {
		return nil
	}
	ends, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		return nil
	}
	line, theirs := os.NewFile(uintptr(ends[0]), "bystander"), os.NewFile(uintptr(ends[1]), "interface")
	defer theirs.Close()
	unix.CloseOnExec(ends[0])
	unix.CloseOnExec(ends[1])
	_ = unix.SetsockoptInt(ends[0], unix.SOL_SOCKET, unix.SO_SNDBUF, smallestBuffer)
	b := &bystander{line: line, process: program(context.Background(), []string{self, way, folder})}
	b.process.Args[0] = os.Args[0]
	b.process.Stdin, b.process.Stdout = theirs, screen
	if err := b.process.Start(); err != nil {
		_ = line.Close()
		return nil
	}
	return b
}

// readyWithin is how long the bystander may take to say that it is there, which is a hundred times what it takes.
const readyWithin = 2 * time.Second

// ready waits until the bystander has seen how the terminal is, and has the runtime report to it from then on. The runtime
// would write the same on standard error: where that is the terminal, it is kept off the screen until rest, as is what
// libraries write there. It reports false when there is no bystander.
func (b *bystander) ready(stderr any) bool {
	if b == nil || !b.reports && (!b.isThere() || !b.listens()) {
		return false
	}
	if isTerminal(stderr) {
		b.silence()
	}
	return true
}

// attends reports whether the runtime reports to a bystander.
func (b *bystander) attends() bool { return b != nil && b.reports }

// isThere waits for the bystander's word.
func (b *bystander) isThere() bool {
	wait := unix.NsecToTimeval(readyWithin.Nanoseconds())
	_ = unix.SetsockoptTimeval(int(b.line.Fd()), unix.SOL_SOCKET, unix.SO_RCVTIMEO, &wait)
	said := make([]byte, 1)
	n, err := b.line.Read(said)
	return err == nil && n == 1 && said[0] == here
}

// listens has the runtime report to a bystander. One that has only just been started will hear it, too.
func (b *bystander) listens() bool {
	if b == nil {
		return false
	}
	debug.SetTraceback("all")
	b.reports = debug.SetCrashOutput(b.line, debug.CrashOptions{}) == nil
	return b.reports
}

// apart is standard error under a number of its own: we speak through it when the runtime, which knows one number only,
// is to be silent.
func apart(stderr io.Writer) io.Writer {
	f, ok := stderr.(*os.File)
	if !ok || int(f.Fd()) != unix.Stderr {
		return stderr
	}
	fd, err := unix.FcntlInt(uintptr(unix.Stderr), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return stderr
	}
	return os.NewFile(uintptr(fd), f.Name())
}

// silence has what the runtime writes to standard error go nowhere, until rest.
func (b *bystander) silence() {
	nowhere, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer nowhere.Close()
	spoken, err := unix.FcntlInt(uintptr(unix.Stderr), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return
	}
	if err := unix.Dup2(int(nowhere.Fd()), unix.Stderr); err != nil {
		_ = unix.Close(spoken) // and it speaks on
		return
	}
	b.spoken, b.silent = spoken, true
}

// rest gives standard error back.
func (b *bystander) rest() {
	if b == nil || !b.silent {
		return
	}
	_ = unix.Dup2(b.spoken, unix.Stderr)
	_ = unix.Close(b.spoken)
	b.silent = false
}

// dismiss ends the bystander: the terminal is as it was.
func (b *bystander) dismiss() {
	if b == nil {
		return
	}
	if b.reports {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
	}
	_, _ = b.line.Write([]byte{gone})
	_ = b.line.Close()
	_ = b.process.Wait()
}
