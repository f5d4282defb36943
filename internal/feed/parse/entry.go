package parse

import (
	"cmp"
	"html"
	"slices"
	"strings"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"

	"reader/internal/news"
)

// rssEntry reads an item of RSS: gofeed's universal form of it, and its original for what that form leaves out.
func (c *completer) rssEntry(item *gofeed.Item, r *rss.Item) Entry {
	e := r.Extensions
	written := cmp.Or(exact(value(e, "dc", "date")), value(e, "item", "pubDate"))
	out := Entry{
		Title: c.title(item.Title, value(e, "media", "title"), value(e, "itunes", "title"),
			child(e, "media", "group", "title"), child(e, "media", "content", "title")),
		Language:     value(e, "dc", "language"),
		PublishedRaw: strings.TrimSpace(cmp.Or(written, item.Published, value(e, "dcterms", "issued"), item.Updated)),
		Comments:     c.web(r.Comments),
	}
	c.links(&out, r)
	out.Published = c.date(written, value(e, "dc", "date"), value(e, "dcterms", "issued"), value(e, "dcterms", "created"),
		value(e, "atom", "published"), value(e, "atom", "issued"))
	out.Updated = c.date(value(e, "atom", "updated"), value(e, "atom", "modified"), value(e, "dcterms", "modified"))
	summary, full := item.Description, item.Content
	if short := value(e, "atom", "summary"); short != "" && r.Description != "" && full == "" {
		summary, full = short, r.Description
	}
	c.bodies(&out, summary, full, e)
	out.Authors = c.rssAuthors(r)
	out.Categories = categories(append(item.Categories, extensionCategories(e)...))
	c.rssEnclosures(&out, r)
	return out
}

// links finds the identity of an item and the page it stands for.
func (c *completer) links(out *Entry, r *rss.Item) {
	e := r.Extensions
	about := value(e, "dc", "identifier")
	var permalink string
	if r.GUID != nil {
		out.ID = strings.TrimSpace(r.GUID.Value)
		if !strings.EqualFold(r.GUID.IsPermalink, "false") || len(r.Links) == 0 {
			permalink = web(out.ID) // a relative guid is a name, no address
		}
		if permalink == "" && strings.EqualFold(r.GUID.IsPermalink, "true") && isAbsolute(out.ID) {
			permalink = out.ID // of another scheme
		}
	}
	out.ID = cmp.Or(out.ID, value(e, "atom", "id"), about)
	out.Link = c.link(append(r.Links, hrefOf(extensions(e, "atom", "link"), "alternate"), value(e, "feedburner", "origLink"),
		permalink, web(about))...)
}

func (c *completer) rssAuthors(r *rss.Item) []string {
	e := r.Extensions
	for _, raws := range [][]string{
		{r.Author}, values(e, "dc", "creator"), values(e, "dc", "author"), values(e, "podcast", "person"),
		{value(e, "itunes", "author")}, {child(e, "atom", "author", "name")}, {value(e, "media", "credit")}, {sourceOf(r)},
	} {
		if names := namesOf(raws); len(names) > 0 {
			return names
		}
	}
	return namesOf([]string{c.doc.Author})
}

// sourceOf is the paper that an aggregator took an item from.
func sourceOf(r *rss.Item) string {
	if r.Source == nil {
		return ""
	}
	return r.Source.Title
}

// atomEntry reads an entry of Atom.
func (c *completer) atomEntry(a *atom.Entry) Entry {
	e := a.Extensions
	out := Entry{
		ID:           value(e, "dc", "identifier"),
		Title:        c.title(a.Title, child(e, "media", "group", "title"), value(e, "dc", "title")),
		Language:     value(e, "dc", "language"),
		PublishedRaw: strings.TrimSpace(cmp.Or(a.Published, a.Updated)),
	}
	out.Published = c.date(a.Published, value(e, "dc", "date"), value(e, "dcterms", "created"))
	out.Updated = c.date(a.Updated, value(e, "dcterms", "modified"))
	var full string
	if a.Content != nil {
		full = a.Content.Value
		out.Link = c.web(a.Content.Src)
	}
	out.Link = c.link(pageOf(a.Links, "alternate"), out.Link, value(e, "feedburner", "origLink"), related(a.Links, "via"), web(out.ID))
	out.Comments = c.web(pageOf(a.Links, "replies"))
	c.bodies(&out, a.Summary, full, e)
	out.Authors = c.atomAuthors(a)
	out.Categories = categories(append(atomCategories(a.Categories), extensionCategories(e)...))
	c.atomEnclosures(&out, a)
	return out
}

// atomAuthors applies RFC 4287 §4.2.1: the entry's own, else those of its source, else the feed's.
func (c *completer) atomAuthors(a *atom.Entry) []string {
	if names := people(a.Authors); len(names) > 0 {
		return names
	}
	if names := namesOf(values(a.Extensions, "dc", "creator")); len(names) > 0 {
		return names
	}
	if a.Source != nil {
		if names := people(a.Source.Authors); len(names) > 0 {
			return names
		}
	}
	return namesOf([]string{c.doc.Author})
}

// bodies settles summary and content, resolves the addresses in them and takes their first picture.
func (c *completer) bodies(out *Entry, summary, full string, e ext.Extensions) {
	summary = cmp.Or(summary, value(e, "itunes", "summary"), value(e, "itunes", "subtitle"), value(e, "media", "description"),
		child(e, "media", "group", "description"), child(e, "media", "content", "description"),
		value(e, "googleplay", "description"))
	var inSummary, inContent news.Picture
	out.Summary, inSummary = absolute(laidOut(c.texts.redeem(summary)), c.base)
	out.Content, inContent = absolute(laidOut(c.texts.redeem(full)), c.base)
	out.Picture = inContent
	if out.Picture.URL == "" {
		out.Picture = inSummary
	}
}

func people(persons []*atom.Person) []string {
	var raws []string
	for _, p := range persons {
		raws = append(raws, cmp.Or(strings.TrimSpace(p.Name), p.Email))
	}
	return namesOf(raws)
}

// namesOf cleans names and keeps each once.
func namesOf(raws []string) (names []string) {
	for _, raw := range raws {
		if name := personName(raw); name != "" {
			names = appendNew(names, name)
		}
	}
	return names
}

// pageOf picks the page among the links of a relation: the one in HTML before those of other kinds.
func pageOf(links []*atom.Link, rel string) string {
	best, rank := "", -1
	for _, l := range links {
		if !strings.EqualFold(l.Rel, rel) || strings.TrimSpace(l.Href) == "" {
			continue
		}
		r := 0
		switch media := strings.ToLower(l.Type); {
		case strings.Contains(media, "html"):
			r = 2
		case media == "":
			r = 1
		}
		if l.Rel == rel { // relations are compared letter by letter; in capitals it is a guess
			r += 3
		}
		if r > rank {
			best, rank = l.Href, r
		}
	}
	return best
}

func related(links []*atom.Link, rel string) string {
	for _, l := range links {
		if strings.EqualFold(l.Rel, rel) && strings.TrimSpace(l.Href) != "" {
			return l.Href
		}
	}
	return ""
}

// atomCategories prefers the label, which is meant for people (RFC 4287 §4.2.2.3).
func atomCategories(all []*atom.Category) []string {
	var names []string
	for _, c := range all {
		names = append(names, cmp.Or(c.Label, c.Term))
	}
	return names
}

func extensionCategories(e ext.Extensions) []string {
	all := append(values(e, "media", "category"), values(e, "dc", "subject")...)
	for _, list := range values(e, "media", "keywords") {
		all = append(all, strings.Split(list, ",")...)
	}
	for _, c := range extensions(e, "itunes", "category") {
		all = append(all, c.Attrs["text"])
		for _, sub := range c.Children["category"] {
			all = append(all, sub.Attrs["text"])
		}
	}
	return all
}

func categories(raws []string) (names []string) {
	for _, raw := range raws {
		if name := plain(html.EscapeString(raw)); name != "" {
			names = appendNew(names, name)
		}
	}
	return names
}

// mostNames bounds the authors and categories of one entry; nobody reads more.
const mostNames = 64

func appendNew(list []string, s string) []string {
	if len(list) >= mostNames || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
