//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// written is FWRITE of <sys/fcntl.h>: of the two queues, that of the output.
const written = 2

// Discard throws away what was written to a terminal that nobody has read yet. Who waits there to write goes on.
func Discard(f *os.File) { _ = unix.IoctlSetPointerInt(int(f.Fd()), unix.TIOCFLUSH, written) }
