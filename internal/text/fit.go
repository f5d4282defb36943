package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// unknown stands for an emoji that the terminal does not know.
const unknown = "□"

// Fit reduces what the terminal does not draw as one character: the variation selector 16 goes, skin tones go, of a
// sequence joined by ZWJ the first emoji stays, the flag of a region becomes the black flag, that of a country its
// letters, and an emoji that is too new for the terminal a box. A sign before an Arabic number goes where nobody knows
// its width. With Grapheme it returns s. It is idempotent and never widens.
func (m Measure) Fit(s Safe) Safe {
	if m == Grapheme() || !hasSequence(s) && (m.habits[Sign] != Unsure || m.agreed(s)) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for rest := string(s); rest != ""; {
		cluster, _ := m.letter(rest)
		m.reduce(&b, cluster)
		rest = rest[len(cluster):]
	}
	return Safe(b.String())
}

// reduce writes a cluster as the terminal draws it.
func (m Measure) reduce(b *strings.Builder, cluster string) {
	if cluster[0] < utf8.RuneSelf && len(cluster) < len("1\uFE0F") {
		b.WriteString(cluster)
		return
	}
	kind := kindOf(cluster)
	switch rule := m.habits[kind]; {
	case kind >= Pictured && (rule == Whole || rule == Double || rule == AsRendered && m.method == ansi.GraphemeWidth):
		b.WriteString(cluster)
	case kind >= Recent && rule == Unsure:
		b.WriteString(unknown)
	case kind == Flag && rule != AsRendered:
		b.WriteString(letters(cluster))
	case kind == Sign && rule == Unsure:
		b.WriteString(strings.TrimLeftFunc(cluster, sign))
	default:
		reduceSequence(b, cluster)
	}
}

// sign reports an Arabic sign that is written before a number, and its kin.
func sign(r rune) bool { return r >= 0x0600 && unicode.Is(visibleFormat, r) }

// letters writes a flag as the two letters that it is made of.
func letters(flag string) string {
	return strings.Map(func(r rune) rune {
		if regional(r) {
			return r - 0x1F1E6 + 'A'
		}
		return r
	}, flag)
}

// reduceSequence writes the first emoji of a sequence.
func reduceSequence(b *strings.Builder, cluster string) {
	var base rune
	joined := false
	for _, r := range cluster {
		switch {
		case r == vs16, r >= tagFirst && r <= tagCancel:
		case r == zwj && pictographic(base):
			joined = true
		case joined && pictographic(r):
		case skinTone(r) && pictographic(base) && !skinTone(base):
		default:
			b.WriteRune(r)
			joined = false
			if !unicode.IsMark(r) {
				base = r
			}
		}
	}
}

// hasSequence reports whether s may hold what Fit removes. The lead bytes of U+200D (E2), of VS16 (EF) and of
// everything above the basic plane (F0 and up) are rare outside Asia; U+200D hides among punctuation.
func hasSequence(s Safe) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0xEF:
			return true
		case c == 0xE2 && strings.HasPrefix(string(s[i:]), "\u200D"):
			return true
		}
	}
	return false
}

// Part is a stretch of a text: either one that renderer and terminal measure alike, or a cluster that they do not.
type Part struct {
	Text  Safe
	Cells int  // on the terminal
	Odd   bool // a cluster that the renderer takes for another width
	Held  bool // a cluster whose width on the terminal nobody knows
}

// Parts parts a text where renderer and terminal disagree. It calls back once, with all of s, where they agree.
func (m Measure) Parts(s Safe, yield func(Part)) {
	if isPlain(string(s)) || m.agreed(s) {
		yield(Part{Text: s})
		return
	}
	begun := 0
	for pos := 0; pos < len(s); {
		p := m.part(string(s[pos:]))
		if p.Odd || p.Held {
			if begun < pos {
				yield(Part{Text: s[begun:pos]})
			}
			yield(p)
			begun = pos + len(p.Text)
		}
		pos += len(p.Text)
	}
	if begun < len(s) {
		yield(Part{Text: s[begun:]})
	}
}

// part is the first cluster of s.
func (m Measure) part(s string) Part {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return Part{Text: Safe(s[:1])}
	}
	cluster, cells := m.letter(s)
	p := Part{Text: Safe(cluster), Cells: cells}
	p.Held = cells > 0 && m.habits[kindOf(cluster)] == Unsure
	p.Odd = !p.Held && cells > 0 && cells != m.method.StringWidth(cluster)
	return p
}
