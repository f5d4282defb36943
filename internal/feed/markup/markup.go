// Package markup builds the tree of a page of any shape: it holds HTML to limits before the parser sees it, so that a
// hostile page costs no more than a long one. It does not know what a page is read for.
package markup

import (
	"strings"

	"golang.org/x/net/html"
)

// longest is where a page is cut, in bytes. The longest news pages in the wild stay under 4 MB, most of it scripts.
const longest = 8 << 20

// Script is a script element that holds data.
type Script struct {
	Kind string // its type attribute, lower case
	ID   string
	Text string
}

// Parse builds the tree of a page. Comments, scripts and styles are not in it, nor is what goes beyond the limits: of
// tags only the text is left then. The scripts that data wants, by their kind and text, are returned beside it.
func Parse(page string, data func(kind string, text []byte) bool) (*html.Node, []Script) {
	page = page[:min(len(page), longest)]
	for _, depth := range []int{maxDepth, 4} {
		slimmed, scripts := slim(page, depth, data)
		if doc, err := html.Parse(strings.NewReader(slimmed)); err == nil {
			return doc, scripts
		}
	}
	doc, err := html.Parse(strings.NewReader(html.EscapeString(page[:min(len(page), maxText)])))
	if err != nil {
		return &html.Node{Type: html.DocumentNode}, nil
	}
	return doc, nil
}

// ParseFragment is Parse for a piece of HTML of which no scripts are wanted; most need no limits.
func ParseFragment(piece string) *html.Node {
	if harmless(piece) {
		if doc, err := html.Parse(strings.NewReader(piece)); err == nil {
			return doc
		}
	}
	doc, _ := Parse(piece, func(string, []byte) bool { return false })
	return doc
}

// harmless reports that a piece of HTML stays within every limit whatever its tags are, as a feed's entry mostly does.
func harmless(piece string) bool {
	return len(piece) <= maxTag && strings.Count(piece, "<")-strings.Count(piece, "</") <= maxDepth
}
