package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Extent is a part of a text by byte offsets, [Start, End).
type Extent struct{ Start, End int }

// minWidth is the narrowest line that holds every character.
const minWidth = 2

// Wrap breaks s into lines of at most w cells, each as full as it can be. Newlines begin a line; white space at a
// break is dropped, and nothing else. Breaks follow UAX #14, with number and unit, initials and spaced dashes kept
// together; Thai, Lao, Khmer and Burmese, which it leaves to dictionaries, break between clusters; a word longer than
// a line breaks where it must. A w below 2 counts as 2, the width of a Chinese character. An empty s has no lines.
func (m Measure) Wrap(s Safe, w int) []Safe {
	s = m.Fit(s)
	extents := m.Extents(s, w)
	if extents == nil {
		return nil
	}
	lines := make([]Safe, len(extents))
	for i, e := range extents {
		lines[i] = s[e.Start:e.End]
	}
	return lines
}

// Extents is Wrap for text whose places matter: it returns where in s each line stands. s must be fit (see Fit).
func (m Measure) Extents(s Safe, w int) []Extent { return m.HyphenExtents(s, w, nil) }

// HyphenExtents is Extents for a text in which words may be parted at some places, by byte offsets in ascending order,
// as soft hyphens ask. Where a line ends at one of them a cell is left for the hyphen, which the caller sets.
func (m Measure) HyphenExtents(s Safe, w int, hyphens []int) []Extent {
	if s == "" {
		return nil
	}
	f := filler{m: m, src: string(s), w: max(w, minWidth), hyphens: hyphens}
	f.lines = make([]Extent, 0, len(s)/f.w+2)
	walk := segments{src: f.src, state: -1}
	for walk.pos < len(f.src) {
		start := walk.pos
		f.add(start, walk.next())
	}
	return f.finish()
}

// filler fills lines greedily with segments.
type filler struct {
	m     Measure
	src   string
	w     int
	lines []Extent
	line  Extent // under way, its trailing white space left out
	used  int    // cells of the line, the white space behind it counted
	open  bool   // the line has something on it

	hyphens []int // where words may be parted
}

// add sets the segment src[start:end] behind what is on the line, or on the next.
func (f *filler) add(start, end int) {
	hard := f.src[end-1] == '\n'
	body := start + len(strings.TrimRightFunc(f.src[start:end], vanishing))
	width := f.m.Width(Safe(f.src[start:body]))
	switch {
	case f.used+width <= f.w:
		f.put(start, body, width)
	case f.spread(start, body):
		f.fill(start, body)
	default:
		if part := f.hyphen(start, body, width); part > 0 {
			f.put(start, part, f.m.Width(Safe(f.src[start:part])))
			f.next()
			f.add(part, end)
			return
		}
		if f.used > 0 {
			f.next()
			f.add(start, end)
			return
		}
		f.next()
		f.fill(start, body)
	}
	f.used += f.m.Width(Safe(f.src[body:end]))
	if hard {
		f.open = true
		f.next()
	}
}

// raggedness is how many cells may stay empty at the end of a line before a word is parted that fits on the next.
const raggedness = 8

// hyphen is the last place at which src[start:body] can be parted on this line; zero where it cannot, or need not.
func (f *filler) hyphen(start, body, width int) int {
	room := f.w - f.used
	if len(f.hyphens) == 0 || width <= f.w && room < raggedness {
		return 0
	}
	first, _ := slices.BinarySearch(f.hyphens, start+1)
	found := 0
	for _, at := range f.hyphens[first:] {
		if at >= body || f.m.Width(Safe(f.src[start:at]))+1 > room {
			break
		}
		found = at
	}
	return found
}

// spread reports whether the segment may begin on this line though it will not end on it: a South-East Asian one,
// which may be a whole clause, where a quarter of the line would stay empty.
func (f *filler) spread(start, body int) bool {
	r, _ := utf8.DecodeRuneInString(f.src[start:body])
	return f.w-f.used > f.w/4 && southEastAsian(r)
}

func (f *filler) put(start, body, width int) {
	if !f.open {
		f.line.Start, f.open = start, true
	}
	if body > start {
		f.line.End = body
	}
	f.line.End = max(f.line.End, f.line.Start)
	f.used += width
}

// fill sets src[start:body] across as many lines as it needs.
func (f *filler) fill(start, body int) {
	for start < body {
		size, width := f.m.cut(f.src[start:body], f.w-f.used, f.w)
		if start+size < body {
			size, width = f.retreat(start, size, width)
		}
		if size == 0 {
			f.next()
			size, width = f.m.cut(f.src[start:body], f.w, f.w)
		}
		f.put(start, start+size, width)
		if start += size; start < body {
			f.next()
		}
	}
}

// retreat moves a forced break in South-East Asian text back to where one may be; elsewhere, and where there is no
// such place, it stays.
func (f *filler) retreat(start, size, width int) (int, int) {
	for n := size; n > 0; {
		before, back := utf8.DecodeLastRuneInString(f.src[start : start+n])
		after, _ := utf8.DecodeRuneInString(f.src[start+n:])
		if !southEastAsian(before) || mayPart(before, after) {
			return n, width - f.m.Width(Safe(f.src[start+n:start+size]))
		}
		n -= back
	}
	if f.used > 0 {
		return 0, 0
	}
	return size, width
}

// next ends the line under way, if there is any.
func (f *filler) next() {
	if f.open {
		f.lines = append(f.lines, f.line)
	}
	f.line, f.used, f.open = Extent{Start: f.line.End, End: f.line.End}, 0, false
}

func (f *filler) finish() []Extent {
	f.next()
	return f.lines
}

// vanishing reports whether r goes at the end of a line.
func vanishing(r rune) bool { return r == zwsp || breaking(r) }

// breaking reports whether r is white space where a line may end.
func breaking(r rune) bool {
	switch r {
	case '\u00A0', '\u202F', '\u2007':
		return false
	}
	return unicode.IsSpace(r)
}
