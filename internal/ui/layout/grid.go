package layout

import (
	"slices"
	"strings"

	"reader/internal/news"
)

// grid is a table whose every place is filled, be it by a cell that covers several.
type grid struct {
	rows    []gridRow
	columns int
}

type gridRow []news.Slot

func newGrid(rows [][]news.Cell) grid {
	g := grid{rows: make([]gridRow, len(rows))}
	for i, row := range news.Grid(rows) {
		g.rows[i] = row
		g.columns = max(g.columns, len(row))
	}
	return g
}

// head reports a row of nothing but header cells.
func (r gridRow) head() bool {
	return len(r) > 0 && !slices.ContainsFunc(r, func(s news.Slot) bool { return !s.Cell.Header })
}

// flushRight says which columns hold nothing but figures; these are set flush right.
func (g grid) flushRight() []bool {
	flush, seen := make([]bool, g.columns), make([]bool, g.columns)
	for i := range flush {
		flush[i] = true
	}
	for _, row := range g.rows {
		for i, slot := range row {
			if words := strings.TrimSpace(news.Plain(slot.Cell.Spans)); words != "" && !slot.Cell.Header {
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

// names are those of the columns, and the rows below them: the words of the header rows that a table begins with, each
// once.
func (g grid) names() ([]string, []gridRow) {
	first := 0
	for first < len(g.rows) && g.rows[first].head() {
		first++
	}
	if first == len(g.rows) {
		return nil, g.rows
	}
	names := make([]string, g.columns)
	for _, row := range g.rows[:first] {
		for i, slot := range row {
			words := strings.TrimSpace(news.Plain(slot.Cell.Spans))
			if words != "" && !slot.Below {
				names[i] = strings.TrimSpace(names[i] + " " + words)
			}
		}
	}
	return names, g.rows[first:]
}
