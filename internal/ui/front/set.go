package front

import (
	"reader/internal/news"
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
	story *news.Story
}

// kind is how a story is set.
type kind uint8

const (
	lead kind = iota
	second
	plain
	brief
	longRead
)

// manner is what a kind of story is given.
type manner struct {
	kicker     bool
	title      int // lines at the most
	standfirst int
	facts      headline.Facts
	dot        bool // a point before the headline
	air        bool // a blank line behind
	rows       int  // at the least
}

var manners = [...]manner{
	lead:     {kicker: true, title: 3, standfirst: 4, facts: headline.Facts{Source: true, Age: true, Ago: true, Reading: true, Marks: true}},
	second:   {kicker: true, title: 3, standfirst: 0, facts: headline.Facts{Source: true, Age: true, Marks: true}, air: true},
	plain:    {title: 3, facts: headline.Facts{Source: true, Age: true, Reading: true, Marks: true}, air: true},
	brief:    {title: 2, facts: headline.Facts{Source: true, Age: true, Marks: true}, dot: true},
	longRead: {title: 2, facts: headline.Facts{Source: true, Reading: true, Marks: true}, air: true},
}

// widest is the measure of a headline and a standfirst: longer lines are hard to read.
const widest = 76

// lay sets the whole page and remembers where each story stands.
func (p *Page) lay(env *page.Env) []surface.Line {
	p.items = p.items[:0]
	if p.front.Lead == nil || env.Frame.Columns == 0 { // there is no screen yet
		return nil
	}
	var out []surface.Line
	if env.Area.Height >= roomy && env.Frame.Shape >= geometry.Spread {
		out = append(out, surface.Blank(env.Area.Width)) // level with the head of the rail
	}
	for i, b := range p.bands(env) {
		if i > 0 {
			out = append(out, surface.Beside(surface.Blank(2), env.Rule(env.Area.Width-4, env.Glyphs.Rule, theme.Style{Fore: theme.Rule}), surface.Blank(2)))
		}
		out = append(out, p.strip(env, b, len(out))...)
	}
	return out
}

// strip sets the columns of a band side by side, beginning at line y.
func (p *Page) strip(env *page.Env, b band, y int) []surface.Line {
	columns := make([][]surface.Line, len(b))
	x, height := 0, 0
	for i, c := range b {
		columns[i] = p.column(env, c, x, y)
		height = max(height, len(columns[i]))
		x += c.width + gutter
	}
	var parts [][]surface.Line
	for i, c := range b {
		if i > 0 {
			parts = append(parts, surface.Fit(nil, gutter, height))
		}
		parts = append(parts, surface.Fit(columns[i], c.width, height))
	}
	if rest := env.Area.Width - x + gutter; rest > 0 { // columns that a short row leaves empty
		parts = append(parts, surface.Fit(nil, rest, height))
	}
	return surface.Columns(parts...)
}

func (p *Page) column(env *page.Env, c column, x, y int) []surface.Line {
	var out []surface.Line
	for i, t := range c.parts {
		if i > 0 {
			out = append(out, surface.Blank(c.width))
		}
		out = append(out, p.part(env, t, c.width, x, y+len(out))...)
	}
	return out
}

func (p *Page) part(env *page.Env, t part, width, x, y int) []surface.Line {
	var out []surface.Line
	switch {
	case t.head != "":
		out = append(out, env.Line(width, surface.Run{Text: "  "}, headline.Section(t.head)))
	case t.label != "":
		out = append(out, env.Line(width, surface.Run{Text: "  "}, surface.Run{Text: text.Line(t.label), Style: theme.Style{Fore: theme.Muted, Attr: theme.Bold}}))
	}
	for i, s := range t.stories {
		if i > 0 && manners[t.kind].air {
			out = append(out, surface.Blank(width))
		}
		m := manners[t.kind]
		if t.head != "" && i == 0 && env.Frame.Shape == geometry.Desk {
			m.standfirst = 2 // the first of a section, where there is room
		}
		if m.facts = m.facts.Within(s, p.house, t.head); m.kicker {
			m.facts.Section = false
		}
		set := p.story
		if t.kind == lead {
			set = p.lead
		}
		lines := set(env, m, width, s, len(p.items) == p.cursor)
		p.items = append(p.items, item{geometry.Rect{X: x, Y: y + len(out), Width: width, Height: len(lines)}, s})
		out = append(out, lines...)
	}
	return out
}

// setter writes the lines of one story behind its cursor.
type setter struct {
	env      *page.Env
	width    int
	mark     surface.Run
	selected bool
	out      []surface.Line
}

func (t *setter) add(runs ...surface.Run) {
	fill := theme.Style{}
	if t.selected && t.env.Active {
		fill = fill.On(theme.Selected)
		for i := range runs {
			runs[i].Style = runs[i].Style.On(theme.Selected)
		}
	}
	mark := t.mark
	mark.Style.Back = fill.Back
	t.out = append(t.out, t.env.Row(t.width, fill, append([]surface.Run{mark}, runs...)...))
}

// roomy is the height of a page from which the lead gets air between headline and standfirst.
const roomy = 28

// story sets one story in a manner.
func (p *Page) story(env *page.Env, m manner, width int, s *news.Story, selected bool) []surface.Line {
	t := setter{env: env, width: width, mark: surface.Run{Text: "  "}, selected: selected}
	if selected {
		t.mark = surface.Run{Text: text.Join("", env.Glyphs.Bar, " "), Style: theme.Style{Fore: headline.Accent(s)}}
	}
	if m.kicker && s.Kicker != "" {
		t.add(headline.Kicker(s))
	}
	inner := max(1, min(width-3, widest))
	if m.dot && width >= briefInOneLine {
		t.brief(s, m)
		return t.out
	}
	t.title(s, m, inner)
	deck := headline.Standfirst(env, s, inner, p.deck(env, m))
	air := m.standfirst > 2 && len(deck) > 0 && env.Area.Height >= roomy
	if air {
		t.add()
	}
	for _, r := range deck {
		t.add(headline.Aligned(env, inner, r)...)
	}
	if air {
		t.add()
	}
	t.add(t.indented(m, headline.MetaIn(env, s, m.facts, t.inner(m, inner)))...)
	for len(t.out) < m.rows {
		t.add()
	}
	return t.out
}

// deck is how many lines of standfirst there is height for.
func (p *Page) deck(env *page.Env, m manner) int {
	if env.Frame.Shape == geometry.Slim {
		return 0
	}
	return min(m.standfirst, env.Area.Height/6)
}

// inner is the width left of a line behind its point.
func (t *setter) inner(m manner, width int) int {
	if m.dot {
		return width - 2
	}
	return width
}

func (t *setter) title(s *news.Story, m manner, inner int) {
	inner = t.inner(m, inner)
	for i, row := range t.env.Measure.Balance(headline.Title(s), inner, m.title) {
		runs := headline.Aligned(t.env, inner, surface.Run{Text: row, Style: headline.Style(t.env, s)})
		if m.dot && i == 0 {
			runs = append([]surface.Run{{Text: text.Join("", t.env.Glyphs.Dot, " "), Style: theme.Style{Fore: headline.Accent(s), Attr: theme.Bold}}}, runs...)
		} else {
			runs = t.indented(m, runs)
		}
		t.add(runs...)
	}
}

// indented hangs the lines below a point.
func (t *setter) indented(m manner, runs []surface.Run) []surface.Run {
	if !m.dot {
		return runs
	}
	return append([]surface.Run{{Text: "  "}}, runs...)
}

// briefInOneLine is the width from which a brief has its source and age at the right of its headline.
const briefInOneLine = 56

func (t *setter) brief(s *news.Story, m manner) {
	st := headline.Style(t.env, s)
	runs := []surface.Run{
		{Text: text.Join("", t.env.Glyphs.Dot, " "), Style: theme.Style{Fore: headline.Accent(s), Attr: theme.Bold}},
		{Text: headline.Title(s), Style: st},
	}
	facts := m.facts
	facts.Terse = true // the headline needs the room
	right := append([]surface.Run{{Text: "  "}}, headline.MetaIn(t.env, s, facts, t.width/2)...)
	right = append(right, surface.Run{Text: "  "})
	fill, mark := theme.Style{}, t.mark
	if t.selected && t.env.Active {
		fill = fill.On(theme.Selected)
		mark.Style.Back = theme.Selected
		for _, part := range [][]surface.Run{runs, right} {
			for i := range part {
				part[i].Style = part[i].Style.On(theme.Selected)
			}
		}
	}
	t.out = append(t.out, t.env.Ends(t.width, fill, append([]surface.Run{mark}, runs...), right))
}
