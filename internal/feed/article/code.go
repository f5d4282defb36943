package article

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// code keeps line breaks and indentation; only the newlines around it go.
func (b *builder) code(n *html.Node) {
	b.flush()
	var s strings.Builder
	writeCode(&s, n)
	text := strings.Trim(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s.String()), "\n")
	if strings.TrimSpace(text) != "" && !gutter(text) {
		b.add(news.Block{Kind: news.Code, Text: text})
	}
}

func writeCode(s *strings.Builder, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			s.WriteString(c.Data)
		case is(c, atom.Br):
			s.WriteByte('\n')
		case c.Type == html.ElementNode && !silent[c.DataAtom]:
			if text := s.String(); text != "" && !inline[c.DataAtom] && !strings.HasSuffix(text, "\n") {
				s.WriteByte('\n') // a line of code may be an element of its own
			}
			writeCode(s, c)
		}
	}
}

// gutter reports a column of line numbers that stands beside code.
func gutter(code string) bool {
	lines := strings.Fields(code)
	for i, line := range lines {
		if line != strconv.Itoa(i+1) {
			return false
		}
	}
	return len(lines) > 1
}
