package site

import (
	"context"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/sync/errgroup"

	"reader/internal/news"
)

// mostStoriesRead bounds the stories that are read to learn of the sections they stand in.
const mostStoriesRead = 12

// fromStories finds sections by what stories on the front page say of their place: bread crumbs, and the name of their
// section (articleSection), whose address is then the one above the story's. Such a guess counts only when it is there.
func (f *finder) fromStories(ctx context.Context) []news.SiteSection {
	stories := f.oneOfEach(f.page.headlines())
	trails := make([][]news.SiteSection, len(stories))
	var group errgroup.Group
	group.SetLimit(atOnce)
	for i, address := range stories {
		group.Go(f.contained(func() { trails[i] = f.trailOf(ctx, address) }))
	}
	_ = group.Wait() // a story that cannot be read says nothing
	return plant(trails)
}

// trailOf is where a story says that it stands; nil when it does not, or cannot be read.
func (f *finder) trailOf(ctx context.Context, address string) []news.SiteSection {
	page, err := f.get(ctx, address)
	if err != nil {
		return nil
	}
	d, err := parse(page.Body, page.URL, page.ContentType)
	if err != nil || !sameSite(d.url, f.page.url) {
		return nil
	}
	if trail := d.trail(); trail != nil {
		return trail
	}
	return f.namedSection(d)
}

// oneOfEach picks stories from as many places of the site as there are, the first of each.
func (f *finder) oneOfEach(stories []news.Link) []string {
	seen := map[string]int{}
	var firsts, rest []string
	for _, l := range stories {
		u, err := url.Parse(l.URL)
		if err != nil {
			continue
		}
		if place, _ := sectionOf(u); place == nil || seen[key(place)] == 0 {
			firsts = append(firsts, l.URL)
			if place != nil {
				seen[key(place)]++
			}
		} else {
			rest = append(rest, l.URL)
		}
	}
	firsts = append(firsts, rest...)
	return firsts[:min(len(firsts), mostStoriesRead)]
}

// namedSection is the section that a story names, at the address above its own.
func (f *finder) namedSection(d *document) []news.SiteSection {
	place, _ := sectionOf(d.url)
	if place == nil {
		return nil
	}
	title := ""
	for _, t := range d.things() {
		if title = fold(t.first("articleSection")); title != "" {
			break
		}
	}
	for n := range d.root.Descendants() {
		if n.DataAtom == atom.Meta && attr(n, "property") == "article:section" && title == "" {
			title = fold(attr(n, "content"))
		}
	}
	s, ok := d.entry(html.UnescapeString(title), place)
	if !ok {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.guessed[keyOf(s.URL)] = true
	return []news.SiteSection{s}
}

// trail is the way from the front page to a story by the page's bread crumbs, at most two sections; nil when it has
// none. It is read from JSON-LD, or from the list that is marked or called so.
func (d *document) trail() []news.SiteSection {
	var trail []news.SiteSection
	step := func(title, address string) {
		u := d.link(address)
		if u == nil || key(u) == key(d.url) || len(trail) == 2 {
			return
		}
		if s, ok := d.entry(fold(html.UnescapeString(title)), u); ok {
			trail = append(trail, s)
		}
	}
	for _, t := range d.things() {
		if t.is("BreadcrumbList") && trail == nil {
			steps, _ := t["itemListElement"].([]any)
			for _, x := range steps {
				step(crumb(x))
			}
		}
	}
	if trail != nil {
		return trail
	}
	for n := range d.root.Descendants() {
		if !typed(n, "BreadcrumbList") && !crumbNames(n) {
			continue
		}
		for a := range n.Descendants() {
			if a.DataAtom == atom.A {
				step(words(a), attr(a, "href"))
			}
		}
		if trail != nil {
			break
		}
	}
	return trail
}

// crumb is the name and the address of a ListItem, which may stand in it or in the item it holds.
func crumb(x any) (title, address string) {
	t, _ := x.(map[string]any)
	item, _ := t["item"].(map[string]any)
	title, address = thing(t).first("name"), thing(t).first("item", "url", "@id")
	if item != nil {
		address = thing(item).first("@id", "url")
		if title == "" {
			title = thing(item).first("name")
		}
	}
	return title, address
}

// crumbNames says whether an element is called bread crumbs by its names or its label.
func crumbNames(n *html.Node) bool {
	if n.Type != html.ElementNode || n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return false
	}
	written := strings.ToLower(attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "aria-label"))
	return strings.Contains(written, "breadcrumb") || strings.Contains(written, "bread-crumb")
}

// plant makes a tree of trails.
func plant(trails [][]news.SiteSection) []news.SiteSection {
	var tree []news.SiteSection
	for _, trail := range trails {
		if len(trail) == 0 {
			continue
		}
		top := trail[0]
		top.Children = trail[1:]
		tree = merge(tree, []news.SiteSection{top})
	}
	return nest(tree)
}
