package sqlite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// touch makes the folder and the file for their owner alone: SQLite gives its log the permissions of the file. What is
// made stands in its folder though the power be cut. A file that cannot be locked is none that we could use.
func touch(path string) error {
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	_, err := os.Stat(path)
	missing := errors.Is(err, fs.ErrNotExist)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(lockable(f), f.Close()); err != nil || !missing {
		return err
	}
	return SyncFolder(filepath.Dir(path))
}

// makeFolder makes a folder and those above it that are missing.
func makeFolder(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil
	}
	above := filepath.Dir(path)
	if above != path {
		if err := makeFolder(above); err != nil {
			return err
		}
	}
	if err := os.Mkdir(path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return SyncFolder(above)
}

// SyncFolder sees the names in a folder onto the disk: a file that was made or renamed is there after a power cut only
// when its folder is. Where a system cannot do that, or the folder may not be read, it does nothing.
func SyncFolder(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrPermission) {
		return nil // above our own, and there since long
	}
	if err != nil {
		return err
	}
	defer f.Close()
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return err
}
