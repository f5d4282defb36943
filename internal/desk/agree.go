package desk

import (
	"context"
	"errors"
	"time"

	"reader/internal/news"
)

// Agreed is what a cache was told.
type Agreed struct {
	Bookmarks int // that are in the cache with their texts again
	Marks     int // read marks; those of stories that are not there yet wait for them
}

// Agree brings the cache in line with all that the library knows, however long ago it was chosen, and without the network:
// for when either of them has taken the place of another one. reconcile does it for what changed lately.
func (d *Desk) Agree(ctx context.Context) (Agreed, error) {
	read, unread, err := d.library.ReadSince(ctx, time.Time{})
	if err != nil {
		return Agreed{}, err
	}
	saved, err := d.library.SavedIDs(ctx)
	if err != nil {
		return Agreed{}, err
	}
	taken, kept, err := d.cache.Flagged(ctx)
	if err != nil {
		return Agreed{}, err
	}
	err = errors.Join(d.restock(ctx, saved),
		d.cache.SetRead(ctx, false, without(taken, read)...), d.cache.SetRead(ctx, true, read...), d.cache.SetRead(ctx, false, unread...),
		d.cache.SetSaved(ctx, false, without(kept, saved)...), d.cache.SetSaved(ctx, true, saved...))
	return Agreed{Bookmarks: len(saved), Marks: len(read)}, err
}

// without is a list without those that stand in another.
func without(list, others []news.StoryID) (rest []news.StoryID) {
	is := make(map[news.StoryID]bool, len(others))
	for _, id := range others {
		is[id] = true
	}
	for _, id := range list {
		if !is[id] {
			rest = append(rest, id)
		}
	}
	return rest
}

// restock puts the bookmarks that a cache has lost into it, from their own copies.
func (d *Desk) restock(ctx context.Context, saved []news.StoryID) error {
	missing, err := d.cache.Missing(ctx, saved)
	if err != nil {
		return err
	}
	for _, id := range missing {
		b, err := d.library.Bookmark(ctx, id)
		if errors.Is(err, news.ErrNotFound) {
			continue // unsaved meanwhile
		}
		if err == nil {
			err = d.cache.Restock(ctx, &b)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
