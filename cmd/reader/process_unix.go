//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// detach gives a program a session of its own: it cannot write past its output onto the screen, nor take keys from it.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
