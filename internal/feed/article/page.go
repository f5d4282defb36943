package article

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/feed/markup"
)

// page is a parsed page on its way through the steps.
type page struct {
	hints   Hints
	address string // where it was fetched
	doc     *html.Node
	body    *html.Node
	url     *url.URL // nil when the address is not known
	base    *url.URL // what relative addresses resolve against
	names   names
	metas   map[string][]string // content of meta elements by name, property or itemprop, lower case
	schema  schema
	scripts []script

	rule  obeyed
	trace *trace // nil when nobody asks

	headline int // place of the element that holds the title; 0 when it is not known
}

func newPage(text, address string, h Hints) *page {
	doc, data := markup.Parse(text, holdsData)
	p := &page{hints: h, address: address, doc: doc, body: find(doc, atom.Body), names: newNames(), metas: map[string][]string{}, scripts: scriptsOf(data)}
	if p.body == nil {
		p.body = doc
	}
	if h.Explain {
		p.trace = &trace{}
	}
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		p.url, p.base = u, u
	}
	order := 0
	for e := range elements(doc) {
		order++
		setAttr(e, orderKey, strconv.Itoa(order))
		switch {
		case is(e, atom.Meta):
			p.meta(e)
		case is(e, atom.Base):
			p.rebase(attr(e, "href"))
		}
	}
	p.schema = readSchema(p.scripts)
	return p
}

func (p *page) meta(e *html.Node) {
	content := fold(attr(e, "content"))
	if content == "" {
		return
	}
	for _, k := range []string{"name", "property", "itemprop", "http-equiv"} {
		if name := strings.ToLower(strings.TrimSpace(attr(e, k))); name != "" {
			p.metas[name] = append(p.metas[name], content)
		}
	}
}

func (p *page) rebase(href string) {
	if u, err := url.Parse(resolvePage(p.base, href)); err == nil && u.Host != "" {
		p.base = u
	}
}

// metaOf is the content of the first meta that has one of the names, in the order of the names.
func (p *page) metaOf(names ...string) string {
	for _, n := range names {
		if list := p.metas[n]; len(list) > 0 {
			return list[0]
		}
	}
	return ""
}

// order is the place of an element in the page.
func order(n *html.Node) int {
	place, _ := strconv.Atoi(attr(n, orderKey))
	return place
}
