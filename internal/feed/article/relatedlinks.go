package article

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// links lists the stories of the site that an element leads to, each with its best title; nil when there are none.
func (r *related) links(n *html.Node) []news.Link { return r.linksTo(n, r.page.story) }

func (r *related) linksTo(n *html.Node, wanted func(address string) bool) []news.Link {
	var list []*titled
	at := map[string]*titled{}
	collect := func(a *html.Node) {
		address := resolvePage(r.page.base, attr(a, "href"))
		if !wanted(address) {
			return
		}
		address, _, _ = strings.Cut(address, "#")
		best := at[key(address)]
		if best == nil {
			best = &titled{Link: news.Link{URL: address}}
			at[key(address)], list = best, append(list, best)
		}
		best.offer(linkTitle(a))
	}
	if is(n, atom.A) {
		collect(n)
	}
	for _, a := range all(n, atom.A) {
		collect(a)
	}
	var links []news.Link
	for _, t := range list {
		if t.Title != "" {
			links = append(links, t.Link)
		}
	}
	return links
}

// What is called by so few words, in its title and in its address, is a section or a service and no story.
const (
	sectionWords  = 4
	sectionDashes = 3
)

// brieflyNamed reports a link whose title and address are both as short as a section's: "Work with us", /jobs/work-with-us/.
func brieflyNamed(l news.Link) bool {
	u, err := url.Parse(l.URL)
	if err != nil || len(strings.Fields(l.Title)) > sectionWords {
		return false
	}
	path := strings.ToLower(strings.Trim(u.Path, "/"))
	name := path[strings.LastIndex(path, "/")+1:]
	return strings.Count(name, "-") < sectionDashes && strings.IndexFunc(path+l.Title, packed) < 0 && len(name) <= namedRunes &&
		!hasNumber(path) && !datedPath().MatchString(path) && storyNumber(u) == "" && !pages().MatchString(name)
}

// titled is a link with what its title was taken from.
type titled struct {
	news.Link
	source titleSource
}

// offer takes a title from a better source, or a longer one from the same.
func (t *titled) offer(title string, source titleSource) {
	if title != "" && (source > t.source || source == t.source && len(title) > len(t.Title)) {
		t.Title, t.source = title, source
	}
}

// titleSource is where the title of a link stands, the better ones last. A picture's words are often longer than the
// headline beside it, and say what is seen and not what is told.
type titleSource uint8

const (
	fromInvitation titleSource = iota // "Read more"
	fromPicture
	fromAttribute
	fromWords
)

var headings = []atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}

// linkTitle is the heading inside a link, else its words, else its title attribute or the picture's.
func linkTitle(a *html.Node) (string, titleSource) {
	if h := find(a, headings...); h != nil {
		if t := textOf(h); t != "" {
			return t, fromWords
		}
	}
	words := textOf(a)
	if rest, ok := afterLead(words); ok {
		words = rest
	}
	words = beforeLead(withoutArrows(words))
	if words != "" && !lead(words) {
		return words, fromWords
	}
	if t := fold(attr(a, "title")); t != "" {
		return t, fromAttribute
	}
	if img := find(a, atom.Img); img != nil && words == "" {
		return fold(attr(img, "alt")), fromPicture
	}
	return words, fromInvitation
}
