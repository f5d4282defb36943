package article

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// orderKey is the attribute that holds an element's place in the page, so that what readability moves about can be
// found again. No parser yields a name with a space, so no page can forge it.
const orderKey = "reader order"

// maxNesting bounds quotes in lists in quotes; deeper ones are set flat.
const maxNesting = 8

// builder turns a tree into blocks, in the order of reading.
type builder struct {
	base    *url.URL
	blocks  []news.Block
	orders  []int // place in the page of each of blocks
	raw     []news.Span
	style   news.Style
	link    string
	order   int // place in the page of the last element met
	started int // order when the first of raw came in
	nesting int
	verse   bool // paragraphs are stanzas
	kept    bool // line ends of the source are line breaks
	names   names
	notes   map[int]bool // the numbers of the notes that were met; shared by all that build one text
}

// buildBlocks returns the blocks below n and, for each, its place in the page.
func buildBlocks(n *html.Node, base *url.URL) ([]news.Block, []int) {
	b := builder{base: base, names: newNames(), notes: map[int]bool{}}
	b.element(n)
	b.flush()
	forget(b.blocks, b.notes)
	forgetParts(b.blocks, base)
	return b.blocks, b.orders
}

// nested is a builder of what stands inside a block of b.
func (b *builder) nested() builder {
	return builder{base: b.base, style: b.style, link: b.link, order: b.order, nesting: b.nesting + 1, verse: b.verse, kept: b.kept, names: b.names, notes: b.notes}
}

// inside builds what is below n on its own: an item, a quotation.
func (b *builder) inside(n *html.Node) []news.Block {
	c := b.nested()
	c.children(n)
	c.flush()
	b.order = c.order
	return c.blocks
}

// spansOf is the text below n as one line of spans.
func (b *builder) spansOf(n *html.Node) []news.Span {
	c := b.nested()
	c.nesting, c.verse, c.kept = maxNesting, false, false
	c.children(n)
	var raw []news.Span
	c.flush()
	for i := range c.blocks {
		if c.blocks[i].Kind == news.Paragraph || c.blocks[i].Kind == news.Heading {
			raw = append(append(raw, c.blocks[i].Spans...), news.Span{Text: " "})
		}
	}
	return oneLine(raw)
}

func (b *builder) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.node(c)
	}
}

func (b *builder) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		b.text(n.Data)
	case html.ElementNode:
		if !hidden(n) {
			b.element(n)
		}
	}
}

// text adds words; line breaks of the source are spaces, but where they are to be kept.
func (b *builder) text(s string) {
	if s == "" {
		return
	}
	if len(b.raw) == 0 {
		b.started = b.order
	}
	if !b.kept && strings.ContainsAny(s, "\n\r") {
		s = joinLines(s)
	}
	b.raw = append(b.raw, news.Span{Text: s, Style: b.style, URL: b.link})
}

func (b *builder) add(block news.Block) {
	b.blocks = append(b.blocks, block)
	b.orders = append(b.orders, b.order)
}

// flush ends the paragraph that is being gathered.
func (b *builder) flush() {
	raw, kind := b.raw, news.Paragraph
	b.raw = nil
	if b.verse {
		kind = news.Verse
	}
	for _, spans := range tidy(raw) {
		block := news.Block{Kind: kind, Spans: spans}
		switch mark := ornament(spans); {
		case mark == "":
		case len([]rune(mark)) < leastOrnament:
			continue // a point, bar or quotation mark that a template left over
		default:
			block = news.Block{Kind: news.Rule}
		}
		b.paragraph(block)
	}
}

// maxBlocks is from how many blocks on, of about 400 bytes each, paragraphs that follow one another are one: every candidate
// has them all. Where other blocks lie between there are fewer, as each has a tag of its own. The megabyte of text that is
// read of a page has 3,000 paragraphs as they are written.
const maxBlocks = 10_000

// paragraph adds a block that was set of raw spans.
func (b *builder) paragraph(block news.Block) {
	if n := len(b.blocks); n >= maxBlocks && b.blocks[n-1].Kind == block.Kind {
		last := &b.blocks[n-1]
		last.Spans = append(append(last.Spans, news.Span{Text: " "}), block.Spans...)
		return
	}
	b.blocks = append(b.blocks, block)
	b.orders = append(b.orders, b.started)
}

// leastOrnament is how many signs make a line of asterisks or dashes, as writers part a text with.
const leastOrnament = 3

// ornament is a paragraph of nothing but points, bars, asterisks, dashes or quotation marks, without its spaces; empty for any other.
func ornament(spans []news.Span) string {
	words := strings.Join(strings.Fields(news.Plain(spans)), "")
	if len(words) > 200 || strings.Trim(words, ".,;:|/*•·—–-_~#=⁂◆■\"'“”„‘’‚«»‹›") != "" || words == "..." {
		return ""
	}
	return words
}

// styles are the elements that only set words off.
var styles = map[atom.Atom]news.Style{
	atom.B: news.Strong, atom.Strong: news.Strong, atom.Em: news.Emphasis, atom.I: news.Emphasis,
	atom.Cite: news.Emphasis, atom.Dfn: news.Emphasis, atom.Var: news.Emphasis, atom.Code: news.Mono,
	atom.Kbd: news.Mono, atom.Samp: news.Mono, atom.Tt: news.Mono, atom.Del: news.Struck, atom.S: news.Struck,
	atom.Strike: news.Struck, atom.Sup: news.Superscript, atom.Sub: news.Subscript, atom.Mark: news.Marked,
}

func (b *builder) element(n *html.Node) {
	if place := attr(n, orderKey); place != "" { // written by us
		b.order, _ = strconv.Atoi(place)
	}
	tag := n.DataAtom
	if tag == 0 || n.Data != tag.String() { // readability renames elements without touching the atom
		tag = atom.Lookup([]byte(n.Data))
	}
	if set := b.setter(tag, n); set != nil {
		set(n)
		return
	}
	switch {
	case silent[tag] && tag != atom.Iframe && tag != atom.Object:
	case tag == atom.A:
		b.anchor(n)
	case tag == atom.Rp:
	case tag == atom.Rt:
		b.reading(n)
	case tag == atom.Q:
		b.text("“")
		b.children(n)
		b.text("”")
	case styleOf(tag, n) != 0:
		before := b.style
		b.style |= styleOf(tag, n)
		b.children(n)
		b.style = before
	case inline[tag]:
		b.children(n)
	case labelled(n):
		b.flush()
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			b.children(c)
			b.text(" ")
		}
		b.flush()
	default:
		b.flush()
		b.children(n)
		b.flush()
	}
}

// setter finds the method that makes a block of an element, or nil for plain text.
func (b *builder) setter(tag atom.Atom, n *html.Node) func(*html.Node) {
	if !b.verse && b.isVerse(tag, n) {
		return b.poem
	}
	if isBreak(tag, n) {
		tag = atom.Br
	}
	switch tag {
	case atom.Br:
		return func(*html.Node) { b.raw = append(b.raw, news.Span{Text: "\n", Style: b.style, URL: b.link}) }
	case atom.Hr:
		return func(*html.Node) { b.flush(); b.add(news.Block{Kind: news.Rule}) }
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return b.heading
	case atom.Img:
		return b.image
	case atom.Figure:
		return b.figure
	case atom.Figcaption:
		return b.caption
	case atom.Iframe, atom.Video, atom.Audio, atom.Object, atom.Embed:
		return b.embed
	case atom.Pre:
		if b.verse {
			break
		}
		return b.code
	}
	if (tag == atom.Div || tag == atom.P || tag == atom.Span) && b.names.any(n, captionWords) && find(n, atom.Img, atom.P, atom.Div) == nil {
		return b.caption
	}
	return b.container(tag, n)
}

// container is setter for blocks that hold others.
func (b *builder) container(tag atom.Atom, n *html.Node) func(*html.Node) {
	switch {
	case b.nesting >= maxNesting:
	case attr(n, noteKey) != "":
		return b.note
	case is(n, atom.Ul, atom.Ol, atom.Menu):
		if !ofNotes(n) {
			return b.list
		}
	case tag == atom.Dl:
		if find(n, atom.Dt) != nil {
			return b.definitions
		}
	case tag == atom.Blockquote, b.isPullQuote(tag, n):
		return b.quote
	case tag == atom.Table && isDataTable(n):
		return b.table
	}
	return nil
}

func (b *builder) anchor(n *html.Node) {
	if number := attr(n, referenceKey); number != "" {
		b.reference(n, number)
		return
	}
	before := b.link
	if href := attr(n, "href"); href != "" && href != "#" && (b.base != nil || href[0] != '#') {
		b.link = resolve(b.base, href)
	}
	b.children(n)
	b.link = before
}

func (b *builder) heading(n *html.Node) {
	b.flush()
	spans := b.spansOf(n)
	if legible(spans) {
		level := max(2, int(n.Data[1]-'0'))
		b.add(news.Block{Kind: news.Heading, Level: level, Spans: spans})
	}
	for _, img := range all(n, atom.Img) {
		b.image(img)
	}
}
