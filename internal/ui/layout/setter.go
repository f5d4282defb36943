package layout

import (
	"strings"
	"time"
	"unicode/utf8"

	"reader/internal/news"
	"reader/internal/text"
)

// at is where in the blocks the setter stands.
type at struct {
	block int
	runes int // of the block, set so far
}

// setter sets blocks; nested ones first, whose lines then get what stands beside them.
type setter struct {
	Options
	glyphs  glyphs
	out     Text
	numbers map[string]int // index in out.Links by address
	at      at
	flows   int    // running texts so far
	day     string // that of the last update of a live blog, of which the next one names its hour only
}

func newSetter(o Options) *setter {
	s := &setter{Options: o, glyphs: usual, numbers: map[string]int{}, day: o.Now.Format(time.DateOnly)}
	if o.ASCII {
		s.glyphs = ascii
	}
	return s
}

// glyphs are the signs that layout itself sets.
type glyphs struct {
	bar, rule, bullet, dash, dot, hyphen text.Safe
}

var (
	usual = glyphs{bar: "▎", rule: "─", bullet: "·", dash: "— ", dot: " · ", hyphen: "-"}
	ascii = glyphs{bar: "|", rule: "-", bullet: "*", dash: "-- ", dot: " - ", hyphen: "-"}
)

// space adds lines to the text, a blank line before them.
func (s *setter) space(lines []Line) { s.spaceAt(lines, s.at) }

// spaceAt is space with the place of the blank line.
func (s *setter) spaceAt(lines []Line, blank at) {
	if len(lines) == 0 {
		return
	}
	if len(s.out.Lines) > 0 {
		s.out.Lines = append(s.out.Lines, line(blank))
	}
	s.out.Lines = append(s.out.Lines, lines...)
}

// locate notes where pictures stand that were set from a line on.
func (s *setter) locate(from int) {
	for i := len(s.out.Lines) - 1; i >= from; i-- {
		if p := s.out.Lines[i].Picture; p >= 0 {
			s.out.Pictures[p].Line = i
		}
	}
}

// line is a line with no mark on it.
func line(a at, runs ...Run) Line {
	return Line{Runs: runs, Block: a.block, Rune: a.runes, Picture: -1, Related: -1}
}

// run is a run that leads nowhere.
func run(words text.Safe, role Role) Run { return Run{Text: words, Role: role, Link: -1} }

// spaces is a run of n spaces, an empty one when n is negative.
func spaces(n int) Run { return run(text.Clean(strings.Repeat(" ", max(n, 0))), Body) }

// block sets one block; plain words in it have the role given.
func (s *setter) block(b *news.Block, width int, role Role) []Line {
	switch b.Kind {
	case news.Heading:
		f := s.flow(CrossHead)
		f.even = true
		f.spans(s.timed(b))
		return f.lines(width)
	case news.Quote:
		return s.quote(b, width)
	case news.List:
		return s.list(b, width, role)
	case news.Definitions:
		return s.definitions(b, width, role)
	case news.Notes:
		return s.notes(b, width)
	case news.Verse:
		return s.verse(b.Spans, width, role)
	case news.Code:
		return s.code(b.Text, width)
	case news.Table:
		return s.table(b, width)
	case news.Figure:
		return s.figure(b, width)
	case news.Rule:
		return []Line{s.rule(width)}
	case news.Embed:
		return s.embed(b, width)
	default:
		return s.paragraph(b.Spans, width, role)
	}
}

// timed are the words of a cross-head, with the time before them where an update of a live blog has one.
func (s *setter) timed(b *news.Block) []news.Span {
	if b.Time.IsZero() {
		return b.Spans
	}
	at := b.Time.In(s.Now.Location())
	form := "2 January, 15:04"
	switch day := at.Format(time.DateOnly); {
	case day == s.day:
		form = "15:04"
	case at.Year() != s.Now.Year():
		form = "2 January 2006, 15:04"
		fallthrough
	default:
		s.day = day
	}
	words := at.Format(form)
	if len(b.Spans) > 0 {
		words += string(s.glyphs.dot)
	}
	return append([]news.Span{{Text: words}}, b.Spans...)
}

// blocks sets blocks inside another one, with a blank line between two unless tight.
func (s *setter) blocks(blocks []news.Block, width int, role Role, tight bool) []Line {
	var lines []Line
	for i := range blocks {
		blank := line(s.at)
		set := s.block(&blocks[i], width, role)
		if len(set) > 0 && len(lines) > 0 && !tight {
			lines = append(lines, blank)
		}
		lines = append(lines, set...)
	}
	return lines
}

// rule is a thin line across the width.
func (s *setter) rule(width int) Line {
	return line(s.at, run(text.Clean(strings.Repeat(string(s.glyphs.rule), width)), RuleLine))
}

// paragraph sets spans as running text.
func (s *setter) paragraph(spans []news.Span, width int, role Role) []Line {
	f := s.flow(role)
	f.spans(spans)
	return f.lines(width)
}

// code keeps the lines of computer code; those too long are folded.
func (s *setter) code(source string, width int) []Line {
	const tab = "    "
	source = strings.ReplaceAll(strings.Trim(source, "\n"), "\t", tab)
	margin := 0
	if width >= roomy {
		margin = 2
	}
	blank, split := spaces(margin), strings.Split(string(text.Clean(source)), "\n")
	lines, runs := make([]Line, 0, len(split)), make([]Run, 0, 2*len(split)) // those of all lines in one piece of memory
	for _, l := range split {
		for rest := s.Measure.Fit(trimRight(text.Clean(l))); ; {
			head, tail := s.fold(rest, width-margin)
			runs = append(runs, blank, run(head, Code))
			lines = append(lines, line(s.at, runs[len(runs)-2:len(runs):len(runs)]...))
			s.at.runes += utf8.RuneCountInString(string(rest.Until(len(rest) - len(tail))))
			if tail == "" || len(tail) == len(rest) {
				break
			}
			rest = tail
		}
		s.at.runes++ // the newline
	}
	if len(lines) == 1 && lines[0].Runs[1].Text == "" {
		return nil
	}
	return lines
}

// fold parts a line of code that is wider than w at its last blanks there, which are dropped, or where it must.
func (s *setter) fold(l text.Safe, w int) (head, rest text.Safe) {
	head, rest = s.Measure.Cut(l, w)
	if rest != "" && rest[0] != ' ' {
		words := strings.TrimLeft(string(head), " ")
		if blank := strings.LastIndexByte(words, ' '); blank >= 0 {
			end := len(head) - len(words) + blank
			head, rest = l.Until(end), l.From(end)
		}
	}
	return trimRight(head), rest.From(len(rest) - len(strings.TrimLeft(string(rest), " ")))
}

// roomy is the width from which there are margins beside code and quotations.
const roomy = 40
