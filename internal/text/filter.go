package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

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
	src string
	pos int              // bytes of src read
	out *strings.Builder // the result; nil while it is src[:pos]

	base     rune // the last character that was no mark, 0 at the start
	marks    int  // combining marks since base
	links    int  // that made the cluster under way
	linked   bool // the next base belongs to it
	directed bool // the last character kept was a directional mark
	held     rune // a joiner that waits for its right neighbour, else 0
	heldSize int  // its bytes in src when it is the very last thing read
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
	start, room := f.pos, maxBytes-f.size()
	r, size := utf8.DecodeRuneInString(f.src[start:])
	f.pos += size
	switch classOf(r, size) {
	case plain:
		f.plain(r, start, room-size)
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
		f.skip(start)
	}
}

// plain passes an ordinary character on, and as much ASCII behind it as there is room for.
func (f *filtering) plain(r rune, start, room int) {
	if f.links == maxLinks && !f.linked && clings(f.base, r) {
		f.skip(start)
		return
	}
	run := asciiRun(f.src[f.pos:], room)
	f.pos += run
	f.keep(r, start)
	if run > 0 {
		f.begin(rune(f.src[f.pos-1]))
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

// combine passes a combining mark on, unless its base or its cluster has enough.
func (f *filtering) combine(r rune, start int) {
	if f.marks == maxMarks {
		f.skip(start)
		return
	}
	virama := norm.NFC.PropertiesString(f.src[start:]).CCC() == viramaClass
	if virama && f.links == maxLinks {
		f.skip(start)
		return
	}
	f.release(r, start)
	f.emit(start)
	if virama {
		f.link()
	}
	f.marks++
	f.directed = false
}

// direct passes a directional mark on, unless it follows another.
func (f *filtering) direct(r rune, start int) {
	if f.directed {
		f.skip(start)
		return
	}
	f.keep(r, start)
	f.directed = true
}

// hold keeps a joiner back until its right neighbour is known. Of several in a row the first counts.
func (f *filtering) hold(r rune, start int) {
	if f.held != 0 || f.links == maxLinks || !joinsAfter(r, f.base) {
		f.skip(start)
		return
	}
	f.held, f.heldSize = r, f.pos-start
}

// release writes or drops the joiner held, now that next, which begins at start, is known to follow it.
func (f *filtering) release(next rune, start int) {
	if f.held == 0 {
		return
	}
	if joinsBefore(f.held, next) {
		if f.out != nil {
			f.out.WriteRune(f.held)
		}
		f.link()
	} else {
		f.diverge(start - f.heldSize)
	}
	f.held, f.heldSize = 0, 0
}

// keep passes src[start:pos], whose first character is the base r, on.
func (f *filtering) keep(r rune, start int) {
	f.release(r, start)
	f.emit(start)
	f.begin(r)
}

// replace passes the base r on in place of src[start:pos].
func (f *filtering) replace(r rune, start int) {
	f.release(r, start)
	f.diverge(start)
	f.out.WriteRune(r)
	f.begin(r)
}

func (f *filtering) emit(start int) {
	if f.out != nil {
		f.out.WriteString(f.src[start:f.pos])
	}
}

// skip leaves out the character that begins at start.
func (f *filtering) skip(start int) {
	f.diverge(start - f.heldSize)
	f.heldSize = 0
}

// begin notes that the base r was passed on.
func (f *filtering) begin(r rune) {
	switch {
	case f.linked: // counted already
	case clings(f.base, r):
		f.links = min(f.links+1, maxLinks)
	default:
		f.links = 0
	}
	f.base, f.marks, f.linked, f.directed = r, 0, false, false
}

// link notes that the next base belongs to the cluster under way.
func (f *filtering) link() { f.links, f.linked = min(f.links+1, maxLinks), true }

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
