package opml

import (
	"bufio"
	"fmt"
	"io"

	"reader/internal/news"
	"reader/internal/text"
)

// namespace marks the attributes of ours: page="yes" on a link whose headlines are read as a section's stories, and
// muted="yes" on a feed that the reader lets rest.
const namespace = "urn:reader:opml"

// Write gives OPML 2.0: sections as nested outlines, feeds inside them. Credentials in addresses are left out unless
// they are asked for, since such files are passed around. A section that is read from its page is a link, so that other
// programs do not take it for a feed.
func Write(w io.Writer, title string, sections []news.Section, credentials bool) error {
	o := &writer{Writer: bufio.NewWriter(w), shared: news.Shared}
	if credentials {
		o.shared = func(address string) string { return address }
	}
	o.line(0, `<?xml version="1.0" encoding="UTF-8"?>`)
	o.line(0, `<opml version="2.0" xmlns:reader="`+namespace+`">`)
	o.line(1, "<head>")
	o.line(2, "<title>"+text.XML(title)+"</title>")
	o.line(1, "</head>")
	o.line(1, "<body>")
	o.sections(2, sections)
	o.line(1, "</body>")
	o.line(0, "</opml>")
	if err := o.Flush(); err != nil { // holds the first error of all writes
		return fmt.Errorf("write OPML: %w", err)
	}
	return nil
}

type writer struct {
	*bufio.Writer
	shared func(address string) string // what of an address goes into the file
}

func (w *writer) line(depth int, s text.Safe) {
	for range depth {
		_, _ = w.WriteString("  ")
	}
	_, _ = w.WriteString(string(s))
	_ = w.WriteByte('\n')
}

func (w *writer) sections(depth int, list []news.Section) {
	for i := range list {
		s := &list[i]
		open := element("text", s.Title, "title", s.Title, "htmlUrl", w.shared(s.Site), "language", s.Language)
		if len(s.Feeds)+len(s.Children) == 0 {
			w.line(depth, open+"/>")
			continue
		}
		w.line(depth, open+">")
		for j := range s.Feeds {
			w.line(depth+1, w.feed(&s.Feeds[j])+"/>")
		}
		w.sections(depth+1, s.Children)
		w.line(depth, "</outline>")
	}
}

// feed leaves out a home page that is but the feed's own address.
func (w *writer) feed(f *news.Feed) text.Safe {
	home := w.shared(f.Site)
	if f.Site == f.URL {
		home = ""
	}
	muted := ""
	if !f.Muted.IsZero() {
		muted = "yes"
	}
	if f.Page {
		return element("type", "link", "text", f.Title, "url", w.shared(f.URL), "htmlUrl", home, "language", f.Language,
			"reader:page", "yes", "reader:muted", muted)
	}
	return element("type", "rss", "text", f.Title, "title", f.Title, "xmlUrl", w.shared(f.URL), "htmlUrl", home,
		"language", f.Language, "reader:muted", muted)
}

// element opens an outline with attributes given as name, value, …; empty ones are left out, but for the text.
func element(pairs ...string) text.Safe {
	parts := []text.Safe{"<outline"}
	for i := 0; i+1 < len(pairs); i += 2 {
		if name, value := pairs[i], pairs[i+1]; value != "" || name == "text" {
			parts = append(parts, " ", text.Line(name), `="`, text.XML(value), `"`)
		}
	}
	return text.Join("", parts...)
}
