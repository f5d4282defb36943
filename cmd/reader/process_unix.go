//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// detach gives a program a session of its own: it cannot write past its output onto the screen, nor take keys from it. An
// interrupt of the terminal does not reach it there, so it is ended with all that it started.
func detach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
}
