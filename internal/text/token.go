package text

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is a word of a text as a full-text index knows it.
type Token struct {
	Begin, End int    // where it stands in the text, in bytes
	Term       string // folded, see Fold
	Dense      bool   // of a script written without spaces: Term is a run of characters, not a word
}

// Tokens are the words of a text in their order. Letters, marks and digits make words; what else may stand inside one:
// invisible characters, the dots of an abbreviation (U.S. is us), the separators of a grouped number (1,000 is 1000), the
// quotation marks of Hebrew abbreviations, and what follows a single letter in C++ and C#. A character that stands for
// several words gives several tokens of one place.
func Tokens(s string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for at := 0; at < len(s); {
			r, size := rune(s[at]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(s[at:])
			}
			if !wordRune(r) {
				at += size
				continue
			}
			w := word{s: s, begin: at, dense: unspaced(r)}
			w.scan(r, size)
			if !w.tell(yield) {
				return
			}
			at = w.end
		}
	}
}

// word is a token being read.
type word struct {
	s          string
	begin, end int
	dense      bool
	broken     bool // there is something inside that is no part of the term
}

// scan finds the end of the word from its first character on.
func (w *word) scan(first rune, size int) {
	w.end = w.begin + size
	if !w.dense {
		w.jump(first)
	}
	for w.end < len(w.s) {
		r, size := rune(w.s[w.end]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(w.s[w.end:])
		}
		switch {
		case !wordRune(r):
			if size = w.joint(r, size); size == 0 {
				w.sign()
				return
			}
		case unicode.IsMark(r):
		case unspaced(r) != w.dense:
			return
		}
		w.end += size
	}
}

// jump passes over a grouped number or an abbreviation that the word begins with.
func (w *word) jump(first rune) {
	end := w.begin
	switch {
	case first < utf8.RuneSelf && '0' <= first && first <= '9', first >= utf8.RuneSelf && unicode.Is(unicode.Nd, first):
		end += groupedNumber(w.s[w.begin:])
	case unicode.IsLetter(first):
		end += abbreviation(w.s[w.begin:])
	}
	if end > w.end {
		w.end, w.broken = end, true
	}
}

// joint is the length of what joins two parts of a word at its end so far; zero when nothing does.
func (w *word) joint(r rune, size int) int {
	if r < utf8.RuneSelf && r != '"' && r != '\'' {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(w.s[w.begin:w.end])
	rest := strings.TrimLeftFunc(w.s[w.end+size:], func(r rune) bool { return unicode.Is(unicode.Cf, r) })
	after, _ := utf8.DecodeRuneInString(rest)
	var joins bool
	switch r {
	case '"', '\'', '״', '׳', '”', '’':
		joins = unicode.Is(unicode.Hebrew, before) && unicode.Is(unicode.Hebrew, after)
	case '·':
		joins = unicode.ToLower(before) == 'l' && unicode.ToLower(after) == 'l' // Catalan
	default:
		joins = unicode.Is(unicode.Cf, r) && wordRune(after) && unspaced(after) == w.dense
	}
	if !joins {
		return 0
	}
	w.broken = true
	return len(w.s) - w.end - len(rest)
}

// sign takes the ++ of C++ and the # of C# to the word.
func (w *word) sign() {
	if w.end-w.begin != 1 || !alphanumeric(w.s[w.begin]) || w.s[w.begin] <= '9' {
		return
	}
	for _, sign := range []string{"++", "#"} {
		if rest, ok := strings.CutPrefix(w.s[w.end:], sign); ok {
			if r, _ := utf8.DecodeRuneInString(rest); !wordRune(r) || r == utf8.RuneError {
				w.end, w.broken = w.end+len(sign), true
				return
			}
		}
	}
}

// signs are what stands in a term for + and #: of private use, so that no text has them, and letters to the index.
var signs = map[rune]rune{'+': '\uE02B', '#': '\uE023'}

// term is the word folded, without its joints.
func (w *word) term() string {
	raw := w.s[w.begin:w.end]
	if w.broken {
		raw = strings.Map(func(r rune) rune {
			if sign, ok := signs[r]; ok {
				return sign
			}
			if !wordRune(r) {
				return -1
			}
			return r
		}, raw)
	}
	return Fold(raw)
}

// tell yields the word: more than one where a character of it is short for several.
func (w *word) tell(yield func(Token) bool) bool {
	term := w.term()
	begin, dense := -1, false
	for i, r := range term {
		inside := r < utf8.RuneSelf && alphanumeric(byte(r)) || r >= utf8.RuneSelf && (wordRune(r) || unicode.Is(unicode.Co, r))
		if begin >= 0 && (!inside || !unicode.IsMark(r) && unspaced(r) != dense) {
			if !yield(Token{w.begin, w.end, term[begin:i], dense}) {
				return false
			}
			begin = -1
		}
		if inside && begin < 0 {
			begin, dense = i, unspaced(r)
		}
	}
	return begin < 0 || yield(Token{w.begin, w.end, term[begin:], dense})
}

// groupedNumber is the length of a number that is written in groups, 1,000,000 or 1 000 000 with spaces that do not break
// or 10,00,000; zero when s begins with none. All its separators are one, and its last group has three digits.
func groupedNumber(s string) int {
	end, n := digits(s)
	if n > 3 {
		return 0
	}
	separator, size := utf8.DecodeRuneInString(s[end:])
	if !strings.ContainsRune(",.'’٬\u00A0\u202F\u2009", separator) {
		return 0
	}
	for last := 0; ; {
		if r, _ := utf8.DecodeRuneInString(s[end:]); r != separator || end == len(s) {
			if last == 3 {
				return end
			}
			return 0
		}
		length, n := digits(s[end+size:])
		if n == 0 && last == 3 {
			return end // a full stop, or a comma, behind the number
		}
		if n != 2 && n != 3 {
			return 0
		}
		end, last = end+size+length, n
	}
}

// digits is the length of the digits that s begins with, in bytes and in digits.
func digits(s string) (length, n int) {
	for i, r := range s {
		if !unicode.Is(unicode.Nd, r) {
			return i, n
		}
		n++
	}
	return len(s), n
}

// abbreviation is the length of an abbreviation of single letters with dots between them, but for the dot at its end;
// zero when s begins with none.
func abbreviation(s string) int {
	end, letters := 0, 0
	for {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) || unspaced(r) {
			break
		}
		after, _ := utf8.DecodeRuneInString(s[end+size:])
		if wordRune(after) && after != utf8.RuneError {
			return 0
		}
		end, letters = end+size, letters+1
		if after != '.' {
			break
		}
		if next, _ := utf8.DecodeRuneInString(s[end+1:]); !unicode.IsLetter(next) {
			break
		}
		end++
	}
	if letters < 2 {
		return 0
	}
	return end
}
