package surface

import (
	"strings"

	"github.com/charmbracelet/x/ansi/kitty"

	"reader/internal/text"
	"reader/internal/ui/terminal"
)

// Seams remember where rows were cut for what is laid over them, since a screen is drawn for every message and seldom
// changes below. Frame begins each. The zero Seams remember nothing.
type Seams struct {
	version int
	layer   int      // of those under way
	layers  [][]seam // what is laid over the screen, one over the other; a seam a row
}

// seam is a row that something was laid over, its halves beside that, and what came of it.
type seam struct {
	below, over      Line
	x                int
	left, right, row Line
}

// Frame forgets everything when the version is another: then rows that look the same may be of other widths.
func (s *Seams) Frame(version int) {
	if s.version != version {
		s.layers = nil
	}
	s.version, s.layer = version, 0
}

// next is what is remembered of a layer, for a screen of so many rows.
func (s *Seams) next(rows int) []seam {
	if s.layer == len(s.layers) {
		s.layers = append(s.layers, nil)
	}
	if len(s.layers[s.layer]) != rows {
		s.layers[s.layer] = make([]seam, rows)
	}
	s.layer++
	return s.layers[s.layer-1]
}

// Splice lays lines over others with their top left corner at x, y; rows that would stick out are left as they are.
// The slice base is changed. It reads drawn lines again and is for overlays, not for every part of a frame.
func (s *Seams) Splice(p Pen, base, over []Line, x, y int) {
	seams := s.next(len(base))
	each(base, over, x, y, func(row int, o Line) { base[row] = seams[row].lay(p, base[row], o, x) })
}

// Splice is that of Seams for what is drawn once.
func (p Pen) Splice(base, over []Line, x, y int) {
	each(base, over, x, y, func(row int, o Line) {
		var once seam
		base[row] = once.lay(p, base[row], o, x)
	})
}

// each visits the rows that something is laid over without sticking out.
func each(base, over []Line, x, y int, visit func(row int, o Line)) {
	for i, o := range over {
		if row := y + i; row >= 0 && row < len(base) && x >= 0 && x+o.width <= base[row].width {
			visit(row, o)
		}
	}
}

// lay lays a line over a row, beginning at column x.
func (s *seam) lay(p Pen, row, over Line, x int) Line {
	cut := s.below == row && s.x == x && s.over.width == over.width
	if cut && s.over == over {
		return s.row
	}
	if !cut {
		s.below, s.x = row, x
		s.left, _ = p.split(row, x)
		_, s.right = p.split(row, x+over.width)
	}
	s.over, s.row = over, Beside(s.left, over, s.right)
	return s.row
}

// reset ends whatever style and link a cut leaves open.
const reset = "\x1b[m\x1b]8;;\x1b\\"

// split cuts a line in two at a column. A letter that the cut goes through becomes blanks on both sides.
func (p Pen) split(l Line, at int) (left, right Line) {
	var a, b strings.Builder
	col, open, link := 0, "", ""
	for rest := l.drawn; rest != ""; {
		seq, plain := next(rest)
		rest = rest[len(seq)+len(plain):]
		if seq != "" {
			remember(seq, &open, &link)
			side(&a, &b, col < at).WriteString(seq)
			continue
		}
		w := p.span(plain)
		if col >= at || col+w <= at {
			side(&a, &b, col < at).WriteString(plain)
			col += w
			continue
		}
		head, tail, lost := p.halve(plain, at-col)
		a.WriteString(head)
		writeSpaces(&a, at-col-p.span(head))
		b.WriteString(link + open)
		writeSpaces(&b, lost)
		b.WriteString(tail)
		col += w
	}
	a.WriteString(reset)
	b.WriteString(reset)
	return Line{a.String(), at}, Line{b.String(), l.width - at}
}

func side(left, right *strings.Builder, isLeft bool) *strings.Builder {
	if isLeft {
		return left
	}
	return right
}

// next takes an escape sequence of ours, or the text up to the next one, off a drawn line. What stands in for a cluster
// is text by itself.
func next(s string) (seq, plain string) {
	if size, cells := terminal.Leading(s); cells > 0 {
		return "", s[:size]
	}
	if s[0] != '\x1b' {
		if i := strings.IndexByte(s, '\x1b'); i > 0 {
			return "", s[:i]
		}
		return "", s
	}
	if strings.HasPrefix(s, "\x1b]") { // a link: ends with ST or, as x/ansi writes it, BEL
		if i := strings.IndexAny(s, "\x07\\"); i > 0 {
			return s[:i+1], ""
		}
		return s, ""
	}
	return s[:strings.IndexByte(s, 'm')+1], "" // a style
}

// remember keeps the style and the link that are open behind a sequence.
func remember(seq string, open, link *string) {
	switch {
	case seq == "\x1b[m":
		*open = ""
	case seq[1] == '[':
		*open = seq
	case strings.HasPrefix(seq, "\x1b]8;;"):
		*link = ""
	default:
		*link = seq
	}
}

// halve cuts text at a column; lost is how many cells behind it belong to a letter that the cut goes through.
func (p Pen) halve(s string, at int) (head, tail string, lost int) {
	if _, cells := terminal.Leading(s); cells > 0 {
		return "", "", cells - at
	}
	if strings.ContainsRune(s, placeholder) {
		return cutPlaces(s, at)
	}
	col, rest := 0, text.Clean(s)
	for rest != "" && col < at {
		letter, after := p.Measure.First(rest)
		w := p.span(string(letter))
		if col+w > at {
			return s[:len(s)-len(rest)], string(after), col + w - at
		}
		col, rest = col+w, after
	}
	return s[:len(s)-len(rest)], string(rest), 0
}

// placeholder stands for a cell of a picture in kitty's protocol. Its diacritics have no width.
const placeholder = kitty.Placeholder

// cutPlaces cuts a row of a picture's places.
func cutPlaces(s string, at int) (head, tail string, lost int) {
	for i, r := range s {
		if r == placeholder {
			if at == 0 {
				return s[:i], s[i:], 0
			}
			at--
		}
	}
	return s, "", 0
}

// span is the width of drawn text. What is drawn is clean already; stand-ins and placeholders are not text, and have
// their own widths.
func (p Pen) span(s string) int {
	if _, cells := terminal.Leading(s); cells > 0 {
		return cells
	}
	if n := strings.Count(s, string(placeholder)); n > 0 {
		return n
	}
	return p.Measure.Width(text.Clean(s))
}
