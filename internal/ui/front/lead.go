package front

import (
	"reader/internal/ui/geometry"
	"reader/internal/ui/surface"
)

// lead sets the story on top: its headline across the column and, where it has a picture, what else it says at the left of
// that, with further stories of its section below as far as there is room beside the picture. The rest stands below both.
func (s *stack) lead(c cell, below []cell) {
	pl := s.page.plate(s.env, s.width)
	if pl == (plate{}) {
		s.put(c, 0)
		s.gap(len(below) > 0)
		for i, a := range below {
			s.gap(i > 0 && a.air)
			s.put(a, 0)
		}
		return
	}
	c.narrow = s.width - pl.cols - 2*gutter
	lines := s.set(c)
	head := 0
	for head < len(lines) && lines[head].Width() == s.width {
		head++
	}
	picture := s.page.illustration(s.env, pl)
	first := len(s.page.items)
	s.place(c, lines)
	below = s.besides(below, c.narrow, head+len(picture)-len(lines))
	if !s.blind {
		s.page.items[first].picture = geometry.Rect{X: s.x + s.width - pl.cols - gutter, Y: s.y + head, Width: pl.cols, Height: pl.rows}
	}
	s.illustrate(head, c.narrow, picture)
	for i, a := range below {
		s.gap(i == 0 || a.air)
		s.put(a, 0)
	}
}

// besides sets further stories at the left of the picture, in so many lines, and returns those that have no room there.
// Where few have, each gets one line, unless that is too short to say much; where all have, they get air.
func (s *stack) besides(below []cell, width, room int) []cell {
	const telling = 44
	titles := manners[aside].title
	n, free := s.fitting(below, width, titles, room)
	for width >= telling && titles > 1 && n < min(asides, len(below)) {
		titles--
		n, free = s.fitting(below, width, titles, room)
	}
	airy := n == len(below) && free >= n-1
	for i, a := range below[:n] {
		if i == 0 || airy {
			s.lines = append(s.lines, surface.Blank(width))
		}
		a.width, a.title = width, titles
		s.place(a, s.set(a))
	}
	return below[n:]
}

// fitting is how many stories fit in so many lines, of which one is blank, and how many of these stay free.
func (s *stack) fitting(below []cell, width, titles, room int) (n, free int) {
	room--
	for i, a := range below {
		a.width, a.title = width, titles
		h := s.height(a)
		if h > room {
			return i, room
		}
		room -= h
	}
	return len(below), room
}

// illustrate puts the picture at the right of the lines from one on, which are too narrow by it and the gutters on both
// sides.
func (s *stack) illustrate(from, width int, picture []surface.Line) {
	for len(s.lines)-from < len(picture) {
		s.lines = append(s.lines, surface.Blank(width))
	}
	for i := range s.lines[from:] {
		side := surface.Blank(s.width - width - 2*gutter)
		if i < len(picture) {
			side = picture[i]
		}
		s.lines[from+i] = surface.Beside(s.lines[from+i], surface.Blank(gutter), side, surface.Blank(gutter))
	}
}
