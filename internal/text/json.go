package text

import (
	"fmt"
	"unicode/utf8"
)

// JSON makes a JSON text fit for a terminal without changing what it says: control, C1, bidi, private-use and other
// characters that Clean drops, and bytes that are no UTF-8, become \u escapes (RFC 8259, section 7). Joiners and
// directional marks are kept. It returns raw itself when there is nothing to escape. raw is one or more JSON texts,
// in which such characters occur inside strings only; newlines and tabs between them stay.
func JSON(raw []byte) []byte {
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		if escapes(r, size) {
			return escapeFrom(raw, i)
		}
		i += size
	}
	return raw
}

// escapeFrom copies raw and escapes from the byte i on.
func escapeFrom(raw []byte, i int) []byte {
	out := append(make([]byte, 0, len(raw)+len(raw)/8+16), raw[:i]...)
	for i < len(raw) {
		r, size := utf8.DecodeRune(raw[i:])
		switch {
		case !escapes(r, size):
			out = append(out, raw[i:i+size]...)
		case r > 0xFFFF:
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xD800+(r-0x10000)>>10, 0xDC00+(r-0x10000)&0x3FF)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		i += size
	}
	return out
}

func escapes(r rune, size int) bool {
	switch r {
	case '\n', '\r', '\t':
		return false
	}
	switch classOf(r, size) {
	case drop, broken, newline:
		return true
	}
	return false
}
