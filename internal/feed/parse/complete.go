package parse

import (
	"cmp"
	"html"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"

	"reader/internal/text"
)

// completer turns what gofeed read into a Document: addresses become absolute, dates are read again, and what the
// formats say in other places than usual is looked for there.
type completer struct {
	texts *cloakroom
	base  *url.URL
	dates dateReader
	doc   Document
}

func complete(f *gofeed.Feed, texts *cloakroom, base *url.URL, h Hints) Document {
	c := completer{texts: texts, base: base}
	c.doc.Language = strings.ReplaceAll(strings.TrimSpace(f.Language), "_", "-")
	c.feed(f)
	c.doc.bound()
	if c.doc.Link != "" {
		c.base = entryBase(base, c.doc.Link)
	}
	c.dates = dateReader{language: cmp.Or(c.doc.Language, h.Language), host: hostOf(cmp.Or(c.doc.Link, base.String()))}
	c.dates.monthFirst = monthFirst(datesOf(f), c.dates.language, c.dates.host)
	c.doc.Updated = c.date(f.Updated, f.Published, value(f.Extensions, "atom", "updated"), value(f.Extensions, "dcterms", "modified"))
	switch original := f.OriginalFeed().(type) {
	case *rss.Feed:
		for i, item := range original.Items {
			c.doc.Entries = append(c.doc.Entries, c.rssEntry(f.Items[i], item))
		}
	case *atom.Feed:
		for _, entry := range original.Entries {
			c.doc.Entries = append(c.doc.Entries, c.atomEntry(entry))
		}
	}
	identify(c.doc.Entries)
	return c.doc
}

// longestInherited bounds, in bytes, what stands once in a feed and goes into each of its entries: an address that others
// start from, a name, a language. Otherwise a feed of 20 MB could fill a disk.
const longestInherited = 1 << 10

// bound drops what is too long to be what it should be.
func (d *Document) bound() {
	for _, s := range []*string{&d.Language, &d.Link, &d.Author} {
		if len(*s) > longestInherited {
			*s = ""
		}
	}
}

// feed fills what belongs to the feed itself.
func (c *completer) feed(f *gofeed.Feed) {
	d := &c.doc
	d.Title = c.title(f.Title)
	d.Description, _ = absolute(c.texts.redeem(cmp.Or(f.Description, value(f.Extensions, "itunes", "subtitle"),
		value(f.Extensions, "googleplay", "description"), value(f.Extensions, "dc", "description"))), c.base)
	switch original := f.OriginalFeed().(type) {
	case *rss.Feed:
		c.rssFeed(f, original)
	case *atom.Feed:
		c.atomFeed(f, original)
	}
	d.Update = updateInterval(f.Extensions)
}

func (c *completer) rssFeed(f *gofeed.Feed, r *rss.Feed) {
	d, links := &c.doc, extensions(r.Extensions, "atom", "link")
	d.Link = c.first(append(r.Links, hrefOf(links, "alternate"))...)
	d.Self = c.web(hrefOf(links, "self"))
	d.Hub = c.web(hrefOf(links, "hub"))
	if r.Image != nil {
		d.Image = c.web(r.Image.URL)
	}
	d.Image = cmp.Or(d.Image, c.web(imageOf(f.Extensions)))
	d.Author = firstName(r.ManagingEditor, value(r.Extensions, "dc", "creator"), value(r.Extensions, "dc", "author"), value(r.Extensions, "itunes", "author"),
		value(r.Extensions, "googleplay", "author"), child(r.Extensions, "atom", "author", "name"), r.WebMaster)
	if minutes := number(strings.TrimSpace(r.TTL)); minutes > 0 && minutes < 1<<20 {
		d.TTL = time.Duration(minutes) * time.Minute
	}
	d.SkipHours = skipHours(r.SkipHours)
	d.SkipDays = skipDays(r.SkipDays)
}

func (c *completer) atomFeed(f *gofeed.Feed, a *atom.Feed) {
	d := &c.doc
	d.Link = c.web(pageOf(a.Links, "alternate"))
	d.Self = c.web(related(a.Links, "self"))
	d.Hub = c.web(related(a.Links, "hub"))
	d.Image = cmp.Or(c.web(a.Logo), c.web(a.Icon), c.web(imageOf(f.Extensions)))
	if names := people(a.Authors); len(names) > 0 {
		d.Author = strings.Join(names, ", ")
	}
}

// entryBase is where the relative addresses of RSS entries start from: the feed's own address by the letter, but a
// feed that is served by another house than the site it tells of (FeedBurner) means the site.
func entryBase(feed *url.URL, site string) *url.URL {
	u, err := url.Parse(site)
	if err != nil || u.Host == "" || feed.Host != "" && registered(u.Host) == registered(feed.Host) {
		return feed
	}
	return u
}

// registered is the last two labels of a host, near enough to tell two houses apart.
func registered(host string) string {
	labels := strings.Split(strings.ToLower(host), ".")
	return strings.Join(labels[max(0, len(labels)-2):], ".")
}

// longestTitle is where a title is cut, in bytes: it stands in every list.
const longestTitle = 4 << 10

// title is the first of the titles that has any words.
func (c *completer) title(raws ...string) string {
	for _, raw := range raws {
		if raw == "" {
			continue
		}
		if t := headline(c.texts.redeem(raw)); t != "" {
			return t
		}
	}
	return ""
}

// headline is the text of a title in HTML, which markup may make longer.
func headline(fragment string) string {
	return cut(plain(cut(fragment, 4*longestTitle)), longestTitle)
}

// cut shortens a text to so many bytes, in whole runes.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most] + "…"
}

// web makes an address absolute and lets http and https pass.
func (c *completer) web(address string) string { return web(resolve(c.base, address)) }

// first is the first address of the web.
func (c *completer) first(addresses ...string) string {
	for _, a := range addresses {
		if strings.TrimSpace(a) == "" {
			continue
		}
		if u := c.web(a); u != "" {
			return u
		}
	}
	return ""
}

// linkSchemes are those of addresses that lead a reader somewhere, besides the web's.
var linkSchemes = set("ftp", "ftps", "gemini", "gopher", "magnet", "mailto", "news", "nntp", "at", "tag")

// link is the first address of the web, else the first that leads anywhere.
func (c *completer) link(addresses ...string) string {
	if u := c.first(addresses...); u != "" {
		return u
	}
	for _, a := range addresses {
		u := resolve(c.base, a)
		if scheme, _, ok := strings.Cut(u, ":"); ok && linkSchemes[strings.ToLower(scheme)] {
			return u
		}
	}
	return ""
}

// date is the first of the raw dates that can be read.
func (c *completer) date(raws ...string) time.Time {
	for _, raw := range raws {
		if t := c.dates.read(strings.TrimSpace(raw)); !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

func datesOf(f *gofeed.Feed) []string {
	var raws []string
	for _, item := range f.Items {
		raws = append(raws, value(item.Extensions, "item", "pubDate"), item.Published, item.Updated)
	}
	return raws
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// updatePeriods of the syndication module of RSS 1.0.
var updatePeriods = map[string]time.Duration{
	"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour, "monthly": 30 * 24 * time.Hour,
	"yearly": 365 * 24 * time.Hour,
}

func updateInterval(e ext.Extensions) time.Duration {
	period := updatePeriods[strings.ToLower(strings.TrimSpace(value(e, "sy", "updatePeriod")))]
	frequency, err := strconv.Atoi(strings.TrimSpace(value(e, "sy", "updateFrequency")))
	if err != nil || frequency < 1 {
		frequency = 1
	}
	return period / time.Duration(frequency)
}

// skipHours reads 0–23; the first specification counted to 24.
func skipHours(raws []string) (hours []int) {
	for _, raw := range raws {
		if h, err := strconv.Atoi(strings.TrimSpace(raw)); err == nil && h >= 0 && h <= 24 {
			hours = append(hours, h%24)
		}
	}
	return hours
}

func skipDays(raws []string) (days []time.Weekday) {
	for _, raw := range raws {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if strings.EqualFold(strings.TrimSpace(raw), d.String()) {
				days = append(days, d)
			}
		}
	}
	return days
}

// mail is an address with or without angle brackets or parentheses around it.
var mail = text.Pattern(`[<(]?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b[>)]?`)

// personName is the name in an author field: "ann@example.org (Ann Lee)", "Ann Lee <ann@example.org>". Without any
// name the address serves.
func personName(raw string) string {
	words := plain(html.EscapeString(raw))
	if strings.Contains(words, "&lt;") || strings.Contains(words, "&amp;") || strings.Contains(words, "</") {
		words = plain(words)
	}
	if strings.IndexByte(words, '@') < 0 {
		return strings.Trim(words, " ,;")
	}
	name := oneLine(mail().ReplaceAllString(words, " "))
	if strings.HasPrefix(name, "(") && strings.HasSuffix(name, ")") {
		name = strings.TrimSpace(name[1 : len(name)-1])
	}
	name = strings.Trim(name, " ,;")
	if name == "" {
		name = strings.Trim(mail().FindString(words), "<>()")
	}
	return name
}

func firstName(raws ...string) string {
	for _, raw := range raws {
		if name := personName(raw); name != "" {
			return name
		}
	}
	return ""
}
