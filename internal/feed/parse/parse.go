// Package parse turns the bytes of a feed into a Document: RSS 0.9–2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed 1.0 and
// 1.1, however damaged. It works in steps, each with a file of its own: decode, scan, repair, gofeed, complete. It
// knows nothing of networks, clocks, databases or screens; what it returns is hostile text in valid UTF-8.
package parse

import (
	"time"

	"reader/internal/news"
)

// Hints is what was known about the bytes before they were read. Every field may be empty.
type Hints struct {
	URL             string // where the feed was fetched, after redirects: the base of relative links
	ContentType     string // the header as sent; its charset is a hint, not an order
	ContentLocation string // the header as sent; a better base than URL (RFC 9110 §8.7)
	Language        string // BCP 47, of the subscription; used to read ambiguous dates when the feed names no language
}

// Document is a feed as its publisher meant it. Links are absolute http, https or, for enclosures, other schemes
// that carry no code; times are UTC or zero.
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
}

// Entry is one item of a feed.
type Entry struct {
	ID           string // never empty: guid, id, else made from the entry's own words; unique within the Document
	Title        string // plain text, one line
	Link         string // the story's page; empty when the feed gives none
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

// Parse reads a feed. The error is always a *NotFeed.
func Parse(body []byte, h Hints) (Document, error) {
	return Document{}, &NotFeed{What: "an empty body"}
}
