package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// unaccented spells out what has no letter of ASCII below its accents, and the signs of typography.
var unaccented = strings.NewReplacer(
	"‘", "'", "’", "'", "‚", "'", "‹", "'", "›", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "′", "'", "″", `"`,
	"–", "-", "—", "-", "‐", "-", "‑", "-", "−", "-", "―", "-", "…", "...", "·", "-", "•", "*", "×", "x", "÷", "/",
	"\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u00ad", "", "¡", "!", "¿", "?", "€", "EUR", "£", "GBP", "¥", "JPY", "©", "(c)", "®", "(R)", "™", "(TM)",
	"°", "deg ", "½", "1/2", "¼", "1/4", "¾", "3/4", "§", "section ", "№", "No.",
	"ß", "ss", "ẞ", "SS", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE", "ø", "o", "Ø", "O", "đ", "d", "Đ", "D", "ð", "d", "Ð", "D",
	"þ", "th", "Þ", "Th", "ł", "l", "Ł", "L", "ħ", "h", "Ħ", "H", "ı", "i", "ŋ", "ng", "Ŋ", "NG", "ĸ", "k", "ſ", "s",
)

// ASCII is a text in ASCII only, for terminals of which nobody knows whether they understand more: letters without their
// accents, signs of typography as a typewriter has them. What cannot be written so becomes one question mark for each run
// of it; whole says that there was nothing of that kind.
func ASCII(s Safe) (plain Safe, whole bool) {
	whole = true
	if isASCII(string(s)) {
		return s, true
	}
	var b strings.Builder
	lost, gap := false, false // the run of what cannot be written goes on, and had a space in it last
	for _, r := range norm.NFKD.String(unaccented.Replace(string(s))) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case lost && r == ' ':
			gap = true
		case r < unicode.MaxASCII:
			if gap {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
			lost, gap = false, false
		case !lost:
			b.WriteByte('?')
			lost, whole = true, false
		default:
			gap = false
		}
	}
	return Safe(b.String()), whole
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
