package export

import (
	"time"

	"reader/internal/feed/parse"
	"reader/internal/news"
)

// What inspect says of a feed and of a site, as JSON.

// FeedDocument is the answer of inspect feed.
type FeedDocument struct {
	Format      string `json:"format"`
	Title       string `json:"title"`
	Link        string `json:"link"`
	Description string `json:"description"`
	Language    string `json:"language"`
	Image       string `json:"image"`
	Author      string `json:"author"`
	Updated     string `json:"updated"`
	TTL         int    `json:"ttl"` // minutes
	Items       []Item `json:"items"`
}

// Item is an item of a FeedDocument. Title is plain text; Summary and Content are HTML.
type Item struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"`
	Link       string      `json:"link"`
	Author     string      `json:"author"`
	Authors    []string    `json:"authors"`
	Published  string      `json:"published"`
	Updated    string      `json:"updated"`
	Summary    string      `json:"summary"`
	Content    string      `json:"content"`
	Categories []string    `json:"categories"`
	Enclosures []Enclosure `json:"enclosures"`
	Comments   string      `json:"comments"`
	Image      string      `json:"image"`
}

// Enclosure is a file that belongs to an Item.
type Enclosure struct {
	URL      string `json:"url"`
	Type     string `json:"type"`
	Length   int64  `json:"length"`   // bytes
	Duration int    `json:"duration"` // seconds
}

// FeedOf gives the JSON of a parsed feed.
func FeedOf(d *parse.Document) FeedDocument {
	out := FeedDocument{
		d.Format, d.Title, d.Link, d.Description, d.Language, d.Image, d.Author,
		stamp(d.Updated), int(d.TTL / time.Minute), []Item{},
	}
	for i := range d.Entries {
		out.Items = append(out.Items, itemOf(&d.Entries[i]))
	}
	return out
}

func itemOf(e *parse.Entry) Item {
	out := Item{
		ID: e.ID, Title: e.Title, Link: e.Link, Authors: orEmpty(e.Authors),
		Published: stamp(e.Published), Updated: stamp(e.Updated), Summary: e.Summary, Content: e.Content,
		Categories: orEmpty(e.Categories), Enclosures: []Enclosure{}, Comments: e.Comments, Image: e.Picture.URL,
	}
	if len(e.Authors) > 0 {
		out.Author = e.Authors[0]
	}
	for _, c := range e.Enclosures {
		out.Enclosures = append(out.Enclosures, Enclosure{c.URL, c.Type, c.Length, int(c.Duration / time.Second)})
	}
	return out
}

// Site is the answer of inspect site.
type Site struct {
	URL      string        `json:"url"`
	Title    string        `json:"title"`
	Language string        `json:"language"`
	Feeds    []Link        `json:"feeds"`
	Sections []SiteSection `json:"sections"`
}

// SiteSection is a section of a Site with its verified feed, if it has one.
type SiteSection struct {
	Title    string        `json:"title"`
	URL      string        `json:"url"`
	Feed     string        `json:"feed"`
	Children []SiteSection `json:"children"`
}

// SiteOf gives the JSON of a site.
func SiteOf(f *news.Found) Site {
	out := Site{news.Shared(f.URL), f.Title, f.Language, []Link{}, siteSections(f.Sections)}
	for _, l := range f.Feeds {
		out.Feeds = append(out.Feeds, Link{news.Shared(l.URL), l.Title})
	}
	return out
}

func siteSections(sections []news.SiteSection) []SiteSection {
	out := make([]SiteSection, 0, len(sections))
	for _, s := range sections {
		out = append(out, SiteSection{s.Title, news.Shared(s.URL), news.Shared(s.Feed), siteSections(s.Children)})
	}
	return out
}
