package text

import (
	"math"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// RTL reports whether s reads from right to left: its first strong character does (UAX #9, rules P2 and P3).
func RTL(s Safe) bool {
	for i := 0; i < len(s); {
		if s[i] < 0x80 {
			if letter := s[i] | 0x20; letter >= 'a' && letter <= 'z' {
				return false
			}
			i++
			continue
		}
		p, size := bidi.LookupString(string(s[i:]))
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
		i += max(size, 1)
	}
	return false
}

// rtlLanguages are the languages written from right to left.
var rtlLanguages = map[string]bool{
	"ar": true, "arc": true, "azb": true, "ckb": true, "dv": true, "fa": true, "he": true, "iw": true, "ks": true, "ps": true,
	"sd": true, "ug": true, "ur": true, "yi": true, "ji": true,
}

// RightToLeft reports a language, a BCP 47 tag, that is written from right to left.
func RightToLeft(language string) bool { return rtlLanguages[primary(language)] }

// RTLIn is RTL for a paragraph of a text whose language, a BCP 47 tag, is known: the language's direction counts where
// the paragraph has any letter of that direction, though it may begin with a name in another script.
func RTLIn(s Safe, language string) bool {
	if language == "" || isPlain(string(s)) {
		return RTL(s)
	}
	return turned(s, RightToLeft(language))
}

// turned is the direction wanted where s has a strong character of it, else that of its first strong character.
func turned(s Safe, want bool) bool {
	first, found := false, false
	for i := 0; i < len(s); {
		p, size := bidi.LookupString(string(s[i:]))
		right := p.Class() == bidi.R || p.Class() == bidi.AL
		if right || p.Class() == bidi.L {
			if right == want {
				return want
			}
			if !found {
				first, found = right, true
			}
		}
		i += max(size, 1)
	}
	return first
}

// primary is the language of a BCP 47 tag without script and region.
func primary(language string) string {
	language, _, _ = strings.Cut(strings.ReplaceAll(strings.ToLower(language), "_", "-"), "-")
	return language
}

// lettersPerWord is about what a Thai word has; marks are not counted.
const lettersPerWord = 4

// Words counts the words of s. A Chinese character or a kana counts as one; in scripts of South-East Asia, which part
// no words, four letters do.
func Words(s string) int {
	words, letters, inside := 0, 0, false
	for _, r := range s {
		switch {
		case r < 0x80:
			part := alphanumeric(byte(r))
			if part && !inside {
				words++
			}
			inside = part || inside && r == '\''
		case ideographic(r):
			words++
			inside = false
		case southEastAsian(r):
			if unicode.IsLetter(r) {
				letters++
			}
			inside = false
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if !inside {
				words++
			}
			inside = true
		default:
			inside = inside && (unicode.IsMark(r) || r == '’' || r == zwnj || r == zwj)
		}
	}
	return words + (letters+lettersPerWord-1)/lettersPerWord
}

// ideographic reports whether r is Han or kana: scripts counted by the character.
func ideographic(r rune) bool {
	return r >= 0x3005 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// Rates of silent reading. 230 words a minute rounds down the 238 that Brysbaert's meta-analysis of 190 studies found
// for English non-fiction ("How many words do we read per minute?", Journal of Memory and Language 109, 2019). The
// same paper expects fewer words where a language needs fewer to say the same, as Arabic, Hebrew and the Indian
// languages do, and the IReST texts (Trauzettel-Klosinski and Dietz, IOVS 53, 2012) show Chinese and Japanese counted
// by the character; 190 and 400 are round figures of our own between those studies.
const (
	wordsPerMinute      = 230
	denseWordsPerMinute = 190
	charactersPerMinute = 400
)

var rates = map[string]float64{
	"zh": charactersPerMinute, "yue": charactersPerMinute, "ja": charactersPerMinute,
	"ar": denseWordsPerMinute, "fa": denseWordsPerMinute, "ur": denseWordsPerMinute, "ps": denseWordsPerMinute,
	"he": denseWordsPerMinute, "hi": denseWordsPerMinute, "mr": denseWordsPerMinute, "ne": denseWordsPerMinute,
	"bn": denseWordsPerMinute, "as": denseWordsPerMinute, "pa": denseWordsPerMinute, "gu": denseWordsPerMinute,
	"or": denseWordsPerMinute, "ta": denseWordsPerMinute, "te": denseWordsPerMinute, "kn": denseWordsPerMinute,
	"ml": denseWordsPerMinute, "si": denseWordsPerMinute,
}

// ReadingTime is how long a text of so many Words takes to read, in whole minutes and at least one. language is a
// BCP 47 tag; an unknown one reads like English.
func ReadingTime(words int, language string) time.Duration {
	rate, ok := rates[primary(language)]
	if !ok {
		rate = wordsPerMinute
	}
	return time.Duration(max(1, math.Round(float64(words)/rate))) * time.Minute
}
