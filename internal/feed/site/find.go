package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"reader/internal/news"
)

// ErrNothing is wrapped when an address leads to a page that has neither feeds nor sections.
var ErrNothing = errors.New("no feed and no sections there")

// finder looks around one site.
type finder struct {
	get       Getter
	check     Checker
	found     news.Found
	wordpress bool            // the site says that it is made with WordPress
	whole     map[string]bool // keys of the feeds that are the whole site's
	contents  map[string]bool // signatures of what is in them, complete when recognised is closed

	recognised chan struct{}
}

// Find says what stands behind an address that somebody typed: a feed (Found.Feed), or a site with its feeds and
// sections, each section with its own feed when a verified one exists. Without a scheme, https is tried first and
// then http. The error is that of the Getter, or ErrNothing, wrapped.
func Find(ctx context.Context, get Getter, check Checker, address string) (news.Found, error) {
	page, err := open(ctx, get, address)
	if err != nil {
		return news.Found{}, fmt.Errorf("find %s: %w", address, err)
	}
	f := finder{get: get, check: check, found: news.Found{URL: page.URL}}
	if title, _, ok := check(page.Body, page.URL, page.ContentType); ok {
		f.found.Title, f.found.Feed = title, true
		return f.found, nil
	}
	if err := f.explore(ctx, page); err != nil {
		return news.Found{}, fmt.Errorf("find %s: %w", address, err)
	}
	return f.found, nil
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

// explore reads the page of a site.
func (f *finder) explore(ctx context.Context, page Page) error {
	d, err := parse(page.Body, page.URL, page.ContentType)
	if err != nil {
		return err
	}
	h := d.readHead()
	f.found.Title, f.found.Language, f.found.Feeds = h.title, h.language, h.feeds
	f.found.Sections = d.menu()
	f.wordpress = h.wordpress != ""
	f.found.Editions = d.editions(h)
	if len(f.found.Sections) == 0 {
		f.found.Sections = f.categories(ctx, d, h)
	}
	if len(f.found.Sections) == 0 && len(f.found.Feeds) == 0 {
		return ErrNothing
	}
	return f.verify(ctx)
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

// recognise notes what is in the whole site's feeds, to tell a section's own feed from them under any address.
func (f *finder) recognise(ctx context.Context) {
	defer close(f.recognised)
	for _, l := range f.found.Feeds {
		if !f.whole[keyOf(l.URL)] {
			continue
		}
		if title, newest, ok := f.feed(ctx, l.URL); ok {
			f.contents[signature(title, newest)] = true
		}
	}
}

// signature tells two feeds apart that are served from several addresses.
func signature(title, newest string) string { return "\x00" + title + "\x00" + newest }

// feed fetches an address and says whether a feed is there.
func (f *finder) feed(ctx context.Context, address string) (title, newest string, ok bool) {
	page, err := f.get(ctx, address)
	if err != nil {
		return "", "", false
	}
	return f.check(page.Body, page.URL, page.ContentType)
}

// editions are the site in other languages: what its head announces, in the words of a language switcher where the
// page has one, else the links of the switcher.
func (d *document) editions(h head) []news.Link {
	switcher := d.switcher()
	if len(h.editions) == 0 {
		return switcher
	}
	links := slices.Clone(h.editions)
	for i, l := range links {
		at := slices.IndexFunc(switcher, func(s news.Link) bool { return keyOf(s.URL) == keyOf(l.URL) })
		if at >= 0 {
			links[i].Title = switcher[at].Title
		}
	}
	return links
}

// switcher lists the links to other languages, without those to the page itself.
func (d *document) switcher() []news.Link {
	var links []news.Link
	seen := map[string]bool{key(d.url): true}
	for n := range d.root.Descendants() {
		language := attr(n, "hreflang")
		if n.Data != "a" || language == "" {
			continue
		}
		if u := d.link(attr(n, "href")); u != nil && !seen[key(u)] {
			seen[key(u)] = true
			links = append(links, news.Link{Title: cmp.Or(words(n), language), URL: u.String()})
		}
	}
	return links
}

// below says whether an address stands on the site under another one's path.
func below(address, section string) bool {
	a, errA := url.Parse(address)
	s, errS := url.Parse(section)
	return errA == nil && errS == nil && sameSite(a, s) &&
		strings.HasPrefix(strings.ToLower(a.Path), strings.ToLower(strings.TrimRight(s.Path, "/"))+"/")
}
