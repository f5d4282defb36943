package cache

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"reader/internal/news"
)

func TestPicturesAreKept(t *testing.T) {
	s, ctx := open(t), context.Background()
	if _, err := s.Picture(ctx, "https://paper.example/../../etc/passwd"); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("a picture that nobody kept: %v", err)
	}
	for range 2 {
		if err := s.PutPicture(ctx, "https://paper.example/../../p.jpg", []byte("jpeg"), time.Time{}); err != nil {
			t.Fatal(err)
		}
	}
	if data, err := s.Picture(ctx, "https://paper.example/../../p.jpg"); err != nil || string(data) != "jpeg" {
		t.Errorf("the picture is %q, %v", data, err)
	}
}

func TestAKilledProcessLeavesNoHalfPicture(t *testing.T) {
	const url = "https://paper.example/p.jpg"
	s, ctx := open(t), context.Background()
	part := pictureName(url) + unfinished
	if err := s.pictures.WriteFile(part, []byte("jp"), 0o600); err != nil {
		t.Fatal(err)
	}
	touch := func(at time.Time) {
		if err := s.pictures.Chtimes(part, at, at); err != nil {
			t.Fatal(err)
		}
	}
	touch(noon)
	if data, err := s.Picture(ctx, url); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("the half picture of another process is read as %q, %v", data, err)
	}
	ok(t, s.PutPicture(ctx, url, []byte("jpeg"), time.Time{}))
	if data, err := s.Picture(ctx, url); err != nil || string(data) != "jpeg" {
		t.Errorf("the picture is %q, %v", data, err)
	}
	ok(t, s.SettlePictures(ctx))
	if _, err := s.pictures.Stat(part); err != nil {
		t.Errorf("what another process is writing was taken from it: %v", err)
	}
	touch(noon.Add(-2 * abandoned))
	ok(t, s.SettlePictures(ctx))
	if _, err := s.pictures.Stat(part); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the half picture stays: %v", err)
	}
}
