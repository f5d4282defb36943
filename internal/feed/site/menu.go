package site

import (
	"net/url"
	"slices"
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
	leastMenu   = 3   // entries; fewer make no menu
	deepestMenu = 6   // candidates inside candidates; deeper ones would only repeat their links
)

// candidate is a list of links that may be the menu.
type candidate struct {
	node     *html.Node
	sections []news.SiteSection
	keys     map[string]bool // of the sections' addresses
	score    float64
	footer   bool
}

// menu finds the navigation of a page: the best-scoring candidate, with what its copies for other screens add.
func (d *document) menu() []news.SiteSection {
	var best *candidate
	all := d.candidates()
	for i := range all {
		if best == nil || all[i].score > best.score {
			best = &all[i]
		}
	}
	if best == nil {
		return nil
	}
	sections := best.sections
	for i := range all {
		if c := &all[i]; c != best && !c.footer && c.copies(best) {
			sections = merge(sections, c.sections)
		}
	}
	return nest(sections)
}

// candidates are the navigations of the page, its lists, and what its authors call a menu.
func (d *document) candidates() []candidate {
	var all []candidate
	afterHeading := false
	d.each(d.root, place{}, func(n *html.Node, p place) {
		if n.DataAtom == atom.H1 && !p.header && !p.nav {
			afterHeading = true
		}
		if p.forbidden || p.menus > deepestMenu || !mayBeMenu(n, d.traits(n)) {
			return
		}
		c := candidate{node: n, keys: map[string]bool{}, footer: p.footer}
		c.sections = d.sections(n, c.keys)
		if len(c.keys) >= leastMenu {
			c.score = d.score(&c, p, afterHeading)
			all = append(all, c)
		}
	})
	return all
}

// mayBeMenu says whether a node is a list of links by its element or by its name.
func mayBeMenu(n *html.Node, t traits) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Ul, atom.Ol:
		return true
	case atom.Div, atom.Section, atom.Header, atom.Table, atom.Aside, atom.P:
		return t.menu
	}
	return false
}

// score weighs a candidate: how many sections, how sure they are, what stands among them, and where it stands.
func (d *document) score(c *candidate, p place, afterHeading bool) float64 {
	var good, stories float64
	for n := range c.node.Descendants() {
		if n.DataAtom != atom.A {
			continue
		}
		if u := d.link(attr(n, "href")); u != nil && (articlePath.MatchString(u.Path) || utf8.RuneCountInString(words(n)) > maxTitle) {
			stories++
		}
	}
	walk(c.sections, func(s *news.SiteSection) {
		good++
		if speaksOfSections(s.Title) {
			good++
		}
		if u, err := url.Parse(s.URL); err == nil && marksSection(u.Path) {
			good += 0.5
		}
	})
	score := min(good, 80) * good / (good + 2*stories)
	switch {
	case p.footer:
		score *= 0.4
	case p.sidebar:
		score *= 0.5
	case afterHeading:
		score *= 0.6
	}
	if p.nav {
		score *= 1.2
	}
	if p.text {
		score *= 0.5
	}
	return score
}

// copies says whether most of the smaller menu stands in the larger one too: pages print their menu again for small
// screens and for overlays.
func (c *candidate) copies(other *candidate) bool {
	shared := 0
	for k := range c.keys {
		if other.keys[k] {
			shared++
		}
	}
	return shared >= leastMenu && 2*shared > min(len(c.keys), len(other.keys))
}

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
// its children on under its words, or by themselves when it has none.
func (d *document) item(li *html.Node, keys map[string]bool) []news.SiteSection {
	own, label, lists := contents(li)
	var s news.SiteSection
	ok := false
	if own != nil {
		if s, ok = d.section(own); ok && keys[keyOf(s.URL)] {
			ok = false
		}
	}
	if ok {
		keys[keyOf(s.URL)] = true
	}
	var children []news.SiteSection
	for _, inner := range lists {
		children = append(children, flatten(d.sections(inner, keys))...)
	}
	switch {
	case ok:
		s.Children = children
		return []news.SiteSection{s}
	case len(children) > 1 && label != "" && fits(label) && !utilities[strings.ToLower(label)]:
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
	title := words(a)
	if u == nil || !sameSite(u, d.url) || !fits(title) || utility(title, u.Host, u.Path) || d.home(u) || articlePath.MatchString(u.Path) {
		return news.SiteSection{}, false
	}
	if strings.Count(strings.Trim(u.Path, "/"), "/") >= maxSegments || attr(a, "hreflang") != "" {
		return news.SiteSection{}, false
	}
	return news.SiteSection{Title: title, URL: u.String()}, true
}

// home says whether an address is the front page, of this host or of a sister's.
func (d *document) home(u *url.URL) bool {
	path := strings.Trim(u.Path, "/")
	return path == "" && u.RawQuery == "" || path == "index.html" || path == "index.php" && u.RawQuery == ""
}

func fits(title string) bool {
	return title != "" && utf8.RuneCountInString(title) <= maxTitle && len(strings.Fields(title)) <= maxWords
}

// flatten lifts grandchildren up: two levels are enough for a paper.
func flatten(sections []news.SiteSection) []news.SiteSection {
	var flat []news.SiteSection
	for _, s := range sections {
		below := s.Children
		s.Children = nil
		if s.URL != "" {
			flat = append(flat, s)
		}
		flat = append(flat, below...)
	}
	return flat
}

// merge adds to a menu what a copy of it has in addition: new entries at the end, new children below their parents.
func merge(menu, other []news.SiteSection) []news.SiteSection {
	known := map[string]bool{}
	walk(menu, func(s *news.SiteSection) { known[keyOf(s.URL)] = true })
	for _, s := range other {
		fresh := slices.DeleteFunc(slices.Clone(s.Children), func(c news.SiteSection) bool { return known[keyOf(c.URL)] })
		i := slices.IndexFunc(menu, func(m news.SiteSection) bool { return s.URL != "" && keyOf(m.URL) == keyOf(s.URL) })
		switch {
		case i >= 0:
			menu[i].Children = append(menu[i].Children, fresh...)
		case s.URL != "" && !known[keyOf(s.URL)], s.URL == "" && len(fresh) > 0:
			s.Children = fresh
			menu = append(menu, s)
		}
		walk([]news.SiteSection{s}, func(c *news.SiteSection) { known[keyOf(c.URL)] = true })
	}
	return menu
}

// nest gives a flat menu the levels that its addresses have: /news/politics goes below /news.
func nest(sections []news.SiteSection) []news.SiteSection {
	parent := map[string]int{}
	var top []news.SiteSection
	for _, s := range sections {
		if i, ok := parent[above(s.URL)]; ok && len(s.Children) == 0 {
			top[i].Children = append(top[i].Children, s)
			continue
		}
		if s.URL != "" {
			parent[keyOf(s.URL)] = len(top)
		}
		top = append(top, s)
	}
	return top
}

// above is the key of the address one level up, "" at the top.
func above(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.RawQuery != "" {
		return ""
	}
	path := strings.TrimRight(u.Path, "/")
	i := strings.LastIndexByte(path, '/')
	if i <= 0 {
		return ""
	}
	u.Path, u.RawPath = path[:i], ""
	return key(u)
}

// walk visits every section, parents first.
func walk(sections []news.SiteSection, visit func(*news.SiteSection)) {
	for i := range sections {
		visit(&sections[i])
		walk(sections[i].Children, visit)
	}
}
