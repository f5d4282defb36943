package export

import (
	"cmp"

	"reader/internal/news"
	"reader/internal/passage"
)

// Highlight is a passage that the reader marked.
type Highlight struct {
	ID     string `json:"id"`
	Story  string `json:"story"`
	Title  string `json:"title"` // of the story
	URL    string `json:"url"`   // of the story
	Exact  string `json:"exact"` // the words, pieces of two paragraphs parted by a line break
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
	Note   string `json:"note"`
	Made   string `json:"made"`
	Found  bool   `json:"found"` // the words stand in the text that is stored
}

// HighlightOf gives the JSON of a marked passage.
func HighlightOf(h *news.Highlight, in *news.Story, found bool) Highlight {
	return Highlight{
		h.ID.String(), h.Story.String(), in.Title, news.Shared(in.URL), h.Exact, h.Prefix, h.Suffix, h.Note, stamp(h.Made), found,
	}
}

// Remarks are what the reader wrote to a story.
type Remarks struct {
	Lists      []string    `json:"lists"`
	Tags       []string    `json:"tags"`
	Note       string      `json:"note"`
	Highlights []Highlight `json:"highlights"`
}

// remarksOf is nil for a story that is no bookmark.
func remarksOf(r *news.Reading) *Remarks {
	if !r.Story.Saved {
		return nil
	}
	anchored := passage.Anchor(r.Article.Blocks, r.Highlights)
	out := Remarks{orEmpty(r.Lists), orEmpty(r.Tags), r.Note, []Highlight{}}
	for i := range r.Highlights {
		out.Highlights = append(out.Highlights, HighlightOf(&r.Highlights[i], &r.Story, anchored.Found(i)))
	}
	return &out
}

// ReadingMarkdown writes an article as Markdown, with what the reader wrote to it behind.
func ReadingMarkdown(r *news.Reading) string {
	return markdownBookmark(&news.Bookmark{Story: r.Story, Article: r.Article, Tags: r.Tags, Note: r.Note, Highlights: r.Highlights})
}

// ReadingPage writes an article as a page of HTML, in which the marked passages are marked.
func ReadingPage(r *news.Reading) string {
	a := r.Article
	a.Blocks = passage.Anchor(a.Blocks, r.Highlights).Mark(a.Blocks)
	return Page(&a)
}

// HighlightSource is the story that a passage stands in, as a line of Markdown.
func HighlightSource(s *news.Story) string {
	return "— " + markdownLink(cmp.Or(s.Title, s.URL), s.URL) + "\n"
}

// Label is a reading list or a tag of the reader's.
type Label struct {
	Name  string `json:"name"`
	Count int    `json:"count"` // of bookmarks
}
