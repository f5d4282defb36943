package site

import (
	"context"
	"net/url"
	"strings"

	"golang.org/x/sync/errgroup"

	"reader/internal/news"
)

const (
	// atOnce is how many sections are looked at in parallel; the Getter may pace them further.
	atOnce = 4
	// mostVisited bounds the requests that adding a site costs it. Sections beyond stay without feed until chosen.
	mostVisited = 48
)

// verify looks for each section's feed. A section that cannot be read stays without one: its error is no reason to
// lose the others. Only the end of the context stops everything.
func (f *finder) verify(ctx context.Context) error {
	var visits errgroup.Group
	visits.SetLimit(atOnce)
	visited := 0
	walk(f.found.Sections, func(s *news.SiteSection) {
		if s.URL == "" || visited >= mostVisited {
			return
		}
		visited++
		visits.Go(func() error {
			f.visit(ctx, s)
			return ctx.Err()
		})
	})
	return visits.Wait()
}

// visit reads a section's page and fills its feed and newest headline.
func (f *finder) visit(ctx context.Context, s *news.SiteSection) {
	page, err := f.get(ctx, s.URL)
	if err != nil {
		return
	}
	if _, newest, ok := f.check(page.Body, page.URL, page.ContentType); ok { // the menu links to the feed itself
		s.Feed, s.Newest = page.URL, newest
		return
	}
	for _, address := range f.candidates(page, s) {
		title, newest, ok := f.feed(ctx, address)
		if ok && !f.whole[signature(title, newest)] {
			s.Feed, s.Newest = address, newest
			return
		}
	}
	if stories := Headlines(page.Body, page.URL, page.ContentType); len(stories) > 0 {
		s.Newest = stories[0].Title
	}
}

// candidates are the feeds that a section's page announces, without those of the whole site, and the place where
// WordPress and others keep a section's feed. Those below the section's own path come first.
func (f *finder) candidates(page Page, s *news.SiteSection) []string {
	var own, others []string
	if d, err := parse(page.Body, page.URL, page.ContentType); err == nil {
		for _, l := range d.readHead().feeds {
			switch {
			case f.whole[keyOf(l.URL)]:
			case below(l.URL, s.URL) || strings.Contains(strings.ToLower(l.Title), strings.ToLower(s.Title)):
				own = append(own, l.URL)
			default:
				others = append(others, l.URL)
			}
		}
	}
	if len(others) > 2 { // a list of everything the site has, not of this section's
		others = nil
	}
	return append(append(own, others...), customary(page.URL)...)
}

// customary is <section>/feed/.
func customary(section string) []string {
	u, err := url.Parse(section)
	if err != nil || u.RawQuery != "" {
		return nil
	}
	return []string{u.JoinPath("feed/").String()}
}
