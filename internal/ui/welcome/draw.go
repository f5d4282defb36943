package welcome

import (
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// The page's column of text, and where the field begins in it.
const (
	column  = 68
	fieldAt = 4
)

var (
	muted = theme.Style{Fore: theme.Muted}
	bold  = theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
	title = theme.Style{Fore: theme.Muted, Attr: theme.Bold}
)

// The heights from which there is a greeting, and room around it.
const (
	greetFrom = 8
	roomyFrom = 18
)

// lying stands over the files that can be imported.
const lying text.Safe = "FOUND ON THIS MACHINE"

// View implements page.Page.
func (p *Page) View(env *page.Env) []surface.Line {
	return p.cache.Lines(env, func() []surface.Line { return p.draw(env) })
}

// width is that of the column.
func width(env *page.Env) int { return min(max(env.Area.Width-2, 1), column) }

// draw sets a greeting, the field, what else there is to begin with, and a sentence on what is going on.
func (p *Page) draw(env *page.Env) []surface.Line {
	c := newColumn(env, width(env))
	roomy := env.Area.Height >= roomyFrom
	p.rowAt = p.rowAt[:0]
	for range max((env.Area.Height-roomyFrom)/4, 0) {
		c.space()
	}
	if env.Area.Height >= greetFrom {
		c.add(surface.Run{Text: "Welcome. What would you like to read?", Style: bold})
		c.space()
	}
	p.drawField(c)
	p.drawState(c)
	if len(p.offers) > 0 {
		c.heading(lying, roomy)
	}
	for i, o := range p.offers {
		p.row(c, i+1, text.Format("Import %s", feeds(o.Feeds)), whence(o))
	}
	c.heading("OR LOOK AROUND", roomy)
	p.row(c, p.sample(), "Open the sample paper", "invented, and readable without a network")
	return c.centred(env)
}

func feeds(n int) text.Safe {
	if n == 1 {
		return "one feed"
	}
	return text.Format("%d feeds", n)
}

// whence says which file it is.
func whence(o news.Importable) text.Safe {
	if text.Line(o.Kind) == "" {
		return text.Line(o.File)
	}
	return text.Format("%s, %s", o.Kind, o.File)
}

// drawField draws the field under its name.
func (p *Page) drawField(c *columnOf) {
	style, bar := p.mark(c, 0)
	p.rowAt = append(p.rowAt, len(c.lines))
	c.add(bar, surface.Run{Text: "The address of a news site, or of a feed", Style: style})
	line, _ := p.address.Draw(c.env.Pen, max(c.width-fieldAt, 1), "such as example.org")
	sign := surface.Run{Text: text.Join("", c.env.Glyphs.Forward, " "), Style: muted}
	c.lines = append(c.lines, surface.Beside(c.env.Line(min(fieldAt, c.width), bar, sign), line))
}

// drawState says what is going on, else what comes of an address.
func (p *Page) drawState(c *columnOf) {
	said, style := text.Safe("Its sections are found by themselves. A file of subscriptions can be given too: its path, or dropped here."), muted
	switch {
	case p.busy != "":
		said, style = c.env.Glyphs.Own(p.busy), theme.Style{}
	case p.trouble != "":
		said, style = p.trouble, theme.Style{Fore: theme.Warn}
	}
	for _, l := range c.env.Measure.Wrap(said, max(c.width-2, 1)) {
		c.add(surface.Run{Text: "  "}, surface.Run{Text: l, Style: style})
	}
}

// row draws something to choose, and what it is.
func (p *Page) row(c *columnOf, i int, name, what text.Safe) {
	style, bar := p.mark(c, i)
	p.rowAt = append(p.rowAt, len(c.lines))
	left := []surface.Run{bar, {Text: name, Style: style}}
	right := surface.Run{Text: c.env.Measure.Truncate(what, max(c.width-c.env.Wide(left...)-2, 0), c.env.Glyphs.More), Style: muted}
	c.lines = append(c.lines, c.env.Ends(c.width, theme.Style{}, left, []surface.Run{right}))
}

// mark is how a row looks under the cursor, and elsewhere.
func (p *Page) mark(c *columnOf, i int) (theme.Style, surface.Run) {
	if p.at != i {
		return theme.Style{}, surface.Run{Text: "  "}
	}
	return bold, surface.Run{Text: text.Join("", c.env.Glyphs.Bar, " "), Style: theme.Style{Fore: theme.Accent}}
}

// Cursor implements page.Cursored.
func (p *Page) Cursor(env *page.Env) (x, y int, ok bool) {
	p.View(env) // knows where the rows are
	w := width(env)
	x = max(env.Area.Width-w, 0) / 2
	if p.at > 0 {
		return x, p.rowAt[p.at], false
	}
	_, at := p.address.Draw(env.Pen, max(w-fieldAt, 1), "")
	return x + fieldAt + at, p.rowAt[0] + 1, env.Active && p.typing()
}

// Footer implements page.Footer.
func (p *Page) Footer(*page.Env) ([]page.Hint, []surface.Run) {
	enter := text.Safe("import")
	switch p.at {
	case 0:
		enter = "look"
	case p.sample():
		enter = "open"
	}
	return []page.Hint{{Command: page.Open, Word: enter}, {Command: page.NextPane, Word: "more ways"}}, nil
}
