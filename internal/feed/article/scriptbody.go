package article

import (
	"html"
	"strings"

	"reader/internal/text"
)

// bodyKeys are the names under which data carry the text of a story, as one string.
var bodyKeys = wordSet(`articlebody body content bodyhtml body_html bodytext articlehtml articlecontent html text contenthtml content_html
	rendered fulltext storybody copy maincontent`)

// partKeys are the names of lists whose strings are the paragraphs of a story.
var partKeys = wordSet(`articlebody body content paragraphs blocks text bodyparagraphs story`)

// headlineKeys are the names under which the object around a body carries its title.
var headlineKeys = []string{"headline", "headlines", "title", "articleTitle", "webTitle", "name", "seoTitle"}

// addressKeys are the names under which it carries its address.
var addressKeys = []string{"canonical_url", "canonicalUrl", "website_url", "websiteUrl", "url", "webUrl", "link", "href", "path", "slug", "permalink"}

// What a body is, at the least.
const (
	minBody       = 200 // bytes of plain text
	minParagraphs = 3   // of a string with markup, or parts of a list that are prose
	minPart       = 40  // bytes of a part that is prose
)

// scriptBody is the story's text as the page's data hold it, as HTML; "" when there is none worth the name. Some pages
// are drawn by a script and hold their words nowhere else. Of several texts the one that stands beside the story's own
// title or address is it, else the longest that does not stand beside another's. Scripts that cannot hold so many words
// as are asked for at the least are not read.
func scriptBody(scripts []script, title, address string, least int) string {
	s := bodySearch{title: title, path: pathOf(address)}
	for i := range scripts {
		if scripts[i].most() < least {
			continue
		}
		for _, v := range scripts[i].values() {
			s.refs = references(v)
			s.visit(v, "", 0, unknown)
		}
	}
	return s.best
}

// standing is what stands beside a text in its data.
type standing int

const (
	another standing = iota // another story's title
	unknown                 // nothing to tell by
	own                     // this story's title or address
)

// bodySearch goes through data for the longest text of the best standing.
type bodySearch struct {
	title, path string
	refs        map[string]map[string]any
	best        string
	words       int
	standing    standing
}

// visit looks at a value that stands under a name; around is how the objects around it stand to the story.
func (s *bodySearch) visit(v any, name string, depth int, around standing) {
	if depth > maxJSON {
		return
	}
	name = strings.ToLower(name)
	switch v := v.(type) {
	case string:
		if bodyKeys[name] && prosaic(name, v) {
			s.offer(asMarkup(v), around)
		}
	case []any:
		if prosePart(v, name) {
			s.offer(render(v, s.refs), around)
			return
		}
		for _, e := range v {
			s.visit(e, name, depth+1, around)
		}
	case map[string]any:
		if here := s.standingOf(v); here != unknown {
			around = here
		}
		for _, k := range sortedKeys(v) {
			s.visit(v[k], k, depth+1, around)
		}
	}
}

// offer takes a text when it is better than the best.
func (s *bodySearch) offer(body string, around standing) {
	if around == another || around < s.standing {
		return
	}
	words := text.Words(Text(body))
	if around > s.standing || words > s.words {
		s.best, s.words, s.standing = body, words, around
	}
}

// sharedHeadline is the share of the words of two headlines that makes them one story's.
const sharedHeadline = 0.5

// standingOf compares the title and the address that an object carries with the page's.
func (s *bodySearch) standingOf(v thing) standing {
	for _, k := range addressKeys {
		if path := pathOf(v.str(k)); path != "" && path == s.path {
			return own
		}
	}
	title := wordsOf(headlineOf(v))
	if len(title) < 3 || s.title == "" { // a label, such as "Story" or "Home"
		return unknown
	}
	known := map[string]bool{}
	for _, w := range wordsOf(s.title) {
		known[w] = true
	}
	shared := 0
	for _, w := range title {
		if known[w] {
			shared++
		}
	}
	if float64(shared) >= sharedHeadline*float64(min(len(title), len(known))) {
		return own
	}
	return another
}

// headlineOf is the title that an object carries, also where it is an object with a plain form: {"basic": "…"}.
func headlineOf(v thing) string {
	for _, k := range headlineKeys {
		switch h := v[k].(type) {
		case string:
			return plain(h)
		case map[string]any:
			for _, form := range []string{"basic", "main", "default", "rendered", "text", "title"} {
				if s, ok := h[form].(string); ok && s != "" {
					return plain(s)
				}
			}
		}
	}
	return ""
}

// pathOf is the path of an address or of a part of one, for comparing; "" for a site's front page.
func pathOf(address string) string {
	if i := strings.Index(address, "://"); i >= 0 {
		_, address, _ = strings.Cut(address[i+3:], "/")
	}
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	return strings.ToLower(strings.Trim(address, "/"))
}

// prosaic tells a story's text from a template or a blob of code.
func prosaic(key, text string) bool {
	if key == "articlebody" {
		return len(text) > minBody
	}
	return len(paragraph().FindAllStringIndex(text, minParagraphs)) >= minParagraphs && !strings.Contains(text, "<script")
}

// prosePart reports a list that is a text: of typed parts, most of which are prose, or of plain paragraphs.
func prosePart(list []any, name string) bool {
	plain, typed, long := 0, 0, 0
	for _, e := range list {
		switch e := e.(type) {
		case string:
			if len(e) >= minPart {
				plain++
			}
		case map[string]any:
			switch kindOf(e) {
			case nodeParagraph, nodeHTML, nodeText:
				typed++
				if len(render(e, nil)) >= minPart {
					long++
				}
			case nodeHeading, nodeList, nodeItem, nodeQuote, nodeImage:
				typed++
			}
		}
	}
	return long >= minParagraphs && typed*2 > len(list) || partKeys[name] && plain >= minParagraphs && plain*2 > len(list)
}

// asMarkup is a text as HTML: plain text gets a paragraph for each line.
func asMarkup(body string) string {
	if strings.Contains(body, "<p") || strings.Contains(body, "<br") || strings.Contains(body, "<div") {
		return body
	}
	body = html.EscapeString(html.UnescapeString(body))
	return "<p>" + strings.ReplaceAll(body, "\n", "</p><p>") + "</p>"
}

// references are the objects of a normalised store, by the name under which others refer to them.
func references(v any) map[string]map[string]any {
	refs := map[string]map[string]any{}
	eachThing(v, 0, func(t thing) {
		if len(refs) > maxNumbered {
			return
		}
		for k, v := range t {
			if o, ok := v.(map[string]any); ok && strings.Contains(k, ":") {
				refs[k] = o
			}
		}
	})
	return refs
}
