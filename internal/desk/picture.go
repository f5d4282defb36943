package desk

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"time"

	"reader/internal/feed/fetch"
	"reader/internal/library"
	"reader/internal/news"
)

// What stands at the address of a picture, but is none.
const (
	errNotPicture shortfall = "There is a page instead of the picture." // of a captive portal, or "not found" with status 200
	errNoPicture  shortfall = "There is nothing in the picture."
)

// keptFor is how long a page that was fetched ahead stays whatever the retention is, and how long a picture makes no room
// for others, while its story is unread.
const keptFor = 30 * 24 * time.Hour

// Picture returns the bytes of a story's picture: from the bookmark, the cache, else the network. A bookmark keeps a
// copy of its own of what the network brought. What is known to be lost is not asked for again at every opening.
func (d *Desk) Picture(ctx context.Context, address string, of news.StoryID) ([]byte, error) {
	if data, err := d.StoredPicture(ctx, address, of); err == nil {
		return data, nil
	}
	switch m, err := d.cache.Missed(ctx, address); {
	case err != nil:
		return nil, err
	case m.Lost && d.now().Before(m.Next):
		return nil, lostPictureError(m.Reason)
	}
	r, err := d.stored(ctx, of)
	if err != nil {
		return nil, err
	}
	data, err := d.getPicture(ctx, &r, address)
	if err != nil {
		_, missed := d.miss(ctx, address, err)
		return nil, errors.Join(refusal{err}, missed)
	}
	if err := d.putPicture(ctx, &r.Story, address, data); err != nil && errandOf(ctx) != nil {
		return nil, err
	}
	return data, nil // who waits for it sees it, though it could not be kept
}

// StoredPicture returns the bytes of a story's picture that is in one of the stores; it never asks the network.
func (d *Desk) StoredPicture(ctx context.Context, address string, of news.StoryID) ([]byte, error) {
	if data, err := d.library.Picture(ctx, of, address); err == nil {
		return data, nil
	}
	return d.cache.Picture(ctx, address)
}

// lostPictureError is why a picture cannot be had, as it was remembered.
type lostPictureError string

func (l lostPictureError) Error() string { return string(l) }

func (d *Desk) getPicture(ctx context.Context, r *news.Reading, address string) ([]byte, error) {
	answer, err := d.get(ctx, fetch.Request{URL: address, Kind: fetch.Picture, From: d.source(r)})
	switch {
	case err != nil:
		return nil, err
	case len(answer.Body) == 0:
		return nil, errNoPicture
	case strings.HasPrefix(answer.ContentType, "text/"), strings.HasPrefix(answer.ContentType, "application/json"), markup(answer.Body):
		return nil, errNotPicture
	default:
		return answer.Body, nil
	}
}

// markup reports bytes that are HTML whatever their server calls them.
func markup(data []byte) bool {
	begin := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 512)]))
	return bytes.HasPrefix(begin, []byte("<!doctype html")) || bytes.HasPrefix(begin, []byte("<html"))
}

// putPicture keeps a picture that came.
func (d *Desk) putPicture(ctx context.Context, s *news.Story, address string, data []byte) error {
	var until time.Time
	if errandOf(ctx) != nil {
		until = d.now().Add(keptFor)
	}
	err := d.cache.PutPicture(ctx, address, data, until)
	if err == nil && s.Saved {
		err = d.keepPicture(ctx, s.ID, address, data)
	}
	return err
}

// keepPicture gives a bookmark its copy, unless the bookmark was taken away meanwhile or has pictures enough.
func (d *Desk) keepPicture(ctx context.Context, id news.StoryID, address string, data []byte) error {
	err := d.library.KeepPicture(ctx, id, address, data)
	if errors.Is(err, news.ErrNotFound) || errors.Is(err, library.ErrPictures) {
		return nil
	}
	return err
}

// hasPicture reports whether a picture of a story can be shown without the network.
func (d *Desk) hasPicture(ctx context.Context, address string, of news.StoryID) bool {
	if d.cache.HasPicture(ctx, address) {
		return true
	}
	_, err := d.library.Picture(ctx, of, address)
	return err == nil
}

// absences says of the pictures of a reading which cannot be shown, and why: what is known to be lost, and, without a
// network, what is not stored.
func (d *Desk) absences(ctx context.Context, r *news.Reading) (map[string]string, error) {
	absent := map[string]string{}
	for _, address := range news.Pictures(&r.Story, &r.Article) {
		if d.hasPicture(ctx, address, r.Story.ID) {
			continue
		}
		m, err := d.cache.Missed(ctx, address)
		switch {
		case err != nil:
			return nil, err
		case m.Lost && d.now().Before(m.Next):
			absent[address] = m.Reason
		case d.unreachable():
			absent[address] = Reason(fetch.ErrOffline)
		}
	}
	return absent, nil
}

// whole marks those bookmarks whose page is stored with all its pictures: in the cache, or in the copy of their own.
func (d *Desk) whole(ctx context.Context, saved []news.Story) error {
	ids := make([]news.StoryID, len(saved))
	for i := range saved {
		ids[i] = saved[i].ID
	}
	known, err := d.cache.Whole(ctx, ids)
	if err != nil {
		return err
	}
	for i := range saved {
		s := &saved[i]
		if s.Whole = known[s.ID]; s.Whole || s.Stored < news.StoredFull {
			continue
		}
		b, err := d.library.Bookmark(ctx, s.ID)
		if err != nil {
			return unlessGone(err)
		}
		if s.Whole, err = d.illustrated(ctx, &b); err != nil {
			return err
		}
	}
	return nil
}

// illustrated reports whether a bookmark's own copy can be shown with all its pictures but those that are lost.
func (d *Desk) illustrated(ctx context.Context, b *news.Bookmark) (bool, error) {
	for _, address := range news.Pictures(&b.Story, &b.Article) {
		if d.hasPicture(ctx, address, b.Story.ID) {
			continue
		}
		if m, err := d.cache.Missed(ctx, address); err != nil || !m.Lost {
			return false, err
		}
	}
	return true, nil
}
