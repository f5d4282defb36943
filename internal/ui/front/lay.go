package front

import (
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// item is a story where it was set, in cells from the top of the whole page.
type item struct {
	geometry.Rect
	cell
	picture geometry.Rect // of the lead: the cells of its picture
}

// contains says whether a click on a cell means the story.
func (it *item) contains(x, y int) bool { return it.Contains(x, y) || it.picture.Contains(x, y) }

// roomy is the height of a page from which it begins level with the head of the rail, and the lead gets air between
// headline and standfirst.
const roomy = 28

// generosity is how many lines of standfirst every story has on a page that would be shorter than the screen.
var generosity = [...]int{2, 4}

// lay sets the whole page and remembers where each story stands. No story is set as the one under the cursor: that one is
// laid over. Of a short page every story says as much of itself as the screen has room for.
func (p *Page) lay(env *page.Env) []surface.Line {
	p.generous, p.known = 0, map[cell][]surface.Line{}
	defer func() { p.known = nil }()
	out := p.compose(env)
	if env.Frame.Shape < geometry.Page {
		return out
	}
	for _, lines := range generosity {
		if len(out) >= env.Area.Height {
			break
		}
		before := p.generous
		p.generous = lines
		more := p.compose(env)
		if len(more) > env.Area.Height {
			p.generous = before
			return p.compose(env)
		}
		out = more
	}
	return out
}

// compose sets the page once.
func (p *Page) compose(env *page.Env) []surface.Line {
	p.items = p.items[:0]
	if p.front.Lead == nil {
		return nil
	}
	var out []surface.Line
	if env.Area.Height >= roomy && env.Frame.Shape >= geometry.Spread {
		out = append(out, surface.Blank(env.Area.Width)) // level with the head of the rail
	}
	for i, b := range p.bands(env) {
		if i > 0 {
			rule := env.Rule(max(0, env.Area.Width-4), env.Glyphs.Rule, theme.Style{Fore: theme.Rule})
			out = append(out, surface.Beside(surface.Blank(min(2, env.Area.Width)), rule, surface.Blank(min(2, env.Area.Width-2))))
		}
		out = append(out, p.strip(env, b, len(out))...)
	}
	return out
}

// strip sets the columns of a band side by side, beginning at line y.
func (p *Page) strip(env *page.Env, b band, y int) []surface.Line {
	stacks := make([]stack, len(b.columns))
	x := 0
	for i, c := range b.columns {
		stacks[i] = stack{page: p, env: env, x: x, y: y, width: c.width}
		x += c.width + gutter
	}
	if b.level {
		p.level(stacks, b)
	} else {
		p.flush(stacks, b)
	}
	height := 0
	for i := range stacks {
		height = max(height, len(stacks[i].lines))
	}
	var parts [][]surface.Line
	for i, c := range b.columns {
		if i > 0 {
			parts = append(parts, surface.Fit(nil, gutter, height))
		}
		parts = append(parts, surface.Fit(stacks[i].lines, c.width, height))
	}
	if rest := env.Area.Width - x + gutter; rest > 0 { // cells that do not divide
		parts = append(parts, surface.Fit(nil, rest, height))
	}
	return surface.Columns(parts...)
}

// level sets columns of one part each so that their stories begin on the same lines. What has room left over, since it is
// shorter than its neighbour or has none below it, says more of itself.
func (p *Page) level(stacks []stack, b band) {
	cells := make([][]cell, len(b.columns))
	named := false
	var heights []int
	for i, c := range b.columns {
		named = named || c.parts[0].head != "" || c.parts[0].label != ""
		if len(c.parts) > 1 {
			continue
		}
		cells[i] = p.cells(stacks[i].env, c.parts[0], c.width)
		for r, c := range cells[i] {
			if r == len(heights) {
				heights = append(heights, 0)
			}
			heights[r] = max(heights[r], stacks[i].height(c))
		}
	}
	for i := range stacks {
		if len(b.columns[i].parts) > 1 {
			continue
		}
		if named {
			stacks[i].name(b.columns[i].parts[0])
		}
		for r, c := range cells[i] {
			room := heights[r]
			for _, below := range heights[r+1:] {
				if r == len(cells[i])-1 {
					room += 1 + below
				}
			}
			stacks[i].gap(r > 0)
			stacks[i].put(stacks[i].stretched(c, room), room)
		}
	}
	p.fill(stacks, b)
}

// fill sets the columns of several parts, which are no higher than the others.
func (p *Page) fill(stacks []stack, b band) {
	height := 0
	for i := range stacks {
		height = max(height, len(stacks[i].lines))
	}
	for i, c := range b.columns {
		if len(c.parts) > 1 {
			cells := p.cellsOf(stacks[i].env, c)
			stacks[i].spread(cells, height-p.blind(stacks[i].env, c))
			stacks[i].parts(c.parts, cells)
		}
	}
}

// flush sets columns so that they end on about the same line: those that are shorter say more of their stories.
func (p *Page) flush(stacks []stack, b band) {
	heights, tallest := make([]int, len(stacks)), 0
	for i, c := range b.columns {
		heights[i] = p.blind(stacks[i].env, c)
		tallest = max(tallest, heights[i])
	}
	for i, c := range b.columns {
		cells := p.cellsOf(stacks[i].env, c)
		stacks[i].spread(cells, tallest-heights[i])
		stacks[i].parts(c.parts, cells)
	}
}

// asides is how many further stories of its section stand below the lead: some, and as many as end with what stands beside.
// A few that would be left over stand there too.
func (p *Page) asides(env *page.Env, l *layout) int {
	most := len(p.front.More.Stories)
	least := min(asides, most)
	if most-least < fewest {
		least = most
	}
	if l.alone {
		return least
	}
	others, trial := *l, *l
	tallest := p.blind(env, trial.opening(least).columns[0])
	for _, c := range others.beside() {
		tallest = max(tallest, p.blind(env, c))
	}
	for n := most; n > least; n-- {
		trial := *l
		if left := most - n; left > 0 && left < fewest {
			continue
		}
		if p.blind(env, trial.opening(n).columns[0]) <= tallest {
			return n
		}
	}
	return least
}

// blind is how many lines a column takes.
func (p *Page) blind(env *page.Env, c column) int {
	s := stack{page: p, env: env, width: c.width, blind: true}
	s.parts(c.parts, p.cellsOf(env, c))
	return len(s.lines)
}

func (p *Page) cellsOf(env *page.Env, c column) [][]cell {
	cells := make([][]cell, len(c.parts))
	for i, t := range c.parts {
		cells[i] = p.cells(env, t, c.width)
	}
	return cells
}

// stack is a column being set, from the top.
type stack struct {
	page        *Page
	env         *page.Env
	x, y, width int
	lines       []surface.Line
	blind       bool // it is measured only: no story stands in it
}

// name sets the name of a part; a blank line for one without, which keeps it level with its neighbours.
func (s *stack) name(t part) {
	run := surface.Run{}
	switch {
	case t.head != "":
		run = headline.Section(t.head)
	case t.label != "":
		run = surface.Run{Text: text.Line(t.label), Style: theme.Style{Fore: theme.Muted, Attr: theme.Bold}}
	}
	s.lines = append(s.lines, s.env.Line(s.width, surface.Run{Text: "  "}, run))
}

func (s *stack) gap(wanted bool) {
	if wanted {
		s.lines = append(s.lines, surface.Blank(s.width))
	}
}

// parts sets the parts of a column below each other. What stands below the lead stands beside its picture.
func (s *stack) parts(parts []part, cells [][]cell) {
	if len(parts) > 0 && parts[0].kind == lead {
		var below []cell
		if len(parts) > 1 {
			below = cells[1]
		}
		s.lead(cells[0][0], below)
		return
	}
	for i, t := range parts {
		s.gap(i > 0)
		if t.head != "" || t.label != "" {
			s.name(t)
		}
		for j, c := range cells[i] {
			s.gap(j > 0 && c.air)
			s.put(c, 0)
		}
	}
}

// set sets a story, once for all the columns in which it is tried.
func (s *stack) set(c cell) []surface.Line {
	lines, ok := s.page.known[c]
	if !ok {
		lines = s.page.set(s.env, c, false)
		s.page.known[c] = lines
	}
	return lines
}

// height is how many lines a story takes.
func (s *stack) height(c cell) int { return len(s.set(c)) }

// mostStretched is how many lines of standfirst a story has at the most, to fill what would be empty.
const mostStretched = 7

// stretched is a story that says more of itself, as far as it knows more, to fill so many lines.
func (s *stack) stretched(c cell, room int) cell {
	free := room - s.height(c)
	if free <= 0 || s.env.Frame.Shape == geometry.Slim {
		return c
	}
	c.standfirst = min(mostStretched, len(s.page.deck(s.env, c))+free)
	return c
}

// loosen parts the rows of each list of briefs by blank lines, as far as there are so many, and returns those left.
func loosen(cells [][]cell, free int) int {
	for _, list := range cells {
		if len(list) < 2 || !list[0].dot || free < len(list)-1 {
			continue
		}
		for i := range list {
			list[i].air = true
		}
		free -= len(list) - 1
	}
	return free
}

// spread gives a column so many lines more: as air between its briefs, then to its stories, one after the other, to say
// more of themselves.
func (s *stack) spread(cells [][]cell, free int) {
	free = loosen(cells, free)
	for given := true; free > 0 && given; {
		given = false
		for i := range cells {
			for j := range cells[i] {
				c := cells[i][j]
				if c.dot || free == 0 {
					continue
				}
				before := s.height(c)
				if c = s.stretched(c, before+1); s.height(c) == before+1 {
					cells[i][j], given = c, true
					free--
				}
			}
		}
	}
}

// put sets a story, and leaves at least so many lines to it.
func (s *stack) put(c cell, room int) {
	lines := s.set(c)
	s.place(c, lines)
	for range room - len(lines) {
		s.gap(true)
	}
}

// place adds the lines of a story.
func (s *stack) place(c cell, lines []surface.Line) {
	if !s.blind {
		at := geometry.Rect{X: s.x, Y: s.y + len(s.lines), Width: c.width, Height: len(lines)}
		s.page.items = append(s.page.items, item{Rect: at, cell: c})
	}
	s.lines = append(s.lines, lines...)
}
