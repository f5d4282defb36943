package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// longestLabel is the longest label or value of a fact, in characters.
const longestLabel = 40

// labelled reports an element that holds nothing but a label that ends with a colon, and its value: one line.
func labelled(n *html.Node) bool {
	parts := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
			continue
		case !is(c, atom.Div, atom.Span, atom.P) || find(c, atom.Div, atom.P, atom.Img, atom.A, atom.Br) != nil:
			return false
		}
		if parts++; parts > 2 {
			return false
		}
		words := textOf(c)
		if words == "" || len([]rune(words)) > longestLabel || parts == 1 && !strings.HasSuffix(words, ":") && !strings.HasSuffix(words, "：") {
			return false
		}
	}
	return parts == 2
}

// spanStyles are the classes by which a span says what other pages say by its element.
var spanStyles = map[string]news.Style{
	"strong": news.Strong, "bold": news.Strong, "em": news.Emphasis, "italic": news.Emphasis, "italics": news.Emphasis,
}

// styleOf is the style that an element sets its words in.
func styleOf(tag atom.Atom, n *html.Node) news.Style {
	if tag != atom.Span {
		return styles[tag]
	}
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if s := spanStyles[class]; s != 0 {
			return s
		}
	}
	return 0
}

// isBreak reports an empty span that stands for a line break.
func isBreak(tag atom.Atom, n *html.Node) bool {
	return tag == atom.Span && n.FirstChild == nil && strings.Contains(" "+attr(n, "class")+" ", " br ")
}
