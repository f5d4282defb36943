package desk

import (
	"context"
	"errors"
	"fmt"

	"reader/internal/news"
)

// The library is always written first: what the reader chose must not depend on a cache that can be deleted.

// Save bookmarks a story with a copy of its own, as far as it is stored; the page and the lead picture follow in the
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
	if err := d.cache.SetSaved(ctx, true, id); err != nil {
		return err
	}
	d.work.run(func(ctx context.Context) { d.complete(ctx, id) })
	return nil
}

// complete gets what a bookmark still lacks. What cannot be had now is tried again after the next refresh.
func (d *Desk) complete(ctx context.Context, id news.StoryID) {
	r, err := d.Fetch(ctx, id)
	if err != nil || r.Article.Picture.URL == "" {
		return
	}
	data, err := d.Picture(ctx, r.Article.Picture.URL, id)
	if err != nil {
		return
	}
	_ = d.library.KeepPicture(ctx, id, r.Article.Picture.URL, data) // a bookmark without its picture is still one
}

// completeBookmarks gets the pages of bookmarks that were saved without a network.
func (d *Desk) completeBookmarks(ctx context.Context) {
	_ = d.each(ctx, news.Query{Saved: true}, func(s *news.Story) error { // it is tried again after the next refresh
		if s.Stored < news.StoredFull {
			d.complete(ctx, s.ID)
		}
		return ctx.Err()
	})
}

// Unsave takes a bookmark away.
func (d *Desk) Unsave(ctx context.Context, id news.StoryID) error {
	if err := d.library.Unsave(ctx, id); err != nil {
		return fmt.Errorf("unsave: %w", err)
	}
	return d.cache.SetSaved(ctx, false, id)
}

// Mark marks stories read or unread.
func (d *Desk) Mark(ctx context.Context, read bool, stories ...news.StoryID) error {
	if err := d.library.Mark(ctx, read, stories...); err != nil {
		return fmt.Errorf("mark: %w", err)
	}
	return d.cache.SetRead(ctx, read, stories...)
}

// MarkAll marks read all that a query finds, and says how many there were.
func (d *Desk) MarkAll(ctx context.Context, q news.Query) (int, error) {
	q.Unread, q.Limit = true, markPage
	var ids []news.StoryID
	err := d.each(ctx, q, func(s *news.Story) error { ids = append(ids, s.ID); return nil })
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	return len(ids), d.Mark(ctx, true, ids...)
}

// markPage is how many rows MarkAll lists at a time.
const markPage = 1000

// Undo takes the newest change back and says what it was.
func (d *Desk) Undo(ctx context.Context) (string, error) {
	did, touched, err := d.library.Undo(ctx)
	if err != nil {
		return "", fmt.Errorf("undo: %w", err)
	}
	if err := d.copyMarks(ctx, touched); err != nil {
		return "", err
	}
	_, err = d.reloadTree(ctx)
	return did, err
}

// copyMarks brings the cache's flags of some stories in line with the library.
func (d *Desk) copyMarks(ctx context.Context, ids []news.StoryID) error {
	if len(ids) == 0 {
		return nil
	}
	read, err := d.library.IsRead(ctx, ids...)
	if err != nil {
		return err
	}
	saved, err := d.library.IsSaved(ctx, ids...)
	if err != nil {
		return err
	}
	return errors.Join(
		flag(ctx, ids, read, d.cache.SetRead),
		flag(ctx, ids, saved, d.cache.SetSaved))
}

// flag sets and clears one flag of stories by what the library says of each.
func flag(ctx context.Context, ids []news.StoryID, is map[news.StoryID]bool,
	set func(context.Context, bool, ...news.StoryID) error) error {
	var on, off []news.StoryID
	for _, id := range ids {
		if is[id] {
			on = append(on, id)
		} else {
			off = append(off, id)
		}
	}
	return errors.Join(set(ctx, true, on...), set(ctx, false, off...))
}

// Place writes down where the reader is in a story.
func (d *Desk) Place(ctx context.Context, id news.StoryID, p news.Place) error {
	return d.library.SetPlace(ctx, id, p)
}

// Visited writes down that a story was opened, and from which one.
func (d *Desk) Visited(ctx context.Context, s news.Story, from news.StoryID) error {
	return d.library.Visited(ctx, s, from)
}
