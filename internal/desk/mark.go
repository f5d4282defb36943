package desk

import (
	"context"
	"errors"
	"fmt"

	"reader/internal/library"
	"reader/internal/news"
)

// Mark marks stories read or unread.
func (d *Desk) Mark(ctx context.Context, read bool, stories ...news.StoryID) error {
	if err := d.library.Mark(ctx, read, stories...); err != nil {
		return fmt.Errorf("mark: %w", err)
	}
	return d.told(ctx, d.cache.SetRead(ctx, read, stories...))
}

// told is what became of telling the cache of a change that the library holds. Where that failed the change is kept,
// and whoever opens the library next tells the cache.
func (d *Desk) told(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	_ = d.library.Untold(context.WithoutCancel(ctx)) // it can be told after the next change, too
	return fmt.Errorf("it is kept, but lists cannot show it yet: %w", err)
}

// markPage is how many rows MarkAll lists at a time.
const markPage = 1000

// MarkAll marks read all that a query finds. Reflect brings the lists in line with that.
func (d *Desk) MarkAll(ctx context.Context, q news.Query) (e news.Effect, err error) {
	q.Unread, q.Limit = true, markPage
	err = d.each(ctx, q, func(s *news.Story) error { e.Read = append(e.Read, s.ID); return nil })
	if err != nil || len(e.Read) == 0 {
		return e, err
	}
	e.Did = fmt.Sprintf("marked %d read", len(e.Read))
	if err := d.library.Mark(ctx, true, e.Read...); err != nil {
		return e, fmt.Errorf("mark: %w", err)
	}
	return e, nil
}

// marksOf asks the library what the stories are that a change touched.
func (d *Desk) marksOf(ctx context.Context, on library.Touched) (e news.Effect, err error) {
	read, err := d.library.IsRead(ctx, on.Marked...)
	if err != nil {
		return e, err
	}
	saved, err := d.library.IsSaved(ctx, on.Kept...)
	e.Read, e.Unread = part(on.Marked, read)
	e.Saved, e.Unsaved = part(on.Kept, saved)
	return e, err
}

// copyMarks brings the cache's flags of some stories in line with the library.
func (d *Desk) copyMarks(ctx context.Context, ids []news.StoryID) error {
	e, err := d.marksOf(ctx, library.Touched{Marked: ids, Kept: ids})
	if err != nil {
		return err
	}
	return d.flag(ctx, e)
}

// raiseMarks is copyMarks for stories that are new to the cache, whose flags are all down.
func (d *Desk) raiseMarks(ctx context.Context, ids []news.StoryID) error {
	e, err := d.marksOf(ctx, library.Touched{Marked: ids, Kept: ids})
	if err != nil {
		return err
	}
	return errors.Join(d.cache.SetRead(ctx, true, e.Read...), d.cache.SetSaved(ctx, true, e.Saved...))
}

// part parts stories by what a map says of them.
func part(ids []news.StoryID, is map[news.StoryID]bool) (on, off []news.StoryID) {
	for _, id := range ids {
		if is[id] {
			on = append(on, id)
		} else {
			off = append(off, id)
		}
	}
	return on, off
}
