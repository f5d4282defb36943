package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// piece is one thing that a terminal is sent: words to draw, or something to do.
type piece struct {
	kind  string // "text", "control", "ESC", "CSI", "OSC", "DCS", "APC", "PM", "SOS"
	name  string // of a control or a sequence: its letter, with the marks before it
	words string // its parameters, the string that it carries, or the text
}

// String says what would be done, without the words that differ from case to case.
func (p piece) String() string { return strings.TrimSpace(p.kind + " " + p.name) }

// strings by the character behind ESC, and by the same in C1 (ECMA-48, 5.6).
var stringKinds = map[byte]string{']': "OSC", 'P': "DCS", '_': "APC", '^': "PM", 'X': "SOS"}

// nextPiece takes the first piece of a stream. Its size is zero when the stream ends within it. It knows nothing of what
// reader writes: it follows ECMA-48, and takes C1 characters in UTF-8 for what they are.
func nextPiece(p []byte) (piece, int) {
	r, size := utf8.DecodeRune(p)
	switch {
	case r == utf8.RuneError && !utf8.FullRune(p):
		return piece{}, 0
	case r == 0x1b:
		return escapePiece(p)
	case r >= 0x80 && r < 0xa0: // the same as ESC and a letter
		s, n := escapePiece(append([]byte{0x1b, byte(r - 0x40)}, p[size:]...))
		s.name += " in C1"
		return s, n // both are two bytes
	case r < ' ' || r == 0x7f:
		return piece{kind: "control", name: fmt.Sprintf("%02x", r)}, 1
	}
	end := bytes.IndexFunc(p, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 })
	if end < 0 {
		end = len(p)
		for back := 1; back < utf8.UTFMax && back < end; back++ { // a character may be cut
			if utf8.RuneStart(p[end-back]) {
				if !utf8.FullRune(p[end-back:]) {
					end -= back
				}
				break
			}
		}
	}
	return piece{kind: "text", words: string(p[:end])}, end
}

func escapePiece(p []byte) (piece, int) {
	if len(p) < 2 {
		return piece{}, 0
	}
	if p[1] == '[' {
		return controlPiece(p)
	}
	if kind := stringKinds[p[1]]; kind != "" {
		return stringPiece(p, kind)
	}
	i := 1
	for i < len(p) && p[i] >= ' ' && p[i] <= '/' {
		i++
	}
	if i == len(p) {
		return piece{}, 0
	}
	return piece{kind: "ESC", name: string(p[1 : i+1])}, i + 1
}

// controlPiece is ESC [, parameters, marks and a letter.
func controlPiece(p []byte) (piece, int) {
	i := 2
	for i < len(p) && p[i] >= '0' && p[i] <= '?' {
		i++
	}
	j := i
	for j < len(p) && p[j] >= ' ' && p[j] <= '/' {
		j++
	}
	if j == len(p) {
		return piece{}, 0
	}
	words := string(p[2:i])
	private := words[:len(words)-len(strings.TrimLeft(words, "<=>?"))]
	return piece{kind: "CSI", name: private + string(p[i:j+1]), words: words[len(private):]}, j + 1
}

// stringPiece is a string up to ST or, for a command of the system, BEL.
func stringPiece(p []byte, kind string) (piece, int) {
	for i := 2; i < len(p); i++ {
		switch {
		case p[i] == 0x07 && kind == "OSC":
			return stringOf(kind, p[2:i]), i + 1
		case p[i] == 0x1b && i+1 < len(p):
			if p[i+1] != '\\' { // whatever follows breaks it off
				return stringOf(kind, p[2:i]), i
			}
			return stringOf(kind, p[2:i]), i + 2
		case p[i] == 0x9c && p[i-1] == 0xc2:
			return stringOf(kind, p[2:i-1]), i + 1
		}
	}
	return piece{}, 0
}

// stringOf names a command of the system by its number, and one of a program by its letter.
func stringOf(kind string, words []byte) piece {
	name, rest := "", string(words)
	switch kind {
	case "OSC":
		name, rest, _ = strings.Cut(rest, ";")
	case "APC", "DCS":
		if len(rest) > 0 {
			name, rest = rest[:1], rest[1:]
		}
	}
	return piece{kind: kind, name: name, words: rest}
}

// pieces takes a whole stream apart; the rest is what it ends within.
func pieces(stream []byte) (all []piece, rest []byte) {
	for len(stream) > 0 {
		p, size := nextPiece(stream)
		if size == 0 {
			return all, stream
		}
		all = append(all, p)
		stream = stream[size:]
	}
	return all, nil
}

func TestPieces(t *testing.T) {
	for stream, want := range map[string][]piece{
		"one\x1b[1;31mtwo":            {{"text", "", "one"}, {"CSI", "m", "1;31"}, {"text", "", "two"}},
		"\x1b[?1049h\x1b[?2026$p":     {{"CSI", "?h", "1049"}, {"CSI", "?$p", "2026"}},
		"\x1b]0;a title\x07b":         {{"OSC", "0", "a title"}, {"text", "", "b"}},
		"\x1b]8;;http://h/\x1b\\b":    {{"OSC", "8", ";http://h/"}, {"text", "", "b"}},
		"\x1bP$q\"q\x1b\\\x1b7\x1b(0": {{"DCS", "$", "q\"q"}, {"ESC", "7", ""}, {"ESC", "(0", ""}},
		"\u009b31m\u009d0;x\u009cé":   {{"CSI", "m in C1", "31"}, {"OSC", "0 in C1", "x"}, {"text", "", "é"}},
		"a\r\n\x07":                   {{"text", "", "a"}, {"control", "0d", ""}, {"control", "0a", ""}, {"control", "07", ""}},
		"\x1b_Gi=1\x1b[2J":            {{"APC", "G", "i=1"}, {"CSI", "J", "2"}},
	} {
		got, rest := pieces([]byte(stream))
		if fmt.Sprint(got) != fmt.Sprint(want) || len(rest) > 0 {
			t.Errorf("%q is %q and %q, not %q", stream, got, rest, want)
		}
	}
	for _, stream := range []string{"\x1b", "\x1b[", "\x1b[1;2", "\x1b]0;never", "\x1bP1", "\xe2\x80", "\u009d0;never", "\x1b_x\x1b"} {
		if got, rest := pieces([]byte("a" + stream)); len(got) != 1 || string(rest) != stream {
			t.Errorf("%q is %q and %q", stream, got, rest)
		}
	}
}
