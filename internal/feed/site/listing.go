package site

import (
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// Listed is what the page of a tag, an author or a section tells.
type Listed struct {
	Site      string      // the publication's name
	Name      string      // what the page calls the list; empty when it does not
	Language  string      // BCP 47
	Feeds     []string    // addresses of the list's own feed, the surest first; what stands there is not known yet
	Headlines []news.Link // its stories, in the order of the page
	Article   bool        // the page says that it is an article
	Front     bool        // the address is the site's front page: there is no list any more
}

// List reads the page of a tag, an author or a section of that name, without the network. The feeds of the whole site,
// which every page announces, are not among the list's own.
func List(body []byte, address, contentType, name string) (Listed, error) {
	d, err := parse(body, address, contentType)
	if err != nil {
		return Listed{}, err
	}
	h := d.readHead()
	l := Listed{Site: h.title, Name: d.name(h, h.title), Language: h.language, Front: d.home(d.url), Article: d.saysArticle()}
	if l.Front {
		return l, nil
	}
	l.Headlines = d.headlines()
	f := finder{page: d, head: h, found: news.Found{Title: h.title}}
	l.Feeds, _ = f.candidates(h, &news.SiteSection{Title: name, URL: address})
	if len(l.Feeds) == 0 && h.wordpress != "" {
		l.Feeds = wordpressFeed(d.url)
	}
	return l, nil
}

// saysArticle reads what a page says to networks that show links to it (https://ogp.me).
func (d *document) saysArticle() bool {
	for n := range d.root.Descendants() {
		if n.DataAtom != atom.Meta {
			continue
		}
		property := cmp.Or(attr(n, "property"), attr(n, "name"))
		if property == "og:type" && attr(n, "content") == "article" || strings.HasPrefix(property, "article:published") {
			return true
		}
	}
	return false
}

// wordpressFeed is where WordPress keeps the feed of any list, announced or not.
func wordpressFeed(page *url.URL) []string {
	if page.RawQuery != "" {
		return nil
	}
	return []string{page.JoinPath(customary).String()}
}
