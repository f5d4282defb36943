package text

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Measure counts cells as one terminal does that stands behind a renderer. The zero Measure adds up the widths of the
// code points, as wcwidth(3) and most terminals without mode 2027 do; Grapheme counts whole clusters. What a terminal
// does otherwise than its renderer expects is known when it was asked (see Told); Parts finds it in a text.
//
// Terminals without mode 2027 disagree on emoji sequences, so these are reduced where it is not known that they are
// drawn as one (see Fit). Wrap, Extents, Balance, Truncate and Pad fit what they return; whoever draws without them
// calls Fit first, for Width measures a text exactly as it is given.
type Measure struct {
	method ansi.Method // the renderer's
	habits habits      // the terminal's
}

// Grapheme is the Measure of a terminal that has reported mode 2027 (Unicode core).
func Grapheme() Measure { return Measure{method: ansi.GraphemeWidth} }

// Width is the number of cells s takes on one line; newlines take none.
func (m Measure) Width(s Safe) int {
	if isPlain(string(s)) {
		return len(s) - strings.Count(string(s), "\n")
	}
	if m.agreed(s) {
		return m.method.StringWidth(string(s))
	}
	n := 0
	for rest := string(s); rest != ""; {
		cluster, cells := m.letter(rest)
		n += cells
		rest = rest[len(cluster):]
	}
	return n
}

// agreed reports whether renderer and terminal surely measure all of s alike.
func (m Measure) agreed(s Safe) bool {
	if m.habits == (habits{}) {
		return true
	}
	for _, r := range s {
		switch {
		case r < 0xA1, r >= 0x2E80 && r <= 0xD7A3: // ASCII; Chinese, Japanese, Korean
		case r < 0x0600, r >= 0x2010 && r <= 0x2027: // Latin, Greek, Cyrillic; quotation marks, dashes
			if m.WideSigns() {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// letter is the first grapheme cluster of s and the cells that the terminal gives it.
func (m Measure) letter(s string) (cluster string, cells int) {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		if s[0] == '\n' {
			return s[:1], 0
		}
		return s[:1], 1
	}
	cluster, cells = ansi.FirstGraphemeCluster(s, m.method)
	if rule := m.habits[kindOf(cluster)]; rule != AsRendered {
		cells = rule.cells(cluster)
	}
	return cluster, cells
}

// cluster returns the length in bytes of the first grapheme cluster of s and its width. A cluster wider than limit,
// as Indic conjuncts are without mode 2027, is split into code points.
func (m Measure) cluster(s string, limit int) (size, width int) {
	first, width := m.letter(s)
	if width <= limit {
		return len(first), width
	}
	_, size = utf8.DecodeRuneInString(first)
	return size, m.Width(Safe(first[:size]))
}

// cut returns how many bytes of s fill at most w cells, and how many cells these are. It cuts between clusters, or
// within one that is wider than limit.
func (m Measure) cut(s string, w, limit int) (size, width int) {
	for size < len(s) {
		n, cells := m.cluster(s[size:], limit)
		if width+cells > w {
			break
		}
		size += n
		width += cells
	}
	return size, width
}

// Cut parts s where w cells are full, between clusters; nothing is dropped. s must be fit and on one line. The head is
// empty only when s is, or when its first character is wider than w.
func (m Measure) Cut(s Safe, w int) (head, rest Safe) {
	size, _ := m.cut(string(s), w, w)
	return s[:size], s[size:]
}

// First parts s behind its first character as a reader sees it. s must be fit and on one line.
func (m Measure) First(s Safe) (first, rest Safe) {
	if s == "" {
		return "", ""
	}
	size, _ := m.cluster(string(s), math.MaxInt)
	return s[:size], s[size:]
}

// Truncate shortens s to w cells at the most and ends what it cut with tail, where tail has room. A newline counts
// as a space.
func (m Measure) Truncate(s Safe, w int, tail Safe) Safe {
	s = m.Fit(oneLine(s))
	if m.Width(s) <= w {
		return s
	}
	tail = m.Fit(tail)
	room := w - m.Width(tail)
	if room < 0 {
		room, tail = max(w, 0), ""
	}
	size, _ := m.cut(string(s), room, math.MaxInt)
	return Safe(strings.TrimRight(string(s[:size]), " ")) + tail
}

// Pad makes s exactly w cells wide: spaces follow it, or an ellipsis ends what fits.
func (m Measure) Pad(s Safe, w int) Safe {
	s = m.Truncate(s, w, "…")
	return s + spaces(w-m.Width(s))
}

// PadLeft is Pad with the spaces in front, for figures and text set flush right.
func (m Measure) PadLeft(s Safe, w int) Safe {
	s = m.Truncate(s, w, "…")
	return spaces(w-m.Width(s)) + s
}

// spaces returns n spaces, none when n is negative.
func spaces(n int) Safe { return Safe(strings.Repeat(" ", max(n, 0))) }

func oneLine(s Safe) Safe {
	if strings.IndexByte(string(s), '\n') < 0 {
		return s
	}
	return Safe(strings.ReplaceAll(string(s), "\n", " "))
}

// Attaches reports whether r, at the beginning of a text, would draw into the cluster before it. Who styles text in
// runs must not begin one with such a character.
func Attaches(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r >= 0x1160 && r <= 0x11FF: // Hangul vowels and finals
		return true
	case r >= 0x1F1E6 && r <= 0x1F1FF: // regional indicators
		return true
	}
	return unicode.IsMark(r) || r == zwj || r == zwnj || skinTone(r) || r >= tagFirst && r <= tagCancel
}

// Precedes reports whether r, at the end of a text, would draw into the cluster behind it, as the Arabic signs written
// before a number do. Who styles text in runs must not end one with such a character.
func Precedes(r rune) bool { return r >= 0x0600 && unicode.Is(prepended, r) }
