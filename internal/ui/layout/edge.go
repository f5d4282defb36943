package layout

import (
	"slices"
	"strings"
	"unicode"

	"reader/internal/text"
)

// beside puts a bar, a sign or an indent where lines of so many cells begin: left of them, and right of those of a block
// that reads from right to left. The edge is given in the order of reading.
func (s *setter) beside(lines []Line, room int, edge ...Run) []Line {
	if len(lines) > 0 && lines[0].RTL {
		return s.behind(lines, room, edge)
	}
	for i := range lines {
		lines[i].Runs = slices.Concat(edge, lines[i].Runs)
		lines[i].pad += len(edge)
	}
	return lines
}

// leftToRight (U+200E, no cells wide) keeps a terminal that orders letters by itself from taking a number behind words
// that read from right to left for the next of them (UAX #9).
const leftToRight text.Safe = "\u200E"

// behind puts an edge right of lines, which are padded to one width for that. What is drawn in the place of a picture
// has none.
func (s *setter) behind(lines []Line, room int, edge []Run) []Line {
	edge = mirrored(edge)
	if slices.ContainsFunc(edge, func(r Run) bool { return strings.ContainsFunc(string(r.Text), unicode.IsDigit) }) {
		edge = slices.Insert(edge, 0, run(leftToRight, Body))
	}
	for i := range lines {
		l := &lines[i]
		if l.Picture >= 0 {
			continue
		}
		runs := slices.Clone(l.Runs)
		fill := room - s.width(runs)
		if l.RTL {
			runs[l.pad] = spaces(s.Measure.Width(runs[l.pad].Text) + fill)
		} else {
			runs = append(runs, spaces(fill))
		}
		l.Runs = slices.Concat(runs, edge)
		l.edge += len(edge)
	}
	return lines
}

// hang puts a marker before the first line, and as many spaces before the others.
func (s *setter) hang(lines []Line, room int, marker Run) []Line {
	if len(lines) == 0 {
		return lines
	}
	rtl := lines[0].RTL
	for i := range lines {
		if rtl {
			s.behind(lines[i:i+1], room, []Run{marker})
		} else {
			s.ahead(&lines[i], marker)
		}
		marker = spaces(s.Measure.Width(marker.Text))
	}
	return lines
}

// ahead puts a marker close before the words of a line.
func (s *setter) ahead(l *Line, marker Run) {
	at := 0
	if l.RTL {
		at = l.pad + 1
	}
	l.Runs = slices.Insert(slices.Clone(l.Runs), at, marker)
}

// mirrored is an edge as it stands at the other side.
func mirrored(edge []Run) []Run {
	out := make([]Run, len(edge))
	for i, r := range edge {
		words := string(r.Text)
		left := len(words) - len(strings.TrimLeft(words, " "))
		if right := len(strings.TrimRight(words, " ")); right > left {
			r.Text = text.Join("", r.Text.From(right), r.Text.Between(left, right), r.Text.Until(left))
		}
		out[len(edge)-1-i] = r
	}
	return out
}
