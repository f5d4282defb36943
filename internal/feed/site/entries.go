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
			if v := d.judge(c); v.key != "" && !keys[v.key] {
				keys[v.key] = true
				all = append(all, v.section)
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
	var v verdict
	if own != nil {
		v = d.judge(own)
	}
	known := keys[v.key]
	if v.key != "" {
		keys[v.key] = true
	}
	var children []news.SiteSection
	for _, inner := range lists {
		children = append(children, flatten(d.sections(inner, keys))...)
	}
	switch {
	case v.key != "" && (!known || children != nil):
		v.section.Children = children
		return []news.SiteSection{v.section}
	case v.key == "" && len(children) > 1 && fits(label) && !utilities[plainTitle(label)] && !mereLabels[plainTitle(label)]:
		return []news.SiteSection{{Title: label, Children: children}}
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

// verdict is what a link of the page is taken for.
type verdict struct {
	section news.SiteSection
	key     string // of the section's address; empty when it is none
	story   bool   // its address or its length is that of a story
}

// judge says what a link is. A link stands in several menus inside each other, so each is judged once.
func (d *document) judge(a *html.Node) verdict {
	v, known := d.links[a]
	if known {
		return v
	}
	if u := d.link(attr(a, "href")); u != nil {
		title := words(a)
		v.story = ofStory(u.Path) || utf8.RuneCountInString(title) > maxTitle
		if s, ok := d.entry(title, u); ok && attr(a, "hreflang") == "" {
			v.section, v.key = s, key(u)
		}
	}
	d.links[a] = v
	return v
}

// entry turns a title and an address into a section; false when they are none of this site's.
func (d *document) entry(title string, u *url.URL) (news.SiteSection, bool) {
	if !sameSite(u, d.url) || !fits(title) || utility(title, u.Host, u.Path) || d.home(u) || edition(title, u) != "" {
		return news.SiteSection{}, false
	}
	if numberedPath().MatchString(u.Path) || longSlug(u.Path) && !marksSection(u.Path) {
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
