package article

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
	"reader/internal/text"
)

// The length of a lede, in characters: shorter is a label, longer is the text itself.
const (
	minLede = 35
	maxLede = 900
)

// lede lists the paragraphs that stand between the headline and the text, outside the element that holds the text:
// the standfirst, and first paragraphs that a site sets apart. It must be read before readability takes the page apart.
func (p *page) lede(r region) candidate {
	var c candidate
	if r.node == nil || p.headline == 0 || p.headline > r.first {
		return c
	}
	for e := range elements(p.body) {
		if place := order(e); place <= p.headline || place >= r.first || contains(e, r.node) || contains(r.node, e) {
			continue
		}
		if !p.ledeParagraph(e) {
			continue
		}
		blocks, _ := buildBlocks(e, p.base)
		for _, b := range blocks {
			if b.Kind != news.Paragraph && b.Kind != news.Heading && b.Kind != news.List {
				continue
			}
			if b.Kind == news.Heading {
				b.Kind, b.Level = news.Paragraph, 0
			}
			c.blocks = append(c.blocks, b)
			c.orders = append(c.orders, order(e))
		}
	}
	return c
}

// ledeParagraph reports an element that holds prose itself and is no caption, label or teaser.
func (p *page) ledeParagraph(e *html.Node) bool {
	if inline[e.DataAtom] && !is(e.Parent, atom.Div, atom.Header, atom.Section, atom.Article) || is(e, atom.H1) {
		return false
	}
	if closest(e, atom.Figure, atom.Figcaption, atom.Aside, atom.Nav, atom.Form, atom.Table, atom.Button, atom.Footer, atom.H1, atom.A) != nil || find(e, atom.P, atom.Div, atom.H1) != nil {
		return false
	}
	for n := e; n != nil && n != p.body; n = n.Parent {
		if p.names.any(n, captionWords) {
			return false
		}
	}
	chars, linked := prose(e)
	if is(e, atom.Ul) {
		chars, linked = weigh(e)
	}
	return chars >= minLede && chars <= maxLede && linked*3 < chars
}

// withLede puts before a text those paragraphs of the lede that it does not hold already.
func (t candidate) withLede(lede candidate) candidate {
	if len(t.blocks) == 0 || len(lede.blocks) == 0 {
		return t
	}
	known := letters(news.PlainText(t.blocks))
	out := candidate{name: t.name, reason: t.reason}
	for i := range lede.blocks {
		if text := letters(news.PlainText(lede.blocks[i : i+1])); text != "" && !strings.Contains(known, text) {
			known += text
			out.blocks = append(out.blocks, lede.blocks[i])
			out.orders = append(out.orders, lede.orders[i])
		}
	}
	out.lede = len(out.blocks)
	out.blocks = append(out.blocks, t.blocks...)
	out.orders = append(out.orders, t.orders...)
	return out
}

// The standfirst in a text.
const (
	opens         = 3   // blocks among which it stands: a figure and a dateline may come before it
	minStandfirst = 6   // words, of one that no description confirms: fewer are a credit
	maxStandfirst = 400 // characters of it: more are the text itself
)

// standfirst is the page's description, in the words of the text where the text opens with it. A single short paragraph
// that the page sets apart above its text is the standfirst whatever the description says.
func (t candidate) standfirst(description string) string {
	for i := range t.blocks[:min(len(t.blocks), opens)] {
		words := fold(news.Plain(t.blocks[i].Spans))
		if t.blocks[i].Kind == news.Paragraph && (letters(words) == letters(description) || i < t.lede && similar(words, description)) {
			return words
		}
	}
	if t.lede == 1 && t.blocks[0].Kind == news.Paragraph {
		words := fold(news.Plain(t.blocks[0].Spans))
		if text.Words(words) >= minStandfirst && utf8.RuneCountInString(words) <= maxStandfirst && findDate(words).IsZero() {
			return words
		}
	}
	return description
}
