package news

// Slot is a place in a table whose every place is filled, be it by a cell that covers several.
type Slot struct {
	Cell   Cell
	Across int  // columns that the cell covers from here; 0: the one before it covers this place too
	Below  bool // the cell begins in a row above
}

// mostCovered bounds the places that cells may cover beyond their own: a hostile table can ask for any number.
const mostCovered = 20_000

// Grid lays the cells of a table out as HTML does: each in the first free place of its row.
func Grid(rows [][]Cell) [][]Slot {
	grid := make([][]Slot, len(rows))
	room := mostCovered
	hanging := map[int]int{} // rows still to be covered in a column
	from := map[int]Slot{}   // by what
	for i, cells := range rows {
		row := make([]Slot, 0, len(cells))
		hang := func() {
			for hanging[len(row)] > 0 {
				hanging[len(row)]--
				s := from[len(row)]
				s.Below = true
				row = append(row, s)
			}
		}
		for _, cell := range cells {
			hang()
			across, down := max(cell.Columns, 1), min(max(cell.Rows, 1), len(rows)-i)
			for k := 1; k < across; k++ { // a cell that hangs into this row ends the one beside it
				if hanging[len(row)+k] > 0 {
					across = k
				}
			}
			if room -= across*down - 1; room < 0 {
				across, down, room = 1, 1, 0
			}
			for k := range across {
				s := Slot{Cell: cell}
				if k == 0 {
					s.Across = across
				}
				if down > 1 {
					hanging[len(row)], from[len(row)] = down-1, s
				}
				row = append(row, s)
			}
		}
		hang()
		grid[i] = row
	}
	return grid
}
