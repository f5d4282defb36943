//go:build unix

package fetch

import "syscall"

// openFiles is how many files this process may have open. The runtime has raised it to the hard limit already.
func openFiles() uint64 {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) != nil {
		return 256
	}
	return uint64(limit.Cur) //nolint:unconvert // it is signed on FreeBSD
}
