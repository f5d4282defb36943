package article

import (
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
	"reader/internal/text"
)

// leadFigure is the figure of the lead picture, with its caption and credit, where the page has one: many themes set it
// above the container of the text, where no candidate finds it. A figure that says nothing is left to Article.Picture.
func (p *page) leadFigure(lead news.Picture, title string) (figure news.Block, ok bool) {
	if lead.URL == "" {
		return figure, false
	}
	for _, f := range all(p.doc, atom.Figure) {
		if find(f, atom.Figure) != nil { // what is in it comes by itself, and would be read once for each figure around it
			continue
		}
		for _, b := range p.fragmentOf(f) {
			if b.Kind == news.Figure && sameFile(b.Picture.URL, lead.URL) && (len(b.Spans) > 0 || b.Credit != "") {
				if letters(news.Plain(b.Spans)) == letters(title) {
					b.Spans = nil
				}
				b.Picture.URL = lead.URL // one address for one picture, whatever the size it is offered in
				return b, true
			}
		}
	}
	return figure, false
}

func (p *page) fragmentOf(n *html.Node) []news.Block {
	var b strings.Builder
	if html.Render(&b, n) != nil {
		return nil
	}
	return Fragment(b.String(), p.base.String())
}

// sizeSuffix is how WordPress names the smaller copies of a picture: name-750x375.jpg.
var sizeSuffix = text.Pattern(`-\d+x\d+$`)

// sameFile reports whether two addresses are of one picture in perhaps two sizes: they differ in what names a size, or
// the file has a name that no other picture has by chance.
func sameFile(a, b string) bool {
	a, b = stem(a), stem(b)
	return a == b || telling(path.Base(a)) && path.Base(a) == path.Base(b)
}

// leastName is the shortest name of a file that tells it from others: the number of a picture in an archive.
const leastName = 6

func telling(name string) bool {
	return len(name) >= leastName && strings.ContainsAny(name, "0123456789")
}

func stem(address string) string {
	address, _, _ = strings.Cut(address, "?")
	return sizeSuffix().ReplaceAllString(strings.TrimSuffix(address, path.Ext(address)), "")
}

// withLead puts the lead figure before a text that does not show its picture; one that does gets what is said of it.
func (t candidate) withLead(figure news.Block) candidate {
	for i := range t.blocks {
		if b := &t.blocks[i]; b.Kind == news.Figure && sameFile(b.Picture.URL, figure.Picture.URL) {
			if len(b.Spans) == 0 && b.Credit == "" {
				b.Spans, b.Credit = figure.Spans, figure.Credit
			}
			return t
		}
	}
	t.blocks = append([]news.Block{figure}, t.blocks...)
	t.orders = append([]int{0}, t.orders...)
	t.lede++
	return t
}

// oneAddress gives the lead picture in a text the address that the page itself gives for it, so that whoever shows both
// sees that they are one.
func (t candidate) oneAddress(lead news.Picture) {
	for i := range t.blocks {
		if b := &t.blocks[i]; lead.URL != "" && b.Kind == news.Figure && sameFile(b.Picture.URL, lead.URL) {
			b.Picture.URL = lead.URL
			return
		}
	}
}
