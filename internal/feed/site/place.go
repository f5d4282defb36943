package site

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// place is what the elements around a node, and the node itself, say of where it stands on the page.
type place struct {
	nav       bool // in a navigation
	header    bool // in the head of the page or of a part
	footer    bool
	sidebar   bool // beside the text: most read, advertisements
	text      bool // in the main text
	forbidden bool // in a list that is no menu by its name: bread crumbs, pages, sharing
	form      bool
	heading   bool // in a heading
	menus     int  // possible menus around the node, itself included
}

// each visits every element below a node with its place, in the order of the page. The parser bounds the depth.
func (d *document) each(n *html.Node, p place, visit func(*html.Node, place)) {
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode {
			continue
		}
		inner := p.enter(c, d.traits(c))
		visit(c, inner)
		d.each(c, inner, visit)
	}
}

// enter is the place of a child. The main text stays the main text whatever it is called.
func (p place) enter(n *html.Node, t traits) place {
	main := n.DataAtom == atom.Main || n.DataAtom == atom.Article
	switch n.DataAtom {
	case atom.Body, atom.Html:
		return p
	case atom.Nav:
		p.nav = true
	case atom.Header:
		p.header = true
	case atom.Footer:
		p.footer = true
	case atom.Aside:
		p.sidebar = true
	case atom.Form:
		p.form = true
	case atom.Main, atom.Article:
		p.text = true
	}
	p.heading = p.heading || headings[n.DataAtom]
	p.nav = p.nav || attr(n, "role") == "navigation"
	p.footer = p.footer || t.footer
	p.sidebar = p.sidebar || t.sidebar && !main
	p.forbidden = p.forbidden || t.forbidden && !main
	if mayBeMenu(n, t) {
		p.menus++
	}
	return p
}

// beside says whether nothing here belongs to a section's list of stories.
func (p place) beside() bool { return p.nav || p.footer || p.sidebar || p.form || p.forbidden }
