package text

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Segment prepares a text for a full-text index: its Tokens parted by single spaces, all punctuation gone. Scripts that
// write without spaces (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese) become overlapping pairs, and the last
// character once more by itself: 经济增长 is "经济 济增 增长 长". So a word inside a sentence is found as the phrase of its
// pairs, and a single character as a prefix.
func Segment(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/4)
	for t := range Tokens(s) {
		if !t.Dense {
			appendTerm(&b, t.Term)
			continue
		}
		eachPair(t.Term, func(pair string) { appendTerm(&b, pair) })
		appendTerm(&b, t.Term[lastUnit(t.Term):])
	}
	return b.String()
}

func appendTerm(b *strings.Builder, term string) {
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	b.WriteString(term)
}

// Terms cuts a query into the terms to look for in an index made by Segment, folded alike. A term of several pairs
// (经济增长: "经济 济增 增长") has spaces and is to be searched as a phrase; a term for which Partial holds is to be
// searched as a prefix; every other is one word.
func Terms(s string) []string {
	var terms []string
	for t := range Tokens(s) {
		term := t.Term
		if t.Dense && lastUnit(term) > 0 {
			var b strings.Builder
			eachPair(term, func(pair string) { appendTerm(&b, pair) })
			term = b.String()
		}
		terms = append(terms, term)
	}
	return terms
}

// Partial reports whether term is a single character of a script that Segment indexes in pairs; such a term matches
// as a prefix only.
func Partial(term string) bool {
	r, _ := utf8.DecodeRuneInString(term)
	return term != "" && unspaced(r) && lastUnit(term) == 0
}

func wordRune(r rune) bool {
	if r < 0x80 {
		return alphanumeric(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || 0x3200 <= r && r <= 0x33FF // ㎞, ㍿
}

// unspaced reports whether r is of a script that Segment cuts into pairs.
func unspaced(r rune) bool {
	return r >= 0x0E00 && (ideographic(r) || unicode.Is(unicode.Hangul, r) || r == 'ー' || halfMark(r) || r == 'ｰ' || southEastAsian(r))
}

// halfMark reports the voicing marks of half-width kana, which are letters of their own in Unicode.
func halfMark(r rune) bool { return r == 'ﾞ' || r == 'ﾟ' }

// eachPair calls visit for the overlapping pairs of characters of a word, each with its marks. A word of one
// character has none.
func eachPair(word string, visit func(pair string)) {
	first := 0
	second := unit(word)
	for second < len(word) {
		end := second + unit(word[second:])
		visit(word[first:end])
		first, second = second, end
	}
}

// Units are the characters of s, each with its marks: where it begins, and what it is folded.
func Units(s string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for at := 0; at < len(s); {
			n := unit(s[at:])
			if !yield(at, Fold(s[at:at+n])) {
				return
			}
			at += n
		}
	}
}

// unit is the length in bytes of the first character of s with the marks on it.
func unit(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsMark(r) && !halfMark(r) {
			break
		}
		n += size
	}
	return n
}

// lastUnit is where the last character of word begins, its marks included.
func lastUnit(word string) int {
	i := len(word)
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(word[:i])
		i -= size
		if !unicode.IsMark(r) {
			break
		}
	}
	return i
}
