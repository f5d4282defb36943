package desk

import (
	"context"
	"strings"
	"sync"

	"reader/internal/cache"
	"reader/internal/news"
	"reader/internal/text"
)

// snapshot is the section tree as it was last read, with what a list needs of it: no list asks the library again.
type snapshot struct {
	mu    sync.RWMutex
	tree  []news.Section
	homes map[news.FeedID]home
}

// home is where a feed stands in the tree.
type home struct {
	paper string // title of the section at the top
	title string // "Canada"
	path  string // "Americas/Canada", without the paper
	depth int
	url   string // of the feed
}

// Sections reads the tree, each section with its counts.
func (d *Desk) Sections(ctx context.Context) ([]news.Section, error) {
	tree, err := d.reloadTree(ctx)
	if err != nil {
		return nil, err
	}
	var sets [][]news.FeedID
	news.Walk(tree, func(_ []string, s *news.Section) { sets = append(sets, feedsBelow(s)) })
	counts, err := d.cache.Counts(ctx, sets)
	if err != nil {
		return nil, err
	}
	i := 0
	news.Walk(tree, func(_ []string, s *news.Section) { s.Counts = counts[i]; i++ })
	return tree, nil
}

func (d *Desk) reloadTree(ctx context.Context) ([]news.Section, error) {
	tree, err := d.library.Sections(ctx)
	if err != nil {
		return nil, err
	}
	homes := map[news.FeedID]home{}
	news.Walk(tree, func(path []string, s *news.Section) {
		for _, f := range s.Feeds {
			homes[f.ID] = home{paper: path[0], title: s.Title, path: sectionPath(path), depth: len(path), url: f.URL}
		}
	})
	d.shelf.mu.Lock()
	d.shelf.tree, d.shelf.homes = tree, homes
	d.shelf.mu.Unlock()
	return tree, nil
}

// sectionPath leaves the paper out, except for what stands in the paper itself.
func sectionPath(path []string) string {
	if len(path) > 1 {
		path = path[1:]
	}
	return strings.Join(path, "/")
}

// sections is the tree as last read; it is read when it never was.
func (d *Desk) sections(ctx context.Context) ([]news.Section, error) {
	d.shelf.mu.RLock()
	tree, known := d.shelf.tree, d.shelf.homes != nil
	d.shelf.mu.RUnlock()
	if known {
		return tree, nil
	}
	return d.reloadTree(ctx)
}

func feedsBelow(s *news.Section) []news.FeedID {
	var ids []news.FeedID
	news.Walk([]news.Section{*s}, func(_ []string, s *news.Section) {
		for _, f := range s.Feeds {
			ids = append(ids, f.ID)
		}
	})
	return ids
}

// Feeds lists the feeds of a section and all below it; of the whole tree for zero.
func (d *Desk) Feeds(ctx context.Context, section news.SectionID) ([]news.Feed, error) {
	tree, err := d.reloadTree(ctx)
	if err != nil {
		return nil, err
	}
	if section != 0 {
		s := findSection(tree, section)
		if s == nil {
			return nil, news.ErrNotFound
		}
		tree = []news.Section{*s}
	}
	var feeds []news.Feed
	news.Walk(tree, func(_ []string, s *news.Section) { feeds = append(feeds, s.Feeds...) })
	return feeds, nil
}

func findSection(tree []news.Section, id news.SectionID) (found *news.Section) {
	news.Walk(tree, func(_ []string, s *news.Section) {
		if s.ID == id {
			found = s
		}
	})
	return found
}

// Page lists stories from the store: bookmarks from the library, all else from the cache.
func (d *Desk) Page(ctx context.Context, q news.Query) (news.Page, error) {
	page, err := d.page(ctx, q)
	if err != nil {
		return news.Page{}, err
	}
	return page, d.place(ctx, page.Stories)
}

func (d *Desk) page(ctx context.Context, q news.Query) (news.Page, error) {
	if (q.Saved || q.List != "" || q.Tag != "") && q.Text == "" && q.Section == 0 && q.Feed == 0 {
		return d.library.Saved(ctx, q)
	}
	f, err := d.filter(ctx, q)
	if err != nil {
		return news.Page{}, err
	}
	if q.Text != "" {
		return d.cache.Search(ctx, q.Text, f)
	}
	return d.cache.Page(ctx, f)
}

func (d *Desk) filter(ctx context.Context, q news.Query) (cache.Filter, error) {
	f := cache.Filter{
		Unread: q.Unread, Saved: q.Saved, Stored: q.Stored,
		Since: q.Since, Before: q.Before, After: q.After, Limit: q.Limit, Named: d.named,
	}
	tree, err := d.sections(ctx)
	if err != nil {
		return f, err
	}
	switch {
	case q.Feed != 0:
		f.Feeds = []news.FeedID{q.Feed}
	case q.Section != 0:
		s := findSection(tree, q.Section)
		if s == nil {
			return f, news.ErrNotFound
		}
		f.Feeds = feedsBelow(s)
	default:
		f.All = true
	}
	return f, nil
}

// named finds the feeds that source: or section: in a search means: those of any section, or paper, or feed, whose
// title holds the words.
func (d *Desk) named(field, name string) []news.FeedID {
	d.shelf.mu.RLock()
	defer d.shelf.mu.RUnlock()
	wanted := text.Fold(name)
	var ids []news.FeedID
	news.Walk(d.shelf.tree, func(path []string, s *news.Section) {
		titled := len(path) > 1 || field == "source"
		if titled && strings.Contains(text.Fold(s.Title), wanted) {
			ids = append(ids, feedsBelow(s)...)
			return
		}
		for _, f := range s.Feeds {
			if field == "source" && strings.Contains(text.Fold(f.Title), wanted) {
				ids = append(ids, f.ID)
			}
		}
	})
	return ids
}

// place names the paper and the section of each story. Of several feeds the one deepest in the tree says most.
func (d *Desk) place(ctx context.Context, stories []news.Story) error {
	if _, err := d.sections(ctx); err != nil {
		return err
	}
	d.shelf.mu.RLock()
	defer d.shelf.mu.RUnlock()
	for i := range stories {
		s := &stories[i]
		best := home{}
		for _, f := range s.Feeds {
			if h := d.shelf.homes[f]; h.depth > best.depth {
				best = h
			}
		}
		if best.depth > 0 {
			s.Source, s.Kicker, s.Section = best.paper, best.title, best.path
		}
	}
	return nil
}

// Lists names the reading lists.
func (d *Desk) Lists(ctx context.Context) ([]string, error) { return d.library.Lists(ctx) }
