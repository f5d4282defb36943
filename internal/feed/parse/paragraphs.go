package parse

import "strings"

// laidOut gives a fragment without tags the paragraphs that its blank lines mean: many publishers put plain text where
// HTML is expected, and it would run together. Without a blank line, line ends are those of the source.
func laidOut(fragment string) string {
	if strings.IndexByte(fragment, '\n') < 0 || strings.IndexByte(fragment, '<') >= 0 || !hasBlankLine(fragment) {
		return fragment
	}
	return paragraphs(fragment)
}

func hasBlankLine(text string) bool {
	_, rest, more := strings.Cut(strings.TrimSpace(text), "\n")
	for more {
		var line string
		if line, rest, more = strings.Cut(rest, "\n"); strings.TrimSpace(line) == "" {
			return true
		}
	}
	return false
}

// paragraphs sets plain text, already escaped, as HTML that keeps its blank lines and line ends.
func paragraphs(text string) string {
	var b strings.Builder
	open := false
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" && open:
			b.WriteString("</p>")
			open = false
		case line == "":
		case open:
			b.WriteString("<br>" + line)
		default:
			b.WriteString("<p>" + line)
			open = true
		}
	}
	if open {
		b.WriteString("</p>")
	}
	return b.String()
}
