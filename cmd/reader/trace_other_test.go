//go:build !linux

package main

import (
	"errors"
	"os/exec"
)

var syncs, changes map[uint64]bool

func killAt(*exec.Cmd, map[uint64]bool, int) (int, error) {
	return 0, errors.ErrUnsupported
}
