package article

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// The marks of notes, which survive what readability does to identifiers. See orderKey.
const (
	noteKey      = "reader note"      // at a note: its number
	signKey      = "reader sign"      // at a note: what the text refers to it by
	referenceKey = "reader reference" // at a link to a note: its number
)

// noteWords mark links to notes.
var noteWords = wordSet(`footnote footnotes footnote-ref footnote-reference footnoteref noteref note-ref fnref fn endnote endnotes reference`)

// longestSign is the longest sign of a note, in characters: "[123]" without its brackets.
const longestSign = 4

// longestNote bounds, in characters, what a link may lead to and still lead to a note and not to a part of the text.
const longestNote = 4000

// within is the place in its own page that a link leads to; empty for other links.
func within(a *html.Node, base *url.URL) string {
	href := attr(a, "href")
	if rest, ok := strings.CutPrefix(href, "#"); ok {
		return rest
	}
	if base == nil || !strings.Contains(href, "#") {
		return ""
	}
	address, fragment, _ := strings.Cut(href, "#")
	own, _, _ := strings.Cut(base.String(), "#")
	if resolve(base, address) != resolve(nil, own) {
		return ""
	}
	return fragment
}

// markNotes finds the notes of a text by the links that refer to them, and numbers them in the order of the page. All
// items of a list that holds a note are notes.
func markNotes(root *html.Node, links []*html.Node, base *url.URL) {
	var targets map[string]*html.Node
	known := map[string]*html.Node{} // the notes at places that a link has led to; nil where there is none
	last := 0
	for _, a := range links {
		if !refers(a) || closestWith(a, noteKey) != nil {
			continue
		}
		if targets == nil {
			targets = identified(root)
		}
		place := within(a, base)
		if unescaped, err := url.PathUnescape(place); err == nil {
			place = unescaped
		}
		n, ok := known[place]
		if !ok {
			n = noteAt(targets[place])
			known[place] = n
		}
		if n == nil || contains(n, a) {
			continue
		}
		if attr(n, noteKey) == "" {
			last = markFrom(last, n)
		}
		if sign := signOf(a); attr(n, signKey) == "" {
			setAttr(n, signKey, sign)
		}
		setAttr(a, referenceKey, attr(n, noteKey))
	}
}

// markFrom numbers a note, and the other items of its list, and returns the last number given.
func markFrom(last int, n *html.Node) int {
	items := []*html.Node{n}
	if is(n, atom.Li) {
		items = nil
		for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
			if is(c, atom.Li) {
				items = append(items, c)
			}
		}
	}
	for _, item := range items {
		last++
		setAttr(item, noteKey, strconv.Itoa(last))
	}
	return last
}

func identified(root *html.Node) map[string]*html.Node {
	set := map[string]*html.Node{}
	for e := range elements(root) {
		for _, id := range []string{attr(e, "id"), attr(e, "name")} {
			if id != "" && set[id] == nil {
				set[id] = e
			}
		}
	}
	return set
}

func closestWith(n *html.Node, key string) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && attr(n, key) != "" {
			return n
		}
	}
	return nil
}

// refers reports a link to a note: named as one (DPUB-ARIA, EPUB) or by its class, or a sign that is raised or in brackets.
func refers(a *html.Node) bool {
	if strings.HasSuffix(attr(a, "role"), "doc-noteref") || strings.Contains(attr(a, "epub:type"), "noteref") {
		return true
	}
	if attr(a, "role") == "doc-backlink" || !sign(signOf(a)) {
		return false
	}
	words := textOf(a)
	return closest(a, atom.Sup) != nil || find(a, atom.Sup) != nil || strings.HasPrefix(words, "[") && strings.HasSuffix(words, "]") ||
		newNames().any(a, noteWords)
}

// signOf is what refers to a note, without brackets.
func signOf(a *html.Node) string { return strings.Trim(textOf(a), "[]() .") }

// sign reports a number, a letter or one of the printer's signs.
func sign(s string) bool {
	if s == "" || utf8.RuneCountInString(s) > longestSign {
		return false
	}
	return len(s) == 1 || strings.Trim(westernDigits(s), "0123456789") == "" || strings.Trim(s, "*†‡§¶‖ivx") == ""
}

// noteAt is the element of a note, of which a link names some part; nil when it is none.
func noteAt(n *html.Node) *html.Node {
	if n != nil && inline[n.DataAtom] {
		n = closest(n, atom.Li, atom.Dd, atom.P, atom.Aside, atom.Div)
	}
	if !is(n, atom.Li, atom.Dd, atom.P, atom.Aside, atom.Div, atom.Section) {
		return nil
	}
	if chars, _ := weigh(n); chars == 0 || chars > longestNote {
		return nil
	}
	return n
}

// ofNotes reports a list whose items are notes.
func ofNotes(list *html.Node) bool {
	for c := list.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return attr(c, noteKey) != ""
		}
	}
	return false
}

// reference sets a link to a note as its sign.
func (b *builder) reference(a *html.Node, number string) {
	n, _ := strconv.Atoi(number) // written by us
	b.text("")
	b.raw = append(b.raw, news.Span{Text: signOf(a), Style: news.Superscript, Note: n})
}

// note adds a note to those before it, without the links back to the text.
func (b *builder) note(n *html.Node) {
	b.flush()
	number, _ := strconv.Atoi(attr(n, noteKey)) // written by us
	for _, a := range all(n, atom.A) {
		if back(a) {
			remove(a)
		}
	}
	item := b.inside(n)
	if len(item) == 0 {
		return
	}
	b.notes[number] = true
	last := len(b.blocks) - 1
	if last < 0 || b.blocks[last].Kind != news.Notes || b.blocks[last].Start+len(b.blocks[last].Items) != number {
		b.add(news.Block{Kind: news.Notes, Start: number})
		last = len(b.blocks) - 1
	}
	block := &b.blocks[last]
	block.Items = append(block.Items, item)
	if s := attr(n, signKey); len(block.Markers) > 0 || s != "" && s != strconv.Itoa(number) {
		for len(block.Markers) < len(block.Items)-1 {
			block.Markers = append(block.Markers, strconv.Itoa(block.Start+len(block.Markers)))
		}
		if s == "" {
			s = strconv.Itoa(number)
		}
		block.Markers = append(block.Markers, s)
	}
}

// back reports a link from a note to the text.
func back(a *html.Node) bool {
	if attr(a, "role") == "doc-backlink" {
		return true
	}
	words := strings.Trim(textOf(a), "[]() .\uFE0E\uFE0F")
	return strings.Contains(attr(a, "href"), "#") && (words == "" || sign(words) || strings.Trim(words, "↩↑^⏎⬆◄△▲↵") == "")
}

// forget makes plain signs of the references to notes that the text does not have.
func forget(blocks []news.Block, notes map[int]bool) {
	eachSpans(blocks, func(spans []news.Span) {
		for i := range spans {
			if !notes[spans[i].Note] {
				spans[i].Note = 0
			}
		}
	})
}

// eachSpans visits the spans of blocks and of all inside them.
func eachSpans(blocks []news.Block, visit func([]news.Span)) {
	for i := range blocks {
		visit(blocks[i].Spans)
		eachSpans(blocks[i].Blocks, visit)
		for _, item := range blocks[i].Items {
			eachSpans(item, visit)
		}
		for _, row := range blocks[i].Rows {
			for _, cell := range row {
				visit(cell.Spans)
			}
		}
	}
}
