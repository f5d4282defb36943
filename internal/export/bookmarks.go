package export

import (
	"io"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// Bookmark is a line of saved --articles: the story, its text, and what the reader added.
type Bookmark struct {
	Story
	SavedAt string `json:"saved_at"`
	Remarks
	Article Article `json:"article"`
}

// BookmarkOf gives the JSON of a bookmark.
func BookmarkOf(b *news.Bookmark) Bookmark {
	story := b.Story
	story.Saved = true
	remarks := remarksOf(&news.Reading{
		Story: story, Article: b.Article, Lists: b.Lists, Tags: b.Tags, Note: b.Note, Highlights: b.Highlights,
	})
	return Bookmark{Story: StoryOf(&story), SavedAt: stamp(b.Saved), Remarks: *remarks, Article: ArticleOf(&b.Article)}
}

// BookmarksMarkdown gives what writes bookmarks, one after the other, as articles in Markdown with a rule between two.
func BookmarksMarkdown(w io.Writer) func(*news.Bookmark) error {
	between := ""
	return func(b *news.Bookmark) error {
		_, err := io.WriteString(w, string(text.Document(between+markdownBookmark(b))))
		between = "\n---\n\n"
		return err
	}
}

// markdownBookmark is a bookmark's article, or its headline and address, with what the reader added: note, tags, and the
// passages that were marked, each with its note.
func markdownBookmark(b *news.Bookmark) string {
	article := b.Article
	if article.Title == "" {
		article.Title, article.Canonical = b.Story.Title, b.Story.URL
	}
	out := Markdown(&article)
	if len(b.Tags) > 0 {
		out += "\nTags: " + escapeMarkdown(strings.Join(b.Tags, ", ")) + "\n"
	}
	if b.Note != "" {
		out += "\n" + quoteMarkdown(b.Note) + "\n"
	}
	if len(b.Highlights) > 0 {
		out += "\n## Marked passages\n"
	}
	for i := range b.Highlights {
		out += "\n" + HighlightMarkdown(&b.Highlights[i])
	}
	return out
}

// HighlightMarkdown writes a marked passage as a quotation, its note below it.
func HighlightMarkdown(h *news.Highlight) string {
	out := quoteMarkdown(h.Exact) + "\n"
	if h.Note != "" {
		out += "\n" + linesMarkdown(h.Note) + "\n"
	}
	return out
}

// quoteMarkdown sets a text off as a quotation.
func quoteMarkdown(s string) string { return prefixLines(linesMarkdown(s), "> ", "> ") }

// linesMarkdown is a text as a paragraph that keeps its line breaks.
func linesMarkdown(s string) string { return guardLines(markdownSpans([]news.Span{{Text: s}})) }
