package layout

import (
	"strings"
	"unicode/utf8"

	"reader/internal/news"
	"reader/internal/text"
)

// longestName is how many cells of a column's name are repeated in each row of a table set as a list.
const longestName = 200

// records sets every row of a table as a little list, each cell with the name of its column.
func (s *setter) records(g grid, width int) []Line {
	names, rows := g.names()
	for _, row := range g.rows[:len(g.rows)-len(rows)] {
		for _, slot := range row {
			if slot.Across > 0 && !slot.Below {
				s.at.runes += utf8.RuneCountInString(news.Plain(slot.Cell.Spans))
			}
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
func (s *setter) record(row gridRow, names []string, width int) []Line {
	var lines []Line
	for i, slot := range row {
		if slot.Across == 0 {
			continue
		}
		f := s.flow(Body)
		indent := 0
		switch {
		case i == 0:
			f.role = TableHead
		case i < len(names) && names[i] != "" && strings.TrimSpace(news.Plain(slot.Cell.Spans)) != "":
			name := s.Measure.Truncate(text.Line(names[i]), longestName, "…")
			f.words(name+": ", stretch{role: Caption, link: -1, mute: true})
		}
		if i > 0 && width >= roomy {
			indent = 2
		}
		before := s.at
		f.spans(slot.Cell.Spans)
		set := f.lines(width - indent)
		if slot.Below {
			s.at = before // the words were counted in the row that they begin in
		}
		if indent > 0 {
			set = s.beside(set, width-indent, spaces(indent))
		}
		lines = append(lines, set...)
	}
	return lines
}
