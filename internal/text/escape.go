package text

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf8"
)

// JSON writes a value as one line of JSON (RFC 8259), with a newline at its end. It says what the value says, to the last
// character: what Clean drops is written as \u escapes (section 7), but for joiners and directional marks, which are
// kept. Signs that mean something to HTML stay as they are: the line goes into no page. Bytes that are no UTF-8 become
// U+FFFD. The error is that of encoding/json.
func JSON(v any) (Safe, error) {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return "", err
	}
	return escaped(line.String(), func(r rune) string {
		if r > 0xFFFF {
			return fmt.Sprintf(`\u%04x\u%04x`, 0xD800+(r-0x10000)>>10, 0xDC00+(r-0x10000)&0x3FF)
		}
		return fmt.Sprintf(`\u%04x`, r)
	}), nil
}

// XML writes a text as character data or as the value of an attribute (XML 1.0, section 2.4). It says what s says: what
// Clean drops is written as references, as far as XML has any characters for it; else it becomes U+FFFD.
func XML(s string) Safe {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return escaped(b.String(), func(r rune) string { return fmt.Sprintf("&#x%X;", r) })
}

// escaped writes what Clean would drop of s in another way. Newlines stay.
func escaped(s string, escape func(rune) string) Safe {
	done := 0 // up to there s is in b
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if escapes(r, size) {
			b.WriteString(s[done:i])
			b.WriteString(escape(r))
			done = i + size
		}
		i += size
	}
	if done == 0 {
		return Safe(s)
	}
	b.WriteString(s[done:])
	return Safe(b.String())
}

// escapes reports the characters that Clean drops or makes newlines of.
func escapes(r rune, size int) bool {
	switch classOf(r, size) {
	case drop, broken, newline:
		return true
	}
	return false
}

// Document is Clean for a text of any length, such as a page or a list of all bookmarks: the bound holds for each line.
func Document(s string) Safe {
	if isPrintable(s) {
		return Safe(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for line := range strings.Lines(s) {
		b.WriteString(string(Clean(line)))
	}
	return Safe(b.String())
}
