package demo

import (
	"html"
	"html/template"
	"regexp"
	"strings"
)

// markup turns a body into HTML, a string for each block, in the tags that WordPress writes. The grammar:
//
//	A paragraph with *emphasis*, **strong**, [words](slug:other-story) and [words](https://example.org/).
//	## Cross-head
//	> Quotation
//	> — Attribution
//	- item, or 1. item
//	| head | head |
//
// Blocks are parted by blank lines. Address gives the place of a slug, "" when there is none.
type markup struct {
	address func(slug string) string
}

// blockKinds are tried in order; the paragraph fits everything.
var blockKinds = []struct {
	start *regexp.Regexp
	write func(m markup, lines []string) string
}{
	{regexp.MustCompile(`^## `), markup.heading},
	{regexp.MustCompile(`^>`), markup.quote},
	{regexp.MustCompile(`^[-*] `), markup.bullets},
	{regexp.MustCompile(`^\d+\. `), markup.numbers},
	{regexp.MustCompile(`^\|`), markup.table},
	{regexp.MustCompile(``), markup.paragraph},
}

// itemMark is what stands before a list item.
var itemMark = regexp.MustCompile(`^([-*]|\d+\.) +`)

// ruleRow is the line of dashes that Markdown wants under a table's head.
var ruleRow = regexp.MustCompile(`^\|[-: |]+\|$`)

// inline is strong text, emphasis, or a link with its target.
var inline = regexp.MustCompile(`\*\*(.+?)\*\*|\*([^*]+?)\*|\[([^\]]+)\]\(([^()\s]+)\)`)

func (m markup) blocks(body string) []template.HTML {
	var blocks []template.HTML
	for _, chunk := range strings.Split(body, "\n\n") {
		lines := strings.Split(strings.TrimSpace(chunk), "\n")
		if lines[0] == "" {
			continue
		}
		for _, kind := range blockKinds {
			if kind.start.MatchString(lines[0]) {
				blocks = append(blocks, template.HTML(kind.write(m, lines))) //nolint:gosec // escaped by span
				break
			}
		}
	}
	return blocks
}

func (m markup) paragraph(lines []string) string {
	return "<p>" + m.span(strings.Join(lines, " ")) + "</p>"
}

func (m markup) heading(lines []string) string {
	text := strings.TrimPrefix(strings.Join(lines, " "), "## ")
	return `<h2 class="wp-block-heading">` + m.span(text) + "</h2>"
}

func (m markup) quote(lines []string) string {
	var b strings.Builder
	b.WriteString(`<blockquote class="wp-block-quote">`)
	for _, line := range lines {
		line = strings.TrimSpace(strings.TrimPrefix(line, ">"))
		switch {
		case line == "":
		case strings.HasPrefix(line, "— "):
			b.WriteString("<cite>" + m.span(strings.TrimPrefix(line, "— ")) + "</cite>")
		default:
			b.WriteString("<p>" + m.span(line) + "</p>")
		}
	}
	b.WriteString("</blockquote>")
	return b.String()
}

func (m markup) bullets(lines []string) string { return m.list("ul", lines) }
func (m markup) numbers(lines []string) string { return m.list("ol", lines) }

func (m markup) list(tag string, lines []string) string {
	var b strings.Builder
	b.WriteString("<" + tag + ` class="wp-block-list">`)
	for _, line := range lines {
		b.WriteString("<li>" + m.span(itemMark.ReplaceAllString(line, "")) + "</li>")
	}
	b.WriteString("</" + tag + ">")
	return b.String()
}

func (m markup) table(lines []string) string {
	var b strings.Builder
	b.WriteString(`<figure class="wp-block-table"><table><thead>` + m.row(lines[0], "th") + "</thead><tbody>")
	for _, line := range lines[1:] {
		if !ruleRow.MatchString(line) {
			b.WriteString(m.row(line, "td"))
		}
	}
	b.WriteString("</tbody></table></figure>")
	return b.String()
}

func (m markup) row(line, tag string) string {
	var b strings.Builder
	b.WriteString("<tr>")
	for _, cell := range strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|") {
		b.WriteString("<" + tag + ">" + m.span(strings.TrimSpace(cell)) + "</" + tag + ">")
	}
	b.WriteString("</tr>")
	return b.String()
}

// span escapes a run of text and sets what is marked in it; marks nest.
func (m markup) span(text string) string {
	var b strings.Builder
	rest := text
	for {
		at := inline.FindStringSubmatchIndex(rest)
		if at == nil {
			b.WriteString(html.EscapeString(rest))
			return b.String()
		}
		b.WriteString(html.EscapeString(rest[:at[0]]))
		group := func(n int) string { return rest[at[2*n]:at[2*n+1]] }
		switch {
		case at[2] >= 0:
			b.WriteString("<strong>" + m.span(group(1)) + "</strong>")
		case at[4] >= 0:
			b.WriteString("<em>" + m.span(group(2)) + "</em>")
		default:
			b.WriteString(m.link(group(3), group(4)))
		}
		rest = rest[at[1]:]
	}
}

func (m markup) link(words, target string) string {
	if slug, ours := strings.CutPrefix(target, "slug:"); ours {
		target = m.address(slug)
	}
	if target == "" {
		return m.span(words)
	}
	return `<a href="` + html.EscapeString(target) + `">` + m.span(words) + "</a>"
}
