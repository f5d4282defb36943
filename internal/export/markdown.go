package export

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

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
	for _, g := range news.RelatedGroups(a.Related) {
		b.WriteString("\n## " + g.Title + "\n\n")
		for _, r := range g.Stories {
			b.WriteString("- " + markdownLink(cmp.Or(r.Title, r.URL), r.URL) + "\n")
		}
	}
	if len(a.Tags) > 0 {
		b.WriteString("\nTags: " + escapeMarkdown(oneLine(strings.Join(titlesOf(a.Tags), ", "))) + "\n")
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
		for k := i; k < j; k++ {
			if n := spans[k].Note; n > 0 {
				inner += noteMark(n)
				continue
			}
			inner += markdownStyled(spans, k)
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

// markdownMarks are the delimiters of the styles that Markdown knows, and the elements for where they would not be
// taken for such.
var markdownMarks = []struct {
	style         news.Style
	mark, element string
}{{news.Strong, "**", "strong"}, {news.Emphasis, "*", "em"}, {news.Struck, "~~", "del"}}

// markdownStyled writes a span of a paragraph with its styles. Blanks stay outside the delimiters: CommonMark does not
// take "** word**" for strong.
func markdownStyled(spans []news.Span, i int) string {
	s := spans[i]
	core := strings.TrimSpace(s.Text)
	if core == "" {
		return s.Text
	}
	before, after, _ := strings.Cut(s.Text, core)
	inner := strings.ReplaceAll(escapeMarkdown(core), "\n", hardBreak)
	free := apart(spans, i)
	switch {
	case s.Style&news.Mono == 0:
	case free:
		inner = codeSpan(core)
	default:
		inner = "<code>" + inner + "</code>"
	}
	for _, m := range markdownMarks {
		switch {
		case s.Style&m.style == 0:
		case free:
			inner = m.mark + inner + m.mark
		default:
			inner = "<" + m.element + ">" + inner + "</" + m.element + ">"
		}
	}
	return before + inner + after
}

// apart reports whether delimiters around a span are taken for such: at an end of the paragraph, beside a blank, and
// close to plain words when what they enclose begins or ends with a letter (CommonMark 0.31, 6.2, on flanking).
func apart(spans []news.Span, i int) bool {
	text := spans[i].Text
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	begins, ends := i == 0, i == len(spans)-1
	if !begins {
		before, _ := utf8.DecodeLastRuneInString(spans[i-1].Text)
		begins = unicode.IsSpace(first) || unicode.IsSpace(before) || unstyled(spans[i-1]) && alphanumeric(first)
	}
	if !ends {
		after, _ := utf8.DecodeRuneInString(spans[i+1].Text)
		ends = unicode.IsSpace(last) || unicode.IsSpace(after) || unstyled(spans[i+1]) && alphanumeric(last)
	}
	return begins && ends
}

func unstyled(s news.Span) bool { return s.Style == 0 && s.URL == "" && s.Note == 0 }

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

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

// guardLines guards each line of a paragraph: lists, headings and quotes may interrupt one, and so would empty lines.
// White space before a line would make code of it.
func guardLines(s string) string {
	var lines []string
	for line := range strings.SplitSeq(s, hardBreak) {
		if line = strings.TrimSpace(strings.ReplaceAll(line, "\n", " ")); line != "" {
			if rest, ok := strings.CutSuffix(line, `\\`); ok {
				line = rest + "&#92;" // some parsers do not tell it from the one that breaks the line
			}
			lines = append(lines, guardLineStart(line))
		}
	}
	return strings.Join(lines, hardBreak)
}

// hardBreak is a line break inside a paragraph (CommonMark 0.31, 6.7).
const hardBreak = "\\\n"

// guardLineStart keeps a paragraph that begins like a heading, list or quote a paragraph.
func guardLineStart(s string) string {
	if s == "" {
		return s
	}
	if strings.ContainsRune("#>+-=|", rune(s[0])) {
		return `\` + s
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return s[:digits] + `\` + s[digits:]
	}
	return s
}
