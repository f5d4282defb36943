package article

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// authors lists who wrote the story, never the site itself.
func (p *page) authors(site string) []news.Link {
	for _, source := range []func() []news.Link{p.schemaAuthors, p.metaAuthors, p.linkedAuthors, p.markedAuthors, p.saidAuthors} {
		if list := p.people(source(), site); len(list) > 0 {
			return p.withPages(list)
		}
	}
	return nil
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

func (p *page) metaAuthors() []news.Link {
	for _, n := range []string{"author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "article:author", "cxenseparse:author", "twitter:data1"} {
		var list []news.Link
		for _, content := range p.metas[n] {
			if n == "twitter:data1" && !strings.Contains(strings.ToLower(p.metaOf("twitter:label1")), "written") {
				continue
			}
			list = append(list, news.Link{Title: content})
		}
		if len(p.people(list, p.metaOf("og:site_name"))) > 0 {
			return list
		}
	}
	return nil
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

// markedAuthors reads an element that is named for its author: its links, else its words.
func (p *page) markedAuthors() []news.Link {
	for e := range elements(p.body) {
		marked := attr(e, "itemprop") == "author" || p.names.any(e, bylineWords)
		if !marked || p.aside(e) {
			continue
		}
		text := textOf(e)
		if text == "" || len(text) > 160 {
			continue
		}
		var list []news.Link
		for _, a := range all(e, atom.A) {
			if name := textOf(a); name != "" {
				list = append(list, news.Link{Title: name, URL: resolvePage(p.base, attr(a, "href"))})
			}
		}
		if len(p.people(list, "")) == 0 {
			list = []news.Link{{Title: text}}
		}
		if list = p.people(list, p.metaOf("og:site_name")); len(list) > 0 {
			return list
		}
	}
	return nil
}

// saidWithin is how many elements behind the headline a line that says "By …" is looked for.
const saidWithin = 60

// saidAuthors reads the first line under the headline that begins with "by", in any language.
func (p *page) saidAuthors() []news.Link {
	for e := range elements(p.body) {
		if place := order(e); p.headline == 0 || place <= p.headline || place > p.headline+saidWithin || !shortText(e) {
			continue
		}
		text := textOf(e)
		if len(text) > 80 || !byPrefix.MatchString(text) {
			continue
		}
		if name := byPrefix.ReplaceAllString(text, ""); capitals.MatchString(name) {
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

var (
	byPrefix = regexp.MustCompile(`(?i)^(?:(?:view all posts|all posts|written|posted|reported|published|story|text|words|article|reporting|opinion|analysis)\s+)?(?:by|von|par|por|da|di|door|av|af|autor(?:in)?|author|texto?|fonte|oleh|yazan|przez|autore|auteur)\s*:?\s+`)
	capitals = regexp.MustCompile(`^\p{Lu}[\pL.'’-]*(?:\s+[\pL.'’-]+){1,5}$`)
	// roles follow a name behind a comma, a dash or in brackets.
	roleSuffix = regexp.MustCompile(`(?i)\s*(?:[,|–—/(]|\s-\s)\s*(?:[\pL'’.]+\s+){0,4}(?:correspondent|reporter|editor|writer|staff|columnist|reuters|associated press|ap|afp|dpa|bloomberg|agencies|news|senior|chief|contributor|journalist|redakteur(?:in)?|korrespondent(?:in)?|journaliste)\b.*$`)
	nameBreak  = regexp.MustCompile(`(?i)\s*(?:[,;|•·]|\s(?:and|und|et|y|e|en|och|og|i|ve|with|mit|&)\s)\s*`)
	addresses  = regexp.MustCompile(`(?i)\s*[(<]?\S+@\S+\.\S+[)>]?\s*|\s@\w+|https?://\S+`)
	dateTail   = regexp.MustCompile(`(?i)\s*(?:published|updated|posted|on\s+\w+\s+\d|\d{1,2}[./:]\d|\w+ \d{1,2}, \d{4}|\d{1,2} \w+ \d{4}).*$`)
)

// notNames are words that no person has for a whole name.
var notNames = wordSet(`admin administrator redaktion redaction rédaction redacción redazione editor editors editorial staff newsroom
	webmaster unknown null none anonymous author authors byline by online desk team agencies newsdesk guest contributor follow share email facebook twitter`)

// people cleans names, parts those that stand in one string, and drops the site, roles and repetitions.
func (p *page) people(list []news.Link, site string) []news.Link {
	var out []news.Link
	seen := map[string]bool{}
	for _, l := range list {
		parts := splitNames(l.Title)
		for _, name := range parts {
			id := letters(name)
			if seen[id] || !isName(name) || p.selfName(id, site) {
				continue
			}
			seen[id] = true
			address := l.URL
			if len(parts) > 1 {
				address = ""
			}
			out = append(out, news.Link{Title: name, URL: address})
		}
	}
	return out
}

// selfName reports that a name, given as letters, is the site's own.
func (p *page) selfName(id, site string) bool {
	if site != "" && (letters(site) == id || letters(site) == id+"com" || "the"+letters(site) == id) {
		return true
	}
	return p.url != nil && (letters(brand(p.url.Hostname())) == id || letters(domain(p.url.Hostname())) == id)
}

func splitNames(s string) []string {
	s = addresses.ReplaceAllString(" "+fold(s), " ")
	s = byPrefix.ReplaceAllString(strings.TrimSpace(s), "")
	s = dateTail.ReplaceAllString(s, "")
	s = roleSuffix.ReplaceAllString(s, "")
	var names []string
	for _, part := range nameBreak.Split(s, -1) {
		part = strings.Trim(byPrefix.ReplaceAllString(strings.TrimSpace(part), ""), " .,:-–—|/()\"“”")
		if part != "" {
			names = append(names, shout(part))
		}
	}
	return names
}

// shout gives names in capitals their small letters back.
func shout(name string) string {
	if name != strings.ToUpper(name) || len(name) < 6 || !strings.Contains(name, " ") {
		return name
	}
	start := true
	return strings.Map(func(r rune) rune {
		first := start
		start = !unicode.IsLetter(r) && r != '\'' && r != '’'
		if first {
			return r
		}
		return unicode.ToLower(r)
	}, name)
}

// isName accepts up to six words that begin with a letter and hold no digits.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || len(s) < 2 || len(s) > 80 {
		return false
	}
	if notNames[strings.ToLower(s)] || strings.ContainsAny(s, "/@{}<>*:=0123456789") || strings.HasPrefix(s, "http") {
		return false
	}
	plainWords := 0
	for _, w := range words {
		if notNames[strings.ToLower(w)] {
			plainWords++
		}
	}
	return plainWords < len(words)
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
