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
	// longestName is how many cells of a column's name are repeated in each row of a table set as a list.
	longestName = 200
)

// table sets rows in columns, shrunk to fit; one that does not fit becomes a list.
func (s *setter) table(rows [][]news.Cell, width int) []Line {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return nil
	}
	widths, ok := s.columns(rows, columns, width)
	if !ok {
		return s.tableList(rows, width)
	}
	flush := flushRight(rows, columns)
	var lines []Line
	for i, row := range rows {
		lines = append(lines, s.tableRow(row, widths, flush)...)
		if head(row) && i+1 < len(rows) && !head(rows[i+1]) {
			lines = append(lines, s.rule(total(widths)))
		}
	}
	return lines
}

// columns divides the width between columns; not ok when it does not suffice.
func (s *setter) columns(rows [][]news.Cell, columns, width int) (widths []int, ok bool) {
	widths = make([]int, columns)
	least := make([]int, columns)
	for _, row := range rows {
		for i, cell := range row {
			words := s.Measure.Fit(text.Line(news.Plain(cell.Spans)))
			widths[i] = max(widths[i], s.Measure.Width(words)+s.numberWidth(cell.Spans))
			least[i] = max(least[i], s.longestWord(words))
		}
	}
	for i := range widths {
		widths[i] = min(max(widths[i], 1), width) // capped, or shrinking a thousand wide columns would take for ever
		least[i] = min(widths[i], max(least[i], leastColumn))
	}
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

// numberWidth is the room that the numbers of the links in spans may take.
func (s *setter) numberWidth(spans []news.Span) int {
	if !s.Numbers {
		return 0
	}
	cells := 0
	for _, span := range spans {
		if followable(span.URL) {
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
		cells = max(cells, s.Measure.Width(words[:end]))
		words = words[min(end+1, len(words)):]
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

// flushRight says which columns hold nothing but figures; these are set flush right.
func flushRight(rows [][]news.Cell, columns int) []bool {
	flush, seen := make([]bool, columns), make([]bool, columns)
	for i := range flush {
		flush[i] = true
	}
	for _, row := range rows {
		for i, cell := range row {
			if words := strings.TrimSpace(news.Plain(cell.Spans)); words != "" && !cell.Header {
				seen[i] = true
				flush[i] = flush[i] && figure(words)
			}
		}
	}
	for i := range flush {
		flush[i] = flush[i] && seen[i]
	}
	return flush
}

// figure reports whether words are a number, perhaps with a sign, a currency or a per cent sign.
func figure(words string) bool {
	return strings.ContainsAny(words, "0123456789") && strings.Trim(words, "0123456789.,+-−–%€$£¥ \u00A0\u202F") == ""
}

func head(row []news.Cell) bool {
	return len(row) > 0 && !slices.ContainsFunc(row, func(c news.Cell) bool { return !c.Header })
}

// tableRow sets the cells of a row beside each other.
func (s *setter) tableRow(row []news.Cell, widths []int, flush []bool) []Line {
	start := s.at
	cells := make([][]Line, len(row))
	height := 0
	for i, cell := range row {
		cells[i] = s.cell(cell, widths[i])
		height = max(height, len(cells[i]))
	}
	lines := make([]Line, height)
	for n := range lines {
		lines[n] = line(start)
		for i := range cells {
			var runs []Run
			if n < len(cells[i]) {
				runs = cells[i][n].Runs
			}
			lines[n].Runs = s.pad(lines[n].Runs, runs, widths[i], flush[i])
			if i+1 < len(cells) {
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

// tableList sets every row of a table as a little list, each cell with the header of its column.
func (s *setter) tableList(rows [][]news.Cell, width int) []Line {
	var names []news.Cell
	if len(rows) > 1 && head(rows[0]) {
		names, rows = rows[0], rows[1:]
		for _, name := range names {
			s.at.runes += len([]rune(news.Plain(name.Spans)))
		}
	}
	var lines []Line
	for _, row := range rows {
		blank := line(s.at)
		set := s.record(row, names, width)
		if len(set) > 0 && len(lines) > 0 {
			lines = append(lines, blank)
		}
		lines = append(lines, set...)
	}
	return lines
}

// record sets one row: the first cell as a head, the others below it with their names.
func (s *setter) record(row, names []news.Cell, width int) []Line {
	var lines []Line
	for i, cell := range row {
		f := s.flow(Body)
		indent := 0
		switch {
		case i == 0:
			f.role = TableHead
		case i < len(names):
			name := s.Measure.Truncate(text.Line(news.Plain(names[i].Spans)), longestName, "…")
			f.words(name+": ", stretch{role: Caption, link: -1, mute: true})
		}
		if i > 0 && width >= roomy {
			indent = 2
		}
		f.spans(cell.Spans)
		set := f.lines(width - indent)
		if indent > 0 {
			set = beside(set, []Run{spaces(indent)})
		}
		lines = append(lines, set...)
	}
	return lines
}
