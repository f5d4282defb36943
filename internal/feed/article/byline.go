package article

import (
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// authors lists who wrote the story: people where anybody names them, else agencies, else the newsroom itself if the
// page calls it the author.
func (p *page) authors(site string) []news.Link {
	var newsroom []news.Link
	for _, source := range []struct {
		name string
		list func() []news.Link
	}{
		{inSchema, p.schemaAuthors}, {inMeta, p.metaAuthors}, {"from links with rel=author", p.linkedAuthors}, {inText, p.markedAuthors},
		{"from a line under the headline that says “by”", p.saidAuthors}, {"from the beginning of the text", p.openingAuthors},
	} {
		s := p.signers(source.list(), site)
		switch {
		case len(s.people) > 0:
			p.trace.note("byline", "%s", source.name)
			return p.withPages(s.people)
		case s.agency:
			p.trace.note("byline", "an agency, %s", source.name)
			return s.houses
		case newsroom == nil:
			newsroom = s.houses
		}
	}
	if newsroom != nil {
		p.trace.note("byline", "the newsroom, which the page calls the author")
	}
	return newsroom
}

func (p *page) schemaAuthors() []news.Link {
	var list []news.Link
	for _, key := range []string{"author", "creator"} {
		for _, t := range p.schema.story.things(key, p.schema.byID) {
			address := resolvePage(p.base, cmp.Or(t.str("url"), t.str("sameAs")))
			if hostOf(address) != "" && p.url != nil && brand(hostOf(address)) != brand(p.url.Hostname()) {
				address = ""
			}
			for _, name := range t.strs("name") {
				list = append(list, news.Link{Title: name, URL: address})
			}
		}
		if len(list) > 0 {
			break
		}
	}
	return list
}

// authorMetas are the metas that name authors, the better ones first.
var authorMetas = []string{"author", "article:author_name", "articleauthor", "parsely-author", "sailthru.author", "dc.creator",
	"dcterms.creator", "byl", "article:author", "cxenseparse:author", "twitter:data1"}

func (p *page) metaAuthors() []news.Link {
	var newsroom []news.Link
	for _, n := range authorMetas {
		if n == "twitter:data1" && !strings.Contains(strings.ToLower(p.metaOf("twitter:label1")), "written") {
			continue
		}
		var list []news.Link
		for _, content := range p.metas[n] {
			list = append(list, news.Link{Title: content})
		}
		s := p.signers(list, p.metaOf("og:site_name"))
		if len(s.people) > 0 || s.agency {
			return list
		}
		if len(s.houses) > 0 && newsroom == nil {
			newsroom = list
		}
	}
	return newsroom
}

func (p *page) linkedAuthors() []news.Link {
	var list []news.Link
	for e := range elements(p.body) {
		rel := " " + strings.ToLower(attr(e, "rel")) + " "
		if !is(e, atom.A) || !strings.Contains(rel, " author ") || p.aside(e) {
			continue
		}
		list = append(list, news.Link{Title: textOf(e), URL: resolvePage(p.base, attr(e, "href"))})
	}
	return list
}

// bylineWords mark the elements that say who wrote a story.
var bylineWords = wordSet(`byline bylines author author-name authors meta-author jeg_meta_author post-author entry-author
	article-author article-authors story-author article-byline by-line byline-name contributor contributors writer autor autoren auteur signature vcard`)

// maxMarked is the longest text of such an element, in bytes: with a role and a date beside the name.
const maxMarked = 160

// markedAuthors reads an element that is named for its author: its links, else its words.
func (p *page) markedAuthors() []news.Link {
	var newsroom []news.Link
	for e := range elements(p.body) {
		marked := attr(e, "itemprop") == "author" || p.names.any(e, bylineWords)
		if !marked || p.aside(e) {
			continue
		}
		text := brief(e, maxMarked)
		if text == "" {
			continue
		}
		var list []news.Link
		for _, a := range all(e, atom.A) {
			if name := textOf(a); capitalised(name) {
				list = append(list, news.Link{Title: name, URL: resolvePage(p.base, attr(a, "href"))})
			}
		}
		if len(list) == 0 {
			list = []news.Link{{Title: text}}
		}
		s := p.signers(list, p.metaOf("og:site_name"))
		if len(s.people) > 0 && capitalised(s.people[0].Title) || s.agency {
			return list
		}
		if len(s.houses) > 0 && newsroom == nil {
			newsroom = list
		}
	}
	return newsroom
}

// saidWithin is how many elements behind the headline a line that names the author is looked for, maxByLine its length
// in bytes.
const (
	saidWithin = 60
	maxByLine  = 120
)

// saidAuthors reads the first line under the headline that begins with "by", in any language, or that is a name with
// the date behind it.
func (p *page) saidAuthors() []news.Link {
	for e := range elements(p.body) {
		if place := order(e); p.headline == 0 || place <= p.headline || place > p.headline+saidWithin || !shortText(e) {
			continue
		}
		text := brief(e, maxByLine)
		if name := byPrefix().ReplaceAllString(text, ""); name != text && len(splitNames(text)) > 0 && signed().MatchString(splitNames(text)[0]) {
			return []news.Link{{Title: text}}
		}
		if name := p.beforeDate(e, text); name != "" {
			return []news.Link{{Title: name}}
		}
	}
	return nil
}

// beforeDate is the name of a person in a line that is no link, when the date of the story stands right behind it.
func (p *page) beforeDate(e *html.Node, text string) string {
	name, rest, parted := strings.Cut(text, "|")
	if !parted {
		next := nextElement(e)
		if next == nil || closest(e, atom.A) != nil || find(e, atom.A) != nil {
			return ""
		}
		name, rest = text, textOf(next)
	}
	if name = strings.TrimSpace(name); capitals().MatchString(name) && onlyDate(strings.Trim(rest, " |·•–-")) {
		return name
	}
	return ""
}

// nextElement is the element behind n, or behind the nearest of its ancestors that has one.
func nextElement(n *html.Node) *html.Node {
	for range 3 {
		for s := n.NextSibling; s != nil; s = s.NextSibling {
			if s.Type == html.ElementNode && !is(s, atom.Style, atom.Script) {
				return s
			}
		}
		if n = n.Parent; n == nil {
			break
		}
	}
	return nil
}

// opening is the least length in bytes of the paragraph behind a line that names the author.
const opening = 120

// openingAuthors reads a name that stands alone, set off, before the first paragraph of the text.
func (p *page) openingAuthors() []news.Link {
	for e := range elements(p.body) {
		if !is(e, atom.P) || order(e) < p.headline || p.aside(e) {
			continue
		}
		text := textOf(e)
		if len(text) > opening {
			return nil
		}
		child := e.FirstChild
		if !is(child, atom.Strong, atom.B, atom.Em, atom.I) || textOf(child) != text {
			continue
		}
		if names := splitNames(text); len(names) > 0 && capitals().MatchString(names[0]) {
			return []news.Link{{Title: text}}
		}
	}
	return nil
}

// aside reports whether an element stands in a part of the page that is about other stories.
func (p *page) aside(e *html.Node) bool {
	if f := closest(e, atom.Aside, atom.Nav, atom.Footer); f != nil {
		return !is(f, atom.Footer) || closest(f, atom.Article) == nil
	}
	return false
}

// withPages finds the pages of authors whose address is not known among the page's author links.
func (p *page) withPages(list []news.Link) []news.Link {
	for i := range list {
		if list[i].URL != "" {
			continue
		}
		for _, a := range all(p.body, atom.A) {
			if strings.EqualFold(textOf(a), list[i].Title) {
				list[i].URL = p.authorPage(attr(a, "href"))
				break
			}
		}
	}
	return list
}

func (p *page) authorPage(href string) string {
	address := resolvePage(p.base, href)
	u, err := url.Parse(address)
	if err != nil || p.url == nil || brand(u.Hostname()) != brand(p.url.Hostname()) {
		return ""
	}
	return address
}

func byline(authors []news.Link) string {
	names := make([]string, len(authors))
	for i, a := range authors {
		names[i] = a.Title
	}
	return strings.Join(names, ", ")
}
