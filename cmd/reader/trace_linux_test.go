package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"testing"
	"unsafe"
)

// What of ptrace(2) package syscall does not have.
const (
	ptraceGetSyscallInfo = 0x420e
	ptraceOptionExitKill = 0x100000
	syscallStop          = syscall.SIGTRAP | 0x80 // told apart by PTRACE_O_TRACESYSGOOD
	atEntry              = 1                      // syscallInfo.op
)

// syscallInfo is struct ptrace_syscall_info of <linux/ptrace.h>, as it is when a call is entered.
type syscallInfo struct {
	op      uint8
	_       [3]uint8
	_       uint32
	_, _    uint64
	number  uint64
	_       [6]uint64
	_, _, _ uint64
}

// syncs are the calls that put what was written onto the disk.
var syncs = map[uint64]bool{syscall.SYS_FSYNC: true, syscall.SYS_FDATASYNC: true}

// changes are the calls by which a file or a folder becomes another, and by which something is printed.
var changes = map[uint64]bool{
	syscall.SYS_FSYNC: true, syscall.SYS_FDATASYNC: true, syscall.SYS_PWRITE64: true, syscall.SYS_WRITE: true,
	syscall.SYS_FTRUNCATE: true, syscall.SYS_RENAMEAT: true, syscall.SYS_UNLINKAT: true, syscall.SYS_MKDIRAT: true,
}

// killAt runs a command under ptrace, kills it with SIGKILL when it is about to make the nth of some system calls, and
// reports how many of them it began. It is not killed for n = 0, nor when it ends before. strace counts each thread's
// calls by themselves, and a Go program makes them from any thread.
func killAt(cmd *exec.Cmd, which map[uint64]bool, n int) (begun int, err error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // ptrace binds a program to the thread that began it; the thread ends with this
		begun, err = trace(cmd, which, n)
	}()
	<-done
	return begun, err
}

func trace(cmd *exec.Cmd, which map[uint64]bool, n int) (begun int, err error) {
	pid, err := startTraced(cmd)
	if err != nil {
		return 0, err
	}
	known := map[int]bool{pid: true}
	for {
		var status syscall.WaitStatus
		// Of this program's threads only: other tests have children of their own, be it of this very thread.
		tid, err := syscall.Wait4(-pid, &status, syscall.WALL|syscall.WNOTHREAD, nil)
		switch {
		case errors.Is(err, syscall.EINTR):
			continue
		case err != nil:
			return begun, fmt.Errorf("wait: %w", err)
		case tid == pid && (status.Exited() || status.Signaled()):
			return begun, nil
		case !status.Stopped():
			continue // another thread has ended
		}
		signal := 0
		switch stop := status.StopSignal(); {
		case stop == syscallStop:
			if which[entered(tid)] {
				if begun++; begun == n {
					_ = syscall.Kill(pid, syscall.SIGKILL)
					continue
				}
			}
		case stop == syscall.SIGTRAP: // a thread was made, or the program begins
		case stop == syscall.SIGSTOP && !known[tid]: // a new thread
		default:
			signal = int(stop)
		}
		known[tid] = true
		if err := syscall.PtraceSyscall(tid, signal); err != nil && !errors.Is(err, syscall.ESRCH) {
			return begun, fmt.Errorf("ptrace: %w", err)
		}
	}
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

// entered is the number of the system call that a stopped thread is about to make; none when it comes back from one.
func entered(tid int) uint64 {
	var info syscallInfo
	_, _, errno := syscall.RawSyscall6(syscall.SYS_PTRACE, ptraceGetSyscallInfo, uintptr(tid),
		unsafe.Sizeof(info), uintptr(unsafe.Pointer(&info)), 0, 0)
	if errno != 0 || info.op != atEntry {
		return ^uint64(0)
	}
	return info.number
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
	if _, err := trace(traced, changes, 0); err != nil {
		t.Skipf("there is no tracing here: %v", err)
	}
	if err := other.Wait(); err != nil {
		t.Errorf("the other program: %v", err)
	}
}
