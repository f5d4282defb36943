package site

import (
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
	"reader/internal/text"
)

// mostEditions bounds the editions of one site.
const mostEditions = 40

// editions are the site in other languages: what its head announces, in the words of a language switcher where the
// page has one, and the other links of that switcher.
func (d *document) editions(h head) []news.Link {
	switcher := d.switcher()
	words := map[string]string{}
	for _, l := range switcher {
		words[keyOf(l.URL)] = l.Title
	}
	count := map[string]int{}
	for _, l := range h.editions {
		count[language(l.Title)]++
	}
	seen := map[string]bool{key(d.url): true}
	var links []news.Link
	add := func(title, address string) {
		if k := keyOf(address); !seen[k] && len(links) < mostEditions {
			seen[k] = true
			links = append(links, news.Link{Title: title, URL: address})
		}
	}
	for _, l := range h.editions {
		add(cmp.Or(words[keyOf(l.URL)], languageName(l.Title, count[language(l.Title)] > 1)), l.URL)
	}
	for _, l := range switcher {
		add(l.Title, l.URL)
	}
	return links
}

// switcherNames are in the classes of what holds links to other languages.
var switcherNames = text.Pattern(`lang(?:uage)?s?\b|lang(?:uage)?[-_]|locale|i18n|edition`)

// switcher lists the links to other languages: links that say so in an attribute, and those to the entrance of a part
// of the site, or to a host of it, that is named after a language. A code alone, such as IT, may be a section of that
// name: it counts only in what its authors call a switcher.
func (d *document) switcher() []news.Link {
	var links []news.Link
	for n := range d.root.Descendants() {
		if n.DataAtom != atom.A && n.DataAtom != atom.Option || len(links) >= mostEditions {
			continue
		}
		u := d.link(cmp.Or(attr(n, "href"), attr(n, "value")))
		if u == nil || !sameSite(u, d.url) && attr(n, "hreflang") == "" {
			continue
		}
		title := words(n)
		code := strings.TrimSpace(attr(n, "hreflang"))
		switch {
		case code != "":
			links = append(links, news.Link{Title: cmp.Or(title, languageName(code, false)), URL: u.String()})
		case fits(title) && edition(title, u) != "":
			links = append(links, news.Link{Title: title, URL: u.String()})
		case languages[strings.ToLower(title)] != nil && entrance(u) == strings.ToLower(title) && inSwitcher(n):
			links = append(links, news.Link{Title: languageName(title, false), URL: u.String()})
		}
	}
	return links
}

// inSwitcher says whether one of the elements close around a link is called a language switcher.
func inSwitcher(n *html.Node) bool {
	for i := 0; n != nil && i < 5; n, i = n.Parent, i+1 {
		if n.DataAtom != atom.Body && n.DataAtom != atom.Html && switcherNames().MatchString(strings.ToLower(attr(n, "class")+" "+attr(n, "id"))) {
			return true
		}
	}
	return false
}

// edition is the language of the edition that a link leads to by its words and its address, "" when it leads to none.
func edition(title string, u *url.URL) string {
	code := languageNamed[text.Fold(strings.TrimSpace(title))]
	if code == "" || entrance(u) == "" {
		return ""
	}
	return code
}

// entrance is the language after which a part of a site is named, as in /hi/, /hindi/ and hi.example.org; "" for an
// address inside such a part and for all others.
func entrance(u *url.URL) string {
	path := strings.Trim(u.Path, "/")
	if path == "" {
		path, _, _ = strings.Cut(u.Hostname(), ".")
	}
	return language(path)
}

// language is the language of a BCP 47 tag or of a name in Latin letters, "" when it is unknown.
func language(word string) string {
	word = text.Fold(strings.TrimSpace(word))
	if code := languageNamed[word]; code != "" {
		return code
	}
	code, _, _ := strings.Cut(strings.ReplaceAll(word, "_", "-"), "-")
	if languages[code] == nil {
		return ""
	}
	return code
}

// languageName is a language in its own words, with the country where several editions share it; the tag itself when
// the language is unknown.
func languageName(tag string, country bool) string {
	names := languages[language(tag)]
	if names == nil {
		return tag
	}
	_, region, _ := strings.Cut(tag, "-")
	if !country || region == "" {
		return names[0]
	}
	return names[0] + " (" + strings.ToUpper(region) + ")"
}
