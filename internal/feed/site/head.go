package site

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// feedTypes are the media types by which a page announces feeds (RFC 4287 §7, the RSS autodiscovery note,
// JSON Feed 1.1).
var feedTypes = set("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")

// head is what a page says of itself.
type head struct {
	feeds     []news.Link
	editions  []news.Link // hreflang alternates
	title     string      // of the site
	titled    string      // what the page calls itself
	language  string
	wordpress string // address of its REST interface, "" when it names none
}

// readHead collects what the page announces.
func (d *document) readHead() head {
	var h head
	var named, titled string
	seen := map[string]bool{}
	for n := range d.root.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			h.language = cmp.Or(h.language, strings.TrimSpace(attr(n, "lang")), strings.TrimSpace(attr(n, "xml:lang")))
		case atom.Meta:
			if property := cmp.Or(attr(n, "property"), attr(n, "name")); property == "og:site_name" || property == "application-name" {
				named = cmp.Or(named, fold(attr(n, "content")))
			}
		case atom.Title:
			if titled == "" && n.Namespace == "" { // pictures in SVG have titles too
				titled = words(n)
			}
		case atom.Link:
			d.announce(n, &h, seen)
		}
	}
	h.titled = titled
	if titled = cut(titled, d.home(d.url)); !fits(titled) { // a headline
		titled = ""
	}
	h.title = cmp.Or(named, titled, strings.TrimPrefix(d.url.Host, "www."))
	return h
}

// name is what a section's page calls the section: its first heading, else its title, without the site's name.
func (d *document) name(h head, site string) string {
	for n := range d.root.Descendants() {
		if n.DataAtom != atom.H1 {
			continue
		}
		if heading := words(n); fits(heading) && heading != site {
			return heading
		}
		break
	}
	for _, separator := range separators {
		for part := range strings.SplitSeq(h.titled, separator) {
			if part = strings.TrimSpace(part); part != h.titled && part != site && fits(part) {
				return part
			}
		}
	}
	return ""
}

// mostFeeds bounds the feeds that are read off one page.
const mostFeeds = 100

// announce files a <link>.
func (d *document) announce(n *html.Node, h *head, seen map[string]bool) {
	u := d.link(attr(n, "href"))
	rel := " " + strings.ToLower(attr(n, "rel")) + " "
	if u == nil {
		return
	}
	media, _, _ := strings.Cut(strings.ToLower(attr(n, "type")), ";")
	switch {
	case strings.Contains(rel, " https://api.w.org/ "):
		h.wordpress = u.String()
	case strings.Contains(rel, " stylesheet "):
		if h.wordpress == "" && sameSite(u, d.url) {
			h.wordpress = restOf(u)
		}
	case !strings.Contains(rel, " alternate ") && !strings.Contains(rel, " feed "):
	case feedTypes[strings.TrimSpace(media)] || strings.Contains(rel, " feed "):
		title := fold(attr(n, "title"))
		if !seen[u.String()] && !ofComments(title, u.Path) && len(h.feeds) < mostFeeds {
			seen[u.String()] = true
			h.feeds = append(h.feeds, news.Link{Title: title, URL: u.String()})
		}
	case attr(n, "hreflang") != "" && attr(n, "hreflang") != "x-default" && key(u) != key(d.url):
		h.editions = append(h.editions, news.Link{Title: attr(n, "hreflang"), URL: u.String()})
	}
}

// ofComments recognises the feeds of readers' comments that WordPress announces beside the news.
func ofComments(title, path string) bool {
	title = strings.ToLower(title)
	for _, word := range []string{"comment", "kommentar", "commentaire", "comentario", "комментар"} {
		if strings.Contains(title, word) {
			return true
		}
	}
	return strings.Contains(strings.ToLower(path), "/comments/")
}

// separators stand between the parts of a page's title.
var separators = []string{" | ", " – ", " — ", " - ", " :: ", " » ", " · "}

// cut takes the site's name out of a page title: "Politics | The Example" and "The Example – News from here". The name
// stands at the end of an inner page's title; of a front page's, the shorter side is the name more often.
func cut(title string, front bool) string {
	for _, separator := range separators {
		parts := strings.Split(title, separator)
		if len(parts) == 1 {
			continue
		}
		first, last := strings.TrimSpace(parts[0]), strings.TrimSpace(parts[len(parts)-1])
		if last != "" && (!front || len([]rune(last)) < len([]rune(first))) {
			return last
		}
		return first
	}
	return title
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
