package spoken

import (
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// list says how many items there are, then each behind its number.
func (s *setter) list(b *news.Block, level int) {
	first := len(s.out.Passages)
	word := text.Safe("List")
	if b.Kind == news.Notes {
		word = "Notes"
	}
	head := counted(word, len(b.Items), "item", "items")
	if level > 1 {
		head = text.Format("%s, level %d", head, level)
	}
	s.head(text.Join("", head, "."))
	said := len(s.out.Passages)
	for i, item := range b.Items {
		s.item(marker(b, i), item, level)
	}
	if len(s.out.Passages) == said { // nothing in it
		s.out.Passages = s.out.Passages[:first]
	}
}

// item says the blocks of an item, the first behind its marker.
func (s *setter) item(marker text.Safe, item []news.Block, level int) {
	first := len(s.out.Passages)
	s.blocks(item, level+1)
	if len(s.out.Passages) > first {
		p := &s.out.Passages[first]
		p.Text = text.Join(" ", marker, p.Text)
	}
}

// tasks are the signs of what is to be ticked, in words.
var tasks = map[string]text.Safe{"☐": "To do:", "☑": "Done:"}

func marker(b *news.Block, i int) text.Safe {
	switch {
	case i < len(b.Markers) && tasks[b.Markers[i]] != "":
		return tasks[b.Markers[i]]
	case i < len(b.Markers) && b.Markers[i] != "":
		return text.Line(b.Markers[i])
	case b.Ordered || b.Kind == news.Notes:
		return text.Format("%d.", max(b.Start, 1)+i)
	default:
		return "-"
	}
}

// definitions says each term with what it means.
func (s *setter) definitions(b *news.Block, level int) {
	for _, item := range b.Items {
		if len(item) == 0 {
			continue
		}
		var term text.Safe
		if item[0].Kind == news.Paragraph {
			term, item = s.words(item[0].Spans)+":", item[1:]
		}
		if len(item) == 0 {
			s.say(term)
			continue
		}
		s.item(term, item, level)
	}
}

// table says how large a table is, then each row, its cells behind the names of their columns.
func (s *setter) table(b *news.Block) {
	grid := news.Grid(b.Rows)
	names, rows := s.names(grid)
	if len(grid) == 0 {
		s.say(s.words(b.Spans))
		return
	}
	columns := 0
	for _, row := range grid {
		columns = max(columns, len(row))
	}
	size := text.Join(", ", counted("Table", len(rows), "row", "rows"), text.Format("%d columns", columns))
	s.head(text.Join("", text.Join(": ", size, s.words(b.Spans)), "."))
	for i, row := range rows {
		s.say(text.Join("", text.Format("Row %d: ", i+1), text.Join("; ", s.cells(row, names)...), "."))
	}
}

// names are the names of the columns, where the first row is one of headers, and the rows below.
func (s *setter) names(grid [][]news.Slot) (names []text.Safe, rows [][]news.Slot) {
	if len(grid) < 2 {
		return nil, grid
	}
	for _, slot := range grid[0] {
		if !slot.Cell.Header {
			return nil, grid
		}
		names = append(names, s.words(slot.Cell.Spans))
	}
	return names, grid[1:]
}

// cells are the cells of a row that say something. One that covers several places is said once.
func (s *setter) cells(row []news.Slot, names []text.Safe) []text.Safe {
	var out []text.Safe
	for i, slot := range row {
		words := s.words(slot.Cell.Spans)
		if slot.Across == 0 || strings.TrimSpace(string(words)) == "" {
			continue
		}
		if i < len(names) && names[i] != "" {
			words = text.Join(": ", names[i], words)
		}
		out = append(out, words)
	}
	return out
}
