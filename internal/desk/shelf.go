package desk

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"reader/internal/cache"
	"reader/internal/news"
)

// Sections reads the tree, each section with its counts; those of saved searches as CountSearches found them last.
func (d *Desk) Sections(ctx context.Context) ([]news.Section, error) {
	tree, _, err := d.counted(ctx)
	return tree, err
}

// counted reads the tree with its counts, and counts the whole: a story of two papers is one there.
func (d *Desk) counted(ctx context.Context) (tree []news.Section, all news.Counts, err error) {
	var tally cache.Tally
	err = atOnce(ctx,
		func(ctx context.Context) (err error) { tree, err = d.readTree(ctx); return err },
		func(ctx context.Context) (err error) { tally, err = d.cache.Tally(ctx); return err })
	if err != nil {
		return nil, all, err
	}
	sets := [][]news.FeedID{feedsBelow(&news.Section{Children: tree})}
	news.Walk(tree, func(_ []string, s *news.Section) { sets = append(sets, feedsBelow(s)) })
	counts := tally.Of(sets)
	i, found := 0, d.found.Load()
	news.Walk(tree, func(_ []string, s *news.Section) {
		if i++; s.Search == "" {
			s.Counts = counts[i]
		} else if found != nil {
			s.Counts = (*found)[s.ID]
		}
	})
	return tree, counts[0], nil
}

// atOnce reads from both stores at once, and ends with the first that fails.
func atOnce(ctx context.Context, reads ...func(context.Context) error) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, read := range reads {
		group.Go(func() error { return read(ctx) })
	}
	return group.Wait()
}

// Feeds lists the feeds of a section and all below it; of the whole tree for zero, and for a saved search, which finds
// what any of them brings.
func (d *Desk) Feeds(ctx context.Context, section news.SectionID) ([]news.Feed, error) {
	tree, err := d.readTree(ctx)
	if err != nil {
		return nil, err
	}
	if section != 0 {
		s := news.Find(tree, section)
		if s == nil {
			return nil, fmt.Errorf("section %s: %w", section, news.ErrNotFound)
		}
		if s.Search == "" {
			tree = []news.Section{*s}
		}
	}
	var feeds []news.Feed
	news.Walk(tree, func(_ []string, s *news.Section) { feeds = append(feeds, s.Feeds...) })
	return feeds, nil
}

// Page lists stories from the store: bookmarks from the library, all else from the cache.
func (d *Desk) Page(ctx context.Context, q news.Query) (news.Page, error) {
	l, err := d.shelved(ctx)
	if err != nil {
		return news.Page{}, err
	}
	page, err := d.page(ctx, l, q)
	if !q.BySource { // which says where each stands
		l.placeAll(page.Stories)
	}
	return page, err
}

// page asks the library for lists of bookmarks, since it has them when the cache was lost; what is saved of a section is a
// part of that section's list. Words are looked up in the cache, which alone has an index. Where it has not got lost
// bookmarks back yet, the library has them.
func (d *Desk) page(ctx context.Context, l *shelf, q news.Query) (news.Page, error) {
	if search, saved := l.found[q.Section]; saved {
		return d.savedSearch(ctx, l, search, q)
	}
	listed := q.List != "" || q.Tag != ""
	if within := q.Section != 0 || q.Feed != 0; listed || q.Saved && q.Text == "" && !within {
		return d.saved(ctx, q)
	}
	f, err := l.filter(q)
	if err != nil {
		return news.Page{}, err
	}
	if q.Listing != (news.Listing{}) {
		f.Listing = q.Listing
		return d.listed(ctx, f)
	}
	page, err := d.cached(ctx, l, q, f)
	if err == nil && q.Saved && len(page.Stories) == 0 && q.After == (news.Cursor{}) {
		return d.saved(ctx, q)
	}
	return page, err
}

// cached lists stories from the cache.
func (d *Desk) cached(ctx context.Context, l *shelf, q news.Query, f cache.Filter) (news.Page, error) {
	switch {
	case q.Text != "":
		return d.search(ctx, l, q.Text, f)
	case q.BySource && q.Section != 0:
		return d.bySource(ctx, l, q, f)
	default:
		return carried(ctx, f, d.cache.Page, l.unseen)
	}
}

// saved lists bookmarks.
func (d *Desk) saved(ctx context.Context, q news.Query) (news.Page, error) {
	page, err := d.library.Saved(ctx, q)
	if err != nil {
		return page, err
	}
	return page, d.whole(ctx, page.Stories)
}

// carried lists stories from the cache. A list of everything passes over what nobody wants to see: what unsubscribed
// feeds have left there, muted ones, and those of hidden sections.
func carried(
	ctx context.Context, f cache.Filter, list func(context.Context, cache.Filter) (news.Page, error), left func(news.Story) bool,
) (news.Page, error) {
	whole, err := list(ctx, f)
	if err != nil || !f.All {
		return whole, err
	}
	return filled(ctx, f, whole, list, left)
}

// filled is a page without what is left out, and with as many stories from behind it.
func filled(
	ctx context.Context, f cache.Filter, whole news.Page, list func(context.Context, cache.Filter) (news.Page, error), left func(news.Story) bool,
) (news.Page, error) {
	limit := len(whole.Stories) // what the cache calls a page
	whole.Stories = slices.DeleteFunc(whole.Stories, left)
	for whole.More && len(whole.Stories) < limit {
		f.After, f.Limit = whole.Next, limit-len(whole.Stories)
		more, err := list(ctx, f)
		if err != nil {
			return news.Page{}, err
		}
		whole.Stories = append(whole.Stories, slices.DeleteFunc(more.Stories, left)...)
		whole.Next, whole.More = more.Next, more.More
	}
	return whole, nil
}

func (l *shelf) filter(q news.Query) (cache.Filter, error) {
	f := cache.Filter{
		Unread: q.Unread, Saved: q.Saved, Stored: q.Stored,
		Since: q.Since, Before: q.Before, After: q.After, Limit: q.Limit, Named: l.named,
	}
	switch {
	case q.Feed != 0:
		f.Feeds = []news.FeedID{q.Feed}
	case q.Section != 0:
		feeds, known := l.below[q.Section]
		if !known {
			return f, fmt.Errorf("section %s: %w", q.Section, news.ErrNotFound)
		}
		f.Feeds = feeds
	default:
		f.All = true
	}
	f.Typing = q.Typing
	return f, nil
}

// each calls visit for every story that a query finds, page by page.
func (d *Desk) each(ctx context.Context, q news.Query, visit func(*news.Story) error) error {
	q.After = news.Cursor{}
	for {
		page, err := d.Page(ctx, q)
		if err != nil {
			return err
		}
		for i := range page.Stories {
			if err := visit(&page.Stories[i]); err != nil {
				return err
			}
		}
		if !page.More {
			return nil
		}
		q.After = page.Next
	}
}
