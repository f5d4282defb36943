package article

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	set := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		set[a] = true
	}
	return set
}

func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

func setAttr(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

// is reports whether n is an element with one of the tags. Tags unknown to package atom have DataAtom zero.
func is(n *html.Node, tags ...atom.Atom) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	for _, t := range tags {
		if n.DataAtom == t || n.Data == t.String() {
			return true
		}
	}
	return false
}

// elements yields the elements below n, parents first. An element may be removed while it is visited.
func elements(n *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) { eachElement(n, yield) }
}

func eachElement(n *html.Node, yield func(*html.Node) bool) bool {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode {
			if !yield(c) {
				return false
			}
			if c.Parent == n && !eachElement(c, yield) {
				return false
			}
		}
		c = next
	}
	return true
}

// find is the first element below n with one of the tags, or nil.
func find(n *html.Node, tags ...atom.Atom) *html.Node {
	for e := range elements(n) {
		if is(e, tags...) {
			return e
		}
	}
	return nil
}

// all lists the elements below n with one of the tags.
func all(n *html.Node, tags ...atom.Atom) []*html.Node {
	var list []*html.Node
	for e := range elements(n) {
		if is(e, tags...) {
			list = append(list, e)
		}
	}
	return list
}

// closest is n itself or its nearest ancestor with one of the tags, or nil.
func closest(n *html.Node, tags ...atom.Atom) *html.Node {
	for ; n != nil; n = n.Parent {
		if is(n, tags...) {
			return n
		}
	}
	return nil
}

func contains(ancestor, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == ancestor {
			return true
		}
	}
	return false
}

func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// silent are elements whose text is not part of what a page says.
var silent = atoms(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Select,
	atom.Textarea, atom.Iframe, atom.Button, atom.Head, atom.Title, atom.Object)

// textOf is the text below n, its white space folded; blocks are set apart by a space.
func textOf(n *html.Node) string {
	var b strings.Builder
	writeText(&b, n)
	return fold(b.String())
}

// brief is the text below n when it has no more than limit bytes, else nothing: it spares the reading of long elements.
func brief(n *html.Node, limit int) string {
	if left := limit; !fits(n, &left) {
		return ""
	}
	return textOf(n)
}

// roughly reports that n may have no more than so many characters, each of which can take four bytes.
func roughly(n *html.Node, chars int) bool {
	left := chars * utf8.UTFMax
	return fits(n, &left)
}

func fits(n *html.Node, left *int) bool {
	if n.Type == html.TextNode {
		*left -= len(strings.TrimSpace(n.Data))
		return *left >= 0
	}
	if n.Type == html.ElementNode && silent[n.DataAtom] {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !fits(c, left) {
			return false
		}
	}
	return true
}

func writeText(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
		return
	}
	if n.Type == html.ElementNode {
		if silent[n.DataAtom] {
			return
		}
		if !inline[n.DataAtom] {
			b.WriteByte(' ')
			defer b.WriteByte(' ')
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeText(b, c)
	}
}

// fold trims s and makes every run of white space one space.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// weigh counts the visible characters below n, and those of them that stand in links.
func weigh(n *html.Node) (chars, linked int) {
	switch {
	case n.Type == html.TextNode:
		return visible(n.Data), 0
	case n.Type == html.ElementNode && silent[n.DataAtom]:
		return 0, 0
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		cc, cl := weigh(c)
		chars += cc
		linked += cl
	}
	if is(n, atom.A) && hasAttr(n, "href") {
		linked = chars
	}
	return chars, linked
}

func visible(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// inline are the elements that do not break a line.
var inline = atoms(atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code,
	atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr,
	atom.Q, atom.Rp, atom.Rt, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub,
	atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr)
