package desk

import (
	"context"
	"errors"
	"sync"

	"reader/internal/news"
)

// following is how far the cache was told what the reader wrote about bookmarks.
type following struct {
	mu   sync.Mutex
	last int64 // the library's change that it was told last; 0 before the first time
}

// begun says that the cache was told everything once, so that little is left to tell.
func (f *following) begun() bool {
	if !f.mu.TryLock() {
		return false
	}
	defer f.mu.Unlock()
	return f.last > 0
}

// followBookmarks tells the cache what changed of bookmarks since it was told last, so that a search finds them by their
// lists, tags and notes. The first time it compares all, and a bookmark that the cache has lost comes back with its text.
func (d *Desk) followBookmarks(ctx context.Context) error {
	d.follows.mu.Lock()
	defer d.follows.mu.Unlock()
	list, last, err := d.library.MarginaliaSince(ctx, d.follows.last)
	if err != nil {
		return err
	}
	if d.follows.last == 0 {
		list, err = d.untold(ctx, list)
	}
	for i := 0; i < len(list) && err == nil; i++ {
		err = d.annotate(ctx, &list[i])
	}
	if err == nil {
		d.follows.last = last
	}
	return err
}

// untold leaves out what the cache knows, and adds what it has of stories that the library knows nothing of.
func (d *Desk) untold(ctx context.Context, list []news.Marginalia) (rest []news.Marginalia, err error) {
	known, err := d.cache.Marginalia(ctx)
	if err != nil {
		return nil, err
	}
	for i := range list {
		k, there := known[list[i].Story]
		delete(known, list[i].Story)
		if there && !k.Equal(&list[i]) || !there && list[i].Saved {
			rest = append(rest, list[i])
		}
	}
	for id := range known {
		rest = append(rest, news.Marginalia{Story: id})
	}
	return rest, nil
}

// annotate tells the cache of one bookmark.
func (d *Desk) annotate(ctx context.Context, r *news.Marginalia) error {
	err := d.cache.Annotate(ctx, *r)
	if !errors.Is(err, news.ErrNotFound) {
		return err
	}
	if !r.Saved {
		return nil
	}
	b, err := d.library.Bookmark(ctx, r.Story)
	if err != nil {
		return unlessGone(err) // it was taken away meanwhile, which is told the next time
	}
	return d.cache.Restore(ctx, b, *r)
}
