package desk

import (
	"context"
	"errors"
	"strings"

	"reader/internal/feed/fetch"
	"reader/internal/news"
)

// errNotPicture is the answer of a captive portal, or of a server that says "not found" with status 200.
var errNotPicture = errors.New("there is a page instead of the picture")

// Picture returns the bytes of a story's picture: from the bookmark, the cache, else the network. A bookmark keeps a
// copy of its own of what the network brought.
func (d *Desk) Picture(ctx context.Context, address string, of news.StoryID) ([]byte, error) {
	if data, err := d.library.Picture(ctx, of, address); err == nil {
		return data, nil
	}
	if data, err := d.cache.Picture(ctx, address); err == nil {
		return data, nil
	}
	r, err := d.stored(ctx, of)
	if err != nil {
		return nil, err
	}
	answer, err := d.client.Get(ctx, fetch.Request{URL: address, Kind: fetch.Picture, From: d.source(&r)})
	if err != nil {
		return nil, refusal{err}
	}
	if strings.HasPrefix(answer.ContentType, "text/") {
		return nil, errNotPicture
	}
	if err := d.cache.PutPicture(ctx, address, answer.Body); err != nil {
		return nil, err
	}
	if r.Story.Saved {
		err = d.keepPicture(ctx, of, address, answer.Body)
	}
	return answer.Body, err
}

// keepPicture gives a bookmark its copy, unless the bookmark was taken away meanwhile.
func (d *Desk) keepPicture(ctx context.Context, id news.StoryID, address string, data []byte) error {
	err := d.library.KeepPicture(ctx, id, address, data)
	if errors.Is(err, news.ErrNotFound) {
		return nil
	}
	return err
}
