package article

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
	"reader/internal/text"
)

// maxTags bounds the tags kept; more are a list of everything.
const maxTags = 30

// tags are the subjects that the page's data name, with the addresses under which the page links them, and those that
// the page lists beside its story: beside telling keywords only lists that share one with them.
func (p *page) tags() []news.Link {
	keywords, telling := p.keywords()
	own := map[string]bool{}
	for _, k := range keywords {
		own[letters(k.Title)] = true
	}
	var listed []news.Link
	confirmed := telling
	for _, list := range p.tagLists() {
		known := slices.ContainsFunc(list, func(l news.Link) bool { return own[letters(l.Title)] })
		if known || !telling {
			listed = append(listed, list...)
		}
		confirmed = confirmed || known
	}
	if len(listed)+len(keywords) > 0 {
		p.trace.note("tags", "%d from lists, %d keywords of the page's data", len(listed), len(keywords))
	}
	if !confirmed && len(listed) > 1 {
		return distinct(listed)
	}
	for i := range keywords {
		for _, l := range listed {
			if letters(l.Title) == letters(keywords[i].Title) {
				keywords[i].URL = l.URL
			}
		}
	}
	return distinct(append(keywords, listed...))
}

// keywords are the subjects of the page's data, and whether they tell anything: the keywords of a meta may be the same
// on every page of a site, and others are the words of the title or the address taken apart.
func (p *page) keywords() (list []news.Link, telling bool) {
	for _, words := range [][]string{
		p.metas["article:tag"], p.schema.story.strs("keywords"), p.metas["news_keywords"],
		p.metas["parsely-tags"], p.metas["sailthru.tags"], p.metas["keywords"],
	} {
		for _, w := range words {
			for part := range strings.FieldsFuncSeq(w, tagBreak) {
				if word := p.keyword(part); word != "" {
					list = append(list, news.Link{Title: word})
				}
			}
		}
		if len(list) > 0 {
			break
		}
	}
	title := map[string]bool{}
	for _, w := range wordsOf(p.metaOf("og:title", "twitter:title") + " " + path.Base(p.address)) {
		title[w] = true
	}
	said := letters(p.metaOf("og:title", "twitter:title") + " " + p.description())
	echo := len(list) > 2 && !slices.ContainsFunc(list, func(l news.Link) bool { return !title[strings.ToLower(l.Title)] })
	about := said == "" || slices.ContainsFunc(list, func(l news.Link) bool { return strings.Contains(said, letters(l.Title)) })
	return list, about && !echo
}

func tagBreak(r rune) bool { return strings.ContainsRune(",;،、|", r) }

// machineWord is a number, a host or a label that an editorial system writes among its keywords.
var machineWord = text.Pattern(`^(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}|[^ ]*_[^ ]*|[^:]+: .*)$`)

// keyword reads one keyword; it is empty for what a machine wrote and for the site's own name.
func (p *page) keyword(word string) string {
	word = fold(word)
	if machineWord().MatchString(strings.ToLower(word)) || p.selfName(letters(word), p.metaOf("og:site_name")) {
		return ""
	}
	return word
}

// tagWords mark the lists of tags at the end of a story.
var tagWords = wordSet(`jeg_post_tags post-tags entry-tags article-tags tags-links tag-list taglist tags tagcloud td-tags td-post-source-tags article-topics topics keywords article-keywords`)

// tagLists are the lists of subjects that the page links below its headline, each from one element: by the class of
// the list, by the rel of its links or, without such, the first one by their addresses.
func (p *page) tagLists() [][]news.Link {
	var lists [][]news.Link
	var marked, first []news.Link
	for e := range elements(p.body) {
		switch {
		case order(e) < p.headline || closest(e, atom.Header) != nil && closest(e, atom.Article) == nil:
		case is(e, atom.A) && relTag(e) && !p.aside(closest(e, atom.Aside, atom.Footer)):
			marked = append(marked, news.Link{Title: textOf(e), URL: resolvePage(p.base, attr(e, "href"))})
		case p.aside(e):
		case is(e, atom.A):
			if first == nil && tagged(attr(e, "href")) {
				first = p.tagGroup(e)
			}
		case p.names.any(e, tagWords) && !is(e, atom.Body, atom.Article):
			if list := p.tagList(e); list != nil {
				lists = append(lists, list)
			}
		}
	}
	if len(marked) > 0 {
		return append(lists, marked)
	}
	return append(lists, first)
}

func relTag(a *html.Node) bool {
	rel := strings.Fields(strings.ToLower(attr(a, "rel")))
	return slices.Contains(rel, "tag") && !slices.Contains(rel, "category")
}

// subjects are the parts of an address under which sites keep the pages of their tags.
var subjects = wordSet(`tag tags topic topics thema themen tema temas temat sujet sujets keyword keywords schlagwort schlagwoerter hashtag etiqueta etiquetas label argomenti argomento tegi`)

// tagged reports the address of a tag's page: the name of the tag follows one of the words.
func tagged(address string) bool {
	address, _, _ = strings.Cut(address, "?")
	parts := strings.Split(strings.Trim(strings.ToLower(address), "/"), "/")
	for i, part := range parts[:len(parts)-1] {
		if subjects[part] && !subjects[parts[i+1]] {
			return true
		}
	}
	return false
}

// tagGroup is the list around a link to a tag, when it links nothing but tags.
func (p *page) tagGroup(a *html.Node) (list []news.Link) {
	for n, up := a.Parent, 0; n != nil && up < 3 && !is(n, atom.Body, atom.Main, atom.Article); n, up = n.Parent, up+1 {
		wider := p.tagList(n)
		if wider == nil || slices.ContainsFunc(wider, func(l news.Link) bool { return !tagged(l.URL) }) {
			break
		}
		list = wider
	}
	return list
}

// tagList is what an element links, when it is links and little else. A link to all tags is none of them.
func (p *page) tagList(e *html.Node) []news.Link {
	chars, linked := weigh(e)
	if linked*2 <= chars || chars >= 1000 {
		return nil
	}
	var list []news.Link
	for _, a := range all(e, atom.A) {
		l := news.Link{Title: textOf(a), URL: resolvePage(p.base, attr(a, "href"))}
		if u, err := url.Parse(l.URL); err == nil && !subjects[path.Base(strings.ToLower(u.Path))] {
			list = append(list, l)
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
