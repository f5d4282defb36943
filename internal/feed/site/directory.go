package site

import (
	"cmp"
	"context"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
	"reader/internal/text"
)

const (
	mostDirectories = 2   // links about feeds that are followed from the front page
	mostInDirectory = 200 // links that are looked at in one list of feeds
)

var (
	// feedWords are link texts that say nothing but that a feed, or a list of feeds, is there.
	feedWords = text.Pattern(`(?i)^(?:(?:our|all|news|subscribe|via|flux|feed|feeds|rss|atom|xml|2\.0)[\s/:-]*)*(?:rss|feeds?|atom|xml)(?:[\s-]*feeds?)?$`)
	// feedPlace is the last part of the address of a feed or of a list of feeds.
	feedPlace = text.Pattern(`(?i)^(?:[\w-]*rss[\w-]*|feeds?|atom|rss-?feeds?)(?:\.(?:xml|rss|rdf|atom|html?|php|aspx?))?$`)
	// feedAddress is in the addresses of feeds that a list names.
	feedAddress = text.Pattern(`(?i)rss|feed|atom|\.xml|\.rdf`)
)

// readDirectory follows the links of the front page that speak of feeds: to the site's own, should its head announce
// none, or to a list of its sections' feeds, which is read for them.
func (f *finder) readDirectory(ctx context.Context) {
	for _, address := range f.page.feedLinks() {
		page, err := f.get(ctx, address)
		if err != nil {
			continue
		}
		if feed, ok := f.check(page.Body, page.URL, page.ContentType); ok {
			a := f.answer(address)
			a.once.Do(func() { a.feed, a.ok = feed, true })
			if len(f.found.Feeds) == 0 && !ofComments(feed.Title, "") {
				f.found.Feeds = append(f.found.Feeds, news.Link{Title: feed.Title, URL: address})
			}
			continue
		}
		if d, err := parse(page.Body, page.URL, page.ContentType); err == nil {
			f.directory = append(f.directory, d.listedFeeds()...)
		}
	}
}

// feedLinks are the links that speak of feeds, of those that the head does not announce.
func (d *document) feedLinks() []string {
	seen := map[string]bool{key(d.url): true}
	for _, l := range d.readHead().feeds {
		seen[keyOf(l.URL)] = true
	}
	var all []string
	for n := range d.root.Descendants() {
		if n.DataAtom != atom.A || len(all) >= mostDirectories {
			continue
		}
		u := d.link(attr(n, "href"))
		if u == nil || !sameSite(u, d.url) || seen[key(u)] {
			continue
		}
		if last := lastSegment(u); feedWords().MatchString(words(n)) || feedPlace().MatchString(last) {
			seen[key(u)] = true
			all = append(all, u.String())
		}
	}
	return all
}

func lastSegment(u *url.URL) string {
	path := strings.Trim(u.Path, "/")
	return path[strings.LastIndexByte(path, '/')+1:]
}

// listedFeeds are the feeds that a list of feeds names, each by its own words or by those beside it.
func (d *document) listedFeeds() []news.Link {
	var all []news.Link
	looked := 0
	for n := range d.root.Descendants() {
		if n.DataAtom != atom.A || looked >= mostInDirectory {
			continue
		}
		u := d.link(attr(n, "href"))
		if u == nil || !feedAddress().MatchString(u.Path+u.RawQuery) || key(u) == key(d.url) {
			continue
		}
		looked++
		title := words(n)
		if feedWords().MatchString(title) || strings.Contains(title, "://") || title == "" {
			title = strings.TrimSpace(strings.Replace(rowWords(n), title, "", 1))
		}
		if title = strings.Trim(title, " :–-"); fits(title) {
			all = append(all, news.Link{Title: title, URL: u.String()})
		}
	}
	return all
}

// rowWords are the words of the row of a list or a table that a link stands in.
func rowWords(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Li, atom.Tr, atom.P, atom.Dd:
			return words(n)
		}
	}
	return ""
}

// inDirectory is the feed that the site's own list gives a section, "" when it gives none.
func (f *finder) inDirectory(s *news.SiteSection) string {
	for _, l := range f.directory {
		if strings.EqualFold(f.ownPart(l.Title), cmp.Or(s.Title, l.URL)) {
			return l.URL
		}
	}
	return ""
}
