package desk

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"reader/internal/export/netscape"
	"reader/internal/export/portable"
	"reader/internal/feed/opml"
	"reader/internal/news"
)

// Import takes in a file; see ImportFrom.
func (d *Desk) Import(ctx context.Context, file string) ([]news.Added, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	defer f.Close()
	return d.ImportFrom(ctx, file, f)
}

// beginning is how much of a file tells what it is, in bytes.
const beginning = 4 << 10

// ImportFrom takes in a copy of a library, the bookmarks of a browser, or the subscriptions in an OPML or Newsboat file;
// the beginning of the file tells which. What was not taken is named in the answer, with its line. Nothing is fetched. It is one step of undo.
func (d *Desk) ImportFrom(ctx context.Context, name string, r io.Reader) (added []news.Added, err error) {
	from := bufio.NewReaderSize(r, beginning)
	begins, err := from.Peek(beginning)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
	case portable.Is(begins):
		added, err = d.importCopy(ctx, from)
	case netscape.Is(begins):
		added, err = d.importBookmarks(ctx, from)
	default:
		added, err = d.importSubscriptions(ctx, from)
	}
	if err != nil {
		return nil, fmt.Errorf("import %s: %w", name, err)
	}
	return added, nil
}

// importSubscriptions takes the subscriptions in an OPML or Newsboat file: folders become sections. A feed that the file
// has in several folders stands in the first of them, since the library holds a feed once.
func (d *Desk) importSubscriptions(ctx context.Context, r io.Reader) ([]news.Added, error) {
	outlines, refusals, err := opml.Read(r)
	if err != nil {
		return nil, err
	}
	if len(outlines) == 0 && len(refusals) == 0 {
		return nil, errors.New("there is no subscription in it")
	}
	s := &subscription{}
	if err := d.take(ctx, s, func(s *subscription) error { return s.outlines(0, "", outlines) }); err != nil {
		return nil, err
	}
	for _, r := range refusals {
		s.added = append(s.added, refused(r.What, "", atLine(r.Line, r.Why)))
	}
	return s.added, nil
}

func atLine(line int, why string) string { return fmt.Sprintf("line %d: %s", line, why) }

// loose is the section for feeds that stand outside every folder of an imported file.
const loose = "Feeds"

func (s *subscription) outlines(parent news.SectionID, above string, outlines []opml.Outline) error {
	for i := range outlines {
		if err := s.outline(parent, above, &outlines[i]); err != nil {
			return err
		}
	}
	return nil
}

// outline files a feed, or a folder with all that is in it. A feed outside all folders stands where its tags say.
func (s *subscription) outline(parent news.SectionID, above string, o *opml.Outline) (err error) {
	if o.URL == "" {
		title := cmp.Or(o.Title, loose)
		site := ""
		if parent == 0 {
			site = o.Site // only papers have one
		}
		id, err := s.edit.AddSection(parent, title, site, o.Language)
		if err != nil {
			return err
		}
		return s.outlines(id, under(above, title), o.Children)
	}
	if parent == 0 {
		place := o.Place
		if len(place) == 0 {
			place = []string{loose}
		}
		for _, title := range place {
			if parent, err = s.edit.AddSection(parent, title, "", ""); err != nil {
				return err
			}
			above = under(above, title)
		}
	}
	if err := s.trust(o.URL); err != nil {
		return err
	}
	f := news.Feed{URL: o.URL, Title: o.Title, Page: o.Page, Site: ownSite(o.URL, o.Site), Language: o.Language}
	if err := s.add(parent, above, f); err != nil {
		return err
	}
	last := &s.added[len(s.added)-1]
	if last.Status != news.AddedNew {
		return nil
	}
	if o.Lost != "" {
		last.Reason = atLine(o.Line, o.Lost)
	}
	if o.Muted {
		return s.edit.MuteFeed(last.Feed, true)
	}
	return nil
}

// under is the path of a section below another.
func under(above, title string) string { return strings.TrimPrefix(above+"/"+title, "/") }

// ownSite is the home page that a file names for a feed, if feed and home page lie on one host or one below the other.
// What stands in a file proves nothing, and a feed that could name any site would take over that site's stories.
func ownSite(feed, site string) string {
	a, b := "."+bareHost(feed), "."+bareHost(site)
	if strings.HasSuffix(a, b) || strings.HasSuffix(b, a) {
		return site
	}
	return ""
}

func bareHost(address string) string { return strings.TrimPrefix(hostPort(address), "www.") }

// EachBookmark calls visit for every bookmark that a query finds, with its text, the newest first; one is in memory at a
// time.
func (d *Desk) EachBookmark(ctx context.Context, q news.Query, visit func(*news.Bookmark) error) error {
	return d.each(ctx, q, func(s *news.Story) error {
		b, err := d.library.Bookmark(ctx, s.ID)
		if err != nil {
			return err
		}
		return visit(&b)
	})
}
