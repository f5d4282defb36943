package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// verseWords mark poems and songs.
var verseWords = wordSet(`poem poems poetry verse verses stanza stanzas lyrics songtext gedicht poème poesia poema wp-block-verse`)

// verseTags are the elements that verseWords are looked for at.
var verseTags = atoms(atom.Div, atom.P, atom.Pre, atom.Blockquote, atom.Section, atom.Figure, atom.Article)

// longestVerse is the mean length of a line, in characters, up to which lines are verse: names such as "poetry" also
// stand at prose about it.
const longestVerse = 70

// isVerse reports an element that is named like a poem and looks like one.
func (b *builder) isVerse(tag atom.Atom, n *html.Node) bool {
	if !verseTags[tag] || !b.names.any(n, verseWords) {
		return false
	}
	chars, _ := weigh(n)
	lines := len(all(n, atom.Br, atom.P)) + 1
	if find(n, atom.Pre) != nil || tag == atom.Pre || keepsLines(n) {
		var source strings.Builder
		writeCode(&source, n)
		lines += strings.Count(source.String(), "\n")
	}
	return lines > 1 && chars/lines < longestVerse
}

// poem sets an element whose lines are verse.
func (b *builder) poem(n *html.Node) {
	b.flush()
	before := b.kept
	b.verse, b.kept = true, is(n, atom.Pre) || find(n, atom.Pre) != nil || keepsLines(n)
	b.element(n)
	b.flush()
	b.verse, b.kept = false, before
}

// keepsLines reports a style by which line ends of the source are seen.
func keepsLines(n *html.Node) bool {
	style := attr(n, "style")
	return style != "" && strings.Contains(strings.ReplaceAll(strings.ToLower(style), " ", ""), "white-space:pre")
}

// reading sets how a word is read (ruby) in brackets behind it, wide ones where the reading is wide.
func (b *builder) reading(n *html.Node) {
	words := textOf(n)
	if words == "" {
		return
	}
	left, right := "(", ")"
	if first, _ := utf8.DecodeRuneInString(words); wide(first) {
		left, right = "（", "）"
	}
	b.text(left)
	b.children(n)
	b.text(right)
}

// wide reports characters of scripts that part no words, and their punctuation.
func wide(r rune) bool {
	return r >= 0x3000 && r <= 0x30FF || r >= 0xFF00 && r <= 0xFF60 || unicode.In(r, unicode.Han, unicode.Bopomofo)
}

// joinLines joins the lines of a source by spaces, and directly where both sides are Chinese or Japanese (the segment
// break transformation of CSS Text 3, 4.1.3).
func joinLines(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for s != "" {
		end := strings.IndexAny(s, "\n\r")
		if end < 0 {
			b.WriteString(s)
			break
		}
		rest := strings.TrimLeft(s[end:], "\n\r\t ")
		before, _ := utf8.DecodeLastRuneInString(s[:end])
		after, _ := utf8.DecodeRuneInString(rest)
		b.WriteString(s[:end])
		if !wide(before) || !wide(after) {
			b.WriteByte(' ')
		}
		s = rest
	}
	return b.String()
}
