package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// initialWords mark the first letter of a text, where it is set larger than the others.
var initialWords = wordSet(`dropcap dropcaps drop-cap drop-caps initial-letter initialletter initial-cap initialcap first-letter firstletter
	lettrine initiale capitular letra-capital capolettera`)

// maxInitial is the longest initial in bytes, a quotation mark before it included.
const maxInitial = 12

// wholeWords are letters that are words by themselves in a language with capitals: what follows them may be the next.
const wholeWords = "AEIOUYÀÁÈÉÍÓÒÖÚÅÆØHKSVWZАБВЖИЄІЇЙКОСУЧЯ"

// joinInitials takes out the white space between an initial and the rest of its word, which a browser does not show: the
// letter floats.
func (p *page) joinInitials() {
	for e := range elements(p.body) {
		if !inline[e.DataAtom] || !p.names.any(e, initialWords) || !initial(brief(e, maxInitial)) {
			continue
		}
		var gaps []*html.Node
		rest := textBehind(e)
		for ; rest != nil && strings.TrimSpace(rest.Data) == ""; rest = textBehind(rest) {
			gaps = append(gaps, rest)
		}
		if rest == nil {
			continue
		}
		word := strings.TrimLeftFunc(rest.Data, unicode.IsSpace)
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsLower(r) {
			continue
		}
		rest.Data = word
		for _, gap := range gaps {
			gap.Data = ""
		}
	}
}

// initial reports a single capital that is no word by itself.
func initial(words string) bool {
	letter := strings.TrimLeftFunc(words, unicode.IsPunct)
	r, size := utf8.DecodeRuneInString(letter)
	return size == len(letter) && unicode.IsUpper(r) && !strings.ContainsRune(wholeWords, r)
}

// textBehind is the next text on the line that n stands in, or nil.
func textBehind(n *html.Node) *html.Node {
	for n.NextSibling == nil {
		if n = n.Parent; n == nil || !inline[n.DataAtom] {
			return nil
		}
	}
	n = n.NextSibling
	for n.Type == html.ElementNode && inline[n.DataAtom] && n.FirstChild != nil {
		n = n.FirstChild
	}
	if n.Type != html.TextNode {
		return nil
	}
	return n
}
