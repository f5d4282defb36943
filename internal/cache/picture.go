package cache

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"reader/internal/news"
)

// pictureName is a file name of our own making: nothing of the address is in it but its hash.
func pictureName(url string) string {
	sum := sha256.Sum256([]byte(url))
	return hex.EncodeToString(sum[:16])
}

// unfinished ends the name of a picture that is being written.
const unfinished = ".part"

// abandoned is the age at which an unfinished picture has nobody writing it any more.
const abandoned = time.Minute

// PutPicture keeps the bytes behind an address, in a file beside the database. Under its name there is the whole picture
// or none, whenever the program is stopped.
func (s *Store) PutPicture(_ context.Context, url string, data []byte) error {
	name := pictureName(url)
	if _, err := s.pictures.Stat(name); err == nil {
		return nil
	}
	err := s.writePicture(name+unfinished, data)
	if errors.Is(err, fs.ErrExist) {
		return nil // fetched twice at once: the other will be as good
	}
	if err == nil {
		err = s.pictures.Rename(name+unfinished, name)
	}
	if err != nil {
		return fmt.Errorf("keep picture: %w", err)
	}
	return nil
}

func (s *Store) writePicture(name string, data []byte) error {
	if old, err := s.pictures.Stat(name); err == nil && s.now().Sub(old.ModTime()) > abandoned {
		_ = s.pictures.Remove(name) // else the next line says why not
	}
	f, err := s.pictures.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		_ = s.pictures.Remove(name)
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
