package desk

import (
	"context"
	"errors"
	"fmt"

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

// Undo takes the newest change back and says what it was; empty when there was nothing to take back.
func (d *Desk) Undo(ctx context.Context) (string, error) {
	did, touched, err := d.library.Undo(ctx)
	if err != nil {
		return "", err
	}
	if err := d.told(ctx, d.copyMarks(ctx, touched)); err != nil {
		return "", err
	}
	_, err = d.readTree(ctx)
	return did, err
}

// copyMarks brings the cache's flags of some stories in line with the library.
func (d *Desk) copyMarks(ctx context.Context, ids []news.StoryID) error {
	return d.eachMark(ctx, ids, func(is map[news.StoryID]bool, set setFlag) error {
		on, off := part(ids, is)
		return errors.Join(set(ctx, true, on...), set(ctx, false, off...))
	})
}

// raiseMarks is copyMarks for stories that are new to the cache, whose flags are all down.
func (d *Desk) raiseMarks(ctx context.Context, ids []news.StoryID) error {
	return d.eachMark(ctx, ids, func(is map[news.StoryID]bool, set setFlag) error {
		on, _ := part(ids, is)
		return set(ctx, true, on...)
	})
}

// setFlag is SetRead or SetSaved of the cache.
type setFlag = func(context.Context, bool, ...news.StoryID) error

// eachMark asks the library for both marks of all stories at once, and has the cache's flags set by what it says.
func (d *Desk) eachMark(ctx context.Context, ids []news.StoryID, apply func(map[news.StoryID]bool, setFlag) error) error {
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
	return errors.Join(apply(read, d.cache.SetRead), apply(saved, d.cache.SetSaved))
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
