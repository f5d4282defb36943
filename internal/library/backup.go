package library

import (
	"context"
	"errors"
	"fmt"
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

// The names of backups: library.db has library-2006-01-02.backup.
const (
	backupDay  = "-2006-01-02.backup"
	backupGlob = "-????-??-??.backup"
)

// Backup writes today's copy of the library beside it, unless there is one, and drops all but the newest seven. A
// damaged library is not copied, and so never pushes a good backup out: the next start then looks at all of it. It
// belongs off the path of a start.
func (s *Store) Backup(ctx context.Context) error {
	path := s.db.Path()
	target := stem(path) + s.now().UTC().Format(backupDay)
	if _, err := os.Stat(target); err == nil {
		return nil
	}
	if err := errors.Join(s.Integrity(ctx), s.sweepPictures(ctx)); err != nil {
		return fmt.Errorf("back up: %w", errors.Join(err, s.Suspect(err)))
	}
	if err := sweepParts(path, s.now()); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	part := fmt.Sprintf("%s.%d.part", target, os.Getpid()) // another process may be at the same
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("back up: %w", err)
	}
	if err := s.db.CopyTo(ctx, part); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	if err := errors.Join(os.Rename(part, target), sqlite.SyncFolder(filepath.Dir(target))); err != nil {
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

// abandoned is the age at which a part of a backup has nobody writing it any more.
const abandoned = time.Hour

// sweepParts removes what programs left that were killed while they wrote a backup.
func sweepParts(path string, now time.Time) error {
	dir, base := filepath.Split(stem(path))
	entries, err := os.ReadDir(filepath.Clean(dir))
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), base) || !strings.Contains(e.Name(), ".backup.") {
			continue
		}
		if info, gone := e.Info(); gone == nil && now.Sub(info.ModTime()) > abandoned {
			err = errors.Join(err, os.Remove(filepath.Join(dir, e.Name())))
		}
	}
	return err
}

func stem(path string) string { return strings.TrimSuffix(path, filepath.Ext(path)) }

// Saving is a backup of the library.
type Saving struct {
	File string
	Day  time.Time // that it is of, in UTC
	Size int64     // bytes
	// Err is why it cannot take the library's place; nil when it can. It wraps sqlite.ErrCorrupt or sqlite.ErrNewer.
	Err error
}

// Savings lists the backups of the library at a path, the newest first, each of them examined.
func Savings(ctx context.Context, path string) ([]Saving, error) {
	files, err := backups(path)
	if err != nil {
		return nil, err
	}
	all := make([]Saving, 0, len(files))
	for _, file := range files {
		b := Saving{File: file, Err: examine(ctx, file)}
		if info, err := os.Stat(file); err == nil {
			b.Size = info.Size()
		}
		b.Day, _ = time.Parse(backupDay, strings.TrimPrefix(file, stem(path)))
		all = append(all, b)
	}
	return all, nil
}

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
