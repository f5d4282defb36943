package site

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"reader/internal/news"
)

// visit is a look at one section, and what it brought beside what it wrote into the section.
type visit struct {
	section  *news.SiteSection
	claim    string // the signature of the feed it took
	own      bool   // that feed is this section's by its address or name
	headline string // the first on its page
	place    string // the usual place where its feed was
	vain     bool   // it was at none of the usual places
}

// usualPlaces are where sites keep a section's feed, below the section's address: WordPress, news sites' own systems,
// and makers of static pages.
var usualPlaces = []string{customary, "rss", "rss.xml", "feed.xml", "index.xml", "atom.xml"}

// customary is where WordPress keeps it, and many who imitate it.
const customary = "feed/"

// mostAnnounced bounds the feeds of one page that are tried.
const mostAnnounced = 4

// places are the usual places worth trying at this site.
func (f *finder) places() []string {
	if f.head.wordpress != "" {
		return usualPlaces[:1]
	}
	return usualPlaces
}

// proven are the places where some visits found feeds, the customary one when there is none. When all of them looked in
// vain, it is not tried either: a site is not asked sixty times for what it does not have.
func proven(visits []*visit) []string {
	var places []string
	vain := len(visits) == scouts
	for _, v := range visits {
		vain = vain && v.vain
		if v.place != "" && !slices.Contains(places, v.place) {
			places = append(places, v.place)
		}
	}
	if places == nil && !vain {
		return usualPlaces[:1]
	}
	return places
}

// visit fills a section's feed and newest headline. WordPress keeps the feed of a category at one certain place, so
// the page, which is ten times as long, is not needed there; nor is it when the front page has announced the feed.
func (f *finder) visit(ctx context.Context, v *visit, places []string) {
	tried := map[string]bool{}
	for _, l := range f.head.feeds {
		if !f.whole[keyOf(l.URL)] && f.suits(l, v.section) == surely && f.adopt(ctx, v, l.URL, tried) {
			v.own = true
			return
		}
	}
	if address := f.inDirectory(v.section); address != "" && f.adopt(ctx, v, address, tried) {
		v.own = true
		return
	}
	if f.head.wordpress != "" && categoryAddress(v.section.URL) && f.adoptAt(ctx, v, v.section.URL, usualPlaces[:1], tried) {
		return
	}
	page, err := f.get(ctx, v.section.URL)
	if err != nil {
		v.section.Bare = errors.Is(err, ErrAbsent)
		return
	}
	if feed, ok := f.check(page.Body, page.URL, page.ContentType); ok { // the menu links to the feed itself
		v.take(page.URL, feed)
		v.own = true
		return
	}
	if f.leadsAway(v.section.URL, page) {
		v.section.Bare = true
		return
	}
	f.read(ctx, v, page, places, tried)
}

// read looks for a feed from a section's page on, and for headlines in its place.
func (f *finder) read(ctx context.Context, v *visit, page Page, places []string, tried map[string]bool) {
	d, err := parse(page.Body, page.URL, page.ContentType)
	if err != nil {
		return
	}
	h := d.readHead()
	if f.guessed[keyOf(v.section.URL)] {
		v.section.Title = cmp.Or(d.name(h, f.found.Title), v.section.Title)
	}
	if stories := d.headlines(); len(stories) > 0 {
		v.headline = stories[0].Title
	}
	own, others := f.candidates(h, v.section)
	for _, address := range own {
		if f.adopt(ctx, v, address, tried) {
			v.own = true
			return
		}
	}
	for _, address := range others {
		if f.adopt(ctx, v, address, tried) {
			return
		}
	}
	if !f.adoptAt(ctx, v, page.URL, places, tried) {
		v.vain = true
		v.section.Newest, v.section.Bare = v.headline, v.headline == ""
	}
}

// candidates are the feeds that a section's page announces, without those of the whole site: the section's own, the
// surest first, and the others unless they are a list of everything that the site has.
func (f *finder) candidates(h head, s *news.SiteSection) (own, others []string) {
	var ranked [surely + 1][]string
	for _, l := range h.feeds {
		if !f.whole[keyOf(l.URL)] {
			rank := f.suits(l, s)
			ranked[rank] = append(ranked[rank], l.URL)
		}
	}
	own = slices.Concat(ranked[surely], ranked[perhaps])
	if others = ranked[hardly]; len(others) > 2 {
		others = nil
	}
	return own[:min(len(own), mostAnnounced)], others
}

// How well an announced feed suits a section.
const (
	hardly  = iota
	perhaps // the section's name is in its title
	surely  // its address is below the section's, or its title is the section's
)

func (f *finder) suits(feed news.Link, s *news.SiteSection) int {
	switch {
	case below(feed.URL, s.URL), s.Title != "" && strings.EqualFold(f.ownPart(feed.Title), s.Title):
		return surely
	case holdsWords(feed.Title, s.Title):
		return perhaps
	}
	return hardly
}

// holdsWords says whether the words of a name stand together in a title.
func holdsWords(title, name string) bool {
	return name != "" && strings.Contains(" "+strings.ToLower(title)+" ", " "+strings.ToLower(name)+" ")
}

// adoptAt tries the usual places below an address. A feed there counts only with stories in it: WordPress serves one of
// readers' comments below every page.
func (f *finder) adoptAt(ctx context.Context, v *visit, section string, places []string, tried map[string]bool) bool {
	u, err := url.Parse(section)
	if err != nil || u.RawQuery != "" {
		return false
	}
	for _, p := range places {
		address := u.JoinPath(p).String()
		if f.adopt(ctx, v, address, tried) {
			if v.section.Newest != "" {
				v.place = p
				return true
			}
			v.section.Feed, v.claim = "", ""
		}
	}
	return false
}

// adopt gives the section the feed at an address, if a feed is there that is not the whole site's.
func (f *finder) adopt(ctx context.Context, v *visit, address string, tried map[string]bool) bool {
	if tried[address] {
		return false
	}
	tried[address] = true
	feed, ok := f.feed(ctx, address)
	<-f.recognised
	if !ok || f.contents[signature(feed)] || ofComments(feed.Title, "") {
		return false
	}
	v.take(address, feed)
	return true
}

func (v *visit) take(address string, feed Feed) {
	v.section.Feed, v.section.Newest, v.claim = address, feed.Newest, signature(feed)
}

// categoryAddress says whether a section's address is marked as one by a content system.
func categoryAddress(section string) bool {
	u, err := url.Parse(section)
	return err == nil && marksSection(u.Path)
}

// signature tells two feeds apart that are served from several addresses.
func signature(f Feed) string {
	return f.Title + "\x00" + strconv.FormatUint(f.Sum, 16)
}
