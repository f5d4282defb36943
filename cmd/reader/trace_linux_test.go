package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// What of ptrace(2) package syscall does not have.
const (
	ptraceGetSyscallInfo = 0x420e
	ptraceOptionExitKill = 0x100000
	syscallStop          = syscall.SIGTRAP | 0x80 // told apart by PTRACE_O_TRACESYSGOOD
)

// What a thread has stopped for, syscallInfo.op.
const (
	atEntry = 1
	atExit  = 2
)

// syscallInfo is struct ptrace_syscall_info of <linux/ptrace.h>, as it is when a call is entered.
type syscallInfo struct {
	op        uint8
	_         [3]uint8
	_         uint32
	_, _      uint64
	number    uint64
	arguments [6]uint64
	_, _, _   uint64
}

// syncs are the calls that put what was written onto the disk.
var syncs = map[uint64]bool{syscall.SYS_FSYNC: true, syscall.SYS_FDATASYNC: true}

// writes are the calls that a disk without room refuses, reads and locks those that may fail on a broken one and on
// one that is another machine's.
var (
	writes = map[uint64]bool{syscall.SYS_PWRITE64: true, syscall.SYS_WRITE: true, syscall.SYS_FTRUNCATE: true}
	reads  = map[uint64]bool{syscall.SYS_PREAD64: true, syscall.SYS_READ: true}
	locks  = map[uint64]bool{syscall.SYS_FCNTL: true, syscall.SYS_FLOCK: true}
)

// changes are the calls by which a file or a folder becomes another, and by which something is printed.
var changes = map[uint64]bool{
	syscall.SYS_FSYNC: true, syscall.SYS_FDATASYNC: true, syscall.SYS_PWRITE64: true, syscall.SYS_WRITE: true,
	syscall.SYS_FTRUNCATE: true, syscall.SYS_RENAMEAT: true, syscall.SYS_UNLINKAT: true, syscall.SYS_MKDIRAT: true,
}

// meddling is what is done to a program under ptrace: to some of the calls that it makes on files below a folder. strace
// counts each thread's calls by themselves, and a Go program makes them from any thread.
type meddling struct {
	calls  map[uint64]bool
	folder string        // empty for calls on anything
	nth    int           // the call that it is done to, counted from 1; none for 0
	onward bool          // and all that follow
	errno  syscall.Errno // what is answered in the system's place; 0 kills the program before the call
	fatal  int           // the number of calls after the nth at which it is killed, too; none for 0
}

// killAt runs a command, kills it with SIGKILL when it is about to make the nth of some system calls, and reports how many
// of them it began. It is not killed for n = 0, nor when it ends before.
func killAt(cmd *exec.Cmd, which map[uint64]bool, n int) (begun int, err error) {
	begun, _, err = meddling{calls: which, nth: n}.run(cmd)
	return begun, err
}

// run runs a command, meddles with it, and reports how many of the calls it began and how it ended.
func (m meddling) run(cmd *exec.Cmd) (begun int, status syscall.WaitStatus, err error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // ptrace binds a program to the thread that began it; the thread ends with this
		begun, status, err = m.trace(cmd)
	}()
	<-done
	return begun, status, err
}

func (m meddling) trace(cmd *exec.Cmd) (begun int, status syscall.WaitStatus, err error) {
	pid, err := startTraced(cmd)
	if err != nil {
		return 0, 0, err
	}
	known, denied := map[int]bool{pid: true}, map[int]bool{}
	for {
		// Of this program's threads only: other tests have children of their own, be it of this very thread.
		tid, err := syscall.Wait4(-pid, &status, syscall.WALL|syscall.WNOTHREAD, nil)
		switch {
		case errors.Is(err, syscall.EINTR):
			continue
		case err != nil:
			return begun, status, fmt.Errorf("wait: %w", err)
		case tid == pid && (status.Exited() || status.Signaled()):
			return begun, status, nil
		case !status.Stopped():
			continue // another thread has ended
		}
		signal := 0
		switch stop := status.StopSignal(); {
		case stop == syscallStop:
			call := stopped(tid)
			switch {
			case denied[tid] && call.op == atExit:
				delete(denied, tid)
				err = answer(tid, m.errno)
			case call.op == atEntry && m.meets(pid, call):
				if begun++; m.nth == 0 || begun < m.nth || begun > m.nth && !m.onward {
					break
				}
				if m.errno == 0 || m.fatal > 0 && begun == m.nth+m.fatal {
					_ = syscall.Kill(pid, syscall.SIGKILL)
					continue
				}
				denied[tid] = true
				err = deny(tid)
			}
			if err != nil && !errors.Is(err, syscall.ESRCH) {
				return begun, status, err
			}
		case stop == syscall.SIGTRAP: // a thread was made, or the program begins
		case stop == syscall.SIGSTOP && !known[tid]: // a new thread
		default:
			signal = int(stop)
		}
		known[tid] = true
		if err := syscall.PtraceSyscall(tid, signal); err != nil && !errors.Is(err, syscall.ESRCH) {
			return begun, status, fmt.Errorf("ptrace: %w", err)
		}
	}
}

// meets reports whether a call is one of those that are meddled with.
func (m meddling) meets(pid int, call syscallInfo) bool {
	if !m.calls[call.number] || m.folder == "" {
		return m.calls[call.number]
	}
	file, err := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", pid, call.arguments[0]))
	return err == nil && strings.HasPrefix(file, m.folder+"/")
}

// startTraced begins a command that stops before its first instruction, in a process group of its own.
func startTraced(cmd *exec.Cmd) (pid int, err error) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		return 0, err
	}
	defer null.Close()
	in, out := null, cmd.Stdout.(*os.File)
	if f, ok := cmd.Stdin.(*os.File); ok {
		in = f
	}
	pid, err = syscall.ForkExec(cmd.Path, cmd.Args, &syscall.ProcAttr{
		Env: cmd.Env, Files: []uintptr{in.Fd(), out.Fd(), out.Fd()}, Sys: &syscall.SysProcAttr{Ptrace: true, Setpgid: true},
	})
	if err != nil {
		return 0, err
	}
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(pid, &status, syscall.WALL, nil); err != nil {
		return 0, err
	}
	options := syscall.PTRACE_O_TRACECLONE | syscall.PTRACE_O_TRACESYSGOOD | ptraceOptionExitKill
	if err := syscall.PtraceSetOptions(pid, options); err != nil {
		return 0, err
	}
	return pid, syscall.PtraceSyscall(pid, 0)
}

// stopped is the system call that a thread is about to make or comes back from.
func stopped(tid int) (call syscallInfo) {
	_, _, errno := syscall.RawSyscall6(syscall.SYS_PTRACE, ptraceGetSyscallInfo, uintptr(tid),
		unsafe.Sizeof(call), uintptr(unsafe.Pointer(&call)), 0, 0)
	if errno != 0 {
		return syscallInfo{}
	}
	return call
}

// Another child of the thread that traces, begun for another test before, is left to that test.
func TestTracingTakesNoOtherChildAway(t *testing.T) {
	runtime.LockOSThread() // for good: the thread ends with the test
	other := exec.Command("true")
	out, err := other.StdoutPipe()
	if err == nil {
		err = other.Start()
	}
	if err == nil {
		_, err = io.Copy(io.Discard, out) // until it ends
	}
	if err != nil {
		t.Skipf("no other program runs here: %v", err)
	}
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	traced := exec.Command("true")
	traced.Stdout = null
	if _, _, err := (meddling{calls: changes}).trace(traced); err != nil {
		t.Skipf("there is no tracing here: %v", err)
	}
	if err := other.Wait(); err != nil {
		t.Errorf("the other program: %v", err)
	}
}
