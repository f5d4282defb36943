package portable

import (
	"errors"
	"math"
	"strings"
	"time"

	"reader/internal/news"
)

// Bookmark is a saved story with its own copy of the article and what the reader added.
type Bookmark struct {
	Kind       string      `json:"kind"`
	Story      Story       `json:"story"`
	Saved      string      `json:"saved"` // when
	Lists      []string    `json:"lists"`
	Tags       []string    `json:"tags"`
	Note       string      `json:"note"`
	Highlights []Highlight `json:"highlights"`
	Stored     string      `json:"stored"`            // what the copy is: none, feed (the text that came in the feed), full (the page)
	Article    *Article    `json:"article,omitempty"` // the copy; absent when there is none
}

// Story is what is known of a story without opening it.
type Story struct {
	ID         string      `json:"id"`
	Feeds      []string    `json:"feeds,omitzero"` // that carry it, the first one first
	GUID       string      `json:"guid"`           // in the first feed
	URL        string      `json:"url"`
	Title      string      `json:"title"`
	Byline     string      `json:"byline"`
	Source     string      `json:"source"`  // name of the site
	Kicker     string      `json:"kicker"`  // name of its section
	Section    string      `json:"section"` // path of that section below its paper
	Summary    string      `json:"summary"`
	Language   string      `json:"language"`
	Published  time.Time   `json:"published,omitzero"`
	Updated    time.Time   `json:"updated,omitzero"`
	Seen       time.Time   `json:"seen,omitzero"` // when it was first fetched
	Tags       []string    `json:"tags,omitzero"`
	Image      Image       `json:"image,omitzero"`
	Enclosures []Enclosure `json:"enclosures,omitzero"`
	Comments   string      `json:"comments"` // address of the discussion
	Words      int         `json:"words"`
}

// Image is a picture by its address.
type Image struct {
	URL    string `json:"url"`
	Alt    string `json:"alt"`
	Width  int    `json:"width"` // pixels, 0 when unknown
	Height int    `json:"height"`
}

// Enclosure is a file that belongs to a story.
type Enclosure struct {
	URL      string  `json:"url"`
	Type     string  `json:"type"`
	Length   int64   `json:"length"`   // bytes
	Duration float64 `json:"duration"` // seconds
	Title    string  `json:"title"`
}

// Highlight is a passage that the reader marked, by its words.
type Highlight struct {
	ID     string `json:"id"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"` // the words before
	Suffix string `json:"suffix"` // the words behind
	Start  int    `json:"start"`  // characters of the text before it, a hint
	Note   string `json:"note"`
	Made   string `json:"made"`
}

func bookmarkOf(b *news.Bookmark) Bookmark {
	out := Bookmark{
		Kind: "bookmark", Story: storyOf(&b.Story), Saved: stamp(b.Saved), Lists: orEmpty(b.Lists), Tags: orEmpty(b.Tags),
		Note: b.Note, Highlights: make([]Highlight, len(b.Highlights)), Stored: b.Story.Stored.String(),
	}
	for i := range b.Highlights {
		h := &b.Highlights[i]
		out.Highlights[i] = Highlight{h.ID.String(), h.Exact, h.Prefix, h.Suffix, h.Start, h.Note, stamp(h.Made)}
	}
	if b.Story.Stored > news.StoredNone {
		a := articleOf(&b.Article)
		out.Article = &a
	}
	return out
}

func (b *Bookmark) record() (news.Record, error) {
	saved, err := moment(b.Saved)
	story, err2 := b.Story.story()
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	out := news.Bookmark{Story: story, Saved: saved, Lists: b.Lists, Tags: b.Tags, Note: b.Note}
	for i := range b.Highlights {
		h, err := b.Highlights[i].highlight(story.ID)
		if err != nil {
			return nil, err
		}
		out.Highlights = append(out.Highlights, h)
	}
	if b.Article == nil {
		return out, nil
	}
	out.Story.Stored = named(stored, b.Stored)
	out.Article, err = b.Article.article()
	return out, err
}

func (h *Highlight) highlight(story news.StoryID) (news.Highlight, error) {
	id, err := news.ParseHighlightID(h.ID)
	made, err2 := moment(h.Made)
	if strings.TrimSpace(h.Exact) == "" {
		return news.Highlight{}, errors.New("a marked passage without words")
	}
	return news.Highlight{
		ID: id, Story: story, Note: h.Note, Made: made,
		Passage: news.Passage{Exact: h.Exact, Prefix: h.Prefix, Suffix: h.Suffix, Start: h.Start},
	}, errors.Join(err, err2)
}

func storyOf(s *news.Story) Story {
	out := Story{
		ID: s.ID.String(), GUID: s.GUID, URL: s.URL, Title: s.Title, Byline: s.Byline, Source: s.Source, Kicker: s.Kicker,
		Section: s.Section, Summary: s.Summary, Language: s.Language, Published: s.Published, Updated: s.Updated, Seen: s.Seen,
		Tags: s.Tags, Image: Image(s.Picture), Comments: s.Comments, Words: s.Words,
		Feeds:      mapped(s.Feeds, news.FeedID.String),
		Enclosures: mapped(s.Enclosures, enclosureOf),
	}
	return out
}

func (s *Story) story() (news.Story, error) {
	id, err := news.ParseStoryID(s.ID)
	if err != nil {
		return news.Story{}, err
	}
	out := news.Story{
		ID: id, GUID: s.GUID, URL: address(s.URL), Title: s.Title, Byline: s.Byline, Source: s.Source, Kicker: s.Kicker,
		Section: s.Section, Summary: s.Summary, Language: s.Language, Published: s.Published, Updated: s.Updated, Seen: s.Seen,
		Tags: s.Tags, Picture: s.Image.picture(), Comments: address(s.Comments), Words: s.Words,
		Enclosures: mapped(s.Enclosures, Enclosure.enclosure),
		Feeds: mapped(s.Feeds, func(printed string) news.FeedID {
			f, bad := news.ParseFeedID(printed)
			err = errors.Join(err, bad)
			return f
		}),
	}
	return out, err
}

func enclosureOf(e news.Enclosure) Enclosure {
	return Enclosure{e.URL, e.Type, e.Length, e.Duration.Seconds(), e.Title}
}

func (e Enclosure) enclosure() news.Enclosure {
	length := time.Duration(math.Round(e.Duration * float64(time.Second)))
	return news.Enclosure{URL: address(e.URL), Type: e.Type, Length: e.Length, Duration: length, Title: e.Title}
}

func (i Image) picture() news.Picture {
	i.URL = address(i.URL)
	return news.Picture(i)
}

// mapped is what each of a list becomes; no list becomes none.
func mapped[A, B any](list []A, become func(A) B) []B {
	if list == nil {
		return nil
	}
	out := make([]B, len(list))
	for i := range list {
		out[i] = become(list[i])
	}
	return out
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
