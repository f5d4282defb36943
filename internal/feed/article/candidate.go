package article

import (
	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
	"reader/internal/text"
)

// candidate is a text in blocks, with the place in the page of each.
type candidate struct {
	name   string
	reason string // see Candidate
	blocks []news.Block
	orders []int
	lede   int // how many of blocks stood above the element that holds the text
}

func (c candidate) words() int { return text.Words(news.PlainText(c.blocks)) }

func (c candidate) named(name string) candidate {
	c.name = name
	return c
}

// maxReadable is how many elements a page may have for readability, whose cost grows faster than the page.
const maxReadable = 12_000

// readable asks readability for the story. It takes the page apart: nothing else can read it afterwards.
func (p *page) readable() candidate {
	count := 0
	for range elements(p.doc) {
		count++
	}
	if count > maxReadable {
		return candidate{}
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	parser.KeepClasses = true
	result, err := parser.ParseAndMutate(p.doc, p.base)
	if err != nil || result.Node == nil {
		return candidate{}
	}
	return p.build(result.Node)
}

// dense makes a story of the region where prose is thickest, without the parts of it that are lists of links.
func (p *page) dense(r region) candidate {
	if r.node == nil {
		return candidate{}
	}
	root := clone(r.node)
	thin(root)
	return p.build(root)
}

func (p *page) build(root *html.Node) candidate {
	blocks, orders := buildBlocks(root, p.base)
	return candidate{blocks: blocks, orders: orders}
}

func clone(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.AppendChild(clone(child))
	}
	return c
}

// groups are the elements that may be a box of their own inside a story.
var groups = atoms(atom.Div, atom.Section, atom.Ul, atom.Ol, atom.Table, atom.Dl, atom.Header)

// thin removes boxes of links, and the parts that are never prose.
func thin(root *html.Node) {
	for e := range elements(root) {
		switch {
		case attr(e, noteKey) != "", ofNotes(e):
		case is(e, atom.Aside, atom.Nav, atom.Footer):
			remove(e)
		case groups[e.DataAtom]:
			chars, linked := weigh(e)
			if chars > 0 && linked*2 > chars && find(e, atom.Figure) == nil {
				remove(e)
			}
		}
	}
}
