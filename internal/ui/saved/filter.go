package saved

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// filter narrows a tab to what says the words typed. The zero filter is closed.
type filter struct {
	field  field.Field
	typing bool // the field has the keyboard
}

func (f *filter) words() string { return strings.TrimSpace(f.field.String()) }

func (f *filter) on() bool { return f.typing || !f.field.Empty() }

// naming is a reading list or a tag that is given a name. The zero naming is closed.
type naming struct {
	field  field.Field
	was    string // the name so far; empty for a new reading list
	tag    bool
	typing bool
}

// Type implements page.Typer: the words to find, and a name.
func (p *Page) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	switch {
	case p.naming.typing:
		p.Cache.Drop()
		return nil, p.naming.field.Type(msg)
	case p.filter.typing:
		was := p.filter.words()
		used := p.filter.field.Type(msg)
		p.Cache.Drop()
		if p.filter.words() == was {
			return nil, used
		}
		p.Rewind()
		return []page.Action{p.ask(news.Cursor{}, pageful)}, used
	}
	return nil, false
}

// doTyping does enter and esc while something is typed, or narrowed.
func (p *Page) doTyping(c page.Command) ([]page.Action, bool) {
	switch {
	case c == page.Open && p.naming.typing:
		n := p.naming
		p.naming = naming{}
		name := strings.TrimSpace(n.field.String())
		if name == "" || name == n.was {
			return nil, true
		}
		if !n.tag && n.was != "" {
			p.tab.list = name
		}
		return page.Do(page.Relabel{Tag: n.tag, Name: n.was, To: name})
	case c == page.Close && p.naming.typing:
		p.naming = naming{}
	case c == page.Open && p.filter.typing:
		p.filter.typing = false
	case c == page.Close && p.filter.on():
		p.filter = filter{}
		return page.Do(p.ask(news.Cursor{}, pageful))
	default:
		return nil, false
	}
	return nil, true
}

// label is the reading list or tag that can be renamed and removed here.
func (p *Page) label() (name string, tag, ok bool) {
	switch {
	case p.tab.kind == tags && p.At < len(p.known.tags):
		return p.known.tags[p.At].Name, true, true
	case p.tab.tag != "":
		return p.tab.tag, true, true
	default:
		return p.tab.list, false, p.tab.list != ""
	}
}

// rename begins to give the list or tag another name.
func (p *Page) rename() ([]page.Action, bool) {
	name, tag, ok := p.label()
	if !ok {
		return page.Do(page.Notice{Text: "Go to a reading list or a tag to rename it"})
	}
	p.naming = naming{field: field.New(name), was: name, tag: tag, typing: true}
	return nil, true
}

// remove takes the list, the tag or the mark of a passage away; the stories stay saved.
func (p *Page) remove() ([]page.Action, bool) {
	if m, ok := p.passage(); ok {
		return page.Do(page.Unmark{Highlight: m.Highlight})
	}
	name, tag, ok := p.label()
	if !ok {
		return page.Do(page.Notice{Text: "Go to a reading list or a tag to remove it; {save} takes a story out of the saved"})
	}
	return page.Do(page.Relabel{Tag: tag, Name: name})
}

// prompt is the line that is typed into, over the last row of the page; false when there is none.
func (p *Page) prompt(env *page.Env) (line surface.Line, cursor int, ok bool) {
	lead, f, hint := text.Safe("  find: "), &p.filter.field, text.Safe("words in what is saved, and in your notes")
	switch n := &p.naming; {
	case n.typing && n.was == "":
		lead, f, hint = "  a new list: ", &n.field, "its name"
	case n.typing:
		lead, f, hint = text.Format("  %s is called: ", n.was), &n.field, "its name"
	case !p.filter.on():
		return surface.Line{}, 0, false
	}
	width := env.Area.Width
	before := env.Line(min(env.Measure.Width(lead), width/2), surface.Run{Text: lead, Style: muted})
	words, at := f.Draw(env.Pen, max(width-before.Width()-1, 1), hint)
	return surface.Fit([]surface.Line{surface.Beside(before, words, surface.Blank(max(width-before.Width()-words.Width(), 0)))}, width, 1)[0], before.Width() + at, true
}

// Cursor implements page.Cursored: what is typed into.
func (p *Page) Cursor(env *page.Env) (x, y int, ok bool) {
	_, at, ok := p.prompt(env)
	return at, env.Area.Height - 1, ok && env.Active && (p.filter.typing || p.naming.typing)
}
