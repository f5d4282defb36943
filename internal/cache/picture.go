package cache

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"reader/internal/news"
)

// pictureName is a file name of our own making: nothing of the address is in it but its hash.
func pictureName(url string) string {
	sum := sha256.Sum256([]byte(url))
	return hex.EncodeToString(sum[:16])
}

// PutPicture keeps the bytes behind an address, in a file beside the database.
func (s *Store) PutPicture(_ context.Context, url string, data []byte) error {
	f, err := s.pictures.OpenFile(pictureName(url), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil // fetched twice at once: what is there is as good
	}
	if err != nil {
		return fmt.Errorf("keep picture: %w", err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = s.pictures.Remove(pictureName(url)) // half a picture is none
		return fmt.Errorf("keep picture: %w", err)
	}
	return nil
}

// Picture returns the bytes kept of an address; news.ErrNotFound when there are none.
func (s *Store) Picture(_ context.Context, url string) ([]byte, error) {
	data, err := s.pictures.ReadFile(pictureName(url))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("picture: %w", news.ErrNotFound)
	}
	return data, err
}
