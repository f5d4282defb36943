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

// ErrNoBackup is wrapped by the error of Open when the library cannot be read and no good backup lies beside it. Nothing
// was touched then.
var ErrNoBackup = errors.New("there is no good backup beside it")

// What is set aside is library.db.damaged-20060102T150405, or with "replaced" when the reader chose a backup.
const (
	damagedTime  = ".damaged-20060102T150405"
	replacedTime = ".replaced-20060102T150405"
)

// beside are the endings of all the files that make up one database, the file itself first.
var beside = []string{"", "-wal", "-shm"}

// rescueLost looks for a library that an accident emptied: nothing where there are backups, or an orphaned log, which
// SQLite would throw away. A new library has neither.
func rescueLost(ctx context.Context, path string, now time.Time) (notice string, err error) {
	info, err := os.Stat(path)
	if err == nil && info.Size() > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", nil // whole, or for the opening to complain of
	}
	all, err := backups(path)
	if err != nil {
		return "", err
	}
	if len(all) > 0 {
		notice, err = rescue(ctx, path, now, errors.New("the file is gone or empty"))
		if !errors.Is(err, ErrNoBackup) {
			return notice, err
		}
	}
	log, err := os.Stat(path + "-wal")
	if err != nil || log.Size() == 0 {
		return "", nil //nolint:nilerr // without a log there is nothing to keep
	}
	aside, err := setAllAside(path, now.UTC().Format(damagedTime))
	return fmt.Sprintf("%s is gone. What was left of it was set aside as %s-wal, and a new library was begun.", path, aside), err
}

// rescue sets a library that cannot be read aside, with its log, and puts the newest good backup in its place. Nothing is
// overwritten. Without such a backup everything stays as it is.
func rescue(ctx context.Context, path string, now time.Time, why error) (notice string, err error) {
	good, worse, err := newestGood(ctx, path)
	if err != nil {
		return "", errors.Join(why, err)
	}
	if good == nil {
		return "", fmt.Errorf("%w; %w", why, ErrNoBackup)
	}
	staged, err := stage(ctx, good.File, path)
	if err != nil {
		return "", errors.Join(why, err)
	}
	aside, err := replace(path, staged, now.UTC().Format(damagedTime))
	if err != nil {
		return "", errors.Join(why, err)
	}
	// A narrow screen shows the beginning only.
	return strings.TrimSpace(fmt.Sprintf("The backup of %s took the library's place: what was chosen since then is missing.%s The library could not be read: %v. %s",
		good.Day.Format(time.DateOnly), passedOver(worse), cause(why), aside)), nil
}

// passedOver says that newer backups were damaged, too.
func passedOver(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " The newest backup was damaged, too."
	default:
		return fmt.Sprintf(" The %d newest backups were damaged, too.", n)
	}
}

// newestGood is the newest backup that can take the library's place, nil for none, and how many newer ones cannot.
func newestGood(ctx context.Context, path string) (good *Saving, worse int, err error) {
	all, err := Savings(ctx, path)
	for i := range all {
		if all[i].Err == nil {
			return &all[i], i, err
		}
	}
	return nil, len(all), err
}

// examine checks that a file is a library, whole and of a version that this program knows.
func examine(ctx context.Context, path string) error {
	_, err := sqlite.Examine(ctx, path, "bookmark", legible)
	return err
}

// stage copies a library, with its log, to a file beside the path where it is to stand, and checks the copy.
func stage(ctx context.Context, from, path string) (staged string, err error) {
	if staged, err = stageAt(path); err != nil {
		return "", err
	}
	err = copyFile(from, staged)
	if logged := copyFile(from+"-wal", staged+"-wal"); !errors.Is(logged, fs.ErrNotExist) {
		err = errors.Join(err, logged)
	}
	if err == nil {
		err = sqlite.Settle(ctx, staged)
	}
	if err == nil {
		err = examine(ctx, staged)
	}
	if err != nil {
		_ = os.Remove(staged) // it may not be there; a part of one is taken away the next time
		return "", fmt.Errorf("take %s: %w", from, cause(err))
	}
	return staged, nil
}

// stageAt is where a library is made ready that is to stand at a path; nothing stands there.
func stageAt(path string) (staged string, err error) {
	staged = fmt.Sprintf("%s.%d.part", path, os.Getpid())
	for _, suffix := range beside {
		if err := os.Remove(staged + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return staged, nil
}

// replace sets what stands at a path aside under an ending, and puts a file there that is ready. It says where what stood
// there is, in a sentence with a blank behind it; empty when nothing did.
func replace(path, staged, ending string) (said string, err error) {
	if err := os.WriteFile(path+suspicion, nil, 0o600); err != nil { // until a cache has heard of it
		return "", fmt.Errorf("restore the library: %w", err)
	}
	_, stood := os.Stat(path)
	aside, err := setAllAside(path, ending)
	if err != nil {
		return "", fmt.Errorf("set the library aside: %w", err)
	}
	if err := errors.Join(os.Rename(staged, path), sqlite.SyncFolder(filepath.Dir(path))); err != nil {
		return "", fmt.Errorf("restore the library: %w", err)
	}
	if stood == nil {
		said = fmt.Sprintf("The one before was set aside as %s. ", aside)
	}
	return said, nil
}

// setAllAside renames a library with its log, and says how it is called now: by the ending, and a number where something
// is called so already.
func setAllAside(path, ending string) (aside string, err error) {
	aside = path + ending
	for n := 2; taken(aside); n++ {
		aside = fmt.Sprintf("%s%s-%d", path, ending, n)
	}
	for _, suffix := range beside {
		if err := setAside(path+suffix, aside+suffix); err != nil {
			return "", err
		}
	}
	return aside, nil
}

// Restore puts a backup, or any other library of reader that is not newer than this program, in the place of the library
// at a path; from is its file, empty for the newest good backup or, where there is none and the library is damaged, for
// what can still be read of that. What stood there is set aside and never overwritten; the
// answer says in a sentence where it is. Nobody may have the library open: the error wraps sqlite.ErrLocked when somebody
// has.
func Restore(ctx context.Context, path, from string, now time.Time) (notice string, err error) {
	of := from
	if from == "" {
		good, _, err := newestGood(ctx, path)
		if err != nil {
			return "", fmt.Errorf("restore: %w", err)
		}
		if good == nil {
			return salvage(ctx, path, now)
		}
		from, of = good.File, "the backup of "+good.Day.Format(time.DateOnly)
	}
	if same(from, path) {
		return "", fmt.Errorf("restore %s: that is the library itself", path)
	}
	if err := sqlite.Settle(ctx, path); errors.Is(err, sqlite.ErrLocked) {
		return "", fmt.Errorf("restore: %w", err)
	} // a damaged one is set aside as it is
	staged, err := stage(ctx, from, path)
	if err != nil {
		return "", fmt.Errorf("restore: %w", err)
	}
	aside, err := replace(path, staged, now.UTC().Format(replacedTime))
	if err != nil {
		return "", fmt.Errorf("restore: %w", err)
	}
	return fmt.Sprintf("The library is that of %s now. %s", of, aside), nil
}

func same(a, b string) bool {
	first, err := os.Stat(a)
	second, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(first, second)
}

// suspicion is the ending of an empty file which says that the library was found damaged while it was in use, or that
// another one was put in its place. It lies there until a start has looked at the library and come to its end.
const suspicion = ".damaged"

// Suspect has the next Open check the whole library, if err says that what was read from it is damaged.
func (s *Store) Suspect(err error) error {
	if !errors.Is(err, sqlite.ErrCorrupt) {
		return nil
	}
	s.cleared.Store(false)
	return os.WriteFile(s.db.Path()+suspicion, nil, 0o600)
}

// suspected reports whether there is a reason to check the whole library, and checks it.
func suspected(ctx context.Context, path string, db *sqlite.DB) (was bool, err error) {
	if _, err := os.Lstat(path + suspicion); err != nil {
		return false, nil //nolint:nilerr // there is none
	}
	return true, db.Integrity(ctx)
}

// cause shortens an error to what a reader understands.
func cause(err error) error {
	if errors.Is(err, sqlite.ErrCorrupt) {
		return sqlite.ErrCorrupt
	}
	return err
}

// taken reports whether a library or a log goes by a name.
func taken(name string) bool {
	return slices.ContainsFunc(beside, func(suffix string) bool {
		_, err := os.Lstat(name + suffix)
		return !errors.Is(err, fs.ErrNotExist)
	})
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
	in, err := os.Open(filepath.Clean(from))
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
