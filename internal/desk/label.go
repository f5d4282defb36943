package desk

import (
	"context"
	"fmt"
	"slices"

	"reader/internal/news"
)

// Lists tells the reading lists in the reader's order, with how many bookmarks are in each.
func (d *Desk) Lists(ctx context.Context) ([]news.Label, error) { return d.library.Lists(ctx) }

// Tags tells the reader's tags by name, with how many bookmarks have each.
func (d *Desk) Tags(ctx context.Context) ([]news.Label, error) { return d.library.Tags(ctx) }

// AddList makes an empty reading list.
func (d *Desk) AddList(ctx context.Context, name string) error { return d.library.AddList(ctx, name) }

// RenameList gives a reading list another name; under that of another list the two become one.
func (d *Desk) RenameList(ctx context.Context, name, to string) error {
	return d.library.RenameList(ctx, name, to)
}

// RemoveList takes a reading list away; what was in it stays saved.
func (d *Desk) RemoveList(ctx context.Context, name string) error {
	return d.library.RemoveList(ctx, name)
}

// MoveList moves a reading list by so many places among the others.
func (d *Desk) MoveList(ctx context.Context, name string, by int) error {
	return d.library.MoveList(ctx, name, by)
}

// RenameTag gives a tag another name on every bookmark; under that of another tag the two become one.
func (d *Desk) RenameTag(ctx context.Context, tag, to string) error {
	return d.library.RenameTag(ctx, tag, to)
}

// RemoveTag takes a tag from every bookmark.
func (d *Desk) RemoveTag(ctx context.Context, tag string) error { return d.library.RemoveTag(ctx, tag) }

// Tag gives a story tags and takes others from it; it is saved with them.
func (d *Desk) Tag(ctx context.Context, id news.StoryID, add, remove []string) error {
	return d.Amend(ctx, "tagged", id, func(b *news.Bookmark) {
		b.Tags = slices.DeleteFunc(append(b.Tags, add...), func(t string) bool { return slices.Contains(remove, t) })
	})
}

// Write writes the note on a story, which is saved with it; an empty one takes it away.
func (d *Desk) Write(ctx context.Context, id news.StoryID, note string) error {
	return d.Amend(ctx, "wrote a note to", id, func(b *news.Bookmark) { b.Note = note })
}

// ArchiveList is the reading list of what is done with.
const ArchiveList = "Archive"

// Archive takes a story out of its reading lists into that of what is done with.
func (d *Desk) Archive(ctx context.Context, id news.StoryID) error {
	return d.Amend(ctx, "archived", id, func(b *news.Bookmark) { b.Lists = []string{ArchiveList} })
}

// Amend changes lists, tags and note of a story as they are at that moment, under the title of a step of undo such as
// "tagged". A story that is no bookmark becomes one.
func (d *Desk) Amend(ctx context.Context, what string, id news.StoryID, change func(*news.Bookmark)) error {
	r, err := d.stored(ctx, id)
	if err != nil {
		return fmt.Errorf("%s story %s: %w", what, id, err)
	}
	b := news.Bookmark{Story: r.Story, Article: r.Article, Saved: d.now()}
	if err := d.library.Amend(ctx, what, b, change); err != nil {
		return err
	}
	return d.kept(ctx, &r)
}

// kept tells the cache of a bookmark, and gets what a new one lacks, and one whose page could not be had before.
func (d *Desk) kept(ctx context.Context, r *news.Reading) error {
	id := r.Story.ID
	if err := d.told(ctx, d.cache.SetSaved(ctx, true, id)); err != nil {
		return err
	}
	if !r.Story.Saved || r.Story.Stored < news.StoredFull {
		d.work.later(func(ctx context.Context) { _ = d.complete(ctx, id) })
	}
	return nil
}

// Remarks tells what a list of bookmarks says of stories besides their headlines.
func (d *Desk) Remarks(ctx context.Context, ids ...news.StoryID) (map[news.StoryID]news.Remarks, error) {
	kept, places, err := d.library.Remarks(ctx, ids...)
	if err != nil {
		return nil, err
	}
	for id, at := range places { // few have been begun
		r, err := d.stored(ctx, id)
		if err != nil {
			return nil, err
		}
		k := kept[id]
		k.Progress = news.Share(r.Article.Blocks, at)
		kept[id] = k
	}
	return kept, nil
}

// Owned counts what is the reader's own, for the rail.
func (d *Desk) Owned(ctx context.Context) (news.Owned, error) { return d.library.Owned(ctx) }

// SavedCounts counts the bookmarks, and the passages marked in them.
func (d *Desk) SavedCounts(ctx context.Context) (stories, passages int, err error) {
	return d.library.SavedCounts(ctx)
}
