package article

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// describe fills in what the page says about itself, from the most reliable source that speaks.
func (p *page) describe(a *news.Article) {
	a.URL = p.address
	a.Canonical = p.first("canonical", said{"from link rel=canonical or og:url", p.canonical()}, said{"the address itself", p.address})
	a.Site = p.site()
	a.Title = p.title(a.Site)
	a.Standfirst = p.description() // until the text is known
	a.Authors = p.authors(a.Site)
	a.Byline = byline(a.Authors)
	if a.Section = p.section(); letters(a.Section.Title) == letters(a.Title) { // the last breadcrumb is the story itself
		a.Section = news.Link{}
	}
	a.Tags = p.tags()
	a.Language = p.language()
	a.Published, a.Modified = p.dates()
	if a.Picture = p.picture(); letters(a.Picture.Alt) == letters(a.Title) {
		a.Picture.Alt = "" // it would be a caption that says the headline again
	}
}

// canonical is the address the page gives for itself, if it is on the same site and no mere front page.
func (p *page) canonical() string {
	for _, l := range all(p.doc, atom.Link) {
		if slices.Contains(strings.Fields(strings.ToLower(attr(l, "rel"))), "canonical") {
			if c := resolvePage(p.base, attr(l, "href")); p.own(c) {
				return c
			}
		}
	}
	if c := resolvePage(p.base, p.metaOf("og:url")); p.own(c) {
		return c
	}
	return ""
}

func (p *page) own(address string) bool {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return false
	}
	if p.url == nil {
		return true
	}
	front := strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && strings.Trim(p.url.Path, "/") != ""
	return brand(u.Hostname()) == brand(p.url.Hostname()) && !front
}

func (p *page) site() string {
	publisher := ""
	if list := p.schema.story.things("publisher", p.schema.byID); len(list) > 0 {
		publisher = list[0].str("name")
	}
	host := ""
	if p.url != nil {
		host = strings.TrimPrefix(p.url.Hostname(), "www.")
	}
	return p.first("site", said{inMeta, p.metaOf("og:site_name", "application-name", "al:android:app_name")}, said{inSchema, publisher}, said{inAddress, host})
}

// description is what the page says of its story in a sentence or two, often its standfirst.
func (p *page) description() string {
	s := p.first("standfirst", said{inMeta, p.metaOf("og:description", "description", "twitter:description")}, said{inSchema, p.schema.story.str("description")})
	s = fold(strings.TrimSuffix(html.UnescapeString(s), "[…]"))
	if strings.HasPrefix(s, "|") { // what is left of a template: " | The Site"
		return ""
	}
	return s
}

func (p *page) language() string {
	lang := ""
	if root := find(p.doc, atom.Html); root != nil {
		lang = cmp.Or(attr(root, "lang"), attr(root, "xml:lang"))
	}
	lang = p.first("language", said{"from the html element", lang}, said{inSchema, p.schema.story.str("inLanguage")},
		said{inMeta, p.metaOf("content-language", "og:locale", "language", "dc.language")})
	lang, _, _ = strings.Cut(strings.TrimSpace(strings.ReplaceAll(lang, "_", "-")), ",")
	if len(lang) < 2 || len(lang) > 12 || strings.ContainsAny(lang, " /") {
		return ""
	}
	primary, rest, found := strings.Cut(lang, "-")
	if !found {
		return strings.ToLower(primary)
	}
	return strings.ToLower(primary) + "-" + rest
}

func (p *page) picture() news.Picture {
	picture := news.Picture{Alt: p.metaOf("og:image:alt", "twitter:image:alt"), Width: pixels(p.metaOf("og:image:width")), Height: pixels(p.metaOf("og:image:height"))}
	picture.URL = resolvePage(p.base, p.metaOf("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"))
	if picture.URL != "" {
		p.trace.note("picture", inMeta)
	} else {
		for _, t := range p.schema.story.things("image", p.schema.byID) {
			picture.URL = resolvePage(p.base, cmp.Or(t.str("url"), t.str("contentUrl"), t.str("name")))
			if picture.URL != "" {
				p.trace.note("picture", inSchema)
				break
			}
		}
	}
	if picture.URL == "" {
		return p.firstPicture()
	}
	return picture
}

// pictureWithin is how many elements behind the headline the story's own picture is looked for.
const pictureWithin = 40

// firstPicture is the figure right under the headline, for pages that name no picture of their own.
func (p *page) firstPicture() news.Picture {
	for e := range elements(p.body) {
		if place := order(e); p.headline == 0 || place <= p.headline || place > p.headline+pictureWithin || !is(e, atom.Figure) || p.aside(e) {
			continue
		}
		if img := find(e, atom.Img); img != nil {
			return news.Picture{URL: resolvePage(p.base, attr(img, "src")), Alt: fold(attr(img, "alt")), Width: pixels(attr(img, "width")), Height: pixels(attr(img, "height"))}
		}
	}
	return news.Picture{}
}

// publishedNames and modifiedNames are the metas that carry dates, the better ones first.
var (
	publishedNames = []string{"article:published_time", "article:published", "og:published_time", "datepublished", "date.published",
		"parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article.published",
		"cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued", "dcterms.created", "dc.date", "dc.date.created", "dcterms.date",
		"article:created_time", "originalpublicationdate", "article_date_original", "date", "last-modified-date"}
	modifiedNames = []string{"article:modified_time", "og:updated_time", "article:modified", "datemodified", "dc.date.modified", "dcterms.modified", "lastmod", "last-modified", "revised"}
)

func (p *page) dates() (published, modified time.Time) {
	sources := []struct {
		name string
		date func() time.Time
	}{
		{inSchema, func() time.Time { return parseDate(p.schema.story.str("datePublished")) }},
		{inMeta, func() time.Time { return p.metaDate(publishedNames) }},
		{inSchema, func() time.Time { return parseDate(p.schema.story.str("dateCreated")) }},
		{"from a time element", p.timeElement},
		{inAddress, func() time.Time { return addressDate(p.address) }},
		{inText, p.datedText},
		{"from a line under the headline", p.dateline},
		{inSchema, func() time.Time { return parseDate(p.schema.story.str("uploadDate")) }},
	}
	for _, s := range sources {
		if published = s.date(); !published.IsZero() {
			p.trace.note("date", "%s", s.name)
			break
		}
	}
	if modified = parseDate(p.schema.story.str("dateModified")); modified.IsZero() {
		modified = p.metaDate(modifiedNames)
	}
	if published.IsZero() && !modified.IsZero() {
		p.trace.note("date", "when it was changed: nothing says when it was published")
		published = modified
	}
	if modified.Before(published) {
		modified = time.Time{}
	}
	return published, modified
}

func (p *page) metaDate(names []string) time.Time {
	for _, n := range names {
		for _, content := range p.metas[n] {
			if t := parseDate(content); !t.IsZero() {
				return t
			}
		}
	}
	return time.Time{}
}

// timeElement is the first <time> that is not inside a teaser of another story.
func (p *page) timeElement() time.Time {
	var first time.Time
	for _, e := range all(p.body, atom.Time) {
		t := parseDate(cmp.Or(attr(e, "datetime"), textOf(e)))
		switch {
		case t.IsZero() || closest(e, atom.Aside, atom.Nav, atom.Li, atom.A, atom.Footer) != nil:
		case attr(e, "itemprop") == "datePublished" || hasAttr(e, "pubdate"):
			return t
		case first.IsZero():
			first = t
		}
	}
	return first
}

// dateWords mark the elements that hold the date of a story in words.
var dateWords = wordSet(`date dates dateline pubdate published publish-date post-date entry-date article-date timestamp time
	datetime date-time posted posted-on publication-date date-published article-meta article-info submitted fecha datum`)

// datedText is the first date found in an element named for one.
func (p *page) datedText() time.Time {
	for e := range elements(p.body) {
		marked := p.names.any(e, dateWords) || attr(e, "itemprop") == "datePublished"
		if !marked || closest(e, atom.Aside, atom.Nav, atom.Footer) != nil {
			continue
		}
		text := cmp.Or(attr(e, "content"), attr(e, "datetime"))
		if t := parseDate(text); !t.IsZero() {
			return t
		}
		if text = textOf(e); len(text) < 200 {
			if t := findDate(text); !t.IsZero() {
				return t
			}
		}
	}
	return time.Time{}
}
