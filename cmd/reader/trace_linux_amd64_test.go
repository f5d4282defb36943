package main

import "syscall"

// deny has a stopped thread make no system call in place of the one that it is about to make.
func deny(tid int) error {
	var r syscall.PtraceRegs
	if err := syscall.PtraceGetRegs(tid, &r); err != nil {
		return err
	}
	r.Orig_rax = ^uint64(0)
	return syscall.PtraceSetRegs(tid, &r)
}

// answer has the system call from which a thread comes back have failed.
func answer(tid int, errno syscall.Errno) error {
	var r syscall.PtraceRegs
	if err := syscall.PtraceGetRegs(tid, &r); err != nil {
		return err
	}
	r.Rax = -uint64(errno)
	return syscall.PtraceSetRegs(tid, &r)
}
