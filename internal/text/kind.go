package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Kind is a kind of cluster on whose width terminals disagree.
type Kind uint8

// The kinds. Most clusters are Common: every terminal and every measure agrees on them.
const (
	Common    Kind = iota
	Complex        // several letters or spacing vowel signs in one: Indic conjuncts, Khmer, Burmese, Thai with sara am
	Sign           // an Arabic sign that is written before a number, with the first digit
	Ambiguous      // wide in the fonts of East Asia, narrow elsewhere (UAX #11): dashes, quotation marks, Greek, Cyrillic
	Pictured       // a character made an emoji by the variation selector 16
	Keycap         // a digit in a key
	Toned          // an emoji with a skin tone
	Joined         // emoji joined to one
	Flag           // of a country: two regional letters
	Region         // the flag of a region: a black flag with tags
	Recent         // an emoji of Unicode 14, unknown to terminals from before 2021
	Newer          // an emoji of Unicode 15
	Newest         // an emoji of Unicode 16 or later
	kinds
)

// keycap encloses the character before it in a key.
const keycap = '\u20E3'

// kindOf is the kind of a cluster that is not ASCII.
func kindOf(cluster string) Kind {
	first, size := utf8.DecodeRuneInString(cluster)
	rest := cluster[size:]
	switch {
	case rest == "":
		return single(first)
	case pictographic(first) && strings.ContainsRune(rest, zwj):
		return Joined
	case first == blackFlag && strings.ContainsRune(rest, tagCancel):
		return Region
	case regional(first):
		return Flag
	case strings.ContainsRune(rest, keycap):
		return Keycap
	case pictographic(first) && strings.ContainsFunc(rest, skinTone):
		return Toned
	case strings.ContainsRune(rest, vs16):
		return Pictured
	case sign(first):
		return Sign
	case strings.ContainsFunc(rest, advances):
		return Complex
	}
	return single(first)
}

// single is the kind of a cluster whose only character, but for marks, is r.
func single(r rune) Kind {
	switch {
	case r < 0xA1:
		return Common
	case r >= 0x1F000:
		return emoji(r)
	case regional(r):
		return Flag
	case sign(r):
		return Sign
	case width.LookupRune(r).Kind() == width.EastAsianAmbiguous && !unicode.IsMark(r):
		return Ambiguous
	}
	return Common
}

// emoji parts the emoji that every terminal has in its tables from those that came later.
func emoji(r rune) Kind {
	switch {
	case regional(r):
		return Flag
	case unicode.Is(newest, r):
		return Newest
	case unicode.Is(newer, r):
		return Newer
	case unicode.Is(recent, r):
		return Recent
	}
	return Common
}

// recent, newer and newest are the characters with Emoji_Presentation that came with Unicode 14, with 15, and since (UTS
// #51).
var (
	recent = &unicode.RangeTable{R32: []unicode.Range32{
		{0x1F6DD, 0x1F6DF, 1}, {0x1F7F0, 0x1F7F0, 1}, {0x1FA7B, 0x1FA7C, 1}, {0x1FAA9, 0x1FAAC, 1}, {0x1FAB7, 0x1FABA, 1},
		{0x1FAC3, 0x1FAC5, 1}, {0x1FAD7, 0x1FAD9, 1}, {0x1FAE0, 0x1FAE7, 1}, {0x1FAF0, 0x1FAF6, 1},
	}}
	newer = &unicode.RangeTable{R32: []unicode.Range32{
		{0x1F6DC, 0x1F6DC, 1}, {0x1FA75, 0x1FA77, 1}, {0x1FA87, 0x1FA88, 1}, {0x1FAAD, 0x1FAAF, 1}, {0x1FABB, 0x1FABD, 1},
		{0x1FABF, 0x1FABF, 1}, {0x1FACE, 0x1FACF, 1}, {0x1FADA, 0x1FADB, 1}, {0x1FAE8, 0x1FAE8, 1}, {0x1FAF7, 0x1FAF8, 1},
	}}
	newest = &unicode.RangeTable{R32: []unicode.Range32{
		{0x1F6D8, 0x1F6D8, 1}, {0x1FA89, 0x1FA8F, 1}, {0x1FABE, 0x1FABE, 1}, {0x1FAC6, 0x1FACD, 1}, {0x1FADC, 0x1FADF, 1},
		{0x1FAE9, 0x1FAEF, 1},
	}}
)

// advances reports a character behind a cluster's first that has cells of its own where code points are added up.
func advances(r rune) bool {
	return unicode.Is(unicode.Mc, r) || !unicode.IsMark(r) && r != zwj && r != zwnj
}

func regional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }
