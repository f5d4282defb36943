package desk

import (
	"context"
	"fmt"
	"strings"

	"reader/internal/cache"
	"reader/internal/library"
	"reader/internal/news"
)

// search looks up words in the cache. Of what nobody wants to hear of any more, bookmarks are found.
func (d *Desk) search(ctx context.Context, l *shelf, words string, f cache.Filter) (news.Page, error) {
	if d.follows.begun() {
		_ = d.followBookmarks(ctx) // what it did not hear is told the next time; all else is found
	}
	return carried(ctx, f, func(ctx context.Context, f cache.Filter) (news.Page, error) {
		return d.cache.Search(ctx, words, f)
	}, func(s news.Story) bool { return l.unheard(s) && !s.Saved })
}

// savedSearch lists what a saved search finds, narrowed by the rest of a query: the newest first as in every section, or,
// where more words are looked for in it, as a search does.
func (d *Desk) savedSearch(ctx context.Context, l *shelf, search string, q news.Query) (news.Page, error) {
	words := search
	if q.Text != "" {
		words = "(" + search + ") " + q.Text
	}
	q.Section = 0
	f, err := l.filter(q)
	if err != nil {
		return news.Page{}, err
	}
	f.Newest = q.Text == ""
	return d.search(ctx, l, words, f)
}

// AddSearch keeps a search as a section, at the end of a path below another section, zero for the top; what is missing of
// the path is made. It is one step of undo. A search that cannot be understood is refused with a news.QueryError.
func (d *Desk) AddSearch(ctx context.Context, title, query string, into news.SectionID, path string) (id news.SectionID, err error) {
	if err := d.understand(ctx, query); err != nil {
		return 0, err
	}
	err = d.library.Edit(ctx, fmt.Sprintf("saved search “%s”", title), func(e *library.Edit) error {
		parent := into
		if strings.Trim(path, top+" ") != "" {
			if parent, err = e.EnsurePath(into, path); err != nil {
				return err
			}
		}
		id, err = e.AddSearch(parent, title, query)
		return err
	})
	if err != nil {
		return 0, err
	}
	_, err = d.readTree(ctx)
	return id, err
}

// KeepSearch keeps a search as a section, under a path of titles from the top: a new one for zero, else the section gets
// this path and query, and an empty query removes it. It is one step of undo.
func (d *Desk) KeepSearch(ctx context.Context, id news.SectionID, path, query string) error {
	above, title := "", strings.Trim(path, top+" ")
	if i := strings.LastIndex(title, top); i >= 0 {
		above, title = title[:i], title[i+1:]
	}
	query = strings.TrimSpace(query)
	var err error
	switch {
	case id != 0 && query == "":
		err = d.library.RemoveSection(ctx, id)
	case id != 0:
		err = d.changeSearch(ctx, id, above, title, query)
	default:
		_, err = d.AddSearch(ctx, title, query, 0, above)
	}
	if err != nil {
		return err
	}
	_, err = d.readTree(ctx)
	return err
}

func (d *Desk) changeSearch(ctx context.Context, id news.SectionID, above, title, query string) error {
	if err := d.understand(ctx, query); err != nil {
		return err
	}
	return d.library.Edit(ctx, fmt.Sprintf("changed search “%s”", title), func(e *library.Edit) error {
		tree, err := e.Sections()
		if err != nil {
			return err
		}
		was := news.Find(tree, id)
		if was == nil || was.Search == "" {
			return fmt.Errorf("saved search %s: %w", id, news.ErrNotFound)
		}
		var parent news.SectionID
		if strings.Trim(above, top+" ") != "" {
			if parent, err = e.EnsurePath(0, above); err != nil {
				return err
			}
		}
		if parent != was.Parent {
			err = e.MoveSection(id, parent)
		}
		if err == nil && title != was.Title {
			err = e.RenameSection(id, title)
		}
		if err == nil && query != was.Search {
			err = e.SetSearch(id, query)
		}
		return err
	})
}

// understand says what is wrong with a search.
func (d *Desk) understand(ctx context.Context, query string) error {
	l, err := d.shelved(ctx)
	if err != nil {
		return err
	}
	f, err := l.filter(news.Query{})
	if err != nil {
		return err
	}
	return d.cache.Understand(query, f)
}

// CountSearches counts what the saved searches find, as far as the newest matches go; a search that is not understood any
// more, since a section it names is gone, counts nothing. Lists of sections have these counts from then on. It looks at
// every search, so nothing that should be quick waits for it.
func (d *Desk) CountSearches(ctx context.Context) (map[news.SectionID]news.Counts, error) {
	l, err := d.shelved(ctx)
	if err != nil {
		return nil, err
	}
	counts := make(map[news.SectionID]news.Counts, len(l.found))
	for id, query := range l.found {
		f, err := l.filter(news.Query{})
		if err != nil {
			return nil, err
		}
		if d.cache.Understand(query, f) != nil {
			continue
		}
		if counts[id], err = d.cache.CountFound(ctx, query, f, func(feeds []news.FeedID) bool { return l.unheard(news.Story{Feeds: feeds}) }); err != nil {
			return nil, err
		}
	}
	d.found.Store(&counts)
	return counts, nil
}
