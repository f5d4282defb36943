package export

import (
	"strconv"
	"strings"

	"reader/internal/news"
)

// Markdown writes an article as CommonMark with GitHub's tables, beginning with its headline.
func Markdown(a *news.Article) string {
	var b strings.Builder
	b.WriteString("# " + escapeMarkdown(oneLine(a.Title)) + "\n")
	if a.Standfirst != "" {
		b.WriteString("\n**" + escapeMarkdown(oneLine(a.Standfirst)) + "**\n")
	}
	if c := credits(a); len(c) > 0 {
		b.WriteString("\n" + escapeMarkdown(oneLine(strings.Join(c, " · "))) + "\n")
	}
	if a.Canonical != "" {
		b.WriteString("\n<" + a.Canonical + ">\n")
	}
	b.WriteString("\n" + markdownBlocks(a.Blocks))
	if len(a.Related) > 0 {
		b.WriteString("\n## Related\n\n")
		for _, r := range a.Related {
			b.WriteString("- " + markdownLink(r.Title, r.URL) + "\n")
		}
	}
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func markdownBlocks(blocks []news.Block) string {
	parts := make([]string, 0, len(blocks))
	for i := range blocks {
		if s := strings.TrimRight(markdownBlock(&blocks[i]), "\n"); s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "\n\n") + "\n"
}

func markdownBlock(b *news.Block) string {
	switch b.Kind {
	case news.Heading:
		return strings.Repeat("#", min(max(b.Level, 2), 6)) + " " + oneLine(markdownSpans(b.Spans))
	case news.Quote:
		inner := markdownBlocks(b.Blocks)
		if len(b.Spans) > 0 {
			inner += "\n— " + markdownSpans(b.Spans) + "\n"
		}
		return prefixLines(inner, "> ", "> ")
	case news.List:
		return markdownList(b)
	case news.Code:
		return "```\n" + strings.ReplaceAll(b.Text, "```", "` ` `") + "\n```"
	case news.Table:
		return markdownTable(b)
	case news.Figure:
		return markdownFigure(b)
	case news.Rule:
		return "---"
	case news.Embed:
		return markdownLink(b.Link.Title, b.Link.URL)
	default:
		return guardLineStart(markdownSpans(b.Spans))
	}
}

func markdownList(b *news.Block) string {
	var items []string
	number := max(b.Start, 1)
	for _, item := range b.Items {
		mark := "- "
		if b.Ordered {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		items = append(items, prefixLines(markdownBlocks(item), mark, strings.Repeat(" ", len(mark))))
	}
	return strings.Join(items, "\n")
}

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

func markdownTable(b *news.Block) string {
	columns := 0
	for _, row := range b.Rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return ""
	}
	var out strings.Builder
	for i, row := range b.Rows {
		out.WriteString("|")
		for c := range columns {
			cell := ""
			if c < len(row) {
				cell = strings.ReplaceAll(oneLine(markdownSpans(row[c].Spans)), "|", `\|`)
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

func markdownFigure(b *news.Block) string {
	if b.Picture.URL == "" {
		return markdownSpans(b.Spans)
	}
	out := "!" + markdownLink(b.Picture.Alt, b.Picture.URL)
	caption := markdownSpans(b.Spans)
	if b.Credit != "" {
		caption = strings.TrimSpace(caption + " " + escapeMarkdown(b.Credit))
	}
	if caption != "" {
		out += "\n*" + oneLine(caption) + "*"
	}
	return out
}

func markdownLink(title, url string) string {
	if url == "" {
		return escapeMarkdown(oneLine(title))
	}
	return "[" + escapeMarkdown(oneLine(title)) + "]" + markdownTarget(url)
}

// markdownTarget writes an address in pointed brackets, so that no blank or bracket in it ends it.
func markdownTarget(url string) string {
	return "(<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "").Replace(url) + ">)"
}

func markdownSpans(spans []news.Span) string {
	var b strings.Builder
	for i := 0; i < len(spans); {
		j := i + 1
		for j < len(spans) && spans[j].URL == spans[i].URL {
			j++
		}
		inner := ""
		for _, s := range spans[i:j] {
			inner += markdownStyled(s)
		}
		if url := spans[i].URL; url != "" {
			inner = "[" + oneLine(inner) + "]" + markdownTarget(url)
		}
		b.WriteString(inner)
		i = j
	}
	return b.String()
}

// markdownMarks are the delimiters of the styles that Markdown knows.
var markdownMarks = []struct {
	style news.Style
	mark  string
}{{news.Strong, "**"}, {news.Emphasis, "*"}, {news.Struck, "~~"}}

// markdownStyled keeps blanks outside the delimiters: CommonMark does not take "** word**" for strong.
func markdownStyled(s news.Span) string {
	core := strings.TrimSpace(s.Text)
	if core == "" {
		return s.Text
	}
	lead := s.Text[:strings.Index(s.Text, core)]
	tail := s.Text[len(lead)+len(core):]
	inner := strings.ReplaceAll(escapeMarkdown(core), "\n", "\\\n")
	if s.Style&news.Mono != 0 {
		inner = "`" + strings.ReplaceAll(core, "`", "'") + "`"
	}
	for _, m := range markdownMarks {
		if s.Style&m.style != 0 {
			inner = m.mark + inner + m.mark
		}
	}
	return lead + inner + tail
}

var markdownEscaper = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "&", `\&`)

func escapeMarkdown(s string) string { return markdownEscaper.Replace(s) }

// guardLineStart keeps a paragraph that begins like a heading, list or quote a paragraph.
func guardLineStart(s string) string {
	if s == "" {
		return s
	}
	if strings.ContainsRune("#>+-=|~", rune(s[0])) {
		return `\` + s
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return s[:digits] + `\` + s[digits:]
	}
	return s
}
