package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"reader/internal/feed/fetch"
	"reader/internal/library"
	"reader/internal/news"
	"reader/internal/text"
)

// Subscribe takes a feed, or the chosen sections of a site, into the library, and stores their stories: those that Find
// brought already, and of the rest what can be had now. A site becomes a paper of its own at the top of the tree. It is
// one step of undo.
func (d *Desk) Subscribe(ctx context.Context, found news.Found, chosen []news.SiteSection) ([]news.Added, error) {
	defer d.fresh.clear()
	return d.subscribeTo(ctx, found, chosen)
}

func (d *Desk) subscribeTo(ctx context.Context, found news.Found, chosen []news.SiteSection) ([]news.Added, error) {
	feed, ok := ownFeed(found)
	if len(chosen) == 0 && !ok {
		return nil, noFeed(found)
	}
	paper := cmp.Or(strings.TrimSpace(found.Title), string(text.Host(found.URL)))
	if found.Feed {
		return d.subscribeFeed(ctx, found, feed, func(e *library.Edit) (news.SectionID, string, error) {
			id, err := e.AddSection(0, paper, "", "") // one title, though there be a stroke in it
			return id, paper, err
		})
	}
	paper, err := d.paperTitle(ctx, paper, found.URL)
	if err != nil {
		return nil, err
	}
	return d.subscribe(ctx, found, func(s *subscription) error {
		root, err := s.edit.AddSection(0, paper, found.URL, found.Language)
		switch {
		case err != nil:
			return err
		case len(chosen) == 0:
			return s.add(root, paper, feed)
		case isWhole(&found, chosen, paper):
			return s.add(root, paper, feedOf(chosen[0]))
		default:
			return s.sections(root, paper, chosen)
		}
	})
}

// ownFeed is the feed that was found at the address itself, else the first that the site announces.
func ownFeed(found news.Found) (feed news.Feed, ok bool) {
	switch {
	case found.Feed:
		return news.Feed{URL: found.URL, Title: found.Title}, true
	case len(found.Feeds) > 0:
		return news.Feed{URL: found.Feeds[0].URL, Title: found.Feeds[0].Title}, true
	default:
		return feed, false
	}
}

// subscribeFeed takes one feed into the section that `at` finds or makes. No section is made for a feed that stands
// somewhere already: it stays there.
func (d *Desk) subscribeFeed(
	ctx context.Context, found news.Found, feed news.Feed, at func(*library.Edit) (news.SectionID, string, error),
) ([]news.Added, error) {
	if present, err := d.present(ctx, feed.URL); present != nil || err != nil {
		return present, err
	}
	return d.subscribe(ctx, found, func(s *subscription) error {
		section, path, err := at(s.edit)
		if err != nil {
			return err
		}
		return s.add(section, path, feed)
	})
}

// isWhole reports whether the one section of a site is the paper itself: by its name, or because there is nothing else.
func isWhole(found *news.Found, chosen []news.SiteSection, paper string) bool {
	if len(chosen) != 1 || len(chosen[0].Children) > 0 {
		return false
	}
	return len(found.Sections) == 0 && len(found.Feeds) == 1 || strings.EqualFold(strings.TrimSpace(chosen[0].Title), paper)
}

// feedOf is a section's feed; a section without one is read from its page.
func feedOf(c news.SiteSection) news.Feed {
	if c.Feed == "" {
		return news.Feed{URL: c.URL, Title: c.Title, Page: true}
	}
	return news.Feed{URL: c.Feed, Title: c.Title}
}

// SubscribeIn takes a feed, or a site's own feed, into the section at a path, which is made if it is not there.
func (d *Desk) SubscribeIn(ctx context.Context, found news.Found, path string) ([]news.Added, error) {
	defer d.fresh.clear()
	feed, ok := ownFeed(found)
	if !ok {
		return nil, noFeed(found)
	}
	return d.subscribeFeed(ctx, found, feed, func(e *library.Edit) (news.SectionID, string, error) {
		id, err := e.EnsurePath(0, path)
		return id, path, err
	})
}

// present tells where a feed stands that is subscribed to already; nil when it is not. What finding it brought is taken
// in all the same: a feed that was gone is back.
func (d *Desk) present(ctx context.Context, url string) ([]news.Added, error) {
	f, err := d.library.FeedByURL(ctx, url)
	switch {
	case errors.Is(err, news.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, err
	}
	if answer, ok := d.fresh.take(f.URL); ok {
		state, err := d.cache.State(ctx, f.ID)
		if err != nil {
			return nil, err
		}
		d.absorb(ctx, f, state, answer, nil)
	}
	tree, err := d.readTree(ctx)
	at := placesOf(tree)[f.ID]
	return []news.Added{{Feed: f.ID, URL: f.URL, Title: f.Title, Section: at, Status: news.AddedPresent}}, err
}

func noFeed(found news.Found) error {
	hint := ""
	if len(found.Sections) > 0 {
		hint = " of its own; its sections can be added"
	}
	return fmt.Errorf("%s announces no feed%s", text.URL(found.URL), hint)
}

// paperTitle tells two sites of one name apart: the second gets its host behind its name.
func (d *Desk) paperTitle(ctx context.Context, title, site string) (string, error) {
	tree, err := d.library.Sections(ctx)
	for i := range tree {
		s := &tree[i]
		if strings.EqualFold(s.Title, title) && s.Site != "" && hostPort(s.Site) != hostPort(site) {
			return title + " (" + string(text.Host(site)) + ")", err
		}
	}
	return title, err
}

// hostPort is what tells sites apart, with either scheme.
func hostPort(address string) string {
	_, rest, _ := strings.Cut(fetch.Canonical(address), "://")
	host, _, _ := strings.Cut(rest, "/")
	return host
}

// subscription gathers what became of each address while a site or a file is taken in.
type subscription struct {
	edit     *library.Edit
	site     string
	language string
	added    []news.Added
	feeds    []news.Feed     // the new ones
	trusted  map[string]bool // origins
	did      string          // names the step of undo; empty where the new feeds do
}

// errRefused undoes a change that has filed nothing: no empty paper is left behind.
var errRefused = errors.New("everything was refused")

// subscribe changes the library as a whole or not at all. What the reader typed is trusted for ever with it.
func (d *Desk) subscribe(ctx context.Context, found news.Found, change func(*subscription) error) ([]news.Added, error) {
	s := subscription{site: found.URL, language: found.Language}
	err := d.take(ctx, &s, func(s *subscription) error {
		err := errors.Join(s.trust(found.URL), change(s))
		if err == nil && !slices.ContainsFunc(s.added, func(a news.Added) bool { return a.Status != news.AddedRefused }) {
			return errRefused
		}
		return err
	})
	if errors.Is(err, errRefused) {
		return s.added, nil
	}
	if err != nil {
		return nil, err
	}
	_ = d.VisitAll(ctx, s.feeds, false, func(Visit) {}) // what fails is in the feed's state, and due again
	return s.added, nil
}

// take makes the change, as one step of undo.
func (d *Desk) take(ctx context.Context, s *subscription, change func(*subscription) error) error {
	err := d.library.Edit(ctx, "added nothing", func(e *library.Edit) error {
		s.edit = e
		if err := change(s); err != nil {
			return err
		}
		e.Title(s.title())
		return nil
	})
	if err != nil {
		return err
	}
	for origin := range s.trusted {
		d.trust.add(origin)
	}
	tree, err := d.readTree(ctx)
	s.place(tree)
	return err
}

// place says of the feeds where they stand.
func (s *subscription) place(tree []news.Section) {
	places := placesOf(tree)
	for i := range s.added {
		if a := &s.added[i]; a.Feed != 0 {
			a.Section = places[a.Feed]
		}
	}
}

// placesOf are the paths of the sections in which feeds stand.
func placesOf(tree []news.Section) map[news.FeedID]string {
	places := map[news.FeedID]string{}
	news.Walk(tree, func(path []string, s *news.Section) {
		for i := range s.Feeds {
			places[s.Feeds[i].ID] = strings.Join(path, "/")
		}
	})
	return places
}

// title names the step of undo.
func (s *subscription) title() string {
	if s.did != "" {
		return s.did
	}
	if len(s.feeds) == 1 {
		return fmt.Sprintf("added “%s”", library.NameOf(s.feeds[0]))
	}
	return fmt.Sprintf("added %d feeds", len(s.feeds))
}

// sections files a menu: a section with a feed gets it, one without is read from its page. Where nothing can be followed
// nothing is filed, but for what stands below.
func (s *subscription) sections(parent news.SectionID, above string, chosen []news.SiteSection) error {
	for _, c := range chosen {
		title := cmp.Or(strings.TrimSpace(c.Title), c.URL, loose)
		if !followable(c) && len(c.Children) == 0 {
			s.added = append(s.added, refused(c.URL, under(above, title), "neither a feed nor headlines were found there"))
			continue
		}
		id, err := s.edit.AddSection(parent, title, "", s.language)
		if err != nil {
			return err
		}
		path := under(above, title)
		if followable(c) {
			f := feedOf(c)
			f.Title = title
			if err := s.add(id, path, f); err != nil {
				return err
			}
		}
		if err := s.sections(id, path, c.Children); err != nil {
			return err
		}
	}
	return nil
}

// followable says whether a section brings stories of its own: from its feed, or from its page. Over others, a page that
// nobody looked at is a mere overview of them.
func followable(c news.SiteSection) bool {
	return c.Feed != "" || c.URL != "" && !c.Bare && (len(c.Children) == 0 || c.Newest != "")
}

func (s *subscription) add(section news.SectionID, path string, f news.Feed) error {
	f.Section, f.Site, f.Language = section, cmp.Or(f.Site, s.site), cmp.Or(f.Language, s.language)
	if fetch.Canonical(f.URL) == "" {
		s.added = append(s.added, refused(f.URL, path, "not a web address"))
		return nil
	}
	f, isNew, err := s.edit.AddFeed(f)
	if err != nil {
		return err
	}
	a := news.Added{Feed: f.ID, URL: f.URL, Title: f.Title, Section: path, Status: news.AddedPresent}
	switch {
	case isNew:
		a.Status = news.AddedNew
		s.feeds = append(s.feeds, f)
	case f.Section != section:
		a.Reason = fmt.Sprintf("not filed in %s as well: a feed stands in one section", path)
	}
	s.added = append(s.added, a)
	return nil
}

func refused(url, path, reason string) news.Added {
	return news.Added{URL: url, Section: path, Status: news.AddedRefused, Reason: reason}
}

// SubscribeSites takes in every section of some sites, asking nobody. They are looked over at the same time.
func (d *Desk) SubscribeSites(ctx context.Context, homes []string) error {
	defer d.fresh.clear()
	found := make([]news.Found, len(homes))
	var group errgroup.Group
	for i, home := range homes {
		group.Go(func() (err error) {
			found[i], err = d.look(ctx, home)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for _, f := range found {
		if _, err := d.subscribeTo(ctx, f, f.Sections); err != nil {
			return err
		}
	}
	return nil
}
