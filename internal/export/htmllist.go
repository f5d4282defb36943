package export

import (
	"html"
	"strconv"
	"strings"

	"reader/internal/news"
)

// letterTypes are the first markers of lists counted by letters or Roman numerals, as the type attribute names them.
var letterTypes = map[string]string{"a.": "a", "A.": "A", "i.": "i", "I.": "I"}

// list keeps numbers as they were; boxes, and letters that do not begin with the first, stand in the text of their items.
func (w *htmlWriter) list(b *news.Block) {
	open, tag := "<ul>", "ul"
	if b.Ordered {
		open, tag = "<ol>", "ol"
		if b.Start > 1 {
			open = `<ol start="` + strconv.Itoa(b.Start) + `">`
		}
	}
	lettered := b.Ordered && len(b.Markers) > 0 && letterTypes[b.Markers[0]] != ""
	if lettered {
		open = "<ol" + attribute("type", letterTypes[b.Markers[0]]) + ">"
	}
	w.WriteString(open + "\n")
	for i, item := range b.Items {
		marker := ""
		if i < len(b.Markers) {
			marker = b.Markers[i]
		}
		number, err := strconv.Atoi(strings.TrimSuffix(marker, "."))
		switch {
		case lettered:
			w.WriteString("<li>")
		case b.Ordered && marker != "" && err == nil:
			w.WriteString(`<li value="` + strconv.Itoa(number) + `">`)
		case marker != "":
			w.WriteString("<li>" + html.EscapeString(marker) + " ")
		default:
			w.WriteString("<li>")
		}
		w.blocks(item)
		w.WriteString("</li>\n")
	}
	w.WriteString("</" + tag + ">\n")
}

func (w *htmlWriter) definitions(b *news.Block) {
	w.WriteString("<dl>\n")
	for _, item := range b.Items {
		for i := range item {
			if i == 0 && item[i].Kind == news.Paragraph {
				w.spansIn("dt", item[i].Spans)
				continue
			}
			w.WriteString("<dd>")
			w.block(&item[i])
			w.WriteString("</dd>\n")
		}
	}
	w.WriteString("</dl>\n")
}

// notes are a list that goes on counting where the notes before ended.
func (w *htmlWriter) notes(b *news.Block) {
	first := max(b.Start, 1)
	w.WriteString(`<ol start="` + strconv.Itoa(first) + `" role="doc-endnotes">` + "\n")
	for i, item := range b.Items {
		w.WriteString(`<li id="note-` + strconv.Itoa(first+i) + `">`)
		w.blocks(item)
		w.WriteString("</li>\n")
	}
	w.WriteString("</ol>\n")
}

func (w *htmlWriter) table(b *news.Block) {
	w.WriteString("<table>\n")
	if len(b.Spans) > 0 {
		w.spansIn("caption", b.Spans)
	}
	for _, row := range b.Rows {
		w.WriteString("<tr>")
		for _, c := range row {
			tag := "td"
			if c.Header {
				tag = "th"
			}
			w.WriteString("<" + tag + span("colspan", c.Columns) + span("rowspan", c.Rows) + ">")
			w.spans(c.Spans)
			w.WriteString("</" + tag + ">")
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</table>\n")
}

func span(name string, n int) string {
	if n < 2 {
		return ""
	}
	return attribute(name, strconv.Itoa(n))
}
