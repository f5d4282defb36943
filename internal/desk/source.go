package desk

import (
	"context"

	"reader/internal/cache"
	"reader/internal/news"
)

// origin is a source of a section: a feed of a section made by hand, or a section of a paper.
type origin struct{ paper, path string }

// origins are the sources of a section in the order of the tree, with the feeds of each.
func (l *shelf) origins(id news.SectionID) (all []origin, feeds map[origin][]news.FeedID) {
	feeds = map[origin][]news.FeedID{}
	for _, f := range l.below[id] {
		h := l.homes[f]
		o := origin{h.paper, h.path}
		if feeds[o] == nil {
			all = append(all, o)
		}
		feeds[o] = append(feeds[o], f)
	}
	return all, feeds
}

// bySource lists what a section carries source by source. A story that several of them carry stands with the one that says
// most, and is said to come from there.
func (d *Desk) bySource(ctx context.Context, l *shelf, q news.Query, f cache.Filter) (page news.Page, err error) {
	all, feeds := l.origins(q.Section)
	own := map[news.FeedID]bool{}
	for _, id := range l.below[q.Section] {
		own[id] = true
	}
	want := f.Limit
	if want <= 0 {
		want = sourceRows
	}
	f.After.Group = 0
	for at := q.After.Group; at < len(all); at++ {
		f.Feeds = feeds[all[at]]
		for {
			f.Limit = want - len(page.Stories)
			some, err := d.cache.Page(ctx, f)
			if err != nil {
				return page, err
			}
			page.Stories = append(page.Stories, l.from(all[at], own, some.Stories)...)
			page.Next, page.More = some.Next, some.More || at+1 < len(all)
			page.Next.Group = at
			if len(page.Stories) == want || !some.More {
				break
			}
			f.After = some.Next
		}
		if len(page.Stories) == want {
			return page, nil
		}
		f.After = news.Cursor{}
	}
	return page, nil
}

// sourceRows is how many rows a page has when nobody says.
const sourceRows = 50

// from keeps of stories those that stand with a source, of the feeds that a section has for its own.
func (l *shelf) from(o origin, own map[news.FeedID]bool, stories []news.Story) (kept []news.Story) {
	for _, s := range stories {
		best := home{}
		for _, f := range s.Feeds {
			if h := l.homes[f]; own[f] && h.saysMore(best) {
				best = h
			}
		}
		if (origin{best.paper, best.path}) == o {
			s.Source, s.Kicker, s.Section = best.paper, best.title, best.path
			kept = append(kept, s)
		}
	}
	return kept
}
