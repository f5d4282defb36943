package site

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// siteNavigation is the type by which a page marks the entries of its navigation.
const siteNavigation = "SiteNavigationElement"

// elements are the sections that a page names as https://schema.org/SiteNavigationElement, in JSON-LD or in attributes
// (microdata, RDFa), for pages whose menu a script draws.
func (d *document) elements() []news.SiteSection {
	keys := map[string]bool{}
	var all []news.SiteSection
	add := func(title, address string) {
		u := d.link(address)
		if u == nil || len(keys) >= maxSections {
			return
		}
		if s, ok := d.entry(fold(html.UnescapeString(title)), u); ok && !keys[keyOf(s.URL)] {
			keys[keyOf(s.URL)] = true
			all = append(all, s)
		}
	}
	for _, t := range d.things() {
		if !t.is(siteNavigation) {
			continue
		}
		names, addresses := texts(t["name"]), texts(t["url"])
		for i := range min(len(names), len(addresses)) { // one of each, or lists of the same length
			add(names[i], addresses[i])
		}
	}
	if len(all) == 0 {
		all = d.marked(d.root, keys)
	}
	return nest(all)
}

// marked reads the outermost elements that are marked as navigation.
func (d *document) marked(n *html.Node, keys map[string]bool) []news.SiteSection {
	var all []news.SiteSection
	for c := range n.ChildNodes() {
		switch {
		case !typed(c, siteNavigation):
			all = append(all, d.marked(c, keys)...)
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

// typed says whether an element is of a type of schema.org by its attributes.
func typed(n *html.Node, kind string) bool {
	if n.Type != html.ElementNode {
		return false
	}
	for _, name := range []string{"itemtype", "typeof"} {
		for word := range strings.FieldsSeq(attr(n, name)) {
			if word[strings.LastIndexAny(word, "/:")+1:] == kind {
				return true
			}
		}
	}
	return false
}
