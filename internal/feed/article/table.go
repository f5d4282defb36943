package article

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reader/internal/news"
)

// maxCell is the mean length of a cell, in characters, above which a table holds a layout and not data.
const maxCell = 250

// isDataTable tells tables of data from tables that only arrange a page.
func isDataTable(n *html.Node) bool {
	if role := attr(n, "role"); role == "presentation" || role == "none" || find(n, atom.Table) != nil {
		return false
	}
	rows, cells, wide := 0, 0, 0
	for e := range elements(n) {
		switch {
		case is(e, atom.Tr):
			rows++
		case is(e, atom.Td, atom.Th):
			cells++
			chars, _ := weigh(e)
			wide += chars
		}
	}
	return rows > 1 && cells > rows && wide/cells < maxCell || find(n, atom.Th) != nil && cells > 1 && wide/cells < maxCell
}

func (b *builder) table(n *html.Node) {
	b.flush()
	block := news.Block{Kind: news.Table}
	if c := find(n, atom.Caption); c != nil {
		block.Spans = b.spansOf(c)
	}
	for _, tr := range all(n, atom.Tr) {
		if row := b.row(tr); len(row) > 0 {
			block.Rows = append(block.Rows, row)
		}
	}
	if len(block.Rows) > 0 {
		b.add(block)
	}
}

// row is nil when no cell says anything.
func (b *builder) row(tr *html.Node) []news.Cell {
	var row []news.Cell
	said := false
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if !is(c, atom.Td, atom.Th) {
			continue
		}
		cell := news.Cell{Spans: b.spansOf(c), Header: c.Data == "th" || closest(c, atom.Thead) != nil, Columns: coverage(c, "colspan"), Rows: coverage(c, "rowspan")}
		said = said || len(cell.Spans) > 0
		row = append(row, cell)
	}
	if !said {
		return nil
	}
	return row
}

// mostCovered is how many columns or rows a cell can cover; browsers stop at 1,000 columns, and no screen has that many.
const mostCovered = 100

// coverage is how many columns or rows a cell covers; zero for one.
func coverage(cell *html.Node, key string) int {
	if n := integer(attr(cell, key), 0); n > 1 {
		return min(n, mostCovered)
	}
	return 0
}
