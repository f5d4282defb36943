package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is what Clean does with a character.
type class uint8

const (
	plain     class = iota // kept
	mark                   // combining: kept up to maxMarks a base
	joiner                 // ZWJ, ZWNJ, ZWSP: kept where it has work to do
	direction              // LRM, RLM, ALM: kept, one at a time
	flag                   // the black flag, which tag characters may follow
	space                  // becomes a space
	newline                // becomes a newline
	broken                 // no UTF-8
	drop
)

const (
	zwsp = '\u200B'
	zwnj = '\u200C'
	zwj  = '\u200D'
	vs16 = '\uFE0F' // asks for the emoji form of the character before
)

const (
	blackFlag = '\U0001F3F4'
	tagFirst  = '\U000E0020'
	tagCancel = '\U000E007F'
)

// plainRanges are blocks wholly of class plain that most news is written in, to spare them the search in the tables
// of package unicode. In ascending order.
var plainRanges = [...][2]rune{
	{0x00AE, 0x02FF}, // Latin
	{0x0370, 0x0482}, // Greek, Cyrillic
	{0x048A, 0x0590},
	{0x0620, 0x064A}, // Arabic letters
	{0x0904, 0x0939}, // Devanagari letters
	{0x2010, 0x2027}, // dashes, quotation marks, bullets, ellipsis
	{0x3001, 0x3029}, // CJK punctuation
	{0x3041, 0x3096}, // kana
	{0x309B, 0x30FF},
	{0x3400, 0x4DBF}, // Han
	{0x4E00, 0x9FFF},
	{0xAC00, 0xD7A3}, // Hangul
}

// classes names single characters and ranges, before the general categories decide.
var classes = map[rune]class{
	'\n': plain, '\t': space, '\u2028': newline, '\u2029': newline,
	zwj: joiner, zwnj: joiner, zwsp: joiner,
	'\u200E': direction, '\u200F': direction, '\u061C': direction,
	blackFlag: flag,
}

// visibleFormat are the characters of category Cf that draw something: the Arabic and Kaithi signs that enclose or
// precede numbers, and the Syriac abbreviation mark.
var visibleFormat = &unicode.RangeTable{
	R16: []unicode.Range16{{0x0600, 0x0605, 1}, {0x06DD, 0x06DD, 1}, {0x070F, 0x070F, 1}, {0x0890, 0x0891, 1}, {0x08E2, 0x08E2, 1}},
	R32: []unicode.Range32{{0x110BD, 0x110BD, 1}, {0x110CD, 0x110CD, 1}},
}

// classOf gives the class of r, which was decoded from size bytes.
func classOf(r rune, size int) class {
	if r >= ' ' && r <= '~' {
		return plain
	}
	if r == utf8.RuneError && size == 1 {
		return broken
	}
	if inPlainRange(r) {
		return plain
	}
	if c, ok := classes[r]; ok {
		return c
	}
	return generalClass(r)
}

func inPlainRange(r rune) bool {
	for _, p := range plainRanges {
		if r < p[0] {
			return false
		}
		if r <= p[1] {
			return true
		}
	}
	return false
}

func generalClass(r rune) class {
	switch {
	case unicode.IsMark(r):
		return mark
	case unicode.IsControl(r), unicode.Is(unicode.Co, r), noncharacter(r):
		return drop
	case unicode.Is(unicode.Cf, r) && !unicode.Is(visibleFormat, r):
		return drop
	// Unassigned tag and variation characters of plane 14 are invisible by default (Default_Ignorable_Code_Point).
	case r >= 0xE0000 && r <= 0xE0FFF:
		return drop
	}
	return plain
}

// noncharacter follows the Unicode Standard, section 23.7: U+FDD0–FDEF and the last two code points of each plane.
func noncharacter(r rune) bool {
	return r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
}

// tagSequence returns the length in bytes of the tag sequence that s begins with, 0 when it begins with none. After a
// black flag it names a region, as in 🏴󠁧󠁢󠁳󠁣󠁴󠁿 (UTS #51, emoji tag sequence): 3 to 6 letters and digits and a cancel tag.
func tagSequence(s string) int {
	n := 0
	for i, r := range s {
		if r == tagCancel {
			if n < 3 {
				return 0
			}
			return i + utf8.RuneLen(tagCancel)
		}
		if n++; n > 6 || r < tagFirst || !strings.ContainsRune(tagAlphabet, r-tagFirst+' ') {
			return 0
		}
	}
	return 0
}

const tagAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789"

// pictographic is nearly the property Extended_Pictographic, with the skin tones: the symbols that an emoji sequence
// may join.
func pictographic(r rune) bool {
	return unicode.Is(unicode.So, r) || skinTone(r) || r == '\u2194' || r == '\u2195'
}

func skinTone(r rune) bool { return r >= 0x1F3FB && r <= 0x1F3FF }

// southEastAsianScripts write without spaces and break by dictionary: line break class SA of UAX #14.
var southEastAsianScripts = []*unicode.RangeTable{
	unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet,
}

func southEastAsian(r rune) bool { return r >= 0x0E00 && unicode.In(r, southEastAsianScripts...) }

// viramaClass is the canonical combining class of the viramas, which link two consonants.
const viramaClass = 9

// clings reports whether the base r belongs to the same cluster as the base before it: Hangul letters that make one
// syllable (UAX #29, rules GB6 to GB8), skin tones and halfwidth voicing marks, which are extenders without being marks
// (GB9), and what follows a sign that is written before its base (GB9b).
func clings(before, r rune) bool {
	if r == '\uFF9E' || r == '\uFF9F' || skinTone(r) {
		return true
	}
	if before < 0x0600 {
		return false
	}
	return before >= 0x1100 && hangulJoins(before, r) || unicode.Is(prepended, before)
}

// prepended is Grapheme_Cluster_Break=Prepend of UAX #29.
var prepended = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x0600, 0x0605, 1}, {0x06DD, 0x06DD, 1}, {0x070F, 0x070F, 1}, {0x0890, 0x0891, 1}, {0x08E2, 0x08E2, 1}, {0x0D4E, 0x0D4E, 1},
	},
	R32: []unicode.Range32{
		{0x110BD, 0x110BD, 1}, {0x110CD, 0x110CD, 1}, {0x111C2, 0x111C3, 1}, {0x113D1, 0x113D1, 1}, {0x1193F, 0x1193F, 1},
		{0x11941, 0x11941, 1}, {0x11A3A, 0x11A3A, 1}, {0x11A84, 0x11A89, 1}, {0x11D46, 0x11D46, 1}, {0x11F02, 0x11F02, 1},
	},
}

func hangulJoins(before, r rune) bool {
	switch {
	case r >= 0x1160 && r <= 0x11FF, r >= 0xD7B0 && r <= 0xD7FB: // vowel or final
		return leading(before) || before >= 0x1160 && before <= 0x11FF || before >= 0xAC00 && before <= 0xD7FB
	case leading(r), r >= 0xAC00 && r <= 0xD7A3:
		return leading(before)
	}
	return false
}

// leading reports whether r is a Hangul initial.
func leading(r rune) bool { return r >= 0x1100 && r <= 0x115F || r >= 0xA960 && r <= 0xA97C }
