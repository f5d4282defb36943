package surface

import "slices"

// Kept is a screen as it was joined last. A screen is joined for every message, and of most messages nothing changes, or a
// few rows do: only those are joined anew. The zero Kept knows no screen.
type Kept struct {
	rows  []row
	lines []Line
	drawn string
}

// row is what a row was joined of, and what came of it.
type row struct {
	parts  []Line
	joined Line
}

// Columns is Columns for the same place of every frame. The slice is new; its lines are those of the time before where the
// columns have not changed.
func (k *Kept) Columns(columns ...[]Line) []Line {
	if len(columns) == 0 {
		return nil
	}
	if len(k.rows) != len(columns[0]) {
		k.rows = make([]row, len(columns[0]))
	}
	out := make([]Line, len(k.rows))
	for y := range k.rows {
		out[y] = k.rows[y].join(columns, y)
	}
	return out
}

// join joins row y of columns. Lines that are kept share their bytes, so that to compare them reads none of these.
func (r *row) join(columns [][]Line, y int) Line {
	same := len(r.parts) == len(columns)
	for x := 0; same && x < len(columns); x++ {
		same = r.parts[x] == columns[x][y]
	}
	if same {
		return r.joined
	}
	r.parts = r.parts[:0]
	for _, c := range columns {
		r.parts = append(r.parts, c[y])
	}
	r.joined = Beside(r.parts...)
	return r.joined
}

// String is String for the lines of the whole screen.
func (k *Kept) String(lines []Line) string {
	if !slices.Equal(lines, k.lines) {
		k.lines, k.drawn = append(k.lines[:0], lines...), String(lines)
	}
	return k.drawn
}
