package feeds

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// finder narrows the table to the feeds that are called so. The zero finder is closed.
type finder struct {
	field  field.Field
	typing bool // the field has the keyboard
	on     bool // the table is narrowed
}

// among are the feeds whose title, section or address has what was typed; all while that is nothing.
func (f *finder) among(all []news.Health) []int {
	found := make([]int, 0, len(all))
	want := text.Fold(strings.TrimSpace(f.field.String()))
	for i := range all {
		h := &all[i]
		if want == "" || strings.Contains(text.Fold(h.Feed.Title+"\n"+place(h.Path)+"\n"+news.Shared(h.Feed.URL)), want) {
			found = append(found, i)
		}
	}
	return found
}

// Type implements page.Typer.
func (p *Page) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	if !p.find.typing || !p.find.field.Type(msg) {
		return nil, false
	}
	return p.narrow(), true
}

// narrow sets the table anew with what is found, the cursor on the feed it was on where that is among it.
func (p *Page) narrow() []page.Action {
	under, had := p.chosen()
	p.arrange(under, had)
	return p.feel()
}

// doFind: enter ends typing and keeps to what was found, esc shows all feeds again, with the cursor where it is.
func (p *Page) doFind(c page.Command) ([]page.Action, bool) {
	p.cache.Drop()
	switch {
	case c == page.Find && len(p.all) > 0:
		p.find.typing, p.find.on = true, true
		return nil, true
	case c == page.Open && p.find.typing:
		p.find.typing, p.find.on = false, !p.find.field.Empty()
		return nil, true
	case c == page.Close && p.find.on:
		p.find = finder{}
		return p.narrow(), true
	default:
		return nil, false
	}
}

// findLead stands before the field.
const findLead = "  find: "

// countCells are for "1000 of 1000", a gap before and the margin behind it.
const countCells = 15

// findHead is the field, and how many feeds it finds.
func (p *Page) findHead(env *page.Env, width int) surface.Line {
	lead := env.Row(min(len(findLead), width), theme.Style{}, surface.Run{Text: findLead, Style: muted})
	room := findRoom(width)
	line, _ := p.find.field.Draw(env.Pen, room, "a part of a title, section or address")
	count := env.Measure.PadLeft(text.Format("%d of %d", p.rows(), len(p.all)), countCells-marginCells)
	return surface.Beside(lead, line, env.Row(width-lead.Width()-room, theme.Style{}, surface.Run{Text: count, Style: muted}))
}

// findRoom is how wide the field is.
func findRoom(width int) int { return max(width-len(findLead)-countCells, 0) }

// Cursor implements page.Cursored: the field of finding.
func (p *Page) Cursor(env *page.Env) (x, y int, ok bool) {
	if !p.find.typing {
		return 0, 0, false
	}
	_, at := p.find.field.Draw(env.Pen, findRoom(env.Frame.Rows.Width), "")
	return len(findLead) + at, 0, env.Active
}
