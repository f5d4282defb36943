package article

import (
	"unicode/utf8"

	"reader/internal/news"
	"reader/internal/passage"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// marking is a passage that is being marked: some words of the text, one end of which moves.
type marking struct {
	sheet *sheet // that the text was read from
	text  *passage.Text
	spots [][]spot // by run and span of the text; row -1 for a blank at the end of a line
	at    int      // the word that moves
	fixed int      // the word at the other end
	begun bool     // the other end stays; else it moves along
	rows  map[int][]stretch
}

// read reads the words on a sheet. Each piece of text on it is a span; no word goes on from one running text to the next.
func (m *marking) read(s *sheet) {
	var runs [][]news.Span
	var ends []int // in runes
	m.sheet, m.spots = s, nil
	for row := s.bodyAt; row < s.tailAt; row++ {
		for n, pc := range s.rows[row].pieces {
			if pc.flow == 0 {
				continue
			}
			for len(runs) < pc.flow {
				runs, ends, m.spots = append(runs, nil), append(ends, pc.rune), append(m.spots, nil)
			}
			i := pc.flow - 1
			if len(runs[i]) > 0 && pc.rune > ends[i] {
				runs[i], m.spots[i] = append(runs[i], news.Span{Text: " "}), append(m.spots[i], spot{row: -1})
			}
			runs[i], m.spots[i] = append(runs[i], news.Span{Text: string(pc.Text)}), append(m.spots[i], spot{row: row, piece: n})
			ends[i] = pc.rune + utf8.RuneCountInString(string(pc.Text))
		}
	}
	m.text = passage.OfRuns(runs)
}

// extent is the words marked, in their order.
func (m *marking) extent() passage.Extent {
	return passage.Extent{From: min(m.at, m.fixed), To: max(m.at, m.fixed) + 1}
}

// to moves an end to a word, the other one along with it unless it stays.
func (m *marking) to(word int) {
	m.at = max(0, min(word, m.text.Words()-1))
	if !m.begun {
		m.fixed = m.at
	}
	m.paint()
}

// The parts of what is painted.
const (
	markedWords = iota
	movingWord
)

// paint notes what of each row is marked.
func (m *marking) paint() {
	m.rows = map[int][]stretch{}
	e := m.extent()
	for _, part := range []struct {
		passage.Extent
		is int
	}{
		{passage.Extent{From: e.From, To: m.at}, markedWords},
		{passage.Extent{From: m.at, To: m.at + 1}, movingWord},
		{passage.Extent{From: m.at + 1, To: e.To}, markedWords},
	} {
		for _, p := range m.text.Places(part.Extent) {
			if at := m.spots[p.Run][p.Span]; at.row >= 0 {
				m.rows[at.row] = append(m.rows[at.row], stretch{piece: at.piece, from: p.From, to: p.To, hit: part.is})
			}
		}
	}
}

// marks says whether anything in a row is marked. A nil marking marks nothing.
func (m *marking) marks(row int) bool { return m != nil && len(m.rows[row]) > 0 }

// styled is the look of what is marked; the end that moves stands out.
func (m *marking) styled(s stretch, style theme.Style) theme.Style {
	style = style.On(theme.Marked)
	if s.hit == movingWord && m.begun {
		style = style.With(theme.Bold | theme.Underline)
	}
	return style
}

// row is the one that a word begins in.
func (m *marking) row(word int) int { return m.spotOf(word).row }

// spotOf is where a word begins.
func (m *marking) spotOf(word int) spot {
	places := m.text.Places(passage.Extent{From: word, To: word + 1})
	if len(places) == 0 {
		return spot{}
	}
	at := m.spots[places[0].Run][places[0].Span]
	at.from = places[0].From
	return at
}

// wordAt is the word at a byte of a piece in a row.
func (m *marking) wordAt(row, piece, from int) (int, bool) {
	i := m.sheet.rows[row].pieces[piece].flow - 1
	if i < 0 || i >= len(m.spots) {
		return 0, false
	}
	for n, at := range m.spots[i] {
		if at.row == row && at.piece == piece {
			return m.text.WordAt(i, n, from)
		}
	}
	return 0, false
}

// nearest is the word of a row that is drawn nearest to a cell, which counts from where the words of rows begin.
func (m *marking) nearest(env *page.Env, row, x int) (int, bool) {
	best, piece, from := -1, 0, 0
	m.sheet.rows[row].cells(env, m.sheet.setting.body.Width, func(n, cell, width int) {
		pc := &m.sheet.rows[row].pieces[n]
		away := max(cell-x, x-cell-width+1, 0)
		if pc.flow == 0 || best >= 0 && away >= best {
			return
		}
		head, _ := env.Measure.Cut(pc.Text, max(0, min(x-cell, width-1))+1)
		_, last := utf8.DecodeLastRuneInString(string(head))
		best, piece, from = away, n, max(len(head)-last, 0)
	})
	if best < 0 {
		return 0, false
	}
	return m.wordAt(row, piece, from)
}

// cells visits the pieces of a row with the cells that they are drawn in, counted from where the words begin.
func (r *row) cells(env *page.Env, width int, visit func(n, cell, width int)) {
	cell := 0
	if r.rtl {
		cell = width
		for _, pc := range r.pieces {
			cell -= env.Measure.Width(pc.Text)
		}
	}
	for n, pc := range r.pieces {
		w := env.Measure.Width(pc.Text)
		visit(n, cell, w)
		cell += w
	}
}

// cell is where a word is drawn, counted from where the words of rows begin.
func (m *marking) cell(env *page.Env, word int) int {
	at, found := m.spotOf(word), 0
	m.sheet.rows[at.row].cells(env, m.sheet.setting.body.Width, func(n, cell, _ int) {
		if n == at.piece {
			found = cell + env.Measure.Width(m.sheet.rows[at.row].pieces[n].Text.Until(at.from))
		}
	})
	return found
}

// reread finds the words again on a sheet that was set anew, be it of another text; false when they are gone.
func (m *marking) reread(s *sheet) bool {
	if m.sheet == s {
		return true
	}
	was, backwards := m.text.Quote(m.extent()), m.at < m.fixed
	m.read(s)
	e, ok := m.text.Find(was)
	if !ok {
		return false
	}
	m.fixed, m.at = e.From, e.To-1
	if backwards {
		m.fixed, m.at = m.at, m.fixed
	}
	m.paint()
	return true
}

// overlaid appends a run to out, cut where stretches of it begin and end, and these in the style given.
func overlaid(out []surface.Run, run surface.Run, n int, marks []stretch, styled func(stretch, theme.Style) theme.Style) []surface.Run {
	from := 0
	for _, m := range marks {
		if m.piece != n || m.from < from || m.to > len(run.Text) {
			continue
		}
		before, marked := run, run
		before.Text, marked.Text = run.Text.Between(from, m.from), run.Text.Between(m.from, m.to)
		marked.Style = styled(m, run.Style)
		out = append(out, before, marked)
		from = m.to
	}
	run.Text = run.Text.From(from)
	return append(out, run)
}
