//go:build unix

package config

import (
	"io/fs"
	"os"
	"syscall"
)

// mode is what the owner of a file, its group and all others may do with it.
func mode(info fs.FileInfo) fs.FileMode { return info.Mode().Perm() }

// owned reports whether a file belongs to who runs reader, or to the system.
func owned(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return !ok || stat.Uid == 0 || int(stat.Uid) == os.Geteuid()
}
