package article

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// creditWords mark the elements that name a photographer or an agency.
var creditWords = wordSet(`credit credits copyright photographer photo-credit image-credit source agency attribution
	author byline fotograf bildquelle quelle rights`)

// captionWords mark the elements under a picture.
var captionWords = wordSet(`caption captions figcaption wp-caption-text image-caption photo-caption media-caption legend
	bildunterschrift legende`)

// glyphWords mark pictures that stand for a character or a formula in the text.
var glyphWords = wordSet(`emoji wp-smiley latex tex math mwe-math-fallback-image-inline mathjax equation formula`)

// figure sets what a figure holds: a picture with its caption, a quotation with its source, a table, code, an embed.
func (b *builder) figure(n *html.Node) {
	b.flush()
	if address := attr(n, embedKey); address != "" {
		block := embedBlock(news.Link{Title: textOf(n), URL: address})
		block.Medium = mediumNamed(attr(n, mediumKey), block.Medium)
		b.add(block)
		return
	}
	if b.isPullQuote(atom.Figure, n) {
		b.quote(n)
		return
	}
	if find(n, atom.Figure, atom.Blockquote, atom.Table, atom.Pre, atom.Iframe, atom.Video, atom.Audio) != nil {
		b.exhibit(n, ownCaption(n))
		return
	}
	caption := b.captionOf(n)
	first := len(b.blocks)
	for _, img := range b.photographs(all(n, atom.Img)) {
		b.image(img)
	}
	if len(b.blocks) == first {
		if caption == nil { // a figure of words alone is text in a costly wrapper
			b.children(n)
			b.flush()
		}
		return
	}
	if caption != nil {
		block := &b.blocks[len(b.blocks)-1]
		block.Credit = b.credit(caption)
		block.Spans = b.spansOf(caption)
	}
	if block := &b.blocks[len(b.blocks)-1]; block.Credit == "" {
		block.Credit = b.credit(n)
	}
}

// photographs are the pictures of a figure without the drawings beside them, which are the signs of its buttons. A figure
// of drawings alone keeps them.
func (b *builder) photographs(imgs []*html.Node) []*html.Node {
	rest := slices.DeleteFunc(slices.Clone(imgs), func(n *html.Node) bool {
		address, _, _ := strings.Cut(pictureOf(n, b.base).URL, "?")
		return strings.HasSuffix(strings.ToLower(address), ".svg")
	})
	if len(rest) == 0 {
		return imgs
	}
	return rest
}

// ownCaption is the caption of a figure, as against those of the figures in it; nil when it has none.
func ownCaption(n *html.Node) *html.Node {
	for _, c := range all(n, atom.Figcaption) {
		if closest(c, atom.Figure) == n {
			return c
		}
	}
	return nil
}

// exhibit sets a figure of something else than one picture. Its caption is the source of a quotation, the title of a film
// or table, the caption of a single picture or of all of them together, and a paragraph behind anything else.
func (b *builder) exhibit(n, caption *html.Node) {
	var said []news.Span
	if caption != nil {
		said = b.spansOf(caption)
		remove(caption)
	}
	first := len(b.blocks)
	b.children(n)
	b.flush()
	for last := len(b.blocks) - 1; last >= first && b.blocks[last].Kind == news.Rule; last-- {
		b.blocks, b.orders = b.blocks[:last], b.orders[:last]
	}
	if len(said) == 0 || len(b.blocks) == first {
		return
	}
	last := &b.blocks[len(b.blocks)-1]
	switch alone := len(b.blocks) == first+1; {
	case last.Kind == news.Embed:
		last.Link.Title = news.Plain(said)
	case len(last.Spans) == 0 && (last.Kind == news.Quote || last.Kind == news.Table || last.Kind == news.Figure && alone):
		last.Spans = said
	case last.Kind == news.Figure:
		b.add(news.Block{Kind: news.Figure, Spans: said})
	default:
		b.add(news.Block{Kind: news.Paragraph, Spans: said})
	}
}

func (b *builder) captionOf(n *html.Node) *html.Node {
	if c := find(n, atom.Figcaption); c != nil {
		return c
	}
	for e := range elements(n) {
		if b.names.any(e, captionWords) {
			return e
		}
	}
	return nil
}

// caption gives words that stand outside a figure to the picture before them; without one they are no text either.
func (b *builder) caption(n *html.Node) {
	b.flush()
	last := len(b.blocks) - 1
	if last < 0 || b.blocks[last].Kind != news.Figure || len(b.blocks[last].Spans) > 0 {
		return
	}
	if b.blocks[last].Credit == "" {
		b.blocks[last].Credit = b.credit(n)
	}
	b.blocks[last].Spans = b.spansOf(n)
}

// credit takes the credit out of a caption and returns it.
func (b *builder) credit(n *html.Node) string {
	for e := range elements(n) {
		if !b.names.any(e, creditWords) && attr(e, "itemprop") != "copyrightHolder" {
			continue
		}
		if text := textOf(e); text != "" && len(text) < 200 {
			remove(e)
			return text
		}
	}
	return ""
}

func (b *builder) image(n *html.Node) {
	if b.names.any(n, glyphWords) {
		b.text(attr(n, "alt"))
		return
	}
	picture := pictureOf(n, b.base)
	if picture.URL == "" {
		return
	}
	b.flush()
	if last := len(b.blocks) - 1; last >= 0 && b.blocks[last].Kind == news.Figure && b.blocks[last].Picture.URL == picture.URL {
		return
	}
	b.add(news.Block{Kind: news.Figure, Picture: picture})
}

// lazySources are where scripts look for the address of a picture that the page does not load at once.
var lazySources = []string{"data-src", "data-lazy-src", "data-original", "data-orig-file", "data-full-url", "data-hi-res-src"}

// pictureOf reads an img. URL is empty for icons, counting pixels and pictures carried in the page itself.
func pictureOf(n *html.Node, base *url.URL) news.Picture {
	p := news.Picture{Alt: fold(attr(n, "alt")), Width: pixels(attr(n, "width")), Height: pixels(attr(n, "height"))}
	if news.IsPixel(attr(n, "width"), attr(n, "height"), attr(n, "style")) {
		return news.Picture{}
	}
	candidates := []string{}
	for _, k := range lazySources {
		candidates = append(candidates, attr(n, k))
	}
	candidates = append(candidates, attr(n, "src"), largest(attr(n, "srcset")), largest(attr(n, "data-srcset")))
	for _, s := range sourcesOf(n) {
		candidates = append(candidates, largest(attr(s, "srcset")), largest(attr(s, "data-srcset")))
	}
	for _, c := range candidates {
		if p.URL = resolvePage(base, c); p.URL != "" {
			return p
		}
	}
	return news.Picture{}
}

// maxOffers is how many elements of a picture are looked at for its addresses: it has one for each form and width of screen.
const maxOffers = 32

// sourcesOf are the source elements of the picture that an img stands in.
func sourcesOf(n *html.Node) []*html.Node {
	if !is(n.Parent, atom.Picture) {
		return nil
	}
	var list []*html.Node
	looked := 0
	for e := range elements(n.Parent) {
		if looked++; looked > maxOffers {
			break
		}
		if is(e, atom.Source) {
			list = append(list, e)
		}
	}
	return list
}

// largest is the widest candidate of a srcset up to 2,000 pixels: no terminal shows more.
func largest(srcset string) string {
	best, width := "", -1
	for candidate := range strings.SplitSeq(srcset, ", ") {
		fields := strings.Fields(candidate)
		if len(fields) == 0 {
			continue
		}
		w := 0
		if len(fields) > 1 {
			w = pixels(strings.TrimSuffix(fields[1], "w"))
		}
		if w > width && w <= 2000 {
			best, width = strings.TrimSuffix(fields[0], ","), w
		}
	}
	return best
}

// pixels reads a length attribute; zero for percentages and nonsense.
func pixels(s string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), "px"))
	if err != nil || n < 0 || n > 1<<15 {
		return 0
	}
	return n
}
