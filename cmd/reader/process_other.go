//go:build !unix

package main

import "os/exec"

// detach does nothing here: there are no sessions.
func detach(*exec.Cmd) {}
