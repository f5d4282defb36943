//go:build !unix

package main

import "os"

// survived is empty: there are no jobs here.
var survived []os.Signal

func ours(*os.File) bool { return true }

// bystander is not there: Bubble Tea restores the terminal as far as it can.
type bystander struct{}

func callBystander(*os.File, string) *bystander { return nil }

func (*bystander) ready(any) bool { return false }

func (*bystander) rest() {}

func (*bystander) dismiss() {}
