package article

import (
	"cmp"
	"strings"

	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// maxTags bounds the tags kept; more are a list of everything.
const maxTags = 30

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

// tagWords mark the lists of tags at the end of a story.
var tagWords = wordSet(`jeg_post_tags post-tags entry-tags article-tags tags-links tag-list taglist tags tagcloud td-tags td-post-source-tags article-topics topics keywords article-keywords`)

// tags are the subjects that the page names and links, else the keywords of its data.
func (p *page) tags() []news.Link {
	var list []news.Link
	for e := range elements(p.body) {
		rel := " " + strings.ToLower(attr(e, "rel")) + " "
		switch {
		case p.aside(e):
		case is(e, atom.A) && strings.Contains(rel, " tag ") && !strings.Contains(rel, " category "):
			list = append(list, news.Link{Title: textOf(e), URL: resolvePage(p.base, attr(e, "href"))})
		case p.names.any(e, tagWords) && !is(e, atom.A, atom.Body, atom.Article):
			if chars, linked := weigh(e); linked*2 > chars && chars < 1000 {
				for _, a := range all(e, atom.A) {
					list = append(list, news.Link{Title: textOf(a), URL: resolvePage(p.base, attr(a, "href"))})
				}
			}
		}
	}
	linked := distinct(list)
	keywords := p.keywords()
	if len(linked)+len(keywords) > 0 {
		p.trace.note("tags", "%d from links, %d keywords of the page's data", len(linked), len(keywords))
	}
	if len(keywords) == 0 {
		return linked
	}
	for i := range keywords {
		for _, l := range linked {
			if letters(l.Title) == letters(keywords[i].Title) {
				keywords[i].URL = l.URL
			}
		}
	}
	return distinct(append(keywords, linked...))
}

// keywords are the subjects of the page's data.
func (p *page) keywords() []news.Link {
	words := p.metas["article:tag"]
	if len(words) == 0 {
		words = p.schema.story.strs("keywords")
	}
	if len(words) == 0 {
		words = p.metas["news_keywords"]
	}
	if len(words) == 0 {
		words = p.metas["keywords"]
	}
	var list []news.Link
	for _, w := range words {
		for part := range strings.FieldsFuncSeq(w, func(r rune) bool { return r == ',' || r == ';' || r == '،' || r == '、' }) {
			list = append(list, news.Link{Title: fold(part)})
		}
	}
	return list
}

// distinct drops repetitions and what is too long to be a tag.
func distinct(list []news.Link) []news.Link {
	var out []news.Link
	seen := map[string]bool{}
	for _, l := range list {
		l.Title = strings.TrimPrefix(strings.Trim(l.Title, " ,;"), "#")
		id := letters(l.Title)
		if id == "" || seen[id] || len(l.Title) > 80 || len(out) == maxTags {
			continue
		}
		seen[id] = true
		out = append(out, l)
	}
	return out
}
