// Package export says how reader's values look to other programs: the JSON of the command line, Markdown, HTML and
// bookmark files. It turns values into bytes; it knows nothing of where they come from or go to.
package export

import (
	"math"
	"strings"
	"time"

	"reader/internal/feed/parse"
	"reader/internal/news"
)

// The types below are the JSON contract of the command line. Times are RFC 3339 in UTC, empty when unknown; lists are
// never null.

// Story is a row of list, search and saved.
type Story struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	URL       string `json:"url"`
	Source    string `json:"source"`
	Section   string `json:"section"`
	Byline    string `json:"byline"`
	Published string `json:"published"`
	Read      bool   `json:"read"`
	Saved     bool   `json:"saved"`
	Stored    string `json:"stored"`
	Whole     bool   `json:"whole"` // stored with every picture that it shows, but for those that cannot be had
	Summary   string `json:"summary"`
	Snippet   string `json:"snippet"`
}

// StoryOf gives a story's JSON.
func StoryOf(s *news.Story) Story {
	snippet := ""
	for _, f := range s.Snippet {
		snippet += f.Text
	}
	return Story{
		ID: s.ID.String(), Title: s.Title, URL: s.URL, Source: s.Source, Section: s.Section, Byline: s.Byline,
		Published: stamp(s.When()), Read: s.Read, Saved: s.Saved, Stored: s.Stored.String(), Whole: s.Whole,
		Summary: s.Summary, Snippet: snippet,
	}
}

// Article is the answer of inspect article; read --json adds ID, Saved and Read.
type Article struct {
	ID         string        `json:"id,omitempty"`
	URL        string        `json:"url"`
	Canonical  string        `json:"canonical"`
	Title      string        `json:"title"`
	Byline     string        `json:"byline"`
	Published  string        `json:"published"`
	Modified   string        `json:"modified"`
	Section    string        `json:"section"`
	Tags       []string      `json:"tags"`
	Language   string        `json:"language"`
	Image      string        `json:"image"`
	Standfirst string        `json:"standfirst"`
	Text       string        `json:"text"`
	HTML       string        `json:"html"`
	Words      int           `json:"words"`
	Verdict    string        `json:"verdict"`           // see news.Verdict
	Live       bool          `json:"live,omitempty"`    // a live blog
	Missing    string        `json:"missing,omitempty"` // which of its pages could not be had, and why
	Related    []RelatedLink `json:"related"`
	Links      []Link        `json:"links"`
	Sections   []MenuEntry   `json:"sections"`
	Saved      *bool         `json:"saved,omitempty"`
	Read       *bool         `json:"read,omitempty"`
}

// Link is an address with its words.
type Link struct {
	URL   string `json:"url"`
	Title string `json:"title"`
}

// RelatedLink is a story that a page offers beside its own.
type RelatedLink struct {
	URL   string `json:"url"`
	Title string `json:"title"`
	Kind  string `json:"kind"` // inline, end, next, prev
}

// MenuEntry is an entry of a site's navigation as one of its pages prints it.
type MenuEntry struct {
	URL      string      `json:"url"`
	Title    string      `json:"title"`
	Children []MenuEntry `json:"children"`
}

// ArticleOf gives the JSON of an article.
func ArticleOf(a *news.Article) Article {
	out := Article{
		URL: a.URL, Canonical: a.Canonical, Title: a.Title, Byline: a.Byline,
		Published: stamp(a.Published), Modified: stamp(a.Modified), Section: a.Section.Title,
		Tags: []string{}, Language: a.Language, Image: a.Picture.URL, Standfirst: a.Standfirst,
		Text: news.PlainText(a.Blocks), HTML: HTML(a.Blocks), Words: a.Words, Verdict: a.Verdict.String(), Live: a.Live, Missing: a.Missing,
		Related: []RelatedLink{}, Links: []Link{}, Sections: menu(a.Sections),
	}
	for _, t := range a.Tags {
		out.Tags = append(out.Tags, t.Title)
	}
	for _, r := range a.Related {
		out.Related = append(out.Related, RelatedLink{r.URL, r.Title, r.Kind.String()})
	}
	news.EachLink(a.Blocks, func(l news.Link) { out.Links = append(out.Links, Link{l.URL, l.Title}) })
	return out
}

// ReadingOf gives the JSON of an opened story.
func ReadingOf(r *news.Reading) Article {
	out := ArticleOf(&r.Article)
	out.ID, out.Saved, out.Read = r.Story.ID.String(), &r.Story.Saved, &r.Story.Read
	return out
}

func menu(sections []news.SiteSection) []MenuEntry {
	out := make([]MenuEntry, 0, len(sections))
	for _, s := range sections {
		out = append(out, MenuEntry{s.URL, s.Title, menu(s.Children)})
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

// Section is a line of sections --json: a tree a paper.
type Section struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Unread   int       `json:"unread"`
	Total    int       `json:"total"`
	Feeds    []Feed    `json:"feeds"`
	Children []Section `json:"children"`
}

// Feed is a subscription.
type Feed struct {
	ID    string `json:"id"`
	URL   string `json:"url"`
	Title string `json:"title"`
}

// FeedHealth is a line of list --feeds.
type FeedHealth struct {
	ID        string  `json:"id"`
	URL       string  `json:"url"`
	Title     string  `json:"title"`
	Section   string  `json:"section"`   // titles from the top: "Paper/Americas/Canada"
	Status    string  `json:"status"`    // ok, new, failing, gone, moved, silent, muted
	Error     string  `json:"error"`     // what is the matter, in a sentence; empty when nothing is
	Since     string  `json:"since"`     // when that began, as far as known: failing, the last success; silent, the newest story
	Failures  int     `json:"failures"`  // in a row
	Checked   string  `json:"checked"`   // when it was last asked
	Succeeded string  `json:"succeeded"` // when it was last read
	Next      string  `json:"next"`      // not before; empty when it will not be asked
	Pace      int64   `json:"pace"`      // seconds from checked to next
	Week      float64 `json:"week"`      // stories a week
	Newest    string  `json:"newest"`    // time of its newest story
	Moved     string  `json:"moved"`     // where its server says it lives now
	Muted     bool    `json:"muted"`
	Page      bool    `json:"page"` // a section's page, read for its headlines
}

// HealthOf gives the JSON of how a feed fares.
func HealthOf(h *news.Health) FeedHealth {
	return FeedHealth{
		ID: h.Feed.ID.String(), URL: news.Shared(h.Feed.URL), Title: h.Feed.Title, Section: strings.Join(h.Path, "/"),
		Status: h.Status.String(), Error: h.Trouble, Since: stamp(h.Since), Failures: h.Failures,
		Checked: stamp(h.Checked), Succeeded: stamp(h.Succeeded), Next: stamp(h.Next), Pace: int64(h.Pace / time.Second),
		Week: math.Round(100*h.Week) / 100, Newest: stamp(h.Newest), Moved: news.Shared(h.Moved),
		Muted: !h.Feed.Muted.IsZero(), Page: h.Feed.Page,
	}
}

// SectionOf gives the JSON of a section and all below it.
func SectionOf(s *news.Section) Section {
	out := Section{s.ID.String(), s.Title, s.Counts.Unread, s.Counts.Total, []Feed{}, []Section{}}
	for _, f := range s.Feeds {
		out.Feeds = append(out.Feeds, Feed{f.ID.String(), news.Shared(f.URL), f.Title})
	}
	for i := range s.Children {
		out.Children = append(out.Children, SectionOf(&s.Children[i]))
	}
	return out
}

// Added is a line of add and import.
type Added struct {
	URL     string `json:"url"`
	ID      string `json:"id"`     // of the feed or the bookmark
	Status  string `json:"status"` // added, present, refused
	Section string `json:"section"`
	Error   string `json:"error"`
}

// AddedOf gives the JSON of what became of an address.
func AddedOf(a *news.Added) Added {
	id := ""
	switch {
	case a.Feed != 0:
		id = a.Feed.String()
	case a.Story != 0:
		id = a.Story.String()
	}
	return Added{news.Shared(a.URL), id, a.Status.String(), a.Section, a.Reason}
}

// Change is a line of edit.
type Change struct {
	Change  string `json:"change"` // added, removed, renamed, moved, readdressed, reordered
	Kind    string `json:"kind"`   // section, feed
	ID      string `json:"id"`
	Title   string `json:"title"`
	URL     string `json:"url"`
	Section string `json:"section"` // path
	From    string `json:"from"`    // the title, path or address before
	Error   string `json:"error"`   // why the change was not made
}

// ChangeOf gives the JSON of a change to the subscriptions.
func ChangeOf(c *news.Change) Change {
	kind := "section"
	if c.Feed {
		kind = "feed"
	}
	return Change{c.Kind.String(), kind, c.ID, c.Title, c.URL, c.Place, c.From, c.Reason}
}

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

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
