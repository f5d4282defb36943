package article

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"

	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// finder looks for words in the article. The zero finder is closed.
type finder struct {
	field  field.Field
	typing bool // the field has the keyboard
	on     bool // what was found is marked
	at     int  // the hit that is shown
	hits   []hit
	rows   map[int][]stretch // by row; nil when the sheet changed
	given  *text.Matcher     // what a search found the article by, marked until something else is looked for; nil for none
}

// hit is one place where the words stand; it may go on in the next row.
type hit struct{ first, last spot }

// spot is a letter of the sheet.
type spot struct{ row, piece, from, to int }

// stretch is a part of a piece that is marked.
type stretch struct {
	piece, from, to int
	hit             int
}

func (f *finder) open() { f.typing, f.on, f.given = true, true, nil }

func (f *finder) close() { *f = finder{} }

// marks says whether anything in a row is marked.
func (f *finder) marks(row int) bool { return len(f.rows[row]) > 0 }

// letterIndex is the letters of a sheet, folded unless they are wanted as they are, and where each byte of them stands.
type letterIndex struct {
	folded strings.Builder
	spots  []spot
	asIs   bool
}

func (x *letterIndex) add(s string, at spot) {
	x.folded.WriteString(s)
	for range len(s) {
		x.spots = append(x.spots, at)
	}
}

// blank parts words once, whether they stand apart or in different rows.
func (x *letterIndex) blank(at spot) {
	if s := x.folded.String(); s != "" && s[len(s)-1] != ' ' {
		x.add(" ", at)
	}
}

func (x *letterIndex) row(i int, r *row) {
	for n, pc := range r.pieces {
		if pc.silent || pc.number {
			continue
		}
		rest, from, state := string(pc.Text), 0, -1
		for rest != "" {
			var letter string
			letter, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
			at := spot{row: i, piece: n, from: from, to: from + len(letter)}
			from += len(letter)
			if strings.TrimSpace(letter) == "" {
				x.blank(at)
				continue
			}
			if !x.asIs {
				letter = text.Fold(letter)
			}
			x.add(letter, at)
		}
	}
	x.blank(spot{row: i, piece: len(r.pieces)})
}

// search finds the words anew: those in the field, or those that were given.
func (f *finder) search(s *sheet) {
	f.hits, f.rows = nil, map[int][]stretch{}
	if !f.on {
		f.searchGiven(s)
		return
	}
	want := strings.Join(strings.Fields(text.Fold(f.field.String())), " ")
	if want == "" {
		return
	}
	var x letterIndex
	for i := range s.rows {
		x.row(i, &s.rows[i])
	}
	folded := x.folded.String()
	for from := 0; ; {
		i := strings.Index(folded[from:], want)
		if i < 0 {
			break
		}
		begin, end := from+i, from+i+len(want)
		f.mark(x.spots[begin:end])
		from = end
	}
	f.at = min(f.at, max(len(f.hits)-1, 0))
}

func (f *finder) searchGiven(s *sheet) {
	if f.given == nil {
		return
	}
	x := letterIndex{asIs: true}
	for i := range s.rows {
		x.row(i, &s.rows[i])
	}
	for _, m := range f.given.Find(x.folded.String()) {
		f.mark(x.spots[m.Begin:m.End])
	}
	f.at = min(f.at, max(len(f.hits)-1, 0))
}

// mark marks the letters of one hit.
func (f *finder) mark(spots []spot) {
	n := len(f.hits)
	f.hits = append(f.hits, hit{first: spots[0], last: spots[len(spots)-1]})
	for _, at := range spots {
		row := f.rows[at.row]
		if k := len(row) - 1; k >= 0 && row[k].hit == n && row[k].piece == at.piece {
			row[k].to = max(row[k].to, at.to)
		} else if at.to > at.from {
			f.rows[at.row] = append(row, stretch{piece: at.piece, from: at.from, to: at.to, hit: n})
		}
	}
}

// split appends a run to out, cut where marks begin and end.
func (f *finder) split(out []surface.Run, run surface.Run, row, n int) []surface.Run {
	return overlaid(out, run, n, f.rows[row], func(m stretch, style theme.Style) theme.Style {
		if style = style.On(theme.Marked); m.hit == f.at {
			style = style.With(theme.Bold | theme.Underline)
		}
		return style
	})
}

// step goes to another hit and shows it a third from the top, unless it is seen already.
func (p *Page) step(env *page.Env, by int) []page.Action {
	f := &p.find
	if f.rows == nil {
		f.search(p.sheet)
	}
	if len(f.hits) == 0 {
		return nil
	}
	f.at = (f.at + by + len(f.hits)) % len(f.hits)
	row, height := f.hits[f.at].first.row, p.visible(env)
	if row >= p.top && row < p.top+p.shown(env)-1 {
		return nil
	}
	return p.scrollTo(env, row-height/3)
}

// found searches again after a letter was typed, and goes to the first hit that is not above the screen.
func (p *Page) found(env *page.Env) []page.Action {
	f := &p.find
	f.search(p.sheet)
	f.at = 0
	for i, h := range f.hits {
		if h.first.row >= p.top {
			f.at = i
			break
		}
	}
	return p.step(env, 0)
}

// Type implements page.Typer: letters of hints, and the words to find.
func (p *Page) Type(env *page.Env, msg tea.Msg) ([]page.Action, bool) {
	key, pressed := msg.(tea.KeyPressMsg)
	if p.hints == nil && !p.find.on && p.marking == nil {
		return nil, false
	}
	p.set(env)
	p.cache.Drop()
	switch {
	case p.hints != nil && pressed:
		return p.typeHint(key)
	case p.marking != nil:
		if !pressed {
			return nil, true
		}
		return p.typeMark(env, key)
	case p.find.typing:
		return p.typeFind(env, msg)
	}
	return nil, false
}

// typeFind takes letters for the field.
func (p *Page) typeFind(env *page.Env, msg tea.Msg) ([]page.Action, bool) {
	if !p.find.field.Type(msg) {
		return nil, false
	}
	return p.found(env), true
}

// doFind: enter ends typing and goes to the next hit, as the key of the next story does; esc ends finding.
func (p *Page) doFind(env *page.Env, c page.Command) ([]page.Action, bool) {
	switch c {
	case page.Open:
		was := p.find.typing
		p.find.typing = false
		if p.find.field.Empty() {
			p.find.close()
			return nil, true
		}
		if was {
			return p.step(env, 0), true
		}
		return p.step(env, 1), true
	case page.NextStory:
		return p.step(env, 1), true
	case page.PrevStory:
		return p.step(env, -1), true
	case page.Close:
		p.find.close()
		return nil, true
	}
	return nil, false
}
