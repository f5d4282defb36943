package export

import (
	"cmp"
	"html"
	"strconv"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// HTML writes blocks as clean HTML: no scripts, styles, classes or identifiers but those of notes, addresses absolute.
func HTML(blocks []news.Block) string {
	var w htmlWriter
	w.blocks(blocks)
	return w.String()
}

// Page writes an article as a whole HTML document.
func Page(a *news.Article) string {
	var w htmlWriter
	w.WriteString("<!DOCTYPE html>\n<html" + attribute("lang", a.Language) + attribute("dir", direction(a)) + ">\n<head>\n<meta charset=\"utf-8\">\n")
	w.element("title", a.Title)
	if a.Canonical != "" {
		w.WriteString("<link rel=\"canonical\"" + attribute("href", a.Canonical) + ">\n")
	}
	w.WriteString("</head>\n<body>\n<article>\n")
	w.element("h1", a.Title)
	for _, line := range []string{a.Above(), strings.Join(credits(a), " · ")} {
		if line != "" {
			w.element("p", line)
		}
	}
	w.blocks(a.Blocks)
	w.WriteString("</article>\n")
	w.related(a.Related)
	if len(a.Tags) > 0 {
		w.element("p", "Tags: "+strings.Join(titlesOf(a.Tags), ", "))
	}
	w.WriteString("</body>\n</html>\n")
	return w.String()
}

// direction is that of an article's text: rtl, or empty for the usual one.
func direction(a *news.Article) string {
	if text.RTLIn(text.Line(a.Title+" "+news.PlainText(a.Blocks[:min(len(a.Blocks), 3)])), a.Language) {
		return "rtl"
	}
	return ""
}

func titlesOf(links []news.Link) []string {
	out := make([]string, len(links))
	for i, l := range links {
		out[i] = l.Title
	}
	return out
}

// related lists the stories that the page offers beside its own, under what they are to it.
func (w *htmlWriter) related(all []news.Related) {
	for _, g := range news.RelatedGroups(all) {
		w.element("h2", g.Title)
		w.WriteString("<ul>\n")
		for _, r := range g.Stories {
			w.spansIn("li", []news.Span{{Text: cmp.Or(r.Title, r.URL), URL: r.URL}})
		}
		w.WriteString("</ul>\n")
	}
}

type htmlWriter struct{ strings.Builder }

func attribute(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + `="` + html.EscapeString(value) + `"`
}

func (w *htmlWriter) element(tag, text string) {
	w.WriteString("<" + tag + ">" + html.EscapeString(text) + "</" + tag + ">\n")
}

func (w *htmlWriter) blocks(blocks []news.Block) {
	for i := range blocks {
		w.block(&blocks[i])
	}
}

func (w *htmlWriter) block(b *news.Block) {
	switch b.Kind {
	case news.Paragraph:
		w.spansIn("p", b.Spans)
	case news.Heading:
		w.spansIn("h"+strconv.Itoa(min(max(b.Level, 2), 6)), timed(b))
	case news.Quote:
		w.WriteString("<blockquote>\n")
		w.blocks(b.Blocks)
		if len(b.Spans) > 0 {
			w.spansIn("footer", b.Spans)
		}
		w.WriteString("</blockquote>\n")
	case news.List:
		w.list(b)
	case news.Definitions:
		w.definitions(b)
	case news.Notes:
		w.notes(b)
	case news.Verse:
		w.spansIn("p", b.Spans)
	case news.Code:
		w.WriteString("<pre>" + html.EscapeString(b.Text) + "</pre>\n")
	case news.Table:
		w.table(b)
	case news.Figure:
		w.figure(b)
	case news.Rule:
		w.WriteString("<hr>\n")
	case news.Embed:
		w.spansIn("p", []news.Span{{Text: cmp.Or(b.Link.Title, b.Link.URL), URL: b.Link.URL}})
	}
}

func (w *htmlWriter) figure(b *news.Block) {
	w.WriteString("<figure>")
	if b.Picture.URL != "" {
		w.WriteString("<img" + attribute("src", b.Picture.URL) + ` alt="` + html.EscapeString(b.Picture.Alt) + `">`)
	}
	if len(b.Spans) > 0 || b.Credit != "" {
		w.WriteString("<figcaption>")
		w.spans(b.Spans)
		if b.Credit != "" {
			w.WriteString(" " + html.EscapeString(b.Credit))
		}
		w.WriteString("</figcaption>")
	}
	w.WriteString("</figure>\n")
}

func (w *htmlWriter) spansIn(tag string, spans []news.Span) {
	w.WriteString("<" + tag + ">")
	w.spans(spans)
	w.WriteString("</" + tag + ">\n")
}

// styleTags are the elements for a span's styles, the outermost first.
var styleTags = []struct {
	style news.Style
	tag   string
}{
	{news.Inserted, "ins"}, {news.Deleted, "del"}, {news.Strong, "strong"}, {news.Emphasis, "em"}, {news.Mono, "code"},
	{news.Struck, "s"}, {news.Superscript, "sup"}, {news.Subscript, "sub"}, {news.Marked, "mark"},
}

func (w *htmlWriter) spans(spans []news.Span) {
	for _, s := range spans {
		inner := strings.ReplaceAll(html.EscapeString(s.Text), "\n", "<br>")
		for i := len(styleTags) - 1; i >= 0; i-- {
			if t := styleTags[i]; s.Style&t.style != 0 {
				inner = "<" + t.tag + ">" + inner + "</" + t.tag + ">"
			}
		}
		if s.Mark > 0 {
			inner = "<mark>" + inner + "</mark>"
		}
		if s.Note > 0 {
			n := strconv.Itoa(s.Note)
			inner = `<a href="#note-` + n + `" role="doc-noteref">` + inner + "</a>"
		}
		if s.URL != "" {
			inner = "<a" + attribute("href", s.URL) + ">" + inner + "</a>"
		}
		w.WriteString(inner)
	}
}

// credits is the line under a headline: who, where, when; empty parts left out.
func credits(a *news.Article) []string {
	var parts []string
	if by := a.Credit(); by != "" {
		parts = append(parts, by)
	}
	if a.Site != "" {
		parts = append(parts, a.Site)
	}
	if !a.Published.IsZero() {
		parts = append(parts, string(text.Moment(a.Published, a.Published.Location(), "2 January 2006", "15:04 MST")))
	}
	return parts
}

// timed are the words of a heading, with the time before them where an update of a live blog has one: in the zone of
// its page, which is named, since nobody knows where an export is read.
func timed(b *news.Block) []news.Span {
	if b.Time.IsZero() {
		return b.Spans
	}
	at := b.Time.Format("2006-01-02 15:04 -07:00")
	if len(b.Spans) == 0 {
		return []news.Span{{Text: at}}
	}
	return append([]news.Span{{Text: at + " · "}}, b.Spans...)
}
