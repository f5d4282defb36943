package library

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"reader/internal/sqlite"
)

// backupsKept is how many daily backups stay.
const backupsKept = 7

// The names of backups and of what is set aside: library.db has library-2006-01-02.backup, and
// library.db.damaged-20060102T150405.
const (
	backupDay   = "-2006-01-02.backup"
	backupGlob  = "-????-??-??.backup"
	damagedTime = ".damaged-20060102T150405"
)

// Backup writes today's copy of the library beside it, unless there is one, and drops all but the newest seven. A
// damaged library is not copied, and so never pushes a good backup out. It belongs off the path of a start.
func (s *Store) Backup(ctx context.Context) error {
	path := s.db.Path()
	target := stem(path) + s.now().UTC().Format(backupDay)
	if _, err := os.Stat(target); err == nil {
		return nil
	}
	if err := errors.Join(s.sweepPictures(ctx), s.Integrity(ctx)); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	part := fmt.Sprintf("%s.%d.part", target, os.Getpid()) // another process may be at the same
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("back up: %w", err)
	}
	if err := s.db.CopyTo(ctx, part); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	if err := os.Rename(part, target); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	all, err := backups(path)
	if err != nil {
		return err
	}
	for _, old := range all[min(backupsKept, len(all)):] {
		err = errors.Join(err, os.Remove(old))
	}
	return err
}

func stem(path string) string { return strings.TrimSuffix(path, filepath.Ext(path)) }

// backups lists the backups of a library, the newest first.
func backups(path string) ([]string, error) {
	dir, base := filepath.Split(stem(path))
	entries, err := os.ReadDir(filepath.Clean(dir))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var all []string
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), base)
		if is, _ := filepath.Match(backupGlob, rest); ok && is && e.Type().IsRegular() {
			all = append(all, filepath.Join(dir, e.Name()))
		}
	}
	slices.Sort(all)
	slices.Reverse(all)
	return all, nil
}

// rescueLost looks for a library that an accident emptied: nothing where there are backups or an orphaned log. A new
// library has neither.
func rescueLost(path string, now time.Time) (notice string, err error) {
	info, err := os.Stat(path)
	if err == nil && info.Size() > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", nil // whole, or for the opening to complain of
	}
	all, err := backups(path)
	if err != nil || len(all) == 0 {
		return "", err
	}
	return rescue(path, now, errors.New("the file is gone or empty"))
}

// rescue sets a library that cannot be read aside, with its log, and puts the newest backup in its place. Nothing is
// overwritten. Without a backup everything stays as it is.
func rescue(path string, now time.Time, why error) (notice string, err error) {
	all, err := backups(path)
	if err != nil || len(all) == 0 {
		return "", errors.Join(fmt.Errorf("%w; there is no backup beside it", why), err)
	}
	aside := path + now.UTC().Format(damagedTime)
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := setAside(path+suffix, aside+suffix); err != nil {
			return "", errors.Join(why, fmt.Errorf("set the library aside: %w", err))
		}
	}
	if err := copyFile(all[0], path); err != nil {
		return "", errors.Join(why, fmt.Errorf("restore the library from %s: %w", all[0], err))
	}
	return fmt.Sprintf("The library could not be read (%v). It was set aside as %s, and the backup %s took its place.",
		cause(why), aside, filepath.Base(all[0])), nil
}

// cause shortens an error to what a reader understands.
func cause(err error) error {
	if errors.Is(err, sqlite.ErrCorrupt) {
		return sqlite.ErrCorrupt
	}
	return err
}

// setAside renames a file that may not be there, but never over another.
func setAside(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("%s: %w", to, fs.ErrExist)
	}
	if err := os.Rename(from, to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
