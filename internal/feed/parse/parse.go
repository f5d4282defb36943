// Package parse turns the bytes of a feed into a Document: RSS 0.9–2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed 1.0 and
// 1.1, however damaged. It works in steps, each with a file of its own: decode, scan, repair, gofeed, complete. It
// knows nothing of networks, clocks, databases or screens; what it returns is hostile text in valid UTF-8.
package parse

import (
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"reader/internal/news"
)

// Hints is what was known about the bytes before they were read. Every field may be empty.
type Hints struct {
	URL             string // where the feed was fetched, after redirects: the base of relative links
	ContentType     string // the header as sent; its charset is a hint, not an order
	ContentLocation string // the header as sent; a better base than URL (RFC 9110 §8.7)
	Language        string // BCP 47, of the subscription; used to read ambiguous dates when the feed names no language
}

// Document is a feed as its publisher meant it. Addresses are absolute http or https; that of a story which is not on
// the web, and of an enclosure, may have another scheme that carries no code. Times are UTC or zero.
type Document struct {
	Format      string // "rss2.0", "rss1.0", "atom1.0", "json1.1", …
	Title       string // plain text
	Link        string // the home page
	Description string // HTML
	Language    string // BCP 47, as the feed spells it
	Image       string
	Author      string
	Self        string // the feed's own address, as the feed gives it
	Hub         string // WebSub
	Updated     time.Time
	TTL         time.Duration // <ttl>; zero when unknown
	Update      time.Duration // sy:updatePeriod divided by sy:updateFrequency; zero when unknown
	SkipHours   []int         // 0–23, GMT
	SkipDays    []time.Weekday
	Entries     []Entry // in the order of the feed
	Lost        int     // entries that the bytes announce but that could not be read
	CutOff      bool    // the bytes end before the feed does
}

// Entry is one item of a feed.
type Entry struct {
	ID           string // never empty: guid, id, else made from the entry's own words; unique within the Document
	Title        string // plain text, one line
	Link         string // the story's page; empty when the feed gives none; ftp, gemini, magnet … when it is no page of the web
	Summary      string // HTML
	Content      string // HTML
	Language     string // BCP 47, when it differs from the feed's
	Authors      []string
	Published    time.Time
	Updated      time.Time
	PublishedRaw string // the date as written, also when nobody could read it
	Categories   []string
	Enclosures   []news.Enclosure
	Comments     string // address of the discussion
	Picture      news.Picture
}

// mostEntries bounds the entries that are read of a feed, the first ones. The longest archives have some thousands; a
// hostile document of 20 MB has three million, at a kilobyte each once they are read.
const mostEntries = 20_000

// Parse reads a feed. The error is always a *NotFeed.
func Parse(body []byte, h Hints) (Document, error) {
	body = inflate(body)
	text := repair(decode(body, h.ContentType))
	base := h.base()
	if doc, ok := parseJSON(text, base, h); ok {
		return doc, nil
	}
	c, ok := canonicalise(text, base)
	if !ok {
		return Document{}, notFeed(body, text, base)
	}
	feed, lost := read(&c)
	doc := complete(feed, &c.texts, base, h)
	doc.Format = c.format
	doc.Lost, doc.CutOff = lost, !c.closed
	return doc, nil
}

// base is the address that relative ones start from (RFC 3986 §5.1.3); empty, never nil, when none is known.
func (h Hints) base() *url.URL {
	base, err := url.Parse(strings.TrimSpace(h.URL))
	switch {
	case err != nil:
		base = &url.URL{}
	case len(h.URL) > longestInherited:
		base = &url.URL{Scheme: base.Scheme, Host: base.Host, Path: "/"}
	}
	if h.ContentLocation != "" && len(h.ContentLocation) <= longestInherited {
		if u, err := base.Parse(h.ContentLocation); err == nil && u.Host != "" {
			return u
		}
	}
	return base
}

// read hands the canonical document to gofeed. Should gofeed refuse it or return fewer entries than it was given, a
// second pass offers every entry by itself, so that one bad entry costs one entry. It returns how many were lost,
// those that the canonicaliser had to leave out included.
func read(c *canonical) (*gofeed.Feed, int) {
	p := gofeed.NewParser()
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	p.KeepOriginalFeed = true
	if feed, err := p.ParseString(c.document(c.entries...)); err == nil && len(feed.Items) == len(c.entries) {
		return feed, c.cut
	}
	return readSingly(p, c)
}

func readSingly(p *gofeed.Parser, c *canonical) (*gofeed.Feed, int) {
	var whole []string
	for _, entry := range c.entries {
		if f, err := p.ParseString(c.document(entry)); err == nil && len(f.Items) == 1 {
			whole = append(whole, entry)
		}
	}
	lost := c.cut + len(c.entries) - len(whole)
	feed, err := p.ParseString(c.document(whole...))
	if err != nil {
		return &gofeed.Feed{}, lost + len(whole)
	}
	return feed, lost
}
