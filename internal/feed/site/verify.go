package site

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"reader/internal/news"
)

const (
	// atOnce is how many sections are looked at in parallel; the Getter may pace them further.
	atOnce = 8
	// mostVisited bounds the requests that adding a site costs it. Sections beyond stay without feed until chosen.
	mostVisited = 48
)

// verify looks for each section's feed. A section that cannot be read stays without one: its error is no reason to
// lose the others. Only the end of the context stops everything.
func (f *finder) verify(ctx context.Context) error {
	if len(f.found.Sections) == 0 {
		return ctx.Err()
	}
	f.whole, f.contents, f.recognised = f.wholeFeeds(), map[string]bool{}, make(chan struct{})
	var visits errgroup.Group
	visits.SetLimit(atOnce)
	visits.Go(func() error {
		f.recognise(ctx)
		return ctx.Err()
	})
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

// visit fills a section's feed and newest headline. WordPress keeps the feed of a category at one certain place, so
// the page, which is ten times as long, is not needed there.
func (f *finder) visit(ctx context.Context, s *news.SiteSection) {
	certain := ""
	if f.wordpress && marked(s.URL) {
		certain = customary(s.URL)
		if f.adopt(ctx, s, certain) {
			return
		}
	}
	page, err := f.get(ctx, s.URL)
	if err != nil {
		return
	}
	if _, newest, ok := f.check(page.Body, page.URL, page.ContentType); ok { // the menu links to the feed itself
		s.Feed, s.Newest = page.URL, newest
		return
	}
	for _, address := range f.candidates(page, s) {
		if address != certain && f.adopt(ctx, s, address) {
			return
		}
	}
	if stories := Headlines(page.Body, page.URL, page.ContentType); len(stories) > 0 {
		s.Newest = stories[0].Title
	}
}

// adopt gives the section the feed at an address, if a feed is there that is not the whole site's. A feed at the
// customary place counts only with stories in it: WordPress serves one of readers' comments below every page.
func (f *finder) adopt(ctx context.Context, s *news.SiteSection, address string) bool {
	title, newest, ok := f.feed(ctx, address)
	<-f.recognised
	if !ok || f.contents[signature(title, newest)] || ofComments(title, "") || newest == "" && address == customary(s.URL) {
		return false
	}
	s.Feed, s.Newest = address, newest
	return true
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
	all := slices.Concat(own, others)
	if at := customary(page.URL); at != "" && !slices.Contains(all, at) {
		all = append(all, at)
	}
	return all
}

// customary is <section>/feed/, "" for an address that has a query.
func customary(section string) string {
	u, err := url.Parse(section)
	if err != nil || u.RawQuery != "" {
		return ""
	}
	return u.JoinPath("feed/").String()
}

// marked says whether a section's address is marked as one.
func marked(section string) bool {
	u, err := url.Parse(section)
	return err == nil && marksSection(u.Path)
}
