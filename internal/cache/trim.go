package cache

import (
	"context"
	"database/sql"
	"io/fs"
	"strings"
	"time"

	"reader/internal/sqlite"
)

// plate is a picture in the store.
type plate struct {
	name string
	size int64
}

func scanPlate(scan sqlite.Scan) (p plate, err error) {
	err = scan(&p.name, &p.size)
	return p, err
}

// trimPictures drops the pictures stored first when all of them take too much. Those of bookmarks stay, and so do those
// that were fetched ahead for a story which nobody has read yet: their budget was the reader's word.
func (s *Store) trimPictures(ctx context.Context) error {
	var sum int64
	if err := sqlite.One(ctx, s.db.Read(), `SELECT coalesce(sum(size), 0) FROM picture`, nil, &sum); err != nil || sum <= s.plates {
		return err
	}
	over := sum - int64(float64(s.plates)*spared)
	var gone []string
	err := sqlite.Each(ctx, s.db.Read(), func(scan sqlite.Scan) error {
		p, err := scanPlate(scan)
		if err != nil {
			return err
		}
		if over -= p.size; over+p.size <= 0 {
			return sqlite.ErrStop
		}
		gone = append(gone, p.name)
		return nil
	}, `SELECT name, size FROM picture WHERE NOT EXISTS (SELECT 1 FROM illustration JOIN story ON story.id = illustration.story
		WHERE illustration.picture = picture.name AND (story.saved = 1 OR story.read = 0 AND picture.kept > ?)) ORDER BY stored, name`,
		sqlite.Stamp(s.now()))
	if err != nil {
		return err
	}
	return s.dropPictures(ctx, gone)
}

// unseen is how long a picture stays that no page which is stored shows: feeds have pictures too, and lists show them.
const unseen = 30 * 24 * time.Hour

// dropUnseen drops the pictures that no stored page shows any more.
func (s *Store) dropUnseen(ctx context.Context) error {
	names, err := sqlite.All(ctx, s.db.Read(), sqlite.Value[string], `SELECT name FROM picture WHERE stored < ? AND kept <= ?
		AND NOT EXISTS (SELECT 1 FROM illustration WHERE illustration.picture = picture.name)`,
		sqlite.Stamp(s.now().Add(-unseen)), sqlite.Stamp(s.now()))
	if err != nil {
		return err
	}
	return s.dropPictures(ctx, names)
}

// dropPictures takes pictures away, their rows first: a file without a row is found again by SettlePictures.
func (s *Store) dropPictures(ctx context.Context, names []string) error {
	return sqlite.Chunks(names, prunedAtOnce, func(some []string) error {
		err := s.db.Write(ctx, func(tx *sql.Tx) error {
			for _, name := range some {
				if _, err := tx.ExecContext(ctx, `DELETE FROM picture WHERE name = ?`, name); err != nil {
					return err
				}
			}
			return recount(ctx, tx, some...)
		})
		if err != nil {
			return err
		}
		for _, name := range some {
			_ = s.pictures.Remove(name) // what stays is found by SettlePictures
		}
		return nil
	})
}

// SettlePictures brings the rows of pictures in line with the files: a process may have been killed between writing the
// one and the other, and people take files away.
func (s *Store) SettlePictures(ctx context.Context) error {
	rows, err := sqlite.All(ctx, s.db.Read(), scanPlate, `SELECT name, size FROM picture`)
	if err != nil {
		return err
	}
	known := make(map[string]bool, len(rows))
	for _, p := range rows {
		known[p.name] = true
	}
	files, err := fs.ReadDir(s.pictures.FS(), ".")
	if err != nil {
		return err
	}
	for _, f := range files {
		name := f.Name()
		switch {
		case known[name]:
			delete(known, name)
		case strings.HasSuffix(name, unfinished):
			s.sweepUnfinished(name)
		default:
			if err := s.adopt(ctx, name); err != nil {
				return err
			}
		}
	}
	var lost []string
	for name := range known {
		lost = append(lost, name)
	}
	return s.dropPictures(ctx, lost)
}

// adopt gives a file without a row its row; it is not kept longer than others.
func (s *Store) adopt(ctx context.Context, name string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.enterPicture(ctx, name, sqlite.Time(0))
}

// sweepUnfinished removes what a killed process was writing.
func (s *Store) sweepUnfinished(name string) {
	if old, err := s.pictures.Stat(name); err == nil && s.now().Sub(old.ModTime()) > abandoned {
		_ = s.pictures.Remove(name) // it is tried again at the next start
	}
}
