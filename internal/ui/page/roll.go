package page

import "reader/internal/ui/surface"

// Rolled is a page of rows, as a Roll sees it.
type Rolled interface {
	// Size is how many rows there are.
	Size() int
	// Row draws a row, in lines of that width.
	Row(env *Env, i, width int) []surface.Line
	// Head draws what stands over a row and belongs to none, such as the name of a new day. The row on top of the screen
	// is the first.
	Head(env *Env, i, width int, first bool) []surface.Line
	// Moved is called when the cursor has gone to another row.
	Moved(*Env) []Action
	// Chosen is called when the row under the cursor is chosen: by enter, or by a click on it.
	Chosen(*Env) []Action
}

// Roll is a list of rows of any height with a cursor, unrolled as far as the screen reaches: only what is seen is drawn, so
// that its length costs nothing. A page embeds it, and is a Clicker and a Wheeler by that.
type Roll struct {
	At    int   // the row under the cursor
	Cache Cache // of the page's lines; dropped when the cursor moves

	of    Rolled
	top   int   // the first row on the screen
	last  int   // the last one that is seen whole
	above int   // lines of the page over the rows
	shown []int // the row on each line; none for those that belong to no row
}

const none = -1

// NewRoll is the roll of a page that embeds it.
func NewRoll(of Rolled) Roll { return Roll{of: of} }

// Rewind goes back to the first row: other rows are in the place of those shown.
func (r *Roll) Rewind() {
	r.At, r.top = 0, 0
	r.Cache.Drop()
}

// Unroll draws the rows below so many lines of the page, so that the one under the cursor is seen whole, in exactly height
// lines. Between two rows stand gap blank ones.
func (r *Roll) Unroll(env *Env, above, width, height, gap int) []surface.Line {
	r.above, r.shown = above, r.shown[:0]
	n := r.of.Size()
	if n == 0 {
		return blanks(width, height)
	}
	r.At = max(0, min(r.At, n-1))
	r.top = r.reach(env, width, height, gap, min(r.top, r.At), r.At)
	if n-r.top <= height { // the end may have come into sight
		r.top = min(r.top, r.reach(env, width, height, gap, 0, n-1))
	}
	lines := make([]surface.Line, 0, height)
	r.last = r.top
	for i := r.top; i < n; i++ {
		head := r.of.Head(env, i, width, i == r.top)
		if i > r.top {
			head = append(blanks(width, gap), head...)
		}
		if len(lines)+len(head) >= height { // of this row nothing would be seen
			break
		}
		row := r.of.Row(env, i, width)
		lines = append(append(lines, head...), row...)
		r.note(none, len(head))
		r.note(i, len(row))
		if len(lines) <= height {
			r.last = i
		}
	}
	return surface.Fit(lines, width, height)
}

// reach is the first row from which all is seen down to another, but no row before a given one.
func (r *Roll) reach(env *Env, width, height, gap, from, to int) int {
	used := 0
	for i := to; i >= from; i-- {
		row := len(r.of.Row(env, i, width))
		if i < to && used+row+len(r.of.Head(env, i, width, true)) > height {
			return i + 1
		}
		if i > from {
			used += row + len(r.of.Head(env, i, width, false)) + gap
		}
	}
	return from
}

func (r *Roll) note(row, lines int) {
	for range lines {
		r.shown = append(r.shown, row)
	}
}

func blanks(width, n int) []surface.Line {
	out := make([]surface.Line, n)
	for i := range out {
		out[i] = surface.Blank(width)
	}
	return out
}

// Blank forgets what was drawn: there is a sentence in the place of rows.
func (r *Roll) Blank() { r.shown = r.shown[:0] }

// Steer does the commands that move the cursor, and opens. It reports false for others.
func (r *Roll) Steer(env *Env, c Command) ([]Action, bool) {
	page := r.last - r.top + 1
	switch c {
	case Down, NextStory:
		return r.Move(env, 1), true
	case Up, PrevStory:
		return r.Move(env, -1), true
	case Top:
		return r.Move(env, -r.At), true
	case Bottom:
		return r.Move(env, r.of.Size()), true
	case PageDown:
		return r.leaf(env, r.last+1, page), true
	case PageUp:
		return r.leaf(env, r.top-page, page), true
	case HalfDown:
		return r.Move(env, max(page/2, 1)), true
	case HalfUp:
		return r.Move(env, -max(page/2, 1)), true
	case Open:
		if r.of.Size() == 0 {
			return nil, false
		}
		return r.of.Chosen(env), true
	}
	return nil, false
}

// leaf puts a row on top of the screen, and the cursor on it; the last row is not turned over.
func (r *Roll) leaf(env *Env, to, page int) []Action {
	to = max(to, 0)
	if to < r.of.Size() {
		r.top, r.last = to, to+page-1
	}
	return r.Move(env, to-r.At)
}

// Move moves the cursor by so many rows, as far as there are any.
func (r *Roll) Move(env *Env, by int) []Action {
	to := max(0, min(r.At+by, r.of.Size()-1))
	if to == r.At {
		return nil
	}
	r.At = to
	r.Cache.Drop()
	return r.of.Moved(env)
}

// Near reports whether the cursor is so near the end that the next piece of the list should be asked for.
func (r *Roll) Near(ahead int) bool { return r.At >= r.of.Size()-ahead }

// Click implements Clicker: once to put the cursor on a row, again to choose it.
func (r *Roll) Click(env *Env, _, y int) []Action {
	i, ok := r.Pointed(y)
	switch {
	case !ok:
		return nil
	case i == r.At:
		return r.of.Chosen(env)
	}
	return r.Move(env, i-r.At)
}

// Pointed is the row on a line of the page; false where there is none.
func (r *Roll) Pointed(y int) (row int, ok bool) {
	y -= r.above
	if y < 0 || y >= len(r.shown) || r.shown[y] == none {
		return 0, false
	}
	return r.shown[y], true
}

// Wheel implements Wheeler: it moves the cursor by about as many lines as the wheel was turned, by one row at least.
func (r *Roll) Wheel(env *Env, lines int) []Action {
	by := lines * (r.last - r.top + 1) / max(len(r.shown), 1)
	if by == 0 {
		by = max(-1, min(lines, 1))
	}
	return r.Move(env, by)
}

// Scroll shows what stands some rows above or below, and takes the cursor along.
func (r *Roll) Scroll(rows int) {
	page := r.last - r.top
	r.top = max(0, min(r.top+rows, r.of.Size()-1)) // at the end, Unroll fills the screen
	r.At = max(r.top, min(r.At, r.top+page))
	r.Cache.Drop()
}
