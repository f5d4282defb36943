package export

import (
	"time"

	"reader/internal/diff"
	"reader/internal/news"
)

// Revisions is the answer of read --changes.
type Revisions struct {
	ID      string     `json:"id"`
	URL     string     `json:"url"`
	Title   string     `json:"title"`
	Changes []Revision `json:"changes"` // the last one first
}

// Revision is what became of a story's text when another took its place.
type Revision struct {
	Replaced string `json:"replaced"` // when the older text was replaced
	Read     bool   `json:"read"`     // the older text is the one that was read last
	Inserted int    `json:"inserted"` // words
	Deleted  int    `json:"deleted"`
	Text     string `json:"text"` // the newer text, [-deleted-] and {+inserted+} words in it
	HTML     string `json:"html"` // likewise, with del and ins
}

// RevisionsOf gives the JSON of the changes of a story.
func RevisionsOf(r *news.Reading, revisions []news.Revision) Revisions {
	out := Revisions{ID: r.Story.ID.String(), URL: r.Article.URL, Title: r.Article.Title, Changes: []Revision{}}
	for i := range revisions {
		rev := &revisions[i]
		blocks := diff.Between(&rev.Older, &rev.Newer)
		c := Revision{
			Replaced: stamp(rev.At), Read: rev.Read, Text: news.PlainText(diff.Signs(blocks)), HTML: HTML(blocks),
		}
		c.Inserted, c.Deleted = diff.Count(blocks)
		out.Changes = append(out.Changes, c)
	}
	return out
}

// Changed is an article whose text is what changed in it, for whatever prints articles: under a heading for each change,
// with its time in a zone, the paragraphs in question.
func Changed(a news.Article, revisions []news.Revision, zone *time.Location) news.Article {
	a.Blocks, a.Related, a.Standfirst = nil, nil, ""
	for i := range revisions {
		rev := &revisions[i]
		words := "Changed " + rev.At.In(zone).Format("2 January 2006, 15:04")
		if rev.Read {
			words += ", since you read it"
		}
		heading := news.Block{Kind: news.Heading, Level: 2, Spans: []news.Span{{Text: words}}}
		a.Blocks = append(append(a.Blocks, heading), diff.Fold(diff.Between(&rev.Older, &rev.Newer))...)
	}
	return a
}
