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
		return fmt.Sprintf("list ordered=%v start=%d [%s]", b.Ordered, b.Start, strings.Join(items, " | "))
	case news.Code:
		return fmt.Sprintf("code %q", b.Text)
	case news.Table:
		return outlineTable(b.Rows)
	case news.Figure:
		return fmt.Sprintf("figure %s alt=%q caption=%q credit=%q", b.Picture.URL, b.Picture.Alt, outlineSpans(b.Spans), b.Credit)
	case news.Rule:
		return "rule"
	case news.Embed:
		return fmt.Sprintf("embed %q %s", b.Link.Title, b.Link.URL)
	default:
		return "p " + outlineSpans(b.Spans)
	}
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
	{news.Emphasis, "_"}, {news.Strong, "*"}, {news.Mono, "`"}, {news.Struck, "~"}, {news.Superscript, "^"}, {news.Subscript, ","},
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
		if s.URL != "" {
			text = "[" + text + "](" + s.URL + ")"
		}
		b.WriteString(text)
	}
	return b.String()
}
