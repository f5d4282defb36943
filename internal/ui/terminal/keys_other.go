//go:build !unix

package terminal

import "io"

// Keys is the way from a terminal, as it is: here nobody can be asked whether more of a key follows.
func Keys(in io.Reader) io.Reader { return in }
