package cache

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"reader/internal/news"
	"reader/internal/sqlite"
)

// merged is up to how many lists a merge is well within the budget of a page whatever they hold, and mergeable up to how
// many it can be made: SQLite takes 500 SELECTs in a compound.
const (
	merged    = 24
	mergeable = 400
)

// short says that a merge of the feeds' own lists is quick.
func (f Filter) short() bool { return len(f.Feeds) <= merged && !f.Unread && !f.Saved }

// walkMost is among how many stories a page of many feeds is looked for: that takes a millisecond or two.
const walkMost = 4000

// pageOfMany lists what many feeds carry, or what is unread or saved of any. First the list of all stories is walked, and
// those of other feeds are passed over: of a large section a page is soon together. When it is not, the newest story of
// each list tells which few of them have a part in the page, and these are merged.
func (s *Store) pageOfMany(ctx context.Context, f Filter) (news.Page, error) {
	sets, err := s.carriers.of(ctx, s.db.Read(), f.Feeds)
	if err != nil || len(sets) == 0 {
		return news.Page{}, err
	}
	if f.Unread && len(sets) <= merged {
		var q query
		q.merge(f, unreadOf(sets))
		return s.page(ctx, &q, f)
	}
	end, more, err := s.walkEnd(ctx, f)
	if err != nil {
		return news.Page{}, err
	}
	page, err := s.walk(ctx, f, sets, end)
	if err != nil || page.More || !more {
		return page, err
	}
	l := listsOf(f.Feeds)
	if f.Unread {
		l = unreadOf(sets)
	}
	led, l, err := s.leading(ctx, f, l)
	switch {
	case err != nil || len(l.ids) == 0:
		return news.Page{}, err
	case len(l.ids) > mergeable: // hundreds of feeds carry the very same story
		return s.walk(ctx, f, sets, 0)
	}
	var q query
	q.merge(led, l)
	return s.page(ctx, &q, led)
}

// walkEnd is the time of the last story that a walk looks at, and whether there are more behind it. Of bookmarks there are
// few, with an index of their own.
func (s *Store) walkEnd(ctx context.Context, f Filter) (end int64, more bool, err error) {
	if f.Saved {
		return 0, false, nil
	}
	q := query{from: ` FROM story`}
	q.narrow(Filter{Unread: f.Unread, Since: f.Since, Before: f.Before})
	q.below(`story.time`, `story.id`, f.After)
	err = sqlite.One(ctx, s.db.Read(), `SELECT story.time`+q.newest(`story.time`, `story.id`, 1)+` OFFSET `+strconv.Itoa(s.walked), q.args, &end)
	if errors.Is(err, news.ErrNotFound) {
		return 0, false, nil
	}
	return end, true, err
}

// walk takes a page from all stories down to a time; zero for none.
func (s *Store) walk(ctx context.Context, f Filter, sets []int64, end int64) (news.Page, error) {
	q := query{from: ` FROM story CROSS JOIN feedset ON feedset.id = story.feedset`}
	q.where = append(q.where, `substr(?, story.feedset, 1) = x'01'`)
	q.args = append(q.args, among(sets))
	if end != 0 {
		q.where = append(q.where, `story.time >= ?`)
		q.args = append(q.args, end)
	}
	return s.page(ctx, &q, f)
}

// among tells whether a number is one of these without a search: the byte in its place is one.
func among(sets []int64) []byte {
	is := make([]byte, slices.Max(sets))
	for _, set := range sets {
		is[set-1] = 1
	}
	return is
}

// head is the newest story of a list.
type head struct{ list, time, story int64 }

// leading keeps of many lists those that have a part in a page: when as many stories as a page takes head a list, nothing
// older than these can be in it, and the filter is narrowed to what is not.
func (s *Store) leading(ctx context.Context, f Filter, l lists) (Filter, lists, error) {
	h := l.in(f, `each.value`)
	heads, err := sqlite.All(ctx, s.db.Read(), func(scan sqlite.Scan) (at head, err error) {
		err = scan(&at.list, &at.time, &at.story)
		return at, err
	}, `SELECT list, story.time, story.id FROM (SELECT each.value AS list, (SELECT `+l.story+h.newest(l.time, l.story, 1)+`) AS newest FROM json_each(?) AS each)
		CROSS JOIN story ON story.id = newest ORDER BY story.time DESC`, append(h.args, sqlite.Integers(l.ids))...)
	if err != nil {
		return f, l, err
	}
	distinct := map[int64]bool{}
	l.ids = nil
	for _, at := range heads {
		if len(distinct) > f.Limit && sqlite.Time(at.time).Before(f.Since) {
			break
		}
		l.ids = append(l.ids, at.list)
		if distinct[at.story] = true; len(distinct) == f.Limit+1 {
			f.Since = sqlite.Time(at.time)
		}
	}
	return f, l, nil
}
