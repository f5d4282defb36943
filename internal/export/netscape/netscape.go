// Package netscape is the bookmark file that browsers write and read: a list of lists in HTML as Netscape wrote it first
// (https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)).
// A folder is a reading list, TAGS are tags, ADD_DATE is when it was saved, and the DD behind a bookmark is its note. It
// knows the form of the file; it knows nothing of what becomes of the addresses.
package netscape

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

const opening = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
     It will be read and overwritten.
     DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
`

// Write writes bookmarks, a folder for each reading list in alphabetical order, behind those that are in none. A bookmark
// in two lists stands in both, with its note and tags, as browsers have it; one without an address in none, since a
// browser has no use for it. Their articles are not looked at.
func Write(w io.Writer, bookmarks []news.Bookmark) error {
	var b strings.Builder
	b.WriteString(opening + "<DL><p>\n")
	folders, names := byList(bookmarks)
	for _, name := range names {
		if name == "" {
			writeAll(&b, "    ", folders[name])
			continue
		}
		fmt.Fprintf(&b, "    <DT><H3>%s</H3>\n    <DL><p>\n", html.EscapeString(name))
		writeAll(&b, "        ", folders[name])
		b.WriteString("    </DL><p>\n")
	}
	b.WriteString("</DL>\n")
	_, err := io.WriteString(w, string(text.Document(b.String())))
	return err
}

func writeAll(b *strings.Builder, indent string, list []*news.Bookmark) {
	for _, m := range list {
		fmt.Fprintf(b, "%s<DT><A HREF=\"%s\" ADD_DATE=\"%d\"", indent, html.EscapeString(m.Story.URL), m.Saved.Unix())
		if tags := strings.Join(m.Tags, ","); tags != "" {
			fmt.Fprintf(b, " TAGS=\"%s\"", html.EscapeString(tags))
		}
		title := m.Story.Title
		if title == "" {
			title = m.Story.URL
		}
		fmt.Fprintf(b, ">%s</A>\n", html.EscapeString(strings.Join(strings.Fields(title), " ")))
		if m.Note != "" {
			fmt.Fprintf(b, "%s<DD>%s\n", indent, html.EscapeString(m.Note))
		}
	}
}

// byList gathers bookmarks by reading list, "" for those in none, and names the lists.
func byList(bookmarks []news.Bookmark) (folders map[string][]*news.Bookmark, names []string) {
	folders = map[string][]*news.Bookmark{}
	for i := range bookmarks {
		b := &bookmarks[i]
		if b.Story.URL == "" {
			continue
		}
		lists := b.Lists
		if len(lists) == 0 {
			lists = []string{""}
		}
		for _, name := range lists {
			if folders[name] == nil {
				names = append(names, name)
			}
			folders[name] = append(folders[name], b)
		}
	}
	slices.Sort(names)
	return folders, names
}

// begins is how a bookmark file begins: with its doctype, or with the first list.
var begins = text.Pattern(`(?i)^\s*(?:<!doctype\s+netscape-bookmark|(?:<(?:!--.*?--|meta[^>]*|title>.*?</title|h1[^>]*>.*?</h1)>\s*)*<dl\b)`)

// Is reports whether a file begins as a bookmark file does. The beginning holds some thousand bytes of it, or all.
func Is(beginning []byte) bool {
	return begins().Match(bytes.TrimPrefix(beginning, []byte("\xef\xbb\xbf")))
}
