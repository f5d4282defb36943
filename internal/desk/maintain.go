package desk

import (
	"context"
	"errors"
	"time"

	"reader/internal/cache"
	"reader/internal/news"
)

// afterStart is how long maintenance waits, so that it does not compete with the first screens.
const afterStart = 3 * time.Second

// Maintain does in the background what a start leaves undone: the cache learns what the library knows, the library gets
// its daily backup, texts that were left waiting are read in, and once a day what need not be kept any more goes. It is
// for a program that stays; AfterRefresh does the rest.
func (d *Desk) Maintain() {
	d.work.later(func(ctx context.Context) {
		wait := time.NewTimer(afterStart)
		defer wait.Stop()
		select {
		case <-wait.C:
			d.tidyUp(ctx)
			d.readInGently(ctx)
			d.tidyGently(ctx)
		case <-ctx.Done():
		}
	})
}

func (d *Desk) tidyUp(ctx context.Context) {
	d.tidying.Lock()
	defer d.tidying.Unlock()
	_ = errors.Join(d.reconcile(ctx), d.followBookmarks(ctx), d.library.Sweep(ctx), d.library.Backup(ctx), d.cache.SettlePictures(ctx)) // all are tried again at the next start
}

// AfterRefresh does what a refresh leaves for its end: bookmarks saved without a network get their pages, the library
// its daily backup, stories whose pictures somebody took away are whole no more, and the cache's log is cut short so that
// the next start is quick.
func (d *Desk) AfterRefresh(ctx context.Context) {
	d.tidying.Lock()
	defer d.tidying.Unlock()
	d.completeBookmarks(ctx)
	_ = errors.Join(d.library.Sweep(ctx), d.library.Backup(ctx), d.cache.SettlePictures(ctx), d.cache.Checkpoint(ctx)) // neither makes the news that came less true
}

// reconciled is how far back marks are compared. Library and cache differ when the program was killed between writing
// the one and the other; a cache that was lost gets its marks with its stories.
const reconciled = 30 * 24 * time.Hour

// reconcile brings the cache's flags in line with what the library says.
func (d *Desk) reconcile(ctx context.Context) error {
	read, unread, err := d.library.ReadSince(ctx, d.now().Add(-reconciled))
	if err != nil {
		return err
	}
	saved, err := d.library.SavedIDs(ctx)
	if err != nil {
		return err
	}
	stale, err := d.staleSaved(ctx, saved)
	return errors.Join(err, d.restock(ctx, saved),
		d.cache.SetRead(ctx, true, read...), d.cache.SetRead(ctx, false, unread...),
		d.cache.SetSaved(ctx, true, saved...), d.cache.SetSaved(ctx, false, stale...))
}

// staleSaved lists what the cache takes for a bookmark and the library does not.
func (d *Desk) staleSaved(ctx context.Context, saved []news.StoryID) (stale []news.StoryID, err error) {
	is := make(map[news.StoryID]bool, len(saved))
	for _, id := range saved {
		is[id] = true
	}
	f := cache.Filter{All: true, Saved: true, Limit: markPage}
	for {
		page, err := d.cache.Page(ctx, f)
		if err != nil {
			return nil, err
		}
		for i := range page.Stories {
			if id := page.Stories[i].ID; !is[id] {
				stale = append(stale, id)
			}
		}
		if !page.More {
			return stale, nil
		}
		f.After = page.Next
	}
}
