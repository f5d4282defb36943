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
	if p.front.Lead == nil {
		return nil
	}
	var out []surface.Line
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
	switch {
	case c.head != "":
		out = append(out, env.Line(c.width, surface.Run{Text: "  "}, headline.Section(c.head)))
	case c.label != "":
		out = append(out, env.Line(c.width, surface.Run{Text: "  "}, surface.Run{Text: text.Line(c.label), Style: theme.Style{Fore: theme.Muted, Attr: theme.Bold}}))
	}
	for i, s := range c.stories {
		if i > 0 && manners[c.kind].air {
			out = append(out, surface.Blank(c.width))
		}
		lines := p.story(env, c, s, len(p.items) == p.cursor)
		p.items = append(p.items, item{geometry.Rect{X: x, Y: y + len(out), Width: c.width, Height: len(lines)}, s})
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

// story sets one story in the manner of its column.
func (p *Page) story(env *page.Env, c column, s *news.Story, selected bool) []surface.Line {
	m := manners[c.kind]
	t := setter{env: env, width: c.width, mark: surface.Run{Text: "  "}, selected: selected}
	if selected {
		t.mark = surface.Run{Text: text.Join("", env.Glyphs.Bar, " "), Style: theme.Style{Fore: headline.Accent(s)}}
	}
	if m.kicker && s.Kicker != "" {
		t.add(headline.Kicker(s))
	}
	inner := max(1, min(c.width-3, widest))
	if m.dot && c.width >= briefInOneLine {
		t.brief(s, m)
		return t.out
	}
	t.title(s, m, inner)
	for _, r := range headline.Standfirst(env, s, inner, p.deck(env, m)) {
		t.add(headline.Aligned(env, inner, r)...)
	}
	t.add(t.indented(m, headline.Meta(env, s, m.facts))...)
	return t.out
}

// deck is how many lines of standfirst there is height for.
func (p *Page) deck(env *page.Env, m manner) int {
	if env.Frame.Shape == geometry.Slim {
		return 0
	}
	return min(m.standfirst, env.Area.Height/6)
}

func (t *setter) title(s *news.Story, m manner, inner int) {
	if m.dot {
		inner -= 2
	}
	for i, row := range t.env.Measure.Balance(headline.Title(s), inner, m.title) {
		runs := headline.Aligned(t.env, inner, surface.Run{Text: row, Style: headline.Style(s)})
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
	st := headline.Style(s)
	runs := []surface.Run{
		{Text: text.Join("", t.env.Glyphs.Dot, " "), Style: theme.Style{Fore: headline.Accent(s), Attr: theme.Bold}},
		{Text: headline.Title(s), Style: st},
	}
	right := append([]surface.Run{{Text: "  "}}, headline.Meta(t.env, s, m.facts)...)
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
