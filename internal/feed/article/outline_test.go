package article

import (
	"fmt"
	"strings"

	"reader/internal/news"
)

// outline writes blocks in a short form, a line a block, so that tests read like the page.
func outline(blocks []news.Block) string {
	var b strings.Builder
	for i := range blocks {
		b.WriteString(outlineBlock(&blocks[i]) + "\n")
	}
	return b.String()
}

func outlineBlock(b *news.Block) string {
	switch b.Kind {
	case news.Heading:
		return fmt.Sprintf("h%d %s", b.Level, outlineSpans(b.Spans))
	case news.Quote:
		return fmt.Sprintf("quote{%s} by %s", flat(b.Blocks), outlineSpans(b.Spans))
	case news.List:
		items := make([]string, len(b.Items))
		for i, item := range b.Items {
			items[i] = flat(item)
		}
		return fmt.Sprintf("list ordered=%v start=%d [%s]", b.Ordered, b.Start, strings.Join(marked(items, b.Markers), " | "))
	case news.Code:
		return fmt.Sprintf("code %q", b.Text)
	case news.Table:
		return strings.TrimSpace(outlineTable(b.Rows) + " " + outlineSpans(b.Spans))
	case news.Figure:
		return fmt.Sprintf("figure %s alt=%q caption=%q credit=%q", b.Picture.URL, b.Picture.Alt, outlineSpans(b.Spans), b.Credit)
	case news.Rule:
		return "rule"
	case news.Embed:
		return fmt.Sprintf("%s %q %s", [...]string{"unknown", "video", "sound", "post", "widget"}[b.Medium], b.Link.Title, b.Link.URL)
	case news.Verse:
		return "verse " + outlineSpans(b.Spans)
	case news.Definitions, news.Notes:
		items := make([]string, len(b.Items))
		for i, item := range b.Items {
			items[i] = flat(item)
		}
		name := "definitions"
		if b.Kind == news.Notes {
			name = fmt.Sprintf("notes from %d", b.Start)
		}
		return name + " [" + strings.Join(marked(items, b.Markers), " | ") + "]"
	default:
		return "p " + outlineSpans(b.Spans)
	}
}

// marked puts markers before items.
func marked(items, markers []string) []string {
	for i, m := range markers {
		items[i] = m + " " + items[i]
	}
	return items
}

func flat(blocks []news.Block) string {
	return strings.ReplaceAll(strings.TrimSpace(outline(blocks)), "\n", " / ")
}

func outlineTable(rows [][]news.Cell) string {
	out := make([]string, len(rows))
	for i, row := range rows {
		cells := make([]string, len(row))
		for j, c := range row {
			if cells[j] = outlineSpans(c.Spans); c.Header {
				cells[j] = "#" + cells[j]
			}
			if c.Columns > 1 || c.Rows > 1 {
				cells[j] += fmt.Sprintf("(%dx%d)", max(c.Columns, 1), max(c.Rows, 1))
			}
		}
		out[i] = strings.Join(cells, ",")
	}
	return "table " + strings.Join(out, ";")
}

// marks are the signs around words of a style.
var styleMarks = []struct {
	style news.Style
	mark  string
}{
	{news.Emphasis, "_"}, {news.Strong, "*"}, {news.Mono, "`"}, {news.Struck, "~"}, {news.Superscript, "^"}, {news.Subscript, ","}, {news.Marked, "="},
}

func outlineSpans(spans []news.Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := strings.ReplaceAll(s.Text, "\n", "⏎")
		for _, m := range styleMarks {
			if s.Style&m.style != 0 {
				text = m.mark + text + m.mark
			}
		}
		if s.Note > 0 {
			text += fmt.Sprintf("{note %d}", s.Note)
		}
		if s.URL != "" {
			text = "[" + text + "](" + s.URL + ")"
		}
		b.WriteString(text)
	}
	return b.String()
}
