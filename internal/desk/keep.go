package desk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"reader/internal/news"
)

// The library is always written first: what the reader chose must not depend on a cache that can be deleted.

// Save bookmarks a story with a copy of its own, as far as it is stored; the page and the pictures follow in the
// background when they are not there yet. Saving again changes lists, tags and note.
func (d *Desk) Save(ctx context.Context, id news.StoryID, with news.Bookmark) error {
	r, err := d.stored(ctx, id)
	if err != nil {
		return fmt.Errorf("save: %w", err)
	}
	err = d.library.Save(ctx, news.Bookmark{
		Story: r.Story, Article: r.Article, Saved: d.now(), Lists: with.Lists, Tags: with.Tags, Note: with.Note,
	})
	if err != nil {
		return fmt.Errorf("save: %w", err)
	}
	if err := d.told(ctx, d.cache.SetSaved(ctx, true, id)); err != nil {
		return err
	}
	d.work.later(func(ctx context.Context) { _ = d.complete(ctx, id) })
	return nil
}

// Unsave takes a bookmark away.
func (d *Desk) Unsave(ctx context.Context, id news.StoryID) error {
	if err := d.library.Unsave(ctx, id); err != nil {
		return fmt.Errorf("unsave: %w", err)
	}
	return d.told(ctx, d.cache.SetSaved(ctx, false, id))
}

// complete gets what a bookmark still lacks, and reports whether it lacks nothing now. What cannot be had is tried
// again after the next refresh; the pictures that the cache has are taken over meanwhile.
func (d *Desk) complete(ctx context.Context, id news.StoryID) bool {
	r, _, err := d.fetch(ctx, id)
	if err == nil && r.Story.Stored == news.StoredFull && d.completeCopy(ctx, &r) == nil {
		return d.completePictures(ctx, &r, func(address string) ([]byte, error) { return d.Picture(ctx, address, id) })
	}
	if r, err = d.stored(ctx, id); err == nil {
		_ = d.completePictures(ctx, &r, func(address string) ([]byte, error) { return d.cache.Picture(ctx, address) })
	}
	return false
}

// completePictures gives a bookmark its own copies of what it shows, and reports whether it has all that can be had.
func (d *Desk) completePictures(ctx context.Context, r *news.Reading, get func(string) ([]byte, error)) bool {
	all := true
	for _, address := range news.Pictures(&r.Story, &r.Article) {
		if _, err := d.library.Picture(ctx, r.Story.ID, address); err == nil {
			continue
		}
		data, err := get(address)
		var lost lostPictureError
		all = all && (errors.As(err, &lost) || err == nil && d.keepPicture(ctx, r.Story.ID, address, data) == nil)
	}
	return all
}

// completeCopy gives a bookmark the page that came while it was being made.
func (d *Desk) completeCopy(ctx context.Context, r *news.Reading) error {
	b, err := d.library.Bookmark(ctx, r.Story.ID)
	if err != nil || b.Story.Stored == news.StoredFull {
		return err
	}
	return d.keepCopy(ctx, &r.Story, r.Article)
}

// While a bookmark is young, what it lacks is asked for after each refresh: the newest ones, for a week. A page that
// could not be had by then never will be, and its server has been asked often enough.
// Several failures in a row are the network's rather than the pages'.
const (
	youngBookmarks  = 50
	youngFor        = 7 * 24 * time.Hour
	completeRetries = 5
)

// completeBookmarks gets the pages of bookmarks that were saved without a network.
func (d *Desk) completeBookmarks(ctx context.Context) {
	page, err := d.library.Saved(ctx, news.Query{Limit: youngBookmarks})
	if err != nil || d.Offline() {
		return // the next refresh comes by again
	}
	missed := 0
	for i := range page.Stories {
		id := page.Stories[i].ID
		b, err := d.library.Bookmark(ctx, id)
		if ctx.Err() != nil || err != nil || d.now().Sub(b.Saved) > youngFor || missed == completeRetries {
			return // the last saved come first
		}
		if d.complete(ctx, id) {
			missed = 0
		} else {
			missed++
		}
	}
}

// Place writes down where the reader is in a story.
func (d *Desk) Place(ctx context.Context, id news.StoryID, p news.Place) error {
	return d.library.SetPlace(ctx, id, p)
}

// SetTextWidth remembers how many columns wide the reader made the text of articles, while the configuration says
// another width.
func (d *Desk) SetTextWidth(ctx context.Context, columns, configured int) error {
	return d.library.SetTextWidth(ctx, columns, configured)
}

// Remember keeps how the reader arranged something of the screen; Habits are what is kept.
func (d *Desk) Remember(ctx context.Context, h news.Habit) error { return d.library.SetHabit(ctx, h) }

// Habits are how the reader arranged the screen.
func (d *Desk) Habits(ctx context.Context) (news.Habits, error) { return d.library.Habits(ctx) }

// TextWidth is the width remembered, zero for none.
func (d *Desk) TextWidth(ctx context.Context, configured int) (int, error) {
	return d.library.TextWidth(ctx, configured)
}

// Viewed remembers how the reader looks at a section.
func (d *Desk) Viewed(ctx context.Context, id news.SectionID, v news.View) error {
	return d.library.SetView(ctx, id, v)
}
