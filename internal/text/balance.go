package text

import "math"

// Balance sets a headline: on as few lines as Wrap would need, but of lengths as even as possible and without a single
// word on the last line where that can be had. When more than maxLines would be needed it returns maxLines full ones,
// the last of which ends with an ellipsis. Newlines count as spaces.
func (m Measure) Balance(s Safe, w, maxLines int) []Safe {
	s = m.Fit(Line(string(s)))
	w = max(w, minWidth)
	lines := m.Wrap(s, w)
	maxLines = max(maxLines, 1)
	if len(lines) > maxLines {
		return m.ellipsis(s, w, maxLines)
	}
	if len(lines) < 2 {
		return lines
	}
	if even := m.even(s, w, len(lines)); even != nil {
		return even
	}
	return lines
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
func (m Measure) even(s Safe, w, n int) []Safe {
	pieces := m.pieces(s)
	count := len(pieces)
	if count < n {
		return nil
	}
	cost := make([][]float64, n+1) // of the first j pieces on i lines
	broken := make([][]int, n+1)   // where the last of these lines begins
	for i := range cost {
		cost[i], broken[i] = make([]float64, count+1), make([]int, count+1)
		for j := range cost[i] {
			cost[i][j] = math.Inf(1)
		}
	}
	cost[0][0] = 0
	for i := 1; i <= n; i++ {
		for j := i; j <= count; j++ {
			cells := 0
			for k := j - 1; k >= i-1; k-- {
				cells += pieces[k].cells
				if k < j-1 {
					cells += pieces[k].behind
				}
				if cells > w {
					break
				}
				slack := float64(w - cells)
				if j == count && k == count-1 {
					slack = float64(w)
				}
				if c := cost[i-1][k] + slack*slack; c < cost[i][j] {
					cost[i][j], broken[i][j] = c, k
				}
			}
		}
	}
	if math.IsInf(cost[n][count], 1) {
		return nil
	}
	lines := make([]Safe, n)
	for i, j := n, count; i > 0; i-- {
		k := broken[i][j]
		lines[i-1] = s[pieces[k].Start:pieces[j-1].End]
		j = k
	}
	return lines
}

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
