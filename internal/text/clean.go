package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	// maxBytes bounds what Clean returns. An article's longest paragraph is some 20 KB; a string of a megabyte is
	// an attack or an accident.
	maxBytes = 1 << 20
	// maxMarks is the number of combining marks that one base may carry. Vietnamese needs 2, Hebrew with accents 4,
	// Tibetan stacks 8; "zalgo" text has dozens and draws over the neighbouring rows.
	maxMarks = 8
)

// Clean makes text fit for a terminal. It drops characters by their class and never parses escape sequences: without
// ESC and the C1 controls a sequence is harmless text, and a parser can be led astray. It keeps newlines.
//
//   - Bytes that are no UTF-8 become U+FFFD; U+2028 and U+2029 become newlines, a tab becomes a space.
//   - Dropped: C0, DEL and C1 controls, bidi embeddings, overrides and isolates, byte order marks, noncharacters,
//     private use (U+10EEEE places pictures in kitty), and every other invisible format character but these:
//   - ZWJ and ZWNJ stay between letters or emoji, where they shape; LRM, RLM and ALM stay, one at a time;
//     ZWSP stays behind letters of South-East Asia, where it parts words; tag characters stay in flag emoji.
//   - Soft hyphens go: terminals disagree on whether one is a cell wide, and without hyphenation none is needed.
//   - A base carries 8 combining marks at the most, the text is in NFC, and at most 1 MiB long.
//
// Clean is idempotent, and as a terminal counts cells the result is never wider than s with its controls unseen.
// Entities must be decoded before.
func Clean(s string) Safe {
	if isPlain(s) {
		return Safe(s)
	}
	s = filter(s)
	// QuickSpanString decides nearly all texts without allocating; IsNormalString decides the rest.
	if norm.NFC.QuickSpanString(s) == len(s) || norm.NFC.IsNormalString(s) {
		return Safe(s)
	}
	// Composition may change how many marks there are (U+0344 is two) and x/text breaks up long runs of marks with
	// U+034F, so what it returns is filtered again.
	return Safe(filter(norm.NFC.String(s)))
}

// isPlain reports whether s is short enough and printable ASCII with newlines, as nearly all English text is.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' || c > '~') && c != '\n' {
			return false
		}
	}
	return len(s) <= maxBytes
}

// filter applies the rules of Clean but for normalisation. What needs no change is returned without a copy.
func filter(s string) string {
	f := filtering{src: s}
	for f.pos < len(s) && f.size() < maxBytes {
		f.step()
	}
	if f.pos < len(s) || f.held != 0 {
		f.diverge(f.pos - f.heldSize)
	}
	if f.out == nil {
		return s
	}
	return f.out.String()
}

// filtering is one pass over a string. While the result equals the source nothing is copied.
type filtering struct {
	src      string
	pos      int              // bytes of src read
	out      *strings.Builder // the result; nil while src[:pos] is it
	base     rune             // the last character that was no mark, 0 at the start
	marks    int              // combining marks since base
	lastMark rune             // the last directional mark when it was the last character kept, else 0
	held     rune             // a joiner that waits for its right neighbour, else 0
	heldSize int              // its bytes in src when it is the very last thing read
}

func (f *filtering) size() int {
	if f.out != nil {
		return f.out.Len()
	}
	return f.pos
}

// diverge ends the equality of source and result; the result so far is src[:end].
func (f *filtering) diverge(end int) {
	if f.out == nil {
		f.out = new(strings.Builder)
		f.out.Grow(min(len(f.src), maxBytes))
		f.out.WriteString(f.src[:end])
	}
}

// step reads one character with the printable ASCII behind it, or the whole flag of a region.
func (f *filtering) step() {
	start := f.pos
	room := maxBytes - f.size()
	r, size := utf8.DecodeRuneInString(f.src[start:])
	f.pos += size
	switch classOf(r, size) {
	case plain:
		run := asciiRun(f.src[f.pos:], room-size)
		f.pos += run
		f.keep(r, start)
		if run > 0 {
			f.base = rune(f.src[f.pos-1])
		}
	case mark:
		f.combine(r, start)
	case joiner:
		f.hold(r, start)
	case direction:
		f.direct(r, start)
	case flag:
		f.pos += tagSequence(f.src[f.pos:])
		f.keep(r, start)
	case space:
		f.replace(' ', start)
	case newline:
		f.replace('\n', start)
	case broken:
		f.replace(utf8.RuneError, start)
	case drop:
		f.diverge(start - f.heldSize)
		f.heldSize = 0
	}
}

// asciiRun is the length of the printable ASCII that s begins with, at most limit.
func asciiRun(s string, limit int) int {
	n := 0
	for n < min(limit, len(s)) && s[n] >= ' ' && s[n] <= '~' {
		n++
	}
	return n
}

// keep passes src[start:pos], whose first character is the base r, on.
func (f *filtering) keep(r rune, start int) {
	f.release(r, start)
	f.emit(start)
	f.base, f.marks, f.lastMark = r, 0, 0
}

func (f *filtering) combine(r rune, start int) {
	if f.marks == maxMarks {
		f.diverge(start - f.heldSize)
		f.heldSize = 0
		return
	}
	f.release(r, start)
	f.emit(start)
	f.marks++
	f.lastMark = 0
}

func (f *filtering) direct(r rune, start int) {
	if f.lastMark != 0 {
		f.diverge(start - f.heldSize)
		f.heldSize = 0
		return
	}
	f.release(r, start)
	f.emit(start)
	f.base, f.marks, f.lastMark = r, 0, r
}

// hold keeps a joiner back until its right neighbour is known. Of several in a row the first counts.
func (f *filtering) hold(r rune, start int) {
	if f.held != 0 || !joinsAfter(r, f.base) {
		f.diverge(start - f.heldSize)
		f.heldSize = 0
		return
	}
	f.held, f.heldSize = r, f.pos-start
}

// release writes or drops the joiner held, now that next, which begins at start, is known to follow it.
func (f *filtering) release(next rune, start int) {
	if f.held == 0 {
		return
	}
	if !joinsBefore(f.held, next) {
		f.diverge(start - f.heldSize)
	} else if f.out != nil {
		f.out.WriteRune(f.held)
	}
	f.held, f.heldSize = 0, 0
}

func (f *filtering) emit(start int) {
	if f.out != nil {
		f.out.WriteString(f.src[start:f.pos])
	}
}

func (f *filtering) replace(r rune, start int) {
	f.release(r, start)
	f.diverge(start)
	f.out.WriteRune(r)
	f.base, f.marks, f.lastMark = r, 0, 0
}

// joinsAfter reports whether the joiner j has work to do behind a cluster with this base.
func joinsAfter(j, base rune) bool {
	if j == zwsp {
		return southEastAsian(base)
	}
	return unicode.IsLetter(base) || j == zwj && pictographic(base)
}

// joinsBefore reports whether the joiner j has work to do before next.
func joinsBefore(j, next rune) bool {
	if j == zwsp {
		return unicode.IsLetter(next)
	}
	return unicode.IsLetter(next) || unicode.IsMark(next) || j == zwj && pictographic(next)
}
