package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"reader/internal/feed/opml"
	"reader/internal/news"
)

// Import takes the subscriptions in a file; see ImportFrom.
func (d *Desk) Import(ctx context.Context, file string) ([]news.Added, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	defer f.Close()
	return d.ImportFrom(ctx, file, f)
}

// ImportFrom takes the subscriptions in an OPML or Newsboat file: folders become sections. Nothing is fetched. It is
// one step of undo.
func (d *Desk) ImportFrom(ctx context.Context, name string, r io.Reader) ([]news.Added, error) {
	outlines, refusals, err := opml.Read(r)
	if err != nil {
		return nil, fmt.Errorf("import %s: %w", name, err)
	}
	s := &subscription{}
	for _, r := range refusals {
		s.added = append(s.added, refused(r.What, "", fmt.Sprintf("line %d: %s", r.Line, r.Why)))
	}
	if len(outlines) == 0 && len(refusals) == 0 {
		return nil, fmt.Errorf("import %s: there is no subscription in it", name)
	}
	if err := d.take(ctx, s, func(s *subscription) error { return s.outlines(0, "", outlines) }); err != nil {
		return nil, err
	}
	return s.added, nil
}

// loose is the section for feeds that stand outside every folder of an imported file.
const loose = "Feeds"

func (s *subscription) outlines(parent news.SectionID, above string, outlines []opml.Outline) error {
	for _, o := range outlines {
		if err := s.outline(parent, above, o); err != nil {
			return err
		}
	}
	return nil
}

func (s *subscription) outline(parent news.SectionID, above string, o opml.Outline) error {
	if o.URL != "" && parent != 0 {
		err := errors.Join(s.trust(o.URL), s.add(parent, above, news.Feed{URL: o.URL, Title: o.Title, Page: o.Page}))
		if err != nil {
			return err
		}
		return s.outlines(parent, above, o.Children)
	}
	folder := cmp.Or(strings.TrimSpace(o.Title), loose)
	if o.URL != "" {
		folder = loose
		if len(o.Tags) > 0 {
			folder = cmp.Or(strings.TrimSpace(o.Tags[0]), loose)
		}
	}
	id, err := s.edit.AddSection(parent, folder, "", "")
	if err != nil {
		return err
	}
	path := strings.TrimPrefix(above+"/"+folder, "/")
	if o.URL != "" {
		return s.outline(id, path, o)
	}
	return s.outlines(id, path, o.Children)
}

// Bookmarks returns every bookmark with its text, newest first.
func (d *Desk) Bookmarks(ctx context.Context) ([]news.Bookmark, error) {
	var all []news.Bookmark
	err := d.each(ctx, news.Query{Saved: true}, func(s *news.Story) error {
		b, err := d.library.Bookmark(ctx, s.ID)
		all = append(all, b)
		return err
	})
	return all, err
}
