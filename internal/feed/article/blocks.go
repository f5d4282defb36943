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
	names   names
}

// buildBlocks returns the blocks below n and, for each, its place in the page.
func buildBlocks(n *html.Node, base *url.URL) ([]news.Block, []int) {
	b := builder{base: base, names: newNames()}
	b.element(n)
	b.flush()
	return b.blocks, b.orders
}

// inside builds what is below n on its own: an item, a quotation.
func (b *builder) inside(n *html.Node) []news.Block {
	c := builder{base: b.base, style: b.style, link: b.link, order: b.order, nesting: b.nesting + 1, names: b.names}
	c.children(n)
	c.flush()
	b.order = c.order
	return c.blocks
}

// spansOf is the text below n as one line of spans.
func (b *builder) spansOf(n *html.Node) []news.Span {
	c := builder{base: b.base, style: b.style, link: b.link, nesting: maxNesting, names: b.names}
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

// spaced makes spaces of line ends.
var spaced = strings.NewReplacer("\n", " ", "\r", " ")

// text adds words; line breaks of the source are spaces.
func (b *builder) text(s string) {
	if s == "" {
		return
	}
	if len(b.raw) == 0 {
		b.started = b.order
	}
	if strings.ContainsAny(s, "\n\r") {
		s = spaced.Replace(s)
	}
	b.raw = append(b.raw, news.Span{Text: s, Style: b.style, URL: b.link})
}

func (b *builder) add(block news.Block) {
	b.blocks = append(b.blocks, block)
	b.orders = append(b.orders, b.order)
}

// flush ends the paragraph that is being gathered.
func (b *builder) flush() {
	raw := b.raw
	b.raw = nil
	for _, spans := range tidy(raw) {
		b.blocks = append(b.blocks, news.Block{Kind: news.Paragraph, Spans: spans})
		b.orders = append(b.orders, b.started)
	}
}

// styles are the elements that only set words off.
var styles = map[atom.Atom]news.Style{
	atom.B: news.Strong, atom.Strong: news.Strong, atom.Em: news.Emphasis, atom.I: news.Emphasis,
	atom.Cite: news.Emphasis, atom.Dfn: news.Emphasis, atom.Var: news.Emphasis, atom.Code: news.Mono,
	atom.Kbd: news.Mono, atom.Samp: news.Mono, atom.Tt: news.Mono, atom.Del: news.Struck, atom.S: news.Struck,
	atom.Strike: news.Struck, atom.Sup: news.Superscript, atom.Sub: news.Subscript,
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
	case tag == atom.Q:
		b.text("“")
		b.children(n)
		b.text("”")
	case styles[tag] != 0:
		before := b.style
		b.style |= styles[tag]
		b.children(n)
		b.style = before
	case inline[tag]:
		b.children(n)
	default:
		b.flush()
		b.children(n)
		b.flush()
	}
}

// setter finds the method that makes a block of an element, or nil for plain text.
func (b *builder) setter(tag atom.Atom, n *html.Node) func(*html.Node) {
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
		return b.code
	}
	if (tag == atom.Div || tag == atom.P || tag == atom.Span) && b.names.any(n, captionWords) && find(n, atom.Img, atom.P, atom.Div) == nil {
		return b.caption
	}
	if b.nesting >= maxNesting {
		return nil
	}
	switch tag {
	case atom.Ul, atom.Ol, atom.Menu:
		return b.list
	case atom.Dt:
		return b.term
	case atom.Blockquote:
		return b.quote
	case atom.Table:
		if isDataTable(n) {
			return b.table
		}
	}
	return nil
}

func (b *builder) anchor(n *html.Node) {
	before := b.link
	if href := attr(n, "href"); href != "" && !strings.HasPrefix(href, "#") {
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

func (b *builder) term(n *html.Node) {
	b.flush()
	before := b.style
	b.style |= news.Strong
	b.children(n)
	b.style = before
	b.flush()
}

func (b *builder) list(n *html.Node) {
	b.flush()
	block := news.Block{Kind: news.List, Ordered: n.Data == "ol"}
	if start, err := strconv.Atoi(attr(n, "start")); err == nil && block.Ordered && start > 1 && start < 1e6 {
		block.Start = start
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || hidden(c) {
			continue
		}
		if item := b.inside(c); len(item) > 0 {
			block.Items = append(block.Items, item)
		}
	}
	switch {
	case len(block.Items) == 0:
	case len(block.Items) == 1 && !block.Ordered && onlyFigures(block.Items[0]):
		for _, figure := range block.Items[0] {
			b.add(figure)
		}
	default:
		b.add(block)
	}
}

func onlyFigures(blocks []news.Block) bool {
	for i := range blocks {
		if blocks[i].Kind != news.Figure && blocks[i].Kind != news.Embed {
			return false
		}
	}
	return true
}

// code keeps line breaks and indentation; only the newlines around it go.
func (b *builder) code(n *html.Node) {
	b.flush()
	var s strings.Builder
	writeCode(&s, n)
	text := strings.Trim(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s.String()), "\n")
	if strings.TrimSpace(text) != "" {
		b.add(news.Block{Kind: news.Code, Text: text})
	}
}

func writeCode(s *strings.Builder, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			s.WriteString(c.Data)
		case is(c, atom.Br):
			s.WriteByte('\n')
		case c.Type == html.ElementNode && !silent[c.DataAtom]:
			writeCode(s, c)
		}
	}
}

// quote takes the words of a trailing cite or footer for the attribution.
func (b *builder) quote(n *html.Node) {
	b.flush()
	block := news.Block{Kind: news.Quote}
	defer b.toPost(attr(n, embedKey))
	if by := attribution(n); by != nil {
		block.Spans = b.spansOf(by)
		remove(by)
	}
	block.Blocks = b.inside(n)
	if len(block.Blocks) > 0 {
		b.add(block)
	}
}

// toPost adds the address of a quoted post, unless the quotation has it already.
func (b *builder) toPost(address string) {
	if address == "" || len(b.blocks) == 0 {
		return
	}
	known := false
	news.EachLink(b.blocks[len(b.blocks)-1:], func(l news.Link) { known = known || l.URL == address })
	if !known {
		b.add(news.Block{Kind: news.Embed, Link: news.Link{Title: playerOf(address), URL: address}})
	}
}

// attribution is the element that names who is quoted: the last footer or cite, with nothing said after it.
func attribution(quote *html.Node) *html.Node {
	var by *html.Node
	for e := range elements(quote) {
		if is(e, atom.Footer) || is(e, atom.Cite) && closest(e, atom.Footer) == nil {
			by = e
		}
	}
	if by == nil {
		return nil
	}
	words, _ := weigh(quote)
	own, _ := weigh(by)
	text, tail := textOf(quote), textOf(by)
	if own == 0 || own >= words || !strings.HasSuffix(text, tail) {
		return nil
	}
	return by
}
