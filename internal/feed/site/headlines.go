package site

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

const (
	leastWords  = 4   // of a headline; in scripts without spaces leastRunes count
	leastRunes  = 12  //
	longestHead = 220 // runes; a longer link text is a whole teaser
	leastAlike  = 3   // links of one make that form a list
	mostStories = 100
)

// story is a link that may be a headline.
type story struct {
	link    news.Link
	make    string // how the page builds it
	heading bool   // it stands in a heading, or has one inside
}

// Headlines lists the stories on a section's page, in the order of the page: links with the words of a headline to
// stories of the same site, set as headings or built alike at least three times. Menus, footers and side bars with
// what others read are left out. Nil when there are none.
func Headlines(body []byte, url, contentType string) []news.Link {
	d, err := parse(body, url, contentType)
	if err != nil {
		return nil
	}
	return d.headlines()
}

// headlines is Headlines of a page that is read already.
func (d *document) headlines() []news.Link {
	stories := d.stories()
	alike := map[string]int{}
	for _, s := range stories {
		alike[s.make]++
	}
	var links []news.Link
	place := map[string]int{}
	for _, s := range stories {
		k := keyOf(s.link.URL)
		if i, ok := place[k]; ok {
			if s.heading {
				links[i].Title = s.link.Title
			}
			continue
		}
		if !s.heading && alike[s.make] < leastAlike || len(links) >= mostStories {
			continue
		}
		place[k] = len(links)
		links = append(links, s.link)
	}
	return links
}

// stories are all links that could be headlines.
func (d *document) stories() []story {
	var all []story
	d.each(d.root, place{}, func(n *html.Node, p place) {
		if n.DataAtom != atom.A || p.beside() {
			return
		}
		u := d.link(attr(n, "href"))
		if u == nil || !d.storyAddress(u) {
			return
		}
		title, heading := headline(n)
		heading = heading || p.heading
		if saysEnough(title) || heading && ofStory(u.Path) && strings.Contains(title, " ") && fits(title) {
			all = append(all, story{link: news.Link{Title: title, URL: u.String()}, make: makeOf(n), heading: heading})
		}
	})
	return all
}

// storyAddress says whether an address can be a story of this section: on the site, not the page itself, and either
// with the marks of an article or deeper than a section lies.
func (d *document) storyAddress(u *url.URL) bool {
	if !sameSite(u, d.url) || key(u) == key(d.url) || d.home(u) || marksSection(u.Path) && !ofStory(u.Path) {
		return false
	}
	path := strings.Trim(u.Path, "/")
	last := path[strings.LastIndexByte(path, '/')+1:]
	return ofStory(u.Path) || strings.Count(last, "-") >= 2 || strings.Contains(path, "/") && len(last) > 3 ||
		strings.HasSuffix(last, ".html") || u.RawQuery != "" && strings.ContainsFunc(u.RawQuery, unicode.IsDigit)
}

// headings are the elements that headlines stand in.
var headings = map[atom.Atom]bool{atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true}

// headline is the text of a link: of the heading inside it, should the link be around a whole teaser.
func headline(a *html.Node) (title string, heading bool) {
	for n := range a.Descendants() {
		if headings[n.DataAtom] {
			return words(n), true
		}
	}
	return words(a), false
}

// saysEnough tells a headline from a label and from a teaser.
func saysEnough(title string) bool {
	n := utf8.RuneCountInString(title)
	if n > longestHead {
		return false
	}
	return len(strings.Fields(title)) >= leastWords || n >= leastRunes && strings.ContainsFunc(title, spaceless)
}

// spaceless are the scripts that put no spaces between words.
func spaceless(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// makeOf is how a link is built: the tags of the link and of the elements around it, and the classes of the outermost
// of them. The classes further in differ from story to story where they name its topic.
func makeOf(n *html.Node) string {
	var b strings.Builder
	for i := 0; n != nil && i < 4; n, i = n.Parent, i+1 {
		b.WriteString(n.Data + ">")
		if i == 3 {
			b.WriteString(attr(n, "class"))
		}
	}
	return b.String()
}
