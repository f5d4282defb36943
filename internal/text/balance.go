package text

import "math"

// Balance sets a headline: on as few lines as Wrap would need, but of lengths as even as possible and without a single
// word on the last line where that can be had. When more than maxLines would be needed it returns maxLines full ones,
// the last of which ends with an ellipsis. Newlines count as spaces.
func (m Measure) Balance(s Safe, w, maxLines int) []Safe {
	w, maxLines = max(w, minWidth), max(maxLines, 1)
	// A line takes w cells and the space behind them; of an endless title more is not looked at.
	s, _ = m.Cut(m.Fit(Line(string(s))), (w+1)*(maxLines+1))
	lines := m.Wrap(s, w)
	if len(lines) > maxLines {
		return m.ellipsis(s, w, maxLines)
	}
	if len(lines) < 2 {
		return lines
	}
	for i, e := range m.EvenExtents(s, w) {
		lines[i] = s[e.Start:e.End]
	}
	return lines
}

// mostEven is the number of lines up to which a text is balanced: more is no headline, and the work grows with it.
const mostEven = 8

// EvenExtents is Extents with lines as even as Balance makes them. s must be fit and without newlines.
func (m Measure) EvenExtents(s Safe, w int) []Extent {
	w = max(w, minWidth)
	extents := m.Extents(s, w)
	if len(extents) < 2 || len(extents) > mostEven {
		return extents
	}
	if even := m.even(s, w, len(extents)); even != nil {
		return even
	}
	return extents
}

// ellipsis returns the first n lines of s, the last one cut.
func (m Measure) ellipsis(s Safe, w, n int) []Safe {
	extents := m.Extents(s, w)[:n]
	lines := make([]Safe, n)
	for i, e := range extents {
		lines[i] = s[e.Start:e.End]
	}
	lines[n-1] = m.Truncate(s[extents[n-1].Start:], w, "…")
	return lines
}

// piece is a stretch of a headline that is not to be broken.
type piece struct {
	Extent // without the white space behind it
	cells  int
	behind int // cells of the white space behind it
}

// even finds the n lines whose squared slack is least, by dynamic programming over the break opportunities; nil when
// a piece is wider than a line. A last line of one piece costs as much as an empty one.
func (m Measure) even(s Safe, w, n int) []Extent {
	pieces := m.pieces(s)
	count := len(pieces)
	if count < n {
		return nil
	}
	best := settings(n, count)
	for i := 1; i <= n; i++ {
		for j := i; j <= count; j++ {
			best[i][j] = lastLine(best[i-1], pieces, i-1, j, w)
		}
	}
	if math.IsInf(best[n][count].cost, 1) {
		return nil
	}
	lines := make([]Extent, n)
	for i, j := n, count; i > 0; i-- {
		from := best[i][j].from
		lines[i-1] = Extent{pieces[from].Start, pieces[j-1].End}
		j = from
	}
	return lines
}

// setting is the best way to set some pieces on some lines.
type setting struct {
	cost float64 // squared slack of the lines, infinite when they cannot be set
	from int     // the piece that the last line begins with
}

// settings is a table of the best settings by lines and pieces, of which only that of nothing is known.
func settings(lines, pieces int) [][]setting {
	table := make([][]setting, lines+1)
	for i := range table {
		table[i] = make([]setting, pieces+1)
		for j := range table[i] {
			table[i][j].cost = math.Inf(1)
		}
	}
	table[0][0].cost = 0
	return table
}

// lastLine finds with which piece, first at the earliest, the last line of pieces[:end] best begins, when above are the
// best settings on one line less.
func lastLine(above []setting, pieces []piece, first, end, w int) setting {
	best := setting{cost: math.Inf(1)}
	cells := -pieces[end-1].behind
	for from := end - 1; from >= first; from-- {
		cells += pieces[from].cells + pieces[from].behind
		if cells > w {
			break
		}
		slack := float64(w - cells)
		if end == len(pieces) && from == end-1 {
			slack = float64(w)
		}
		if cost := above[from].cost + slack*slack; cost < best.cost {
			best = setting{cost, from}
		}
	}
	return best
}

// pieces parts a headline at its break opportunities.
func (m Measure) pieces(s Safe) []piece {
	var pieces []piece
	walk := segments{src: string(s), state: -1}
	for walk.pos < len(s) {
		start := walk.pos
		end := walk.next()
		body := end
		for body > start && s[body-1] == ' ' {
			body--
		}
		pieces = append(pieces, piece{Extent{start, body}, m.Width(s[start:body]), end - body})
	}
	return pieces
}
