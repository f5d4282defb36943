package article

import (
	"slices"
	"strings"

	"reader/internal/ui/page"
)

// A page is turned as in a book. Its last line is the first of the next, so that the eye finds its place, unless the page
// ends where a paragraph ends. What would stand alone at the bottom waits for the next page: the first line of a
// paragraph, a heading without its text. A picture that the bottom cuts begins the next page, to be seen whole.

// turned are the pages behind that were turned one by one: back goes the same way.
type turned []int

// turnPage shows the next page.
func (p *Page) turnPage(env *page.Env) []page.Action {
	from, height := p.top, p.visible(env)
	if from >= p.lastTop(env) {
		return nil
	}
	behind := slices.Concat(p.turned, turned{from})
	actions := p.scrollTo(env, p.sheet.next(from, height, p.short))
	p.turned, p.short = behind, p.sheet.stranded(p.top, height)
	return actions
}

// turnBack shows the page before: the one that was turned, else one from which the next begins no later than this.
func (p *Page) turnBack(env *page.Env) []page.Action {
	s, at, height := p.sheet, p.top, p.visible(env)
	to, behind := max(0, at-height), p.turned
	if n := len(behind); n > 0 {
		to, behind = behind[n-1], behind[:n-1]
	} else {
		for to < at-1 && s.next(to, height, s.stranded(to, height)) < at {
			to++
		}
	}
	actions := p.scrollTo(env, to)
	p.turned, p.short = behind, s.stranded(p.top, height)
	return actions
}

// next is the row with which the page begins that follows a page of a height, of which the last rows wait.
func (s *sheet) next(top, height, waiting int) int {
	end := top + max(height-waiting, 1)
	if end >= len(s.rows) {
		return top
	}
	last := end - 1
	if first := s.pictureFrom(last); first > top && s.rows[end].picture == s.rows[last].picture {
		return first
	}
	if !s.rows[last].blank() {
		return max(last, top+1)
	}
	for end < len(s.rows)-1 && s.rows[end].blank() {
		end++
	}
	return end
}

// pictureFrom is the first row of the picture in a row; -1 when there is none.
func (s *sheet) pictureFrom(row int) int {
	r := &s.rows[row]
	if r.picture == 0 {
		return -1
	}
	return row - r.part
}

// stranded is how many rows at the bottom of a page wait for the next one; never more than half of the page.
func (s *sheet) stranded(top, height int) int {
	end := top + height
	if end >= len(s.rows) {
		return 0
	}
	last := end
	for {
		first := s.alone(last-1, last)
		if first == last || end-first > height/2 {
			return end - last
		}
		last = first
	}
}

// alone is the first of the rows that would stand alone at the bottom of a page that ends with a row; the end when none
// would.
func (s *sheet) alone(row, end int) int {
	for row > 0 && s.rows[row].blank() {
		row--
	}
	r := &s.rows[row]
	switch {
	case r.heads:
		for row > 0 && s.rows[row-1].heads {
			row--
		}
		return row
	case row == end-1 && row > 0 && s.rows[row-1].blank() && !s.rows[end].blank() && r.picture == 0:
		return row
	}
	return end
}

// blank says that nothing is written in a row: it is empty, or only the bar of a quotation or a rule stands there.
func (r *row) blank() bool {
	if r.picture > 0 {
		return false
	}
	for i := range r.pieces {
		if pc := &r.pieces[i]; !pc.silent && strings.TrimSpace(string(pc.Text)) != "" {
			return false
		}
	}
	return true
}
