package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// folds are letters that lose to simpler ones, beyond what compatibility decomposition and lower case do: European
// letters without a decomposition, dotless i, final sigma, and the spellings of Ukrainian, Arabic and Devanagari that
// writers mix.
var folds = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i", 'ŋ': "n",
	'ς': "σ", 'ґ': "г",
	'ٱ': "ا", 'ى': "ي", 'ی': "ي", 'ې': "ي", 'ک': "ك", 'ة': "ه", 'ہ': "ه", 'ۂ': "ه", 'ە': "ه", 'ـ': "",
	'ँ': "ं",
	'ʼ': "'", '´': "", '˙': "",
}

// dropped marks: the diacritics of European scripts, Hebrew points, Arabic vowel signs and the nuktas of India. The
// vowel signs of India and South-East Asia and the voicing marks of kana are letters to a searcher and stay.
var droppedMarks = &unicode.RangeTable{R16: []unicode.Range16{
	{0x0300, 0x036F, 1}, {0x0483, 0x0489, 1}, {0x0591, 0x05BD, 1}, {0x05BF, 0x05BF, 1}, {0x05C1, 0x05C2, 1},
	{0x05C4, 0x05C5, 1}, {0x05C7, 0x05C7, 1}, {0x0610, 0x061A, 1}, {0x064B, 0x065F, 1}, {0x0670, 0x0670, 1},
	{0x06D6, 0x06DC, 1}, {0x06DF, 0x06E4, 1}, {0x06E7, 0x06E8, 1}, {0x06EA, 0x06ED, 1}, {0x08D3, 0x08E1, 1},
	{0x08E3, 0x08FF, 1}, {0x093C, 0x093C, 1}, {0x09BC, 0x09BC, 1}, {0x0A3C, 0x0A3C, 1}, {0x0ABC, 0x0ABC, 1},
	{0x0B3C, 0x0B3C, 1}, {0x0CBC, 0x0CBC, 1}, {0x1AB0, 0x1AFF, 1}, {0x1DC0, 0x1DFF, 1}, {0x20D0, 0x20F0, 1},
	{0xFE00, 0xFE0F, 1}, {0xFE20, 0xFE2F, 1},
}}

// Fold makes two spellings of a word equal for search: compatibility forms are resolved (NFKD), case, diacritics,
// Hebrew points, Arabic vowel signs and nuktas go, digits of every script become ASCII, invisible characters vanish.
// ä, ö and ü become a, o and u; İ and ı become i; katakana become hiragana; a nasal of Devanagari before a consonant of
// its class becomes the dot above. The result is in NFC, and Fold is idempotent. It is for comparing, not for showing.
func Fold(s string) string {
	if isPlain(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		foldRune(&b, r)
	}
	return dotNasals(norm.NFC.String(b.String()))
}

// The katakana that have a hiragana stand as far behind it as they do from each other.
const (
	firstKatakana, lastKatakana = 'ァ', 'ヶ'
	iteration, voicedIteration  = 'ヽ', 'ヾ'
	kanaDistance                = 'ァ' - 'ぁ'
)

func foldRune(b *strings.Builder, r rune) {
	if r < 0x80 {
		b.WriteRune(unicode.ToLower(r))
		return
	}
	if unicode.Is(droppedMarks, r) || unicode.Is(unicode.Cf, r) {
		return
	}
	r = unicode.ToLower(r)
	if to, ok := folds[r]; ok {
		b.WriteString(to)
		return
	}
	if digit, ok := decimal(r); ok {
		r = digit
	}
	if firstKatakana <= r && r <= lastKatakana || r == iteration || r == voicedIteration {
		r -= kanaDistance
	}
	b.WriteRune(r)
}

// nasals are those of Devanagari, each with the first and the last other consonant of its class. हिन्दी is हिंदी.
var nasals = map[rune][2]rune{'ङ': {'क', 'घ'}, 'ञ': {'च', 'झ'}, 'ण': {'ट', 'ढ'}, 'न': {'त', 'ध'}, 'म': {'प', 'भ'}}

const (
	virama   = '\u094D'
	anusvara = 'ं'
)

// dotNasals writes a nasal without a vowel, before a consonant of its class, as the dot above.
func dotNasals(s string) string {
	if !strings.ContainsRune(s, virama) {
		return s
	}
	letters := []rune(s)
	out := letters[:0]
	for i := 0; i < len(letters); i++ {
		class, nasal := nasals[letters[i]]
		if nasal && i+2 < len(letters) && letters[i+1] == virama && class[0] <= letters[i+2] && letters[i+2] <= class[1] {
			out = append(out, anusvara)
			i++
			continue
		}
		out = append(out, letters[i])
	}
	return string(out)
}

// decimal gives the ASCII digit of a decimal digit of any script. Digits of category Nd stand in runs of ten, zero
// first (Unicode Standard, section 4.6).
func decimal(r rune) (rune, bool) {
	if !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	for _, run := range unicode.Nd.R16 {
		if r >= rune(run.Lo) && r <= rune(run.Hi) {
			return '0' + (r-rune(run.Lo))%10, true
		}
	}
	for _, run := range unicode.Nd.R32 {
		if r >= rune(run.Lo) && r <= rune(run.Hi) {
			return '0' + (r-rune(run.Lo))%10, true
		}
	}
	return 0, false
}
