package export

import (
	"cmp"
	"strings"

	"reader/internal/news"
)

// Markdown writes an article as CommonMark with GitHub's tables, beginning with its headline.
func Markdown(a *news.Article) string {
	var b strings.Builder
	b.WriteString("# " + escapeMarkdown(oneLine(a.Title)) + "\n")
	if s := a.Above(); s != "" {
		b.WriteString("\n**" + escapeMarkdown(oneLine(s)) + "**\n")
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
		return strings.Repeat("#", min(max(b.Level, 2), 6)) + " " + oneLine(markdownSpans(timed(b)))
	case news.Quote:
		inner := markdownBlocks(b.Blocks)
		if len(b.Spans) > 0 {
			inner += "\n— " + strings.TrimPrefix(markdownSpans(b.Spans), "— ") + "\n"
		}
		return prefixLines(inner, "> ", "> ")
	case news.List:
		return markdownList(b)
	case news.Definitions:
		return markdownDefinitions(b)
	case news.Notes:
		return markdownNotes(b)
	case news.Verse:
		return markdownVerse(b.Spans)
	case news.Code:
		return fenced(b.Text)
	case news.Table:
		return markdownTable(b)
	case news.Figure:
		return markdownFigure(b)
	case news.Rule:
		return "---"
	case news.Embed:
		return markdownLink(cmp.Or(b.Link.Title, b.Link.URL), b.Link.URL)
	default:
		return guardLines(markdownSpans(b.Spans))
	}
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
	out := ""
	for i := 0; i < len(spans); {
		j := i + 1
		for j < len(spans) && spans[j].URL == spans[i].URL {
			j++
		}
		inner := ""
		for _, s := range spans[i:j] {
			if s.Note > 0 {
				inner += noteMark(s.Note)
				continue
			}
			inner += markdownStyled(s)
		}
		if url := spans[i].URL; url != "" {
			before, after, _ := strings.Cut(inner, strings.TrimSpace(inner))
			out += before
			if rest, ok := strings.CutSuffix(out, "!"); ok {
				out = rest + `\!` // "![" would begin a picture
			}
			inner = "[" + oneLine(inner) + "]" + markdownTarget(url) + after
		}
		out += inner
		i = j
	}
	return out
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
	before, after, _ := strings.Cut(s.Text, core)
	inner := strings.ReplaceAll(escapeMarkdown(core), "\n", "\\\n")
	if s.Style&news.Mono != 0 {
		inner = codeSpan(core)
	}
	for _, m := range markdownMarks {
		if s.Style&m.style != 0 {
			inner = m.mark + inner + m.mark
		}
	}
	return before + inner + after
}

var markdownEscaper = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "&", `\&`, "~", `\~`)

func escapeMarkdown(s string) string { return markdownEscaper.Replace(s) }

// fenced sets code between fences that are longer than any run of backticks in it (CommonMark 0.31, 4.5).
func fenced(code string) string {
	fence := strings.Repeat("`", max(3, longestRun(code)+1))
	return fence + "\n" + code + "\n" + fence
}

// codeSpan sets words between backticks in the same way (6.1), with blanks where they touch one of the words.
func codeSpan(code string) string {
	mark := strings.Repeat("`", longestRun(code)+1)
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") {
		code = " " + code + " "
	}
	return mark + code + mark
}

// longestRun is the length of the longest run of backticks.
func longestRun(s string) int {
	longest, run := 0, 0
	for _, r := range s {
		if run++; r != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// guardLines guards each line of a paragraph: lists, headings and quotes may interrupt one.
func guardLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = guardLineStart(line)
	}
	return strings.Join(lines, "\n")
}

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
