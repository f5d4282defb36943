package site

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"reader/internal/news"
)

var (
	// ErrNothing is wrapped when an address leads to a page that has neither feeds nor sections.
	ErrNothing = errors.New("no feed and no sections there")

	errEnough = errors.New("enough has been asked of this site")
)

// mostRequests bounds what finding one site may cost it: a paper with 60 sections needs about two for each.
const mostRequests = 160

// finder looks around one site.
type finder struct {
	get   Getter
	check Checker
	page  *document // the one the reader named
	head  head
	found news.Found

	directory []news.Link     // the feeds on the site's own list of them
	guessed   map[string]bool // keys of sections that no page named: they count only when they are there
	whole     map[string]bool // keys of the feeds that are the whole site's
	contents  map[string]bool // signatures of what is in them, complete when recognised is closed

	recognised chan struct{}

	mu      sync.Mutex         // of what follows, and of guessed while stories are read
	answers map[string]*answer // by address
	broken  error              // a page that broke our own code
}

// Find says what stands behind an address that somebody typed: a feed (Found.Feed), or a site with its feeds and
// sections, each section with its own feed when a verified one exists. Without a scheme, https is tried first and
// then http. The error is that of the Getter, or ErrNothing, wrapped.
func Find(ctx context.Context, get Getter, check Checker, address string) (news.Found, error) {
	page, err := open(ctx, get, address)
	if err != nil {
		return news.Found{}, fmt.Errorf("find %s: %w", address, err)
	}
	f := finder{get: after(page, limited(get, mostRequests)), check: check, found: news.Found{URL: page.URL}, guessed: map[string]bool{}, answers: map[string]*answer{}}
	if feed, ok := check(page.Body, page.URL, page.ContentType); ok {
		f.found.Title, f.found.Feed = feed.Title, true
		return f.found, nil
	}
	if err := f.explore(ctx, page); err != nil {
		return news.Found{}, fmt.Errorf("find %s: %w", address, err)
	}
	return f.found, nil
}

// limited lets so many requests through and refuses the rest.
func limited(get Getter, most int64) Getter {
	var asked atomic.Int64
	return func(ctx context.Context, url string) (Page, error) {
		if asked.Add(1) > most {
			return Page{}, errEnough
		}
		return get(ctx, url)
	}
}

// after answers for a page that has been fetched already: one of the sections may be on it.
func after(first Page, get Getter) Getter {
	return func(ctx context.Context, url string) (Page, error) {
		if url == first.URL {
			return first, nil
		}
		return get(ctx, url)
	}
}

// open fetches the address as it was typed, or with the schemes that it may have meant.
func open(ctx context.Context, get Getter, address string) (Page, error) {
	var page Page
	err := errors.New("no address")
	for _, candidate := range spellings(address) {
		if page, err = get(ctx, candidate); err == nil || ctx.Err() != nil {
			if page.URL == "" {
				page.URL = candidate
			}
			return page, err
		}
	}
	return page, err
}

// spellings are the addresses that what was typed can stand for.
func spellings(typed string) []string {
	typed = strings.TrimSpace(typed)
	lower := strings.ToLower(typed)
	switch {
	case typed == "":
		return nil
	case strings.HasPrefix(lower, "http://"), strings.HasPrefix(lower, "https://"):
		return []string{typed}
	case strings.HasPrefix(lower, "feed:"): // feed://host/… and feed:https://…, of the first desktop readers
		return spellings(strings.TrimPrefix(typed[len("feed:"):], "//"))
	}
	typed = strings.TrimPrefix(typed, "//")
	return []string{"https://" + typed, "http://" + typed}
}

// sources are where a site may tell of its sections, the surest first. The first that knows any is believed.
var sources = []func(*finder, context.Context) []news.SiteSection{
	func(f *finder, _ context.Context) []news.SiteSection { return f.page.menu() },
	(*finder).categories,
	func(f *finder, _ context.Context) []news.SiteSection { return f.page.elements() },
	func(f *finder, _ context.Context) []news.SiteSection { return f.announcedSections() },
	(*finder).fromStories,
	(*finder).fromSitemaps,
}

// explore reads the page of a site.
func (f *finder) explore(ctx context.Context, page Page) error {
	d, err := parse(page.Body, page.URL, page.ContentType)
	if err != nil {
		return err
	}
	f.page, f.head = d, d.readHead()
	f.found.Title, f.found.Language, f.found.Feeds = f.head.title, f.head.language, f.head.feeds
	f.found.Editions = d.editions(f.head)
	f.look(ctx)
	if err := f.verify(ctx); err != nil {
		return err
	}
	if len(f.found.Sections) == 0 && len(f.found.Feeds) == 0 {
		return ErrNothing
	}
	return nil
}

// look asks the sources, for as long as patience lasts.
func (f *finder) look(ctx context.Context) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	f.readDirectory(ctx)
	for _, source := range sources {
		if f.found.Sections = source(f, ctx); len(f.found.Sections) > 0 {
			return
		}
	}
}

// announcedSections are the feeds of sections that a page announces whose menu nobody can read.
func (f *finder) announcedSections() []news.SiteSection {
	var all []news.SiteSection
	whole := f.wholeFeeds()
	for _, l := range slices.Concat(f.found.Feeds, f.directory) {
		if title := f.ownPart(l.Title); fits(title) && !whole[keyOf(l.URL)] && len(all) < maxSections {
			all = append(all, news.SiteSection{Title: title, URL: l.URL})
		}
	}
	return all
}

// ownPart is what is left of a feed's title without the site's name and what sets it off: "Harbour Gazette » Sport".
func (f *finder) ownPart(title string) string {
	rest := strings.TrimSpace(strings.Replace(title, f.found.Title, "", 1))
	if rest = strings.Trim(rest, " |–—-:»·>"); rest != "" {
		return rest
	}
	return title
}

// enough feeds are the whole site's; a page that announces more announces those of its sections.
const enough = 3

// wholeFeeds are the announced feeds that are the whole site's, by their keys. The first is in any case.
func (f *finder) wholeFeeds() map[string]bool {
	whole := map[string]bool{}
	for i, l := range f.found.Feeds {
		if i == 0 || len(f.found.Feeds) <= enough {
			whole[keyOf(l.URL)] = true
		}
	}
	return whole
}

// below says whether an address stands on the site under another one's path.
func below(address, section string) bool {
	a, errA := url.Parse(address)
	s, errS := url.Parse(section)
	return errA == nil && errS == nil && sameSite(a, s) &&
		strings.HasPrefix(strings.ToLower(a.Path), strings.ToLower(strings.TrimRight(s.Path, "/"))+"/")
}
