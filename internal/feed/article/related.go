package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// maxBox is how many links a box may have before it is a list of everything, in different addresses.
const maxBox = 30

// related gathers the stories that a page offers beside its own and takes their boxes out of the page. It reads the
// whole page, because readability strips the classes that tell.
type related struct {
	page   *page
	region region
	found  []news.Related // Anchor is the place in the page until the blocks are known
	index  map[string]int
	how    string // what the boxes are found by just now, in words for people
	left   int    // elements that may still be read in search of the boxes of headings
}

// What the search for the box of a heading may read, in elements: a box has a few hundred, and a page a few headings.
const (
	maxBoxElements = 3_000
	maxSearched    = 200_000 // in all
)

// takeRelated finds related stories by the site's rule, by class, by heading, by paragraph and by being nothing but a link.
func (p *page) takeRelated(body region) []news.Related {
	r := related{page: p, region: body, index: map[string]int{}, left: maxSearched}
	for _, way := range []struct {
		how  string
		take func()
	}{
		{"by the site's rule", r.byRule},
		{"by the class of its box", r.byClass},
		{"under a heading that says so", r.byHeading},
		{"in a paragraph that says so", r.byParagraph},
		{"in a paragraph or list of links only", r.bareLinks},
	} {
		r.how = way.how
		way.take()
	}
	return r.found
}

// byRule takes the boxes that the site's rule names.
func (r *related) byRule() {
	for _, e := range r.page.rule.related {
		r.take(e, r.linksTo(e, r.page.sister))
	}
}

func (r *related) byClass() {
	for e := range elements(r.page.body) {
		if is(e, atom.Body, atom.Main, atom.Html, atom.Header) || !r.small(e) {
			continue
		}
		words := r.page.names.of(e)
		if !named(words) {
			continue
		}
		links := r.links(e)
		if (len(links) > 0 || headed(e)) && !r.page.names.any(e, stepWords) {
			links = r.linksTo(e, r.page.sister)
		}
		if len(links) > 0 && len(links) <= maxBox {
			r.take(e, links)
		}
	}
}

// headed reports a box whose own heading introduces related stories.
func headed(box *html.Node) bool {
	for _, h := range all(box, headings...) {
		if lead(brief(h, maxLead)) {
			return true
		}
	}
	return false
}

// named judges the words of an element's class and id.
func named(words []string) bool {
	yes := false
	for _, w := range words {
		if neverRelated[w] {
			return false
		}
		yes = yes || relatedWords[w] || relatedSingle[w] || stepWords[w]
	}
	return yes
}

// small reports that a box is not the story itself.
func (r *related) small(e *html.Node) bool {
	return r.region.node == nil || !contains(e, r.region.node) && !r.region.holds(e)
}

func (r *related) byHeading() {
	for e := range elements(r.page.body) {
		if inline[e.DataAtom] && !is(e, atom.Strong, atom.B, atom.Span) || !shortText(e) || !lead(brief(e, maxLead)) {
			continue
		}
		if box := r.boxAround(e); box != nil {
			r.take(box, r.links(box))
			remove(e)
		}
	}
}

// shortText spares the cost of reading long elements.
func shortText(e *html.Node) bool {
	n := 0
	for c := e.FirstChild; c != nil; c = c.NextSibling {
		if n++; n > 5 {
			return false
		}
		if c.Type == html.TextNode && len(c.Data) > 200 {
			return false
		}
	}
	return e.FirstChild != nil
}

// boxAround is the nearest element around or right behind a heading that holds links and little else.
func (r *related) boxAround(heading *html.Node) *html.Node {
	for up, n := 0, heading; up < 5 && n != nil; up, n = up+1, n.Parent {
		if parent := n.Parent; !is(parent, atom.Article, atom.Main, atom.Body) && parent != nil && r.box(parent) {
			return parent
		}
		for s := n.NextSibling; s != nil; s = s.NextSibling {
			if s.Type != html.ElementNode {
				continue
			}
			if r.box(s) {
				return s
			}
			break
		}
		if is(n.Parent, atom.Article, atom.Main, atom.Body) {
			return nil
		}
	}
	return nil
}

// box reports that an element holds links to stories, not too many, and little else.
func (r *related) box(n *html.Node) bool {
	if !r.small(n) || !r.affords(n) {
		return false
	}
	count := len(r.links(n))
	if count == 0 || count > maxBox {
		return false
	}
	chars, linked := weigh(n)
	return linked*4 > chars || chars < 300*count
}

// affords reports that an element is no larger than a box, and that the search has not read too much yet.
func (r *related) affords(n *html.Node) bool {
	size := 0
	for range elements(n) {
		if size++; size > maxBoxElements {
			break
		}
	}
	r.left -= size
	return size <= maxBoxElements && r.left >= 0
}

// maxIntroduced is how many characters a paragraph has at the most that introduces a story and links it.
const maxIntroduced = 600

func (r *related) byParagraph() {
	for e := range elements(r.page.body) {
		if !is(e, atom.P, atom.Li, atom.Div, atom.H2, atom.H3, atom.H4, atom.H5, atom.Strong, atom.Em) || !roughly(e, maxIntroduced) || find(e, atom.A) == nil || find(e, atom.P) != nil {
			continue
		}
		chars, linked := weigh(e)
		if chars > maxIntroduced || linked*2 < chars {
			continue
		}
		if _, ok := afterLead(textOf(e)); ok {
			r.take(e, r.links(e))
		}
	}
}

// bareLinks takes the paragraphs and lists of the body that are nothing but links to stories of the site.
func (r *related) bareLinks() {
	if r.region.node == nil {
		return
	}
	for e := range elements(r.region.node) {
		if !is(e, atom.P, atom.Ul, atom.H2, atom.H3, atom.H4) || !r.bare(e) {
			continue
		}
		if links := r.links(e); len(links) > 0 && len(links) <= maxBox {
			r.take(e, links)
		}
	}
}

// bare reports that an element has no words outside links, and that its links have the length of headlines.
func (r *related) bare(e *html.Node) bool {
	chars, linked := weigh(e)
	anchors := all(e, atom.A)
	if chars == 0 || len(anchors) == 0 || linked*20 < chars*19 {
		return false
	}
	for _, a := range anchors {
		if t := textOf(a); t != "" && len(wordsOf(t)) < 4 && !r.page.story(resolvePage(r.page.base, attr(a, "href"))) {
			return false
		}
	}
	return chars/len(anchors) > 15
}

// take notes the links of a box and removes it, leaving a mark in the order of the page.
func (r *related) take(box *html.Node, links []news.Link) {
	place := order(box)
	for _, l := range links {
		kind := r.kind(box, l)
		if beside := kind == news.RelatedInline || kind == news.RelatedEnd; beside && brieflyNamed(l) {
			continue
		}
		if i, seen := r.index[key(l.URL)]; seen {
			if kind == news.RelatedInline && r.found[i].Kind == news.RelatedEnd {
				r.found[i].Kind, r.found[i].Anchor = kind, place
			}
			continue
		}
		r.page.trace.note("related", "%s: %s", r.how, l.Title)
		r.index[key(l.URL)] = len(r.found)
		r.found = append(r.found, news.Related{Link: l, Kind: kind, Anchor: place})
	}
	if box.Parent != nil {
		mark := &html.Node{Type: html.ElementNode, Data: "span", DataAtom: atom.Span}
		setAttr(mark, orderKey, attr(box, orderKey))
		box.Parent.InsertBefore(mark, box)
		remove(box)
	}
}

func (r *related) kind(box *html.Node, l news.Link) news.RelatedKind {
	if k, ok := r.step(box, l); ok {
		return k
	}
	if place := order(box); r.region.node != nil && place > r.region.first && place < r.region.last {
		return news.RelatedInline
	}
	return news.RelatedEnd
}

// step tells links to the next and the previous post.
func (r *related) step(box *html.Node, l news.Link) (news.RelatedKind, bool) {
	if !r.stepBox(box) {
		return 0, false
	}
	for _, a := range all(box, atom.A) {
		if key(resolvePage(r.page.base, attr(a, "href"))) != key(l.URL) {
			continue
		}
		for n := a; n != nil && n != box.Parent; n = n.Parent {
			label := " " + strings.ToLower(attr(n, "rel")+" "+strings.Join(r.page.names.of(n), " ")) + " "
			switch {
			case strings.Contains(label, " next "):
				if !strings.Contains(label, " prev") {
					return news.RelatedNext, true
				}
			case strings.Contains(label, " prev"):
				return news.RelatedPrev, true
			}
		}
	}
	return 0, false
}

func (r *related) stepBox(box *html.Node) bool {
	if r.page.names.any(box, stepWords) {
		return true
	}
	for e := range elements(box) {
		if rel := attr(e, "rel"); rel == "next" || rel == "prev" {
			return true
		}
	}
	return false
}
