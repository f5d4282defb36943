package site

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

const (
	maxTitle    = 40 // runes; a longer text is a headline
	maxWords    = 6
	maxSegments = 5   // of a section's path
	maxSections = 120 // in a menu; mega menus of large papers have about 90
)

// sections reads the entries below a node, two levels deep, and notes their keys.
func (d *document) sections(n *html.Node, keys map[string]bool) []news.SiteSection {
	var all []news.SiteSection
	for c := range n.ChildNodes() {
		switch {
		case len(keys) >= maxSections || c.Type != html.ElementNode || d.traits(c).forbidden:
		case c.DataAtom == atom.Li:
			all = append(all, d.item(c, keys)...)
		case c.DataAtom == atom.A:
			if s, ok := d.section(c); ok && !keys[keyOf(s.URL)] {
				keys[keyOf(s.URL)] = true
				all = append(all, s)
			}
		default:
			all = append(all, d.sections(c, keys)...)
		}
	}
	return all
}

// item reads a list item: its own link, and the lists inside it as children. An item without a usable link passes
// its children on under its words, or by themselves when these say nothing. A section that stands in the menu twice
// comes again with its children only; nest keeps one of the two.
func (d *document) item(li *html.Node, keys map[string]bool) []news.SiteSection {
	own, label, lists := contents(li)
	var s news.SiteSection
	usable, known := false, false
	if own != nil {
		if s, usable = d.section(own); usable {
			known = keys[keyOf(s.URL)]
			keys[keyOf(s.URL)] = true
		}
	}
	var children []news.SiteSection
	for _, inner := range lists {
		children = append(children, flatten(d.sections(inner, keys))...)
	}
	switch {
	case usable && (!known || children != nil):
		s.Children = children
		return []news.SiteSection{s}
	case !usable && len(children) > 1 && fits(label) && !utilities[plainTitle(label)] && !mereLabels[plainTitle(label)]:
		return []news.SiteSection{{Title: label, Children: children}}
	case children == nil && own == nil:
		return d.sections(li, keys) // a wrapper around links
	}
	return children
}

// contents are an item's own link and words, and its inner lists, which are not looked into.
func contents(li *html.Node) (link *html.Node, label string, lists []*html.Node) {
	var look func(n *html.Node)
	look = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch {
			case isList(c):
				lists = append(lists, c)
				continue
			case c.DataAtom == atom.A && link == nil && words(c) != "":
				link = c
			case c.Type == html.TextNode && label == "":
				label = fold(c.Data)
			}
			look(c)
		}
	}
	look(li)
	return link, label, lists
}

// section turns a link into a section; false when it is none.
func (d *document) section(a *html.Node) (news.SiteSection, bool) {
	u := d.link(attr(a, "href"))
	if u == nil || attr(a, "hreflang") != "" {
		return news.SiteSection{}, false
	}
	return d.entry(words(a), u)
}

// entry turns a title and an address into a section; false when they are none of this site's.
func (d *document) entry(title string, u *url.URL) (news.SiteSection, bool) {
	if !sameSite(u, d.url) || !fits(title) || utility(title, u.Host, u.Path) || d.home(u) || edition(title, u) != "" {
		return news.SiteSection{}, false
	}
	if numberedPath.MatchString(u.Path) || longSlug(u.Path) && !marksSection(u.Path) {
		return news.SiteSection{}, false
	}
	if strings.Count(strings.Trim(u.Path, "/"), "/") >= maxSegments {
		return news.SiteSection{}, false
	}
	return news.SiteSection{Title: title, URL: u.String()}, true
}

// home says whether an address is a front page, of this host or of a sister's, or of the edition that the page is of.
func (d *document) home(u *url.URL) bool {
	path := strings.Trim(u.Path, "/")
	if path == "" && u.RawQuery == "" || path == "index.html" || path == "index.php" && u.RawQuery == "" {
		return true
	}
	here, _, _ := strings.Cut(strings.Trim(d.url.Path, "/"), "/")
	return path == here && u.Host == d.url.Host && entrance(u) != ""
}

func fits(title string) bool {
	return title != "" && utf8.RuneCountInString(title) <= maxTitle && len(strings.Fields(title)) <= maxWords
}
