package cache

import (
	"context"
	"slices"
	"strconv"

	"reader/internal/news"
)

// weight is what decides how the list of some feeds is read. Either the heads of shorter lists are merged: those of the
// feeds, or of the unread stories of each set of feeds. Or the list of all stories is walked and those of other feeds
// are passed over.
type weight struct {
	lists     int      // that a merge takes a page from
	here, all int      // stories of the feeds and of all; only the unread ones where those are wanted: a walk meets no others
	saved     bool     // only bookmarks are wanted, which are few and have an index of their own
	sets      []string // the rows of feedset that the feeds are in
}

// short says that a merge is right without weighing.
func (f Filter) short() bool { return len(f.Feeds) <= merged && !f.Unread && !f.Saved }

// weigh adds up what the sets of feeds carry.
func (s *Store) weigh(ctx context.Context, f Filter) (weight, error) {
	w := weight{lists: len(f.Feeds), saved: f.Saved}
	wanted := make(map[news.FeedID]bool, len(f.Feeds))
	for _, feed := range f.Feeds {
		wanted[feed] = true
	}
	err := s.eachSet(ctx, func(id int64, feeds []news.FeedID, c news.Counts) {
		n := c.Total
		if f.Unread {
			n = c.Unread
		}
		w.all += n
		if n > 0 && slices.ContainsFunc(feeds, func(feed news.FeedID) bool { return wanted[feed] }) {
			w.here += n
			w.sets = append(w.sets, strconv.FormatInt(id, 10))
		}
	})
	if f.Unread {
		w.lists = len(w.sets)
	}
	return w, err
}

// mergeable is how many lists one statement can merge: SQLite takes 500 SELECTs in a compound.
const mergeable = 400

// merged is up to how many lists a merge is well within the budget of a page whatever they hold.
const merged = 24

// patience is how much more a walk may seem to cost for a merge to be preferred. What a merge costs is certain; a walk
// costs more when the feeds' stories are not spread evenly over time.
const patience = 4

// scanned says whether a walk is to be expected to be cheaper than a merge: a walk meets all/here stories for each that
// it keeps, a merge takes a page from each list.
func (w weight) scanned() bool {
	return w.saved || w.lists > mergeable || w.lists > merged && w.all*patience < w.lists*w.here
}
