package article

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/feed/markup"
	"reader/internal/news"
)

// Fragment turns a piece of HTML, such as the content of a feed's entry, into blocks. Links resolve against base,
// which may be empty. Scripts, frames that are no player's, counting pixels, utm parameters and share bars go;
// links that are not http, https or mailto become plain words; a last paragraph in which the site speaks of itself goes.
func Fragment(piece, base string) []news.Block {
	piece = strings.ToValidUTF8(piece, "\uFFFD")
	body := find(markup.ParseFragment(piece), atom.Body)
	if body == nil {
		return nil
	}
	address, err := url.Parse(base)
	if err != nil || address.Host == "" {
		address = nil
	}
	keep(body, address, nil)
	pruneFragment(body)
	blocks, orders := buildBlocks(body, address)
	return candidate{blocks: blocks, orders: orders}.withoutFooter().blocks
}

// Text turns a piece of HTML into plain text, a paragraph a line.
func Text(piece string) string {
	lines := strings.Split(news.PlainText(Fragment(piece, "")), "\n")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

// Opening is the plain text that a piece of HTML begins with: that many runes of it or more, if there are so many.
// The rest of a long piece is not looked at.
func Opening(piece string, runes int) string {
	for most := 2 * runes; ; most *= 2 {
		head := beginning(piece, most)
		words := Text(head)
		if len(head) == len(piece) || utf8.RuneCountInString(words) >= runes {
			return words
		}
	}
}

// beginning cuts a piece before a tag behind which it has had enough text; scripts and the like count as text here.
func beginning(piece string, runes int) string {
	inside := false
	for i, r := range piece {
		switch {
		case r == '<' && runes <= 0:
			return piece[:i]
		case r == '<':
			inside = true
		case r == '>':
			inside = false
		case !inside:
			runes--
		}
	}
	return piece
}

// hidden reports what a browser would not show.
func hidden(n *html.Node) bool {
	if hasAttr(n, "hidden") {
		return true
	}
	style := attr(n, "style")
	if style == "" {
		return false
	}
	style = strings.ReplaceAll(strings.ToLower(style), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}
