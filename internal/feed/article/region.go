package article

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// region is the part of a page where its prose is thickest.
type region struct {
	node        *html.Node // nil when the page has no prose
	mass        int        // characters of prose in node
	total       int        // characters of prose on the page
	first, last int        // places of its first and last paragraph
	masses      map[*html.Node]int
}

// minProse is how many characters outside links make an element a paragraph of prose: less is a label.
const minProse = 40

// closeness is the share of its parent's prose that one child must hold for the story to be all in it.
const closeness = 0.7

// storyWords mark the element that holds a story's text and nothing else.
var storyWords = wordSet(`entry-content content-inner article-body articlebody article__body story-body storybody post-content
	post-body article-content article-text story-content story-text body-text td-post-content single-content article-main
	content-body c-entry-content text-content main-content-body storytext bodytext artikeltext article-copy paywalled-content`)

// densest finds where the prose of a page is.
func (p *page) densest() region {
	r := region{masses: map[*html.Node]int{}}
	r.total = r.measure(p.body)
	if r.total == 0 {
		return r
	}
	r.node = r.descend(p.start(r))
	r.mass = r.masses[r.node]
	for e := range elements(r.node) {
		if r.masses[e] > 0 {
			if r.first == 0 {
				r.first = order(e)
			}
			r.last = order(e)
		}
	}
	return r
}

// start is the element that the page itself marks as the story, when it holds enough of the prose; else the body.
func (p *page) start(r region) *html.Node {
	var marked []*html.Node
	best, sum := p.body, 0
	for e := range elements(p.body) {
		if r.masses[e] == 0 || attr(e, "itemprop") != "articleBody" && !p.names.any(e, storyWords) {
			continue
		}
		if len(marked) == 0 || !contains(marked[len(marked)-1], e) {
			marked = append(marked, e)
			sum += r.masses[e]
		}
		if best == p.body || r.masses[e] > r.masses[best] {
			best = e
		}
	}
	if whole := common(marked); whole != nil && r.masses[whole]*4 <= sum*5 && len(all(whole, atom.H1, atom.Article)) < 2 {
		best = whole
	}
	if r.masses[best]*3 < r.total {
		return p.body
	}
	return best
}

// common is the nearest element that holds all of a list: some sites cut a story into several marked pieces.
func common(list []*html.Node) *html.Node {
	if len(list) == 0 {
		return nil
	}
	n := list[0]
	for _, other := range list[1:] {
		for n != nil && !contains(n, other) {
			n = n.Parent
		}
	}
	return n
}

func (r *region) descend(n *html.Node) *html.Node {
	for {
		var heaviest *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if r.masses[c] > r.masses[heaviest] {
				heaviest = c
			}
		}
		if heaviest == nil || float64(r.masses[heaviest]) < closeness*float64(r.masses[n]) || is(heaviest, atom.P, atom.Td) {
			return n
		}
		n = heaviest
	}
}

// unread are the parts of a page that hold no prose of its story.
var unread = atoms(atom.Nav, atom.Footer, atom.Aside, atom.Figure, atom.Figcaption, atom.Header)

// measure counts the prose at and below n, and notes it for every element.
func (r *region) measure(n *html.Node) int {
	if n.Type != html.ElementNode && n.Type != html.DocumentNode || silent[n.DataAtom] || unread[n.DataAtom] {
		return 0
	}
	chars, linked := prose(n)
	mass := 0
	if own := chars - 2*linked; own >= minProse {
		mass = own
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !inline[c.DataAtom] {
			mass += r.measure(c)
		}
	}
	if mass > 0 {
		r.masses[n] = mass
	}
	return mass
}

// prose counts the characters that stand in n itself or its inline elements.
func prose(n *html.Node) (chars, linked int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			chars += visible(c.Data)
		case is(c, atom.A):
			cc, _ := weigh(c)
			chars += cc
			linked += cc
		case c.Type == html.ElementNode && inline[c.DataAtom]:
			cc, cl := prose(c)
			chars += cc
			linked += cl
		}
	}
	return chars, linked
}

// holds reports that an element holds so much of the prose that it cannot be a box beside the story.
func (r *region) holds(n *html.Node) bool {
	return r.mass > 0 && r.masses[n]*10 > r.mass*4
}
