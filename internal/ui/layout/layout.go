// Package layout sets an article's blocks in lines of a given width: paragraphs, cross-heads, quotes, lists, code,
// tables, pictures and links, with the places of related stories between them. It is pure: it knows the cells of a
// terminal through a text.Measure, and nothing of colours, keys or screens.
package layout

import (
	"sort"
	"strings"
	"time"

	"reader/internal/news"
	"reader/internal/text"
)

// Options says how blocks are set.
type Options struct {
	Measure text.Measure
	Width   int  // columns of the text; less than 2 counts as 2
	ASCII   bool // bars, rules and numbers in ASCII
	Numbers bool // links are numbered, by superscript digits or as [1]
	// Now gives the zone in which the updates of a live blog have their times, and the day that is not named beside them.
	Now time.Time
	// Language is that of the text, a BCP 47 tag, or empty. It decides which way a paragraph of two directions reads.
	Language string
	// Pictures says how many cells a picture is to have; nil, or zero rows, for a line with its description instead.
	// A picture wider than its place is scaled down.
	Pictures func(news.Picture) (cols, rows int)
}

// Role is what a run of text is for; a theme maps it to colours.
type Role uint8

// The roles.
const (
	Body         Role = iota
	CrossHead         // a heading in the text
	QuoteText         // words quoted
	QuoteSource       // who said them
	QuoteBar          // the bar beside them
	ListMarker        // bullet or number
	Code              // computer code, kept as it is
	LinkText          // words that lead somewhere, in whatever surroundings
	LinkNumber        // the number behind them
	Caption           // of a picture, or its description in place of it
	Credit            // of a picture; the host of an embedded link
	TableHead         // a header cell
	RuleLine          // a thin rule
	EmbedHead         // the word before an embedded link: WATCH
	RelatedHead       // the word above related stories in mid-text
	RelatedTitle      // the title of one of them
	NoteSign          // what refers to a note
	Term              // what a list of definitions defines
)

// Run is a stretch of one line in one style.
type Run struct {
	Text  text.Safe
	Role  Role
	Style news.Style
	Link  int // index in Text.Links, -1 for none
	Note  int // n: the run refers to note n; -n: it is the sign that stands before note n; 0: neither
	Mark  int // news.Span.Mark of its words
	// Flow is the running text that the words belong to, counted from one in the order of reading; 0 for what is no
	// text of the article's: signs, numbers, descriptions, code, credits. Rune is how many runes of the block stand
	// before them.
	Flow, Rune int
}

// Line is one line of the set text, never wider than Options.Width.
type Line struct {
	Runs    []Run
	Block   int  // index in the blocks of what stands on the line; of the block before for what stands between two
	Rune    int  // how many runes of that block stand above this line
	RTL     bool // text in logical order that reads from right to left; a run of spaces pads it, so that it is flush right
	Picture int  // index in Text.Pictures when the line is one of those reserved for it, else -1
	Related int  // index in the related stories given when the line is the title of one, else -1

	pad  int // RTL: index of the run that pads the line
	edge int // how many runs stand behind the words that are read before them
}

// Heading says that the line is one of a heading, which belongs to what follows it.
func (l *Line) Heading() bool {
	for i := range l.Runs {
		if r := l.Runs[i].Role; r == CrossHead || r == RelatedHead {
			return true
		}
	}
	return false
}

// PictureBox is a place reserved for a picture. What stands left of it, as a quotation's bar, is in the Runs of its
// lines.
type PictureBox struct {
	Picture    news.Picture
	Line       int // the first of its lines
	Cols, Rows int
}

// Text is an article set.
type Text struct {
	Lines    []Line
	Links    []news.Link // every address once, in the order of reading; number n is Links[n-1]
	Pictures []PictureBox
}

// Set sets blocks in lines, one blank line between two blocks. Inline related stories are set before the block they
// are anchored at, others are not set.
func Set(blocks []news.Block, related []news.Related, o Options) Text {
	s := newSetter(o)
	boxes := anchored(related, len(blocks))
	width := max(o.Width, 2)
	for i := range blocks {
		s.space(s.related(related, boxes[i], width))
		lines, first := len(s.out.Lines), s.at
		s.at = at{block: i}
		set := s.block(&blocks[i], width, Body)
		if len(set) == 0 {
			s.at = first
			continue
		}
		s.spaceAt(set, first)
		s.locate(lines)
	}
	s.space(s.related(related, boxes[len(blocks)], width))
	return s.out
}

// LineOf is the line on which a place stands: the first line for a place before the text, the last for one behind.
func (t Text) LineOf(p news.Place) int {
	after := sort.Search(len(t.Lines), func(i int) bool { return before(p, t.PlaceOf(i)) })
	if after == 0 {
		return 0
	}
	found := t.PlaceOf(after - 1)
	return sort.Search(after-1, func(i int) bool { return !before(t.PlaceOf(i), found) })
}

// PlaceOf is the place of a line. Lines reserved for one picture, and those between two blocks, share one place.
func (t Text) PlaceOf(line int) news.Place {
	if line < 0 || line >= len(t.Lines) {
		return news.Place{}
	}
	return news.Place{Block: t.Lines[line].Block, Rune: t.Lines[line].Rune}
}

// Leap is the line that a run with this Note leads to: that of the note, or back to the first that refers to it.
func (t Text) Leap(note int) (line int, ok bool) {
	for i := range t.Lines {
		for j := range t.Lines[i].Runs {
			if t.Lines[i].Runs[j].Note == -note {
				return i, note != 0
			}
		}
	}
	return 0, false
}

func before(a, b news.Place) bool {
	return a.Block < b.Block || a.Block == b.Block && a.Rune < b.Rune
}

// Plain is the text without styles, for pipes. The rows reserved for pictures become one line with the description;
// text that reads from right to left is in logical order and not padded, for whoever shows it will order it.
func (t Text) Plain() []text.Safe {
	lines := make([]text.Safe, 0, len(t.Lines))
	for i := range t.Lines {
		l := &t.Lines[i]
		if l.Picture >= 0 {
			if i == t.Pictures[l.Picture].Line {
				lines = append(lines, Describe(t.Pictures[l.Picture].Picture))
			}
			continue
		}
		lines = append(lines, plain(l))
	}
	return lines
}

func plain(l *Line) text.Safe {
	words := len(l.Runs) - l.edge
	parts := make([]text.Safe, 0, len(l.Runs))
	for _, r := range mirrored(l.Runs[words:]) {
		if r.Text != leftToRight {
			parts = append(parts, r.Text)
		}
	}
	for i, r := range l.Runs[:words] {
		if !l.RTL || i != l.pad {
			parts = append(parts, r.Text)
		}
	}
	return trimRight(text.Join("", parts...))
}

func trimRight(s text.Safe) text.Safe { return s.Until(len(strings.TrimRight(string(s), " "))) }
