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

// kind is how a story is set.
type kind uint8

const (
	lead kind = iota
	aside
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
	bare       bool // facts stand beside the headline or nowhere
	dot        bool // a point before the headline
	air        bool // a blank line behind
}

var manners = [...]manner{
	lead:     {kicker: true, title: 3, standfirst: 4, facts: headline.Facts{Source: true, Age: true, Ago: true, Reading: true, Marks: true}},
	aside:    {title: 2, facts: headline.Facts{Source: true, Age: true, Marks: true}, bare: true, dot: true},
	second:   {kicker: true, title: 3, standfirst: 0, facts: headline.Facts{Source: true, Age: true, Marks: true}, air: true},
	plain:    {title: 3, facts: headline.Facts{Source: true, Age: true, Reading: true, Marks: true}, air: true},
	brief:    {title: 2, facts: headline.Facts{Source: true, Age: true, Marks: true}, dot: true},
	longRead: {title: 2, facts: headline.Facts{Source: true, Reading: true, Marks: true}, air: true},
}

// cell is a story with all that decides how it is set.
type cell struct {
	manner
	kind   kind
	story  *news.Story
	width  int
	narrow int // of what stands below the headline; 0: as wide as that
}

// cells are the stories of a part, before any of them is given more room.
func (p *Page) cells(env *page.Env, t part, width int) []cell {
	cells := make([]cell, len(t.stories))
	for i, s := range t.stories {
		m := manners[t.kind]
		if t.kind == plain && i == 0 && env.Frame.Shape == geometry.Desk {
			m.standfirst = 2 // the first of a section, where there is room
		}
		if env.Frame.Shape == geometry.Slim {
			m.standfirst = 0
		}
		if p.generous > 0 && !m.dot {
			m.standfirst = max(m.standfirst, p.generous)
		}
		m.standfirst = min(m.standfirst, env.Area.Height/6)
		if m.facts = m.facts.Within(s, p.house, t.head); m.kicker {
			m.facts.Section = false
		}
		m.kicker = m.kicker && (t.kind == lead || s.Kicker != p.house) // the lead's says it for a page of one
		cells[i] = cell{manner: m, kind: t.kind, story: s, width: width}
	}
	return cells
}

// widest is the measure of a headline and a standfirst: longer lines are hard to read.
const widest = 76

// setter writes the lines of one story behind its cursor.
type setter struct {
	env      *page.Env
	cell     cell
	width    int // of the line that is next
	mark     surface.Run
	fresh    bool // it did not stand on the edition before
	selected bool
	around   bool // a picture stands beside what is next
	out      []surface.Line
}

// set sets one story. A line of another story may follow at once.
func (p *Page) set(env *page.Env, c cell, selected bool) []surface.Line {
	t := setter{env: env, cell: c, width: c.width, mark: surface.Run{Text: "  "}, fresh: p.fresh[c.story.ID], selected: selected}
	if selected {
		t.mark = surface.Run{Text: text.Join("", env.Glyphs.Bar, " "), Style: theme.Style{Fore: headline.Accent(c.story)}}
	}
	if c.kicker && c.story.Kicker != "" {
		t.add(headline.Kicker(c.story))
	}
	if c.dot && c.width >= briefInOneLine {
		t.brief()
		return t.out
	}
	t.title()
	deck := p.deck(env, c)
	air := c.kind == lead && len(deck) > 0 && env.Area.Height >= roomy
	t.around = c.narrow > 0
	t.gap(air)
	if t.around {
		t.width = c.narrow
	}
	for _, r := range deck {
		t.add(headline.Aligned(env, t.inner(), r)...)
	}
	t.gap(air)
	if !c.bare {
		t.add(t.indented(headline.MetaIn(env, c.story, c.facts, t.inner()))...)
	}
	return t.out
}

// deck is what a story says of itself below its headline.
func (p *Page) deck(env *page.Env, c cell) []surface.Run {
	width := c.width
	if c.narrow > 0 {
		width = c.narrow
	}
	return headline.Standfirst(env, c.story, max(1, min(width-3, widest)), c.standfirst)
}

// add writes a line. The first one of a story that is new bears its sign, where the cursor's bar would be.
func (t *setter) add(runs ...surface.Run) {
	fill, mark := theme.Style{}, t.mark
	if t.fresh && len(t.out) == 0 {
		mark = surface.Run{Text: text.Join("", t.env.Glyphs.Unread, " "), Style: theme.Style{Fore: headline.Accent(t.cell.story)}}
	}
	if t.grounded() {
		fill = fill.On(theme.Selected)
		tint(runs)
	}
	mark.Style.Back = fill.Back
	t.out = append(t.out, t.env.Row(t.width, fill, append([]surface.Run{mark}, runs...)...))
}

// grounded says that the next line lies on the ground of the cursor. Around a picture none does: that ground would be no
// rectangle.
func (t *setter) grounded() bool {
	return t.selected && t.env.Active && !t.around
}

// tint lays the ground of the cursor under runs.
func tint(runs []surface.Run) {
	for i := range runs {
		runs[i].Style = runs[i].Style.On(theme.Selected)
	}
}

func (t *setter) gap(wanted bool) {
	if wanted {
		t.add()
	}
}

// inner is the width left of a line behind its point.
func (t *setter) inner() int {
	inner := min(t.width-3, widest)
	if t.cell.dot {
		inner -= 2
	}
	return max(1, inner)
}

func (t *setter) title() {
	s, inner := t.cell.story, t.inner()
	for i, row := range t.env.Measure.Balance(headline.Title(s), inner, t.cell.title) {
		runs := headline.Aligned(t.env, inner, surface.Run{Text: row, Style: headline.Style(t.env, s)})
		if t.cell.dot && i == 0 {
			runs = append([]surface.Run{t.point()}, runs...)
		} else {
			runs = t.indented(runs)
		}
		t.add(runs...)
	}
}

// point is the sign before a headline among briefs.
func (t *setter) point() surface.Run {
	return surface.Run{Text: text.Join("", t.env.Glyphs.Dot, " "), Style: theme.Style{Fore: headline.Accent(t.cell.story), Attr: theme.Bold}}
}

// indented hangs the lines below a point.
func (t *setter) indented(runs []surface.Run) []surface.Run {
	if !t.cell.dot {
		return runs
	}
	return append([]surface.Run{{Text: "  "}}, runs...)
}

// briefInOneLine is the width from which a brief has its source and age at the right of its headline.
const briefInOneLine = 56

func (t *setter) brief() {
	s := t.cell.story
	runs := []surface.Run{t.mark, t.point(), {Text: headline.Title(s), Style: headline.Style(t.env, s)}}
	if t.fresh {
		runs[0] = surface.Run{Text: text.Join("", t.env.Glyphs.Unread, " "), Style: theme.Style{Fore: headline.Accent(s)}}
	}
	facts := t.cell.facts
	facts.Terse = true // the headline needs the room
	meta := headline.MetaIn(t.env, s, facts, t.width/2)
	if t.env.Wide(runs...)+t.env.Wide(meta...)+4 > t.width {
		facts.Source = false
		meta = headline.MetaIn(t.env, s, facts, t.width/2)
	}
	right := append([]surface.Run{{Text: "  "}}, meta...)
	right = append(right, surface.Run{Text: "  "})
	fill := theme.Style{}
	if t.grounded() {
		fill = fill.On(theme.Selected)
		tint(runs)
		tint(right)
	}
	t.out = append(t.out, t.env.Ends(t.width, fill, runs, right))
}
