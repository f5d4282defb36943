package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// Discard throws away what was written to a terminal that nobody has read yet. Who waits there to write goes on: the system
// does not wake him for the room that he has then, but when output is held and let go.
func Discard(f *os.File) {
	for _, step := range []struct {
		request uint
		which   int
	}{{unix.TCFLSH, unix.TCOFLUSH}, {unix.TCXONC, unix.TCOOFF}, {unix.TCXONC, unix.TCOON}} {
		_ = unix.IoctlSetInt(int(f.Fd()), step.request, step.which)
	}
}
