package export

import (
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"

	"reader/internal/news"
)

// Bookmark is a line of the JSON export of bookmarks: the story, its whole text, and what the reader added.
type Bookmark struct {
	Story
	SavedAt string   `json:"saved_at"`
	Lists   []string `json:"lists"`
	Tags    []string `json:"tags"`
	Note    string   `json:"note"`
	Article Article  `json:"article"`
}

// BookmarksJSON writes a line of JSON for each bookmark.
func BookmarksJSON(w io.Writer, bookmarks []news.Bookmark) error {
	lines := json.NewEncoder(w)
	for i := range bookmarks {
		b := &bookmarks[i]
		err := lines.Encode(Bookmark{
			Story: StoryOf(&b.Story), SavedAt: stamp(b.Saved), Lists: orEmpty(b.Lists), Tags: orEmpty(b.Tags),
			Note: b.Note, Article: ArticleOf(&b.Article),
		})
		if err != nil {
			return err
		}
	}
	return nil
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

// BookmarksMarkdown writes every bookmark as an article in Markdown, with note and tags, a rule between two.
func BookmarksMarkdown(w io.Writer, bookmarks []news.Bookmark) error {
	for i := range bookmarks {
		b := &bookmarks[i]
		article := b.Article
		if article.Title == "" {
			article.Title, article.Canonical = b.Story.Title, b.Story.URL
		}
		out := Markdown(&article)
		if len(b.Tags) > 0 {
			out += "\nTags: " + escapeMarkdown(strings.Join(b.Tags, ", ")) + "\n"
		}
		if b.Note != "" {
			out += "\n" + prefixLines(escapeMarkdown(b.Note), "> ", "> ") + "\n"
		}
		if i < len(bookmarks)-1 {
			out += "\n---\n\n"
		}
		if _, err := io.WriteString(w, out); err != nil {
			return err
		}
	}
	return nil
}
