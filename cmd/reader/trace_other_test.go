//go:build !linux

package main

import (
	"errors"
	"os/exec"
	"syscall"
)

var syncs, changes, writes, reads, locks map[uint64]bool

// meddling is what is done to a program's system calls where they can be traced.
type meddling struct {
	calls  map[uint64]bool
	folder string
	nth    int
	onward bool
	errno  syscall.Errno
	fatal  int
}

func (meddling) run(*exec.Cmd) (int, syscall.WaitStatus, error) { return 0, 0, errors.ErrUnsupported }

func killAt(*exec.Cmd, map[uint64]bool, int) (int, error) { return 0, errors.ErrUnsupported }
