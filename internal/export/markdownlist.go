package export

import (
	"strconv"
	"strings"

	"reader/internal/news"
)

func markdownList(b *news.Block) string {
	items := make([]string, 0, len(b.Items))
	for i, item := range b.Items {
		mark, lead := markdownMark(b, i)
		text := prefixLines(lead+markdownBlocks(item), mark, strings.Repeat(" ", len(mark)))
		items = append(items, text)
	}
	return strings.Join(items, "\n")
}

// tasks are the boxes of GitHub's lists of tasks.
var tasks = map[string]string{"☐": "[ ] ", "☑": "[x] "}

// markdownMark is what stands before an item, and what of its own marker must stand in its text: Markdown knows no
// letters.
func markdownMark(b *news.Block, i int) (mark, lead string) {
	marker := ""
	if i < len(b.Markers) {
		marker = b.Markers[i]
	}
	switch number, err := strconv.Atoi(strings.TrimSuffix(marker, ".")); {
	case tasks[marker] != "":
		return "- ", tasks[marker]
	case marker != "" && err == nil && number >= 0:
		return strconv.Itoa(number) + ". ", ""
	case marker != "":
		return "- ", escapeMarkdown(oneLine(marker)) + " "
	case b.Ordered:
		return strconv.Itoa(max(b.Start, 1)+i) + ". ", ""
	default:
		return "- ", ""
	}
}

// markdownDefinitions sets terms in bold, each with its meaning below it: CommonMark has no list of definitions.
func markdownDefinitions(b *news.Block) string {
	parts := make([]string, 0, len(b.Items))
	for _, item := range b.Items {
		for i := range item {
			if i > 0 || item[i].Kind != news.Paragraph {
				parts = append(parts, strings.TrimRight(markdownBlock(&item[i]), "\n"))
				continue
			}
			for line := range strings.SplitSeq(news.Plain(item[i].Spans), "\n") {
				parts = append(parts, "**"+escapeMarkdown(oneLine(line))+"**")
			}
		}
	}
	return strings.Join(parts, "\n\n")
}

// noteMark is how GitHub's Markdown refers to a note.
func noteMark(n int) string { return "[^" + strconv.Itoa(n) + "]" }

func markdownNotes(b *news.Block) string {
	notes := make([]string, len(b.Items))
	for i, item := range b.Items {
		notes[i] = prefixLines(markdownBlocks(item), noteMark(max(b.Start, 1)+i)+": ", "    ")
	}
	return strings.Join(notes, "\n")
}

// markdownVerse ends each line of a stanza but the last with a hard break.
func markdownVerse(spans []news.Span) string { return guardLines(markdownSpans(spans)) }

// prefixLines puts first before the first line and rest before the others; empty lines get no trailing blanks.
func prefixLines(s, first, rest string) string {
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	for i, line := range lines {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		lines[i] = strings.TrimRight(prefix+line, " ")
	}
	return strings.Join(lines, "\n")
}

// markdownTable writes the caption and the rows; a cell that covers others stands in the first place of them.
func markdownTable(b *news.Block) string {
	rows := news.Grid(b.Rows)
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return markdownSpans(b.Spans)
	}
	var out strings.Builder
	if caption := oneLine(markdownSpans(b.Spans)); caption != "" {
		out.WriteString("*" + caption + "*\n\n")
	}
	for i, row := range rows {
		out.WriteString("|")
		for c := range columns {
			cell := ""
			if c < len(row) && row[c].Across > 0 && !row[c].Below {
				cell = strings.ReplaceAll(oneLine(markdownSpans(row[c].Cell.Spans)), "|", `\|`)
			}
			out.WriteString(" " + cell + " |")
		}
		out.WriteString("\n")
		if i == 0 {
			out.WriteString("|" + strings.Repeat(" --- |", columns) + "\n")
		}
	}
	return out.String()
}
