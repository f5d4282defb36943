// Package export says how reader's values look to other programs: the JSON of the command line, Markdown and HTML. It turns
// values into bytes; it knows nothing of where they come from or go to.
package export

import (
	"time"

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

// Article is the answer of inspect article; read --json adds ID, Saved, Read and, of a bookmark, Yours.
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
	Yours      *Remarks      `json:"yours,omitempty"` // of a bookmark: what the reader wrote to it
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
	out.ID, out.Saved, out.Read, out.Yours = r.Story.ID.String(), &r.Story.Saved, &r.Story.Read, remarksOf(r)
	return out
}

func menu(sections []news.SiteSection) []MenuEntry {
	out := make([]MenuEntry, 0, len(sections))
	for _, s := range sections {
		out = append(out, MenuEntry{s.URL, s.Title, menu(s.Children)})
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
