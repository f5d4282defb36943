package article

import (
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// prompt is the line that finding and hints lay over the last row of the page; false when there is none.
func (p *Page) prompt(env *page.Env) (surface.Line, bool) {
	switch {
	case p.hints != nil:
		return p.hintPrompt(env), true
	case p.marking != nil:
		return p.markPrompt(env), true
	case p.find.on:
		line, _ := p.findPrompt(env)
		return line, true
	default:
		return surface.Line{}, false
	}
}

// ground is what prompts stand on.
var ground = theme.Style{Back: theme.Selected}

// hintPrompt says what letters do, as far as there is room beside where the chosen link leads.
func (p *Page) hintPrompt(env *page.Env) surface.Line {
	var words text.Safe = "  a letter or a number; shift: the browser"
	switch h := p.hints; {
	case h.number != "":
		words = text.Format(env.Keys.In("  link %s   {open} follows"), h.number)
	case h.browser:
		words = "  a letter or a number, for the browser"
	}
	room := env.Area.Width - 2*gap
	if p.hints.number != "" {
		room -= env.Measure.Width(words) + gap // what was typed is seen
	}
	right := append(p.leads(env, p.hints.picked, room), surface.Run{Text: "  "})
	if env.Wide(right...)+env.Measure.Width(words)+gap > env.Area.Width {
		words = "" // where it leads is worth more than how to go there
	}
	for i := range right {
		right[i].Style = right[i].Style.On(theme.Selected)
	}
	return env.Ends(env.Area.Width, ground, []surface.Run{{Text: words, Style: muted.On(theme.Selected)}}, right)
}

// findLead stands before the field.
const findLead = "  find: "

// findPrompt is the field and how much was found; it tells the cell of the cursor.
func (p *Page) findPrompt(env *page.Env) (surface.Line, int) {
	right := []surface.Run{{Text: p.foundWords(env), Style: muted.On(theme.Selected)}, {Text: "  ", Style: ground}}
	lead := env.Row(len(findLead), ground, surface.Run{Text: findLead, Style: muted.On(theme.Selected)})
	room := max(env.Area.Width-lead.Width()-env.Wide(right...), 0)
	line, cursor := p.find.field.DrawOn(theme.Selected, env.Pen, room, "words in this article")
	tail := env.Row(env.Area.Width-lead.Width()-room, ground, right...)
	return surface.Beside(lead, line, tail), lead.Width() + cursor
}

func (p *Page) foundWords(env *page.Env) text.Safe {
	f := &p.find
	switch {
	case f.field.Empty():
		return env.Keys.In("{close} closes")
	case f.rows == nil:
		return ""
	case len(f.hits) == 0:
		return "not in this article"
	case f.typing:
		return text.Format("%d of %d", f.at+1, len(f.hits))
	default:
		return text.Format(env.Keys.In("%d of %d   {next-story} next   {previous-story} previous   {close} closes"), f.at+1, len(f.hits))
	}
}

// Cursor implements page.Cursored: the field of finding, and the end of a passage that moves.
func (p *Page) Cursor(env *page.Env) (x, y int, ok bool) {
	if m := p.marking; m != nil && p.sheet == m.sheet {
		row := m.row(m.at) - p.top
		return p.sheet.setting.body.X + m.cell(env, m.at), barRows(env) + row, env.Active && row >= 0 && row < p.visible(env)
	}
	if !p.find.typing || p.hints != nil {
		return 0, 0, false
	}
	_, x = p.findPrompt(env)
	return x, env.Area.Height - 1, true
}

// Footer implements page.Footer.
func (p *Page) Footer(env *page.Env) (hints []page.Hint, right []surface.Run) {
	switch {
	case p.hints != nil, p.find.typing:
		hints = []page.Hint{{Command: page.Open, Word: "follow"}, {Command: page.Close, Word: "close"}}
	case p.marking != nil:
		hints = p.markHints()
	case p.listing:
		hints = []page.Hint{{Command: page.Open, Word: "follow"}, {Command: page.BrowseLink, Word: "in the browser"}, {Command: page.Close, Word: "back"}}
	default:
		hints = page.Hints(page.PageDown, page.FollowLink, page.NextPane, page.ToggleSave, page.Find, page.CopyLink, page.OpenBrowse, page.Close, page.ShowHelp)
	}
	return hints, p.footerState(env)
}

// footerState is the address under the cursor or the pointer, else how far the reading is where no line above the text says so,
// else whether the story can be read offline.
func (p *Page) footerState(env *page.Env) []surface.Run {
	switch {
	case p.sheet == nil:
		return nil
	case p.listing:
		return p.leads(env, p.picked, env.Frame.Status.Width/2) // beside what enter does
	case p.hovered != 0:
		return p.leads(env, p.hovered, 2*env.Frame.Status.Width/3)
	case p.fetching:
		return []surface.Run{{Text: env.Glyphs.Own("fetching the page…"), Style: muted}}
	case env.Frame.Shape >= geometry.Desk && !p.preview:
		return p.progress(env, false)
	case p.marking != nil:
		return []surface.Run{} // its keys need the room
	default:
		kept, words := headline.Kept(env, &p.reading.Story)
		return []surface.Run{{Text: words, Style: kept.Style}}
	}
}
