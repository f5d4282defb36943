package site

import (
	"cmp"
	"net/url"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

const (
	leastMenu   = 3  // entries; fewer make no menu
	longestBar  = 12 // entries of a section's own navigation: one line
	deepestMenu = 6  // candidates inside candidates; deeper ones would only repeat their links
)

// candidate is a list of links that may be the menu.
type candidate struct {
	node     *html.Node
	sections []news.SiteSection
	keys     map[string]bool // of the sections' addresses
	score    float64
	footer   bool
	text     bool // in the main text, where no copy of a menu stands
	bar      bool // a navigation in the head of the page
	order    int  // in the page, what is around others first
}

// menu finds the navigation of a page: the best-scoring candidate, with what its copies for other screens add.
func (d *document) menu() []news.SiteSection {
	all := d.candidates()
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	sections := all[0].sections
	for _, c := range copiesOfFirst(all) {
		if count(sections) >= maxSections {
			break
		}
		sections = merge(sections, c.sections)
	}
	sections = nest(sections)
	if here := d.sectionHere(sections); here != nil {
		here.Children = append(here.Children, localBar(all)...)
	}
	return sections
}

// sectionHere is the section that the page lies in by its address, the innermost; nil when there is none.
func (d *document) sectionHere(sections []news.SiteSection) *news.SiteSection {
	var here *news.SiteSection
	for i := range sections {
		if s := &sections[i]; s.URL != "" && below(d.url.String(), s.URL) && (here == nil || len(s.URL) > len(here.URL)) {
			here = s
		}
	}
	return here
}

// localBar is the navigation that follows the menu in the head of the page and shares nothing with it: the parts of the
// section that the page lies in.
func localBar(all []candidate) []news.SiteSection {
	best := &all[0]
	for i := range all {
		c := &all[i]
		if c.bar && c.order > best.order && len(c.keys) <= longestBar && c.shared(best) == 0 && !within(c.node, map[*html.Node]bool{best.node: true}) {
			return flatten(c.sections)
		}
	}
	return nil
}

// copiesOfFirst are the other printings of the first candidate, for small screens and for overlays. Of elements inside
// each other only the best counts: what stands around a menu holds the rest of the page's head as well.
func copiesOfFirst(all []candidate) []*candidate {
	taken := map[*html.Node]bool{all[0].node: true}
	around := map[*html.Node]bool{}
	for n := all[0].node.Parent; n != nil; n = n.Parent {
		around[n] = true
	}
	var copies []*candidate
	for i := 1; i < len(all); i++ {
		c := &all[i]
		if c.footer || c.text && !all[0].text || around[c.node] || !c.copies(&all[0]) || within(c.node, taken) {
			continue
		}
		taken[c.node] = true
		for n := c.node.Parent; n != nil && !around[n]; n = n.Parent {
			around[n] = true
		}
		copies = append(copies, c)
	}
	return copies
}

// within says whether a node stands in one of some elements.
func within(n *html.Node, elements map[*html.Node]bool) bool {
	for ; n != nil; n = n.Parent {
		if elements[n] {
			return true
		}
	}
	return false
}

// candidates are the navigations of the page, its lists, and what its authors call a menu; of elements inside each other
// the innermost comes first.
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
		c := candidate{node: n, keys: map[string]bool{}, footer: p.footer, text: p.text, order: len(all)}
		c.bar = p.nav && !p.footer && !p.text && !p.sidebar && !afterHeading
		c.sections = d.sections(n, c.keys)
		if len(c.keys) >= leastMenu {
			c.score = d.score(&c, p, afterHeading)
			all = append(all, c)
		}
	})
	slices.Reverse(all)
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
		if n.DataAtom == atom.A && d.judge(n).story {
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
	shared := c.shared(other)
	return shared >= leastMenu && 2*shared > min(len(c.keys), len(other.keys))
}

// shared is how many sections stand in two menus.
func (c *candidate) shared(other *candidate) int {
	shared := 0
	for k := range c.keys {
		if other.keys[k] {
			shared++
		}
	}
	return shared
}
