package export

import (
	"math"
	"strings"
	"time"

	"reader/internal/news"
)

// Sections, feeds and what becomes of them, as JSON.

// Section is a line of sections --json: a tree a paper.
type Section struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Unread   int       `json:"unread"`
	Total    int       `json:"total"`
	Search   string    `json:"search,omitempty"` // the query of a saved search, whose counts are of its newest 2,000 matches
	Weight   string    `json:"weight"`           // much-less, less, usual, more, much-more
	Hidden   bool      `json:"hidden"`
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
	Weight    string  `json:"weight"` // how much the reader wants to see of it: much-less, less, usual, more, much-more
	Page      bool    `json:"page"`   // a section's page, read for its headlines
}

// HealthOf gives the JSON of how a feed fares.
func HealthOf(h *news.Health) FeedHealth {
	return FeedHealth{
		ID: h.Feed.ID.String(), URL: news.Shared(h.Feed.URL), Title: h.Feed.Title, Section: strings.Join(h.Path, "/"),
		Status: h.Status.String(), Error: h.Trouble, Since: stamp(h.Since), Failures: h.Failures,
		Checked: stamp(h.Checked), Succeeded: stamp(h.Succeeded), Next: stamp(h.Next), Pace: int64(h.Pace / time.Second),
		Week: math.Round(100*h.Week) / 100, Newest: stamp(h.Newest), Moved: news.Shared(h.Moved),
		Muted: !h.Feed.Muted.IsZero(), Weight: h.Feed.Weight.String(), Page: h.Feed.Page,
	}
}

// SectionOf gives the JSON of a section and all below it.
func SectionOf(s *news.Section) Section {
	out := Section{s.ID.String(), s.Title, s.Counts.Unread, s.Counts.Total, s.Search, s.Weight.String(), s.Hidden, []Feed{}, []Section{}}
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
