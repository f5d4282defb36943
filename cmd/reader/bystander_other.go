//go:build !unix

package main

import (
	"io"
	"os"
)

// survived is empty: there are no jobs here.
var survived []os.Signal

func ours(*os.File) bool { return true }

// bystander is not there: Bubble Tea restores the terminal as far as it can.
type bystander struct{}

func callBystander(*os.File, string, string) *bystander { return nil }

func apart(stderr io.Writer) io.Writer { return stderr }

func (*bystander) attends() bool { return false }

func (*bystander) listens() bool { return false }

func (*bystander) silence() {}

func (*bystander) ready(any) bool { return false }

func (*bystander) rest() {}

func (*bystander) dismiss() {}
