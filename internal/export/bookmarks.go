package export

import (
	"fmt"
	"html"
	"io"
	"strings"

	"reader/internal/news"
)

// Bookmark is a line of saved --whole: the story, its text, and what the reader added.
type Bookmark struct {
	Story
	SavedAt string   `json:"saved_at"`
	Lists   []string `json:"lists"`
	Tags    []string `json:"tags"`
	Note    string   `json:"note"`
	Article Article  `json:"article"`
}

// BookmarkOf gives the JSON of a bookmark.
func BookmarkOf(b *news.Bookmark) Bookmark {
	return Bookmark{
		Story: StoryOf(&b.Story), SavedAt: stamp(b.Saved), Lists: orEmpty(b.Lists), Tags: orEmpty(b.Tags),
		Note: b.Note, Article: ArticleOf(&b.Article),
	}
}

// BookmarksHTML writes the Netscape bookmark file that browsers import, a folder for each reading list. A bookmark in
// two lists stands in both; one in none stands at the top.
func BookmarksHTML(w io.Writer, bookmarks []news.Bookmark) error {
	var b strings.Builder
	b.WriteString("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n" +
		"<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n" +
		"<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n")
	folders, names := byList(bookmarks)
	for _, name := range names {
		if name != "" {
			fmt.Fprintf(&b, "<DT><H3>%s</H3>\n<DL><p>\n", html.EscapeString(name))
		}
		for _, bookmark := range folders[name] {
			writeBookmark(&b, bookmark)
		}
		if name != "" {
			b.WriteString("</DL><p>\n")
		}
	}
	b.WriteString("</DL><p>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func writeBookmark(b *strings.Builder, m *news.Bookmark) {
	if m.Story.URL == "" {
		return // a browser has no use for it
	}
	fmt.Fprintf(b, "<DT><A HREF=\"%s\" ADD_DATE=\"%d\"%s>%s</A>\n", html.EscapeString(m.Story.URL), m.Saved.Unix(),
		attribute("TAGS", strings.Join(m.Tags, ",")), html.EscapeString(m.Story.Title))
	if m.Note != "" {
		fmt.Fprintf(b, "<DD>%s\n", html.EscapeString(m.Note))
	}
}

// byList gathers bookmarks by reading list, "" for those in none; the names come in the order of first sight.
func byList(bookmarks []news.Bookmark) (folders map[string][]*news.Bookmark, names []string) {
	folders = map[string][]*news.Bookmark{}
	put := func(name string, b *news.Bookmark) {
		if folders[name] == nil {
			names = append(names, name)
		}
		folders[name] = append(folders[name], b)
	}
	for i := range bookmarks {
		b := &bookmarks[i]
		if len(b.Lists) == 0 {
			put("", b)
		}
		for _, name := range b.Lists {
			put(name, b)
		}
	}
	return folders, names
}

// BookmarksMarkdown gives what writes bookmarks, one after the other, as articles in Markdown with a rule between two.
func BookmarksMarkdown(w io.Writer) func(*news.Bookmark) error {
	between := ""
	return func(b *news.Bookmark) error {
		_, err := io.WriteString(w, between+markdownBookmark(b))
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
		h := &b.Highlights[i]
		out += "\n" + quoteMarkdown(h.Exact) + "\n"
		if h.Note != "" {
			out += "\n" + guardLines(escapeMarkdown(h.Note)) + "\n"
		}
	}
	return out
}

// quoteMarkdown sets a text of one or more lines off as a quotation.
func quoteMarkdown(s string) string { return prefixLines(escapeMarkdown(s), "> ", "> ") }
