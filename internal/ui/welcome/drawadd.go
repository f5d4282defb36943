package welcome

import (
	"strings"

	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

const (
	addressAt = 3 // the line of the field
	addColumn = 96
)

// draw sets the field, what was found, and a sentence on what to do.
func (a *Adding) draw(env *page.Env) []surface.Line {
	c := newColumn(env, a.width(env))
	c.space()
	c.add(surface.Run{Text: "ADD A SITE OR FEED", Style: bold})
	c.space()
	line, _ := a.address.Draw(env.Pen, max(c.width-2, 1), "example.org, or the address of a feed")
	sign := surface.Run{Text: text.Join("", env.Glyphs.Forward, " "), Style: muted}
	if a.typing {
		sign.Style = theme.Style{Fore: theme.Accent, Attr: theme.Bold}
	}
	c.lines = append(c.lines, surface.Beside(env.Line(2, sign), line))
	c.lines = append(c.lines, env.Rule(c.width, env.Glyphs.Rule, theme.Style{Fore: theme.Rule}))
	a.drawState(c)
	if a.tree.under().file {
		c.heading(lying, env.Area.Height >= roomyFrom)
	}
	a.treeAt = len(c.lines)
	if len(a.tree.rows) > 0 {
		a.drawTree(c, max(env.Area.Height-len(c.lines), 0))
	}
	return c.centred(env)
}

func (a *Adding) width(env *page.Env) int { return min(max(env.Area.Width-4, 1), addColumn) }

// drawState says in one line what is going on; sentences of trouble may take more where there is no tree.
func (a *Adding) drawState(c *columnOf) {
	ticked, all := a.tree.count()
	switch {
	case a.busy != "":
		c.add(surface.Run{Text: c.env.Glyphs.Own(a.busy)})
	case a.trouble != "" && all == 0:
		c.space()
		c.words(a.trouble, theme.Style{Fore: theme.Warn})
	case a.trouble != "":
		c.add(surface.Run{Text: a.trouble, Style: theme.Style{Fore: theme.Warn}})
	case all > 0:
		c.lines = append(c.lines, c.env.Ends(c.width, theme.Style{},
			[]surface.Run{{Text: text.Line(a.found.Title), Style: bold}},
			[]surface.Run{{Text: text.Format(c.env.Keys.In("%d of %d ticked   space ticks   * all or none   {open} adds"), ticked, all), Style: muted}}))
	default:
		c.space()
		c.words("The sections of a newspaper are found from its address alone. A file of subscriptions can be given too: its path, or dropped here.", muted)
	}
}

// drawTree draws the rows that are seen.
func (a *Adding) drawTree(c *columnOf, room int) {
	a.top = max(0, min(max(a.top, a.tree.cursor-room+1), a.tree.cursor, len(a.tree.rows)-room))
	names := 0
	for i := range a.tree.rows {
		names = max(names, c.env.Wide(a.name(c, i, theme.Style{})...))
	}
	for i := a.top; i < len(a.tree.rows) && i < a.top+room; i++ {
		c.lines = append(c.lines, a.row(c, i, min(names+1, c.width/2)))
	}
}

// headlineFrom is the width from which the newest headline of a section stands beside its name.
const headlineFrom = 50

// row is a tick, a name in its column, and what stands there today.
func (a *Adding) row(c *columnOf, i, left int) surface.Line {
	fill := theme.Style{}
	if a.here(i) {
		fill.Back = theme.Selected
	}
	name := a.name(c, i, fill)
	newest := text.Line(a.tree.rows[i].section.Newest)
	if c.width < headlineFrom || newest == "" {
		return c.env.Row(c.width, fill, name...)
	}
	gap := surface.Run{Text: "  ", Style: fill}
	return surface.Beside(c.env.Row(left, fill, name...), c.env.Row(c.width-left, fill, gap, surface.Run{Text: newest, Style: muted.On(fill.Back)}))
}

// here says that the cursor is on a row.
func (a *Adding) here(i int) bool { return !a.typing && i == a.tree.cursor }

// name is the left part of a row.
func (a *Adding) name(c *columnOf, i int, fill theme.Style) []surface.Run {
	b, bar := &a.tree.rows[i], surface.Run{Text: "  "}
	if a.here(i) {
		bar = surface.Run{Text: text.Join("", c.env.Glyphs.Bar, " "), Style: theme.Style{Fore: theme.Accent, Back: fill.Back}}
	}
	return []surface.Run{
		bar, {Text: indent(b.depth), Style: fill}, a.tick(c, b, fill),
		{Text: nameOf(b), Style: titleStyle(b, a.here(i)).On(fill.Back)},
		{Text: note(b), Style: muted.On(fill.Back)},
	}
}

func indent(depth int) text.Safe { return text.Clean(strings.Repeat("  ", depth)) }

func (a *Adding) tick(c *columnOf, b *branch, fill theme.Style) surface.Run {
	switch {
	case b.leads != "":
		return surface.Run{Text: text.Join("", c.env.Glyphs.Forward, " "), Style: muted.On(fill.Back)}
	case b.ticked:
		return surface.Run{Text: text.Join("", c.env.Glyphs.Done, " "), Style: theme.Style{Fore: theme.OK, Back: fill.Back}}
	default:
		return surface.Run{Text: "  ", Style: fill}
	}
}

// nameOf is what a row is called.
func nameOf(b *branch) text.Safe {
	if name := text.Line(b.section.Title); name != "" {
		return name
	}
	return text.URL(b.section.URL)
}

// note says what is read of a section that has no feed. A label over others needs no word.
func note(b *branch) text.Safe {
	switch {
	case b.hollow():
		return " (no stories there)"
	case b.leads == "" && b.section.Feed == "" && b.section.URL != "" && !b.section.Bare:
		return " (read from its page)"
	default:
		return ""
	}
}

func titleStyle(b *branch, here bool) theme.Style {
	switch {
	case here:
		return bold
	case b.ticked && b.depth == 0:
		return theme.Style{Fore: theme.Section(b.section.Title)}
	case b.ticked || b.leads != "":
		return theme.Style{}
	default:
		return muted
	}
}

// Cursor implements page.Cursored.
func (a *Adding) Cursor(env *page.Env) (x, y int, ok bool) {
	width := a.width(env)
	x = max(env.Area.Width-width, 0) / 2
	if !a.typing {
		a.View(env) // knows where the tree is
		return x, a.treeAt + a.tree.cursor - a.top, env.Active && len(a.tree.rows) > 0
	}
	_, at := a.address.Draw(env.Pen, max(width-2, 1), "")
	return x + 2 + at, addressAt, env.Active && a.busy == ""
}
