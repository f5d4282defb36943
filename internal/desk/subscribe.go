package desk

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"reader/internal/feed/fetch"
	"reader/internal/news"
	"reader/internal/text"
)

// Subscribe takes a feed, or the chosen sections of a site, into the library, and stores the stories that Find
// brought. A site becomes a paper of its own at the top of the tree.
func (d *Desk) Subscribe(ctx context.Context, found news.Found, chosen []news.SiteSection) ([]news.Added, error) {
	paper := cmp.Or(found.Title, string(text.Host(found.URL)))
	if found.Feed {
		return d.SubscribeIn(ctx, found, paper)
	}
	root, err := d.library.AddSection(ctx, 0, paper, found.URL, found.Language)
	if err != nil {
		return nil, err
	}
	s := subscription{desk: d, site: found.URL, language: found.Language}
	if len(chosen) == 0 && len(found.Feeds) > 0 {
		err = s.add(ctx, root, paper, news.Feed{URL: found.Feeds[0].URL, Title: found.Feeds[0].Title})
	} else {
		err = s.sections(ctx, root, "", chosen)
	}
	return s.finish(ctx, err)
}

// SubscribeIn takes a feed, or a site's own feeds, into the section at a path, which is made if it is not there.
func (d *Desk) SubscribeIn(ctx context.Context, found news.Found, path string) ([]news.Added, error) {
	at, err := d.library.EnsurePath(ctx, 0, path)
	if err != nil {
		return nil, err
	}
	s := subscription{desk: d, site: found.URL, language: found.Language}
	feeds := found.Feeds
	if found.Feed {
		feeds = []news.Link{{Title: found.Title, URL: found.URL}}
	}
	if len(feeds) == 0 {
		return nil, fmt.Errorf("%s announces no feed", text.URL(found.URL))
	}
	return s.finish(ctx, s.add(ctx, at, path, news.Feed{URL: feeds[0].URL, Title: feeds[0].Title}))
}

// subscription gathers what became of each address while a site is taken in.
type subscription struct {
	desk     *Desk
	site     string
	language string
	added    []news.Added
	feeds    []news.Feed // the new ones
}

// sections files a menu: a section with a feed gets it, a leaf without one is read from its page.
func (s *subscription) sections(ctx context.Context, parent news.SectionID, above string, chosen []news.SiteSection) error {
	for _, c := range chosen {
		id, err := s.desk.library.AddSection(ctx, parent, c.Title, "", s.language)
		if err != nil {
			return err
		}
		path := strings.TrimPrefix(above+"/"+c.Title, "/")
		switch {
		case c.Feed != "":
			err = s.add(ctx, id, path, news.Feed{URL: c.Feed, Title: c.Title})
		case len(c.Children) == 0 && c.URL != "":
			err = s.add(ctx, id, path, news.Feed{URL: c.URL, Title: c.Title, Page: true})
		}
		if err != nil {
			return err
		}
		if err := s.sections(ctx, id, path, c.Children); err != nil {
			return err
		}
	}
	return nil
}

func (s *subscription) add(ctx context.Context, section news.SectionID, path string, f news.Feed) error {
	f.Section, f.Site, f.Language, f.Added = section, s.site, s.language, s.desk.now()
	if fetch.Canonical(f.URL) == "" {
		s.added = append(s.added, refused(f.URL, path, "not a web address"))
		return nil
	}
	if err := s.desk.trustKept(ctx, f.URL); err != nil {
		return err
	}
	f, isNew, err := s.desk.library.AddFeed(ctx, f)
	if err != nil {
		return err
	}
	status := news.AddedPresent
	if isNew {
		status = news.AddedNew
		s.feeds = append(s.feeds, f)
	}
	s.added = append(s.added, news.Added{Feed: f.ID, URL: f.URL, Title: f.Title, Section: path, Status: status})
	return nil
}

func refused(url, path, reason string) news.Added {
	return news.Added{URL: url, Section: path, Status: news.AddedRefused, Reason: reason}
}

// finish stores the stories that finding the site has already brought.
func (s *subscription) finish(ctx context.Context, err error) ([]news.Added, error) {
	if err != nil {
		return s.added, err
	}
	if _, err := s.desk.reloadTree(ctx); err != nil {
		return s.added, err
	}
	for _, f := range s.feeds {
		if answer, ok := s.desk.fresh.take(f.URL); ok {
			s.desk.absorb(ctx, f, news.FetchState{}, answer, nil)
		}
	}
	return s.added, nil
}

// SubscribeSites takes in every section of some sites, asking nobody.
func (d *Desk) SubscribeSites(ctx context.Context, homes []string) error {
	for _, home := range homes {
		found, err := d.Find(ctx, home)
		if err != nil {
			return err
		}
		if _, err := d.Subscribe(ctx, found, found.Sections); err != nil {
			return err
		}
	}
	return nil
}

// Unsubscribe takes out the feed with an identifier or an address. Its bookmarks stay.
func (d *Desk) Unsubscribe(ctx context.Context, name string) (news.Feed, error) {
	feed, err := d.feedNamed(ctx, name)
	if err != nil {
		return feed, err
	}
	if err := d.library.RemoveFeed(ctx, feed.ID); err != nil {
		return feed, fmt.Errorf("unsubscribe from %s: %w", text.URL(feed.URL), err)
	}
	_, err = d.reloadTree(ctx)
	return feed, err
}

func (d *Desk) feedNamed(ctx context.Context, name string) (news.Feed, error) {
	if id, err := news.ParseFeedID(name); err == nil {
		return d.library.Feed(ctx, id)
	}
	feed, err := d.library.FeedByURL(ctx, name)
	if err != nil {
		return feed, fmt.Errorf("no subscription has the address %s: %w", text.URL(name), err)
	}
	return feed, nil
}
