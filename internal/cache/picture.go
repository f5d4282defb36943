package cache

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strconv"
	"time"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// pictureName is a file name of our own making: nothing of the address is in it but its hash.
func pictureName(url string) string {
	sum := sha256.Sum256([]byte(url))
	return hex.EncodeToString(sum[:16])
}

// unfinished ends the name of a file in which a picture is being written.
const unfinished = ".part"

// abandoned is the age at which an unfinished picture has nobody writing it any more.
const abandoned = time.Minute

// picturesMost is what all pictures take together, in bytes: some 4,000 of about 120 KB.
const picturesMost = 512 << 20

// PutPicture keeps the bytes behind an address, in a file beside the database. Under its name there is the whole picture
// or none, whenever the program is stopped. Until a time, zero for none, it makes no room for others.
func (s *Store) PutPicture(ctx context.Context, url string, data []byte, until time.Time) error {
	name := pictureName(url)
	err := s.putFile(name, data)
	if err == nil {
		err = s.enterPicture(ctx, name, until)
	}
	if err == nil {
		err = s.trimPictures(ctx)
	}
	if err != nil {
		return fmt.Errorf("keep picture: %w", err)
	}
	return nil
}

func (s *Store) putFile(name string, data []byte) error {
	if _, err := s.pictures.Stat(name); err == nil {
		return nil
	}
	part := name + "." + strconv.FormatUint(rand.Uint64(), 36) + unfinished // another process may be writing the same
	if err := s.writePicture(part, data); err != nil {
		return err
	}
	return s.pictures.Rename(part, name)
}

// enterPicture makes the row of a picture whose file is there.
func (s *Store) enterPicture(ctx context.Context, name string, until time.Time) error {
	file, err := s.pictures.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO picture (name, size, stored, kept) VALUES (?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET size = excluded.size, kept = max(kept, excluded.kept)`,
			name, file.Size(), sqlite.Stamp(s.now()), sqlite.Stamp(until))
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM missed WHERE name = ?`, name); err != nil {
			return err
		}
		return recount(ctx, tx, name)
	})
}

func (s *Store) writePicture(part string, data []byte) error {
	f, err := s.pictures.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		_ = s.pictures.Remove(part)
	}
	return err
}

// Picture returns the bytes kept of an address; news.ErrNotFound when there are none.
func (s *Store) Picture(_ context.Context, url string) ([]byte, error) {
	data, err := s.pictures.ReadFile(pictureName(url))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("picture: %w", news.ErrNotFound)
	}
	return data, err
}

// AdmitPicture keeps a picture that is there until a time. Its file may have been left by a process that was killed
// before anybody could know of it.
func (s *Store) AdmitPicture(ctx context.Context, url string, until time.Time) error {
	return s.enterPicture(ctx, pictureName(url), until)
}

// HasPicture reports whether the bytes behind an address are kept.
func (s *Store) HasPicture(_ context.Context, url string) bool {
	_, err := s.pictures.Stat(pictureName(url))
	return err == nil
}
