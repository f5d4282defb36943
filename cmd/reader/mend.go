package main

import (
	"context"
	"errors"

	"reader/internal/cache"
	"reader/internal/library"
	"reader/internal/sqlite"
	"reader/internal/text"
)

// restore goes back to a backup of the library, or to the library in a file, and has the cache agree with it.
func (a *app) restore(ctx context.Context, file string) error {
	notice, err := library.Restore(ctx, a.paths().Library, file, a.now())
	if errors.Is(err, sqlite.ErrCorrupt) {
		return errors.New(err.Error() + "; nothing was changed. Lines of JSON, as reader export writes them, are for reader import")
	}
	if err != nil {
		return err
	}
	a.say(text.Line(notice))
	return a.with(ctx, func(h *house) error {
		_, err := h.Agree(ctx)
		return err
	})
}

// rebuild throws the cache away, puts into a new one what the library knows, and says what a refresh will bring.
func (a *app) rebuild(ctx context.Context) error {
	if err := cache.Discard(ctx, a.paths().Cache); err != nil {
		return err
	}
	return a.with(ctx, func(h *house) error {
		agreed, err := h.Agree(ctx)
		if err != nil {
			return err
		}
		feeds, err := h.library.Feeds(ctx)
		if err != nil {
			return err
		}
		a.say(text.Format("What was fetched was thrown away. Bookmarks with their texts, back from the library: %d.", agreed.Bookmarks))
		a.say(text.Format("reader refresh brings what the %d feeds have now; of it %d stories are known to be read.", len(feeds), agreed.Marks))
		return nil
	})
}
