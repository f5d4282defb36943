package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sharedTitle is the share of a heading's words that must stand in the page's title for it to be the story's title.
const sharedTitle = 0.6

// headlineWords mark the heading of a story where a page uses h1 for its name plate.
var headlineWords = wordSet(`headline entry-title post-title article-title story-title article-headline`)

// title prefers the heading the reader sees over the titles made for search engines and networks.
func (p *page) title(site string) string {
	windowTitle := ""
	if t := find(p.doc, atom.Title); t != nil && t.FirstChild != nil {
		windowTitle = fold(t.FirstChild.Data)
	}
	shared := fold(html.UnescapeString(p.metaOf("og:title", "twitter:title", "title", "dc.title")))
	headline := p.schema.story.str("headline")
	if h := p.heading(shared+" "+windowTitle+" "+headline, site); h != nil {
		p.headline = order(h)
		p.trace.note("title", "the heading (%s) that agrees best with what the page calls itself", h.Data)
		return withoutKicker(textOf(h), headline, withoutSite(shared, site), withoutSite(windowTitle, site))
	}
	return p.first("title", said{inSchema, withoutSite(headline, site)}, said{inMeta, withoutSite(shared, site)},
		said{"from the title element", withoutSite(windowTitle, site)}, said{inFeed, p.hints.Title}, said{"the page's only heading", p.onlyHeading()})
}

// heading is the h1 (never the site's own name), or the element marked as the headline, that agrees best with what the page calls itself.
func (p *page) heading(titles, site string) *html.Node {
	known := map[string]bool{}
	for _, w := range wordsOf(titles) {
		known[w] = true
	}
	var best *html.Node
	score := 0.0
	for e := range elements(p.body) {
		first := is(e, atom.H1)
		marked := is(e, atom.H2, atom.H3) && (p.names.any(e, headlineWords) || attr(e, "itemprop") == "headline")
		if !first && !marked {
			continue
		}
		text := textOf(e)
		words := wordsOf(text)
		if len(words) == 0 || len(text) > 400 || letters(text) == letters(site) {
			continue
		}
		agreed := 0
		for _, w := range words {
			if known[w] {
				agreed++
			}
		}
		share := float64(agreed) / float64(len(words))
		merit := share * float64(min(agreed, 12))
		if !first {
			merit /= 2
		}
		if share > sharedTitle && merit > score && agreed > 1 {
			best, score = e, merit
		}
	}
	return best
}

func (p *page) onlyHeading() string {
	if h := find(p.body, atom.H1); h != nil {
		p.headline = order(h)
		return textOf(h)
	}
	return ""
}

// separators stand between a title and the name of its site.
var separators = []string{" | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: ", " / "}

// withoutSite cuts the site's name, and a section before it, from the end of a title.
func withoutSite(title, site string) string {
	for range 2 {
		cut, at := "", -1
		for _, s := range separators {
			if i := strings.LastIndex(title, s); i > at {
				at, cut = i, s
			}
		}
		if at < 0 {
			return title
		}
		head, tail := title[:at], title[at+len(cut):]
		sites := cut == " | " || similar(tail, site)
		if len(wordsOf(head)) < 3 || !sites || len(wordsOf(tail)) > 5 {
			return title
		}
		title = strings.TrimSpace(head)
	}
	return title
}

// withoutKicker cuts from a heading the label that some sites set inside it, before the words by which the page calls
// itself elsewhere.
func withoutKicker(heading string, titles ...string) string {
	whole := letters(heading)
	for _, t := range titles {
		own := letters(t)
		if own != whole && len(wordsOf(t)) >= minTitle && strings.HasSuffix(whole, own) && len(own)*2 > len(whole) {
			return t
		}
	}
	return heading
}

// minTitle is how many words a title has at least: with fewer it may be the end of a longer one.
const minTitle = 4

// similar reports whether one name is within the other, but for case, spaces and punctuation.
func similar(a, b string) bool {
	a, b = letters(a), letters(b)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// wordsOf lists the words of a text in lower case.
func wordsOf(s string) []string { return strings.FieldsFunc(strings.ToLower(s), between) }

// countWords is how many wordsOf would list.
func countWords(s string) int {
	n := 0
	for range strings.FieldsFuncSeq(s, between) {
		n++
	}
	return n
}

// between reports a character that parts words.
func between(r rune) bool {
	if r < 0x80 {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}
