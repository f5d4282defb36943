package article

import (
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// leadFigure is the figure of the lead picture, with its caption and credit, where the page has one: many themes set it
// above the container of the text, where no candidate finds it. A figure that says nothing is left to Article.Picture.
func (p *page) leadFigure(lead news.Picture) (figure news.Block, ok bool) {
	if lead.URL == "" {
		return figure, false
	}
	for _, f := range all(p.doc, atom.Figure) {
		for _, b := range p.fragmentOf(f) {
			if b.Kind == news.Figure && sameFile(b.Picture.URL, lead.URL) && (len(b.Spans) > 0 || b.Credit != "") {
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
var sizeSuffix = regexp.MustCompile(`-\d+x\d+$`)

// sameFile reports whether two addresses are of one picture in perhaps two sizes.
func sameFile(a, b string) bool { return stem(a) == stem(b) }

func stem(address string) string {
	address, _, _ = strings.Cut(address, "?")
	return sizeSuffix.ReplaceAllString(strings.TrimSuffix(address, path.Ext(address)), "")
}

// withLead puts the lead figure before a text that does not show its picture.
func (t candidate) withLead(figure news.Block) candidate {
	for i := range t.blocks {
		if t.blocks[i].Kind == news.Figure && sameFile(t.blocks[i].Picture.URL, figure.Picture.URL) {
			return t
		}
	}
	return candidate{
		blocks: append([]news.Block{figure}, t.blocks...),
		orders: append([]int{0}, t.orders...),
		lede:   t.lede + 1,
	}
}
