//go:build unix

package sqlite

import (
	"io"
	"os"
	"syscall"
)

// lockable asks the system whether it gives locks on a file, without taking one. Some disks of other machines give none,
// and SQLite would wait for one as if another program held it.
func lockable(f *os.File) error {
	query := syscall.Flock_t{Type: syscall.F_WRLCK, Whence: io.SeekStart}
	return syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &query)
}
