package desk

import (
	"context"
	"time"
)

// flood is how many texts are read in while somebody waits: half a second's worth. More come when a hundred feeds
// are asked for the first time; their headlines are there at once, and their texts open, but are not yet searched.
const flood = 1000

// readIn reads in texts that wait, the newest first, until about so many are done.
func (d *Desk) readIn(ctx context.Context, most int) error {
	d.reading.Lock()
	defer d.reading.Unlock()
	for done := 0; done < most && ctx.Err() == nil; {
		n, err := d.cache.ReadIn(ctx)
		if err != nil || n == 0 {
			return err
		}
		done += n
	}
	return ctx.Err()
}

// ReadIn reads in all texts that wait, so that a search finds what is in them and in bookmarks, and tells how many are
// left, at first and after every part.
func (d *Desk) ReadIn(ctx context.Context, tell func(left int)) error {
	if err := d.followBookmarks(ctx); err != nil {
		return err
	}
	for {
		left, err := d.cache.Waiting(ctx)
		if err != nil || left == 0 {
			return err
		}
		tell(left)
		if err := d.readIn(ctx, 1); err != nil {
			return err
		}
	}
}

// readInGently reads in all texts that wait, and rests as long as it has worked, so that it takes half a core and other
// writers have their turn. What fails, or is broken off, is begun again after the next refresh or start.
func (d *Desk) readInGently(ctx context.Context) {
	for {
		began := time.Now()
		if left, err := d.cache.Waiting(ctx); left == 0 || err != nil {
			return
		}
		if err := d.readIn(ctx, 1); err != nil {
			return
		}
		select {
		case <-time.After(time.Since(began)):
		case <-ctx.Done():
			return
		}
	}
}
