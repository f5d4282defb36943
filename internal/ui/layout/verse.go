package layout

import (
	"strings"

	"reader/internal/news"
)

// verse sets a stanza, indented: each of its lines by itself, what does not fit on one hanging below.
func (s *setter) verse(spans []news.Span, width int, role Role) []Line {
	indent, turn := 0, 2
	if width >= roomy {
		indent, turn = 2, 4
	}
	if width < 2*narrowest {
		turn = 0
	}
	var lines []Line
	for i, verse := range verses(spans) {
		if i > 0 {
			s.at.runes++ // the newline
		}
		set := s.paragraph(verse, width-indent-turn, role)
		for j := range set {
			edge := indent
			if j > 0 {
				edge += turn
			}
			lines = append(lines, s.beside(set[j:j+1], width-edge, spaces(edge))...)
		}
	}
	return lines
}

// verses parts spans at their line breaks.
func verses(spans []news.Span) [][]news.Span {
	lines := [][]news.Span{nil}
	for _, span := range spans {
		for {
			head, rest, more := strings.Cut(span.Text, "\n")
			if head != "" {
				part := span
				part.Text = head
				lines[len(lines)-1] = append(lines[len(lines)-1], part)
			}
			if !more {
				break
			}
			lines = append(lines, nil)
			span.Text = rest
		}
	}
	return lines
}
