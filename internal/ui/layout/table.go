package layout

import (
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

const (
	columnGap = 2 // cells between two columns
	// leastColumn is how narrow a column of a table may get before the table becomes a list: a short word.
	leastColumn = 8
)

// table sets rows in columns below their caption, shrunk to fit; one that does not fit becomes a list.
func (s *setter) table(b *news.Block, width int) []Line {
	lines := s.paragraph(b.Spans, width, Caption)
	g := newGrid(b.Rows)
	if g.columns == 0 {
		return lines
	}
	widths, ok := s.columns(g, width)
	if !ok {
		return append(lines, s.records(g, width)...)
	}
	flush := g.flushRight()
	for i, row := range g.rows {
		lines = append(lines, s.tableRow(row, widths, flush)...)
		if row.head() && i+1 < len(g.rows) && !g.rows[i+1].head() {
			lines = append(lines, s.rule(total(widths)))
		}
	}
	return lines
}

// columns divides the width between columns; not ok when it does not suffice.
func (s *setter) columns(g grid, width int) (widths []int, ok bool) {
	widths = make([]int, g.columns)
	least := make([]int, g.columns)
	for _, row := range g.rows {
		for i, slot := range row {
			if slot.Across != 1 || slot.Below {
				continue
			}
			words := s.Measure.Fit(text.Line(news.Plain(slot.Cell.Spans)))
			widths[i] = max(widths[i], s.Measure.Width(words)+s.numberWidth(slot.Cell.Spans))
			least[i] = max(least[i], s.longestWord(words))
		}
	}
	for i := range widths {
		widths[i] = min(max(widths[i], 1), width) // capped, or shrinking a thousand wide columns would take for ever
		least[i] = min(widths[i], max(least[i], leastColumn))
	}
	s.stretch(g, widths)
	for total(widths) > width {
		widest := -1
		for i := range widths {
			if widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return nil, false
		}
		widths[widest]--
	}
	return widths, true
}

// stretch makes room for the longest words of the cells that cover several columns.
func (s *setter) stretch(g grid, widths []int) {
	for _, row := range g.rows {
		for i, slot := range row {
			if slot.Across < 2 || slot.Below {
				continue
			}
			covered := widths[i : i+slot.Across]
			word := s.longestWord(s.Measure.Fit(text.Line(news.Plain(slot.Cell.Spans))))
			covered[len(covered)-1] += max(word-total(covered), 0)
		}
	}
}

// numberWidth is the room that the numbers of the links in spans may take.
func (s *setter) numberWidth(spans []news.Span) int {
	if !s.Numbers {
		return 0
	}
	cells := 0
	for _, span := range spans {
		if Followable(span.URL) {
			cells += 4 // "[12]"
		}
	}
	return cells
}

// longestWord is the width of the longest word, but at most that of a long one: a longer one is better broken.
func (s *setter) longestWord(words text.Safe) int {
	const long = 16
	cells := 0
	for len(words) > 0 {
		end := strings.IndexByte(string(words), ' ')
		if end < 0 {
			end = len(words)
		}
		cells = max(cells, s.Measure.Width(words.Until(end)))
		words = words.From(min(end+1, len(words)))
	}
	return min(cells, long)
}

func total(widths []int) int {
	sum := columnGap * (len(widths) - 1)
	for _, w := range widths {
		sum += w
	}
	return sum
}

// figure reports whether words are a number, perhaps with a sign, a currency or a per cent sign.
func figure(words string) bool {
	return strings.ContainsAny(words, "0123456789") && strings.Trim(words, "0123456789.,+-−–%€$£¥ \u00A0\u202F") == ""
}

// tableRow sets the cells of a row beside each other: from the right in a text that reads so.
func (s *setter) tableRow(row gridRow, widths []int, flush []bool) []Line {
	start := s.at
	type column struct {
		lines []Line
		width int
		flush bool
	}
	var columns []column
	height := 0
	for i, slot := range row {
		if slot.Across == 0 {
			continue
		}
		c := column{width: total(widths[i : i+slot.Across]), flush: flush[i] && slot.Across == 1}
		if !slot.Below {
			c.lines = s.cell(slot.Cell, c.width)
		}
		columns = append(columns, c)
		height = max(height, len(c.lines))
	}
	if text.RightToLeft(s.Language) {
		slices.Reverse(columns)
	}
	lines := make([]Line, height)
	for n := range lines {
		lines[n] = line(start)
		for i, c := range columns {
			var runs []Run
			if n < len(c.lines) {
				runs = c.lines[n].Runs
			}
			lines[n].Runs = s.pad(lines[n].Runs, runs, c.width, c.flush)
			if i+1 < len(columns) {
				lines[n].Runs = append(lines[n].Runs, spaces(columnGap))
			}
		}
	}
	return lines
}

func (s *setter) cell(c news.Cell, width int) []Line {
	role := Body
	if c.Header {
		role = TableHead
	}
	return s.paragraph(c.Spans, width, role)
}

// pad appends runs to a line, filled up to a width on the left or on the right.
func (s *setter) pad(line, runs []Run, width int, flush bool) []Run {
	blank := spaces(width - s.width(runs))
	if flush {
		return append(append(line, blank), runs...)
	}
	return append(append(line, runs...), blank)
}
