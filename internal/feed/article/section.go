package article

import (
	"cmp"
	"strings"

	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// section is where the site files the story: the last crumb before the story itself, else what its data say.
func (p *page) section() news.Link {
	if l := p.crumb(); l.Title != "" {
		p.trace.note("section", "the last breadcrumb before the story")
		return l
	}
	for e := range elements(p.body) {
		rel := " " + strings.ToLower(attr(e, "rel")) + " "
		if is(e, atom.A) && strings.Contains(rel, " category ") && !p.aside(e) {
			if t := textOf(e); t != "" && len(t) < 60 {
				p.trace.note("section", "from a link with rel=category")
				return news.Link{Title: t, URL: resolvePage(p.base, attr(e, "href"))}
			}
		}
	}
	filed := ""
	if list := p.schema.story.strs("articleSection"); len(list) > 0 {
		filed = list[0]
	}
	title := p.first("section", said{inMeta, p.metaOf("article:section", "og:section", "section", "parsely-section", "cxenseparse:section")}, said{inSchema, filed})
	if title == "" || len(title) > 80 {
		return news.Link{}
	}
	return news.Link{Title: title, URL: p.menuLink(title)}
}

// crumbWords mark a trail of breadcrumbs.
var crumbWords = wordSet(`breadcrumb breadcrumbs jeg_breadcrumbs crumbs bread-crumb path`)

// crumb is the last breadcrumb that leads to a part of the site: not home, not the story.
func (p *page) crumb() news.Link {
	var trail []news.Link
	for _, t := range p.schema.crumbs {
		item, _ := t["item"].(map[string]any)
		address := cmp.Or(thing(item).str("@id"), thing(item).str("url"), t.str("item"))
		trail = append(trail, news.Link{Title: cmp.Or(t.str("name"), thing(item).str("name")), URL: resolvePage(p.base, address)})
	}
	if len(trail) == 0 {
		for e := range elements(p.body) {
			if !p.names.any(e, crumbWords) && attr(e, "itemtype") != "http://schema.org/BreadcrumbList" {
				continue
			}
			for _, a := range all(e, atom.A) {
				trail = append(trail, news.Link{Title: textOf(a), URL: resolvePage(p.base, attr(a, "href"))})
			}
			break
		}
	}
	for i := len(trail) - 1; i >= 0; i-- {
		l := trail[i]
		if l.Title == "" || l.URL == "" || len(l.Title) > 60 || key(l.URL) == key(p.address) || !strings.Contains(key(l.URL), "/") {
			continue
		}
		return l
	}
	return news.Link{}
}

// menuLink is the address of the page's first link with exactly these words.
func (p *page) menuLink(title string) string {
	for _, a := range all(p.body, atom.A) {
		if strings.EqualFold(textOf(a), title) {
			return resolvePage(p.base, attr(a, "href"))
		}
	}
	return ""
}
