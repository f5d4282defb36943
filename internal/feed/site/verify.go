package site

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"reader/internal/mishap"
	"reader/internal/news"
)

const (
	// atOnce is how many sections are looked at in parallel; the Getter may pace them further.
	atOnce = 8
	// mostVisited bounds the sections that are looked at. Those beyond stay without feed, and are read from their pages.
	mostVisited = 60
	// scouts are the sections that try every usual place of a feed; the others try only what served these.
	scouts = 3
	// patience is how long sections are looked for, and then looked at, however slow the site is.
	patience = 30 * time.Second
)

// verify asks for the feeds that the site announces, and looks for each section's. A section that cannot be read stays
// without one: its error is no reason to lose the others, nor is a site that is slow. Only the end of the context, and a
// page that breaks our own code, stops everything.
func (f *finder) verify(ctx context.Context) error {
	looking, stop := context.WithTimeout(ctx, patience)
	defer stop()
	f.whole, f.contents, f.recognised = f.wholeFeeds(), map[string]bool{}, make(chan struct{})
	visits := f.inTurn()
	first := min(scouts, len(visits))
	f.visitAll(looking, visits[:first], f.places(), f.recognise)
	f.visitAll(looking, visits[first:], proven(visits[:first]), nil)
	settle(visits, &f.found)
	f.found.Sections = f.thereOnly(f.found.Sections)
	f.found.Feeds = slices.DeleteFunc(f.found.Feeds, func(l news.Link) bool { return f.answer(l.URL).none })
	return cmp.Or(f.broken, ctx.Err())
}

// inTurn are the visits to be made: sections at the top before those below them.
func (f *finder) inTurn() []*visit {
	var visits []*visit
	level := []*news.SiteSection{}
	for i := range f.found.Sections {
		level = append(level, &f.found.Sections[i])
	}
	for len(level) > 0 {
		var next []*news.SiteSection
		for _, s := range level {
			if s.URL != "" && len(visits) < mostVisited {
				visits = append(visits, &visit{section: s})
			}
			for i := range s.Children {
				next = append(next, &s.Children[i])
			}
		}
		level = next
	}
	return visits
}

// visitAll makes visits side by side, and something else beside them.
func (f *finder) visitAll(ctx context.Context, visits []*visit, places []string, beside func(context.Context)) {
	var group errgroup.Group
	group.SetLimit(atOnce)
	if beside != nil {
		group.Go(f.contained(func() { beside(ctx) }))
	}
	for _, v := range visits {
		group.Go(f.contained(func() { f.visit(ctx, v, places) }))
	}
	_ = group.Wait() // no visit fails
}

// contained is a part of the work for a goroutine of its own. A page that breaks our code there ends that part, and the
// search with an error.
func (f *finder) contained(do func()) func() error {
	return func() error {
		if err := mishap.Contain(func() error { do(); return nil }); err != nil {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.broken = err
		}
		return nil
	}
}

// recognise notes what is in the whole site's feeds, to tell a section's own feed from them under any address.
func (f *finder) recognise(ctx context.Context) {
	defer close(f.recognised)
	for _, l := range f.found.Feeds {
		if !f.whole[keyOf(l.URL)] {
			continue
		}
		if feed, ok := f.feed(ctx, l.URL); ok {
			f.contents[signature(feed)] = true
		}
	}
}

// answer is whether a feed is at an address, once somebody has asked.
type answer struct {
	once sync.Once
	feed Feed
	ok   bool
	none bool // it is certain that there is none
}

// answer is the one answer of an address, which several sections may ask for at the same time.
func (f *finder) answer(address string) *answer {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.answers[address] == nil {
		f.answers[address] = &answer{}
	}
	return f.answers[address]
}

// feed says whether a feed is at an address. Each is fetched once.
func (f *finder) feed(ctx context.Context, address string) (Feed, bool) {
	a := f.answer(address)
	a.once.Do(func() {
		page, err := f.get(ctx, address)
		if err == nil {
			a.feed, a.ok = f.check(page.Body, page.URL, page.ContentType)
		}
		a.none = err == nil && !a.ok || errors.Is(err, ErrAbsent)
	})
	return a.feed, a.ok
}

// settle takes a feed from the sections that share it, but for the one that it belongs to by its address or name: it is
// the whole site's, and each of their pages announces it.
func settle(visits []*visit, found *news.Found) {
	claims := map[string][]*visit{}
	for _, v := range visits {
		if v.claim != "" {
			claims[v.claim] = append(claims[v.claim], v)
		}
	}
	for _, v := range visits {
		sharers := claims[v.claim]
		if len(sharers) < 2 || slices.IndexFunc(sharers, func(o *visit) bool { return o.own }) == slices.Index(sharers, v) {
			continue
		}
		if feed := v.section.Feed; !slices.ContainsFunc(found.Feeds, func(l news.Link) bool { return l.URL == feed }) && !anyOwn(sharers) {
			found.Feeds = append(found.Feeds, news.Link{URL: feed})
		}
		v.section.Feed, v.section.Newest, v.section.Bare = "", v.headline, v.headline == ""
	}
}

func anyOwn(visits []*visit) bool {
	return slices.ContainsFunc(visits, func(v *visit) bool { return v.own })
}

// thereOnly leaves out what was guessed and is not there.
func (f *finder) thereOnly(sections []news.SiteSection) []news.SiteSection {
	var there []news.SiteSection
	for _, s := range sections {
		s.Children = f.thereOnly(s.Children)
		switch {
		case !f.guessed[keyOf(s.URL)] || s.Feed != "" || s.Newest != "":
			there = append(there, s)
		default:
			there = append(there, s.Children...)
		}
	}
	return there
}

// leadsAway says whether a section's address led somewhere else than into the site: to its front page, or off it.
func (f *finder) leadsAway(section string, page Page) bool {
	u, err := url.Parse(page.URL)
	home := key(f.page.url)
	return err != nil || !sameSite(u, f.page.url) || key(u) == home && keyOf(section) != home
}
