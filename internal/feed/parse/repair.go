package parse

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// repair removes the characters that XML forbids or that nobody can have meant, from decoded text: NUL and the other
// C0 controls but tab and line ends, U+FFFE and U+FFFF, byte order marks. C1 controls are windows-1252 that was
// relabelled without being converted; the five that it does not define stay. One such character costs a strict XML
// parser the whole feed.
func repair(text string) string {
	if soundUntil(text) == len(text) {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n") // one line end: two would part the lines of a program
	sound := soundUntil(text)
	return text[:sound] + strings.Map(fit, text[sound:])
}

// soundUntil is where the first character stands that has to go, or the end. It looks at bytes: a DEL or a control, or
// one that begins a C1 control (C2 80–9F), a byte order mark or a noncharacter (EF BB BF, EF BF BE, EF BF BF).
func soundUntil(text string) int {
	for i := range len(text) {
		switch c := text[i]; {
		case c >= ' ' && c < 0x7F, c == '\n', c == '\t', c > 0x7F && c != 0xC2 && c != 0xEF:
		case c == 0xC2 || c == 0xEF:
			if r, _ := utf8.DecodeRuneInString(text[i:]); unfit(r) {
				return i
			}
		default:
			return i
		}
	}
	return len(text)
}

func unfit(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF
}

// fit maps a rune to what may stay, -1 for nothing. Carriage returns become line feeds as XML 1.0 §2.11 demands.
func fit(r rune) rune {
	switch {
	case !unfit(r):
		return r
	case r == '\r':
		return '\n'
	case r >= 0x80 && r < 0xA0:
		if w := charmap.Windows1252.DecodeByte(byte(r)); w != '\uFFFD' {
			return w
		}
		return r
	}
	return -1
}
