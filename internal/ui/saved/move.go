package saved

import (
	"reader/internal/news"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// steps are how far the commands move the cursor; a page is as many rows as are seen.
var steps = map[page.Command]func(*Page) int{
	page.Down:     func(*Page) int { return 1 },
	page.Up:       func(*Page) int { return -1 },
	page.PageDown: (*Page).visible,
	page.PageUp:   func(p *Page) int { return -p.visible() },
	page.Top:      func(p *Page) int { return -p.size() },
	page.Bottom:   func(p *Page) int { return p.size() },
}

// does are the other commands that the page has a use for.
var does = map[page.Command]func(*Page) ([]page.Action, bool){
	page.Open:       (*Page).open,
	page.Left:       func(p *Page) ([]page.Action, bool) { return p.turn(-1) },
	page.Right:      func(p *Page) ([]page.Action, bool) { return p.turn(1) },
	page.Find:       (*Page).find,
	page.AddSite:    (*Page).archive,
	page.Wider:      (*Page).newList,
	page.RenameFeed: (*Page).rename,
	page.RemoveFeed: (*Page).remove,
	page.OrderFeeds: (*Page).order,
	page.Close:      (*Page).leaveTag,
	page.EditNote:   (*Page).remark,
}

// Do implements page.Page.
func (p *Page) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	p.Cache.Drop()
	if actions, ok := p.doTyping(c); ok {
		return actions, true
	}
	if step, ok := steps[c]; ok {
		return p.move(step(p)), true
	}
	if do, ok := does[c]; ok {
		return do(p)
	}
	return nil, false
}

// open opens the story, the passage in its story, or what has the tag.
func (p *Page) open() ([]page.Action, bool) {
	if p.tab.kind == tags {
		if p.At >= len(p.known.tags) {
			return nil, true
		}
		return page.Do(p.show(tab{tag: p.known.tags[p.At].Name})...)
	}
	s, ok := p.Subject()
	if !ok {
		return nil, true
	}
	to := page.Story{Story: s}
	if m, ok := p.passage(); ok {
		to.At = m.ID
	}
	return page.Do(page.Go{To: to})
}

// leaveTag goes back to the tags.
func (p *Page) leaveTag() ([]page.Action, bool) {
	if p.tab.tag == "" {
		return nil, false
	}
	return page.Do(p.show(tab{kind: tags})...)
}

// remark edits the note on the passage; that on a story is the root's business.
func (p *Page) remark() ([]page.Action, bool) {
	m, ok := p.passage()
	if !ok {
		return nil, false
	}
	return page.Do(page.Go{To: page.Remark{Story: m.In, Highlight: m.Highlight}})
}

// passage is the one under the cursor; false on another tab.
func (p *Page) passage() (news.MarkedStory, bool) {
	if p.tab.kind != passages || p.At >= len(p.marked) {
		return news.MarkedStory{}, false
	}
	return p.marked[p.At], true
}

func (p *Page) find() ([]page.Action, bool) {
	if p.tab.kind == tags {
		return nil, true
	}
	p.filter.typing = true
	return nil, true
}

// archive takes the story out of its reading lists into that of what is done with.
func (p *Page) archive() ([]page.Action, bool) {
	s, ok := p.Subject()
	if !ok {
		return nil, true
	}
	return page.Do(page.Archive{Story: s})
}

func (p *Page) newList() ([]page.Action, bool) {
	p.naming = naming{field: field.Field{}, typing: true}
	return nil, true
}

// order turns the order round.
func (p *Page) order() ([]page.Action, bool) {
	if p.tab.kind != stories {
		return nil, true
	}
	p.oldest, p.At, p.top = !p.oldest, 0, 0
	said := page.Notice{Text: "The last saved first"}
	if p.oldest {
		said.Text = "The first saved first"
	}
	return page.Do(p.ask(news.Cursor{}, pageful), said)
}

// move moves the cursor, and asks for more near the end.
func (p *Page) move(by int) []page.Action {
	p.Cache.Drop()
	was := p.At
	p.At = max(0, min(p.At+by, p.size()-1))
	var actions []page.Action
	if p.At != was {
		actions = p.look()
	}
	if p.More && p.At >= p.size()-pageful/4 {
		p.More = false
		actions = append(actions, p.ask(p.next, pageful))
	}
	return actions
}

// visible is how many rows were drawn last.
func (p *Page) visible() int {
	n, last := 0, -1
	for _, i := range p.shown {
		if i >= 0 && i != last {
			n, last = n+1, i
		}
	}
	return max(n, 1)
}

// aboveRows is how many lines stand over the rows: the tabs and a rule.
const aboveRows = 2

// Click implements page.Clicker: once to choose, again to open.
func (p *Page) Click(_ *page.Env, x, y int) []page.Action {
	p.Cache.Drop()
	if y == 0 {
		return p.clickTab(x)
	}
	i := y - aboveRows
	if i < 0 || i >= len(p.shown) || p.shown[i] < 0 {
		return nil
	}
	if p.shown[i] == p.At {
		actions, _ := p.open()
		return actions
	}
	p.At = p.shown[i]
	return p.look()
}

// Wheel implements page.Wheeler.
func (p *Page) Wheel(_ *page.Env, lines int) []page.Action { return p.move(lines) }

// ofKind are the commands that the footer names on a tab, ofAll those on every one.
var (
	ofKind = map[kindOf][]page.Hint{
		stories: {
			{Command: page.Open}, {Command: page.EditTags}, {Command: page.EditNote}, {Command: page.EditLists},
			{Command: page.AddSite, Word: "archive"}, {Command: page.ToggleSave, Word: "take out"}, {Command: page.OrderFeeds, Word: "order"},
		},
		tags:     {{Command: page.Open, Word: "show"}},
		passages: {{Command: page.Open}, {Command: page.EditNote}, {Command: page.RemoveFeed, Word: "remove the mark"}},
	}
	ofAll = []page.Hint{
		{Command: page.Wider, Word: "new list"}, {Command: page.ShowHelp},
	}
)

// Footer implements page.Footer.
func (p *Page) Footer(*page.Env) (hints []page.Hint, right []surface.Run) {
	switch {
	case p.naming.typing:
		return []page.Hint{{Command: page.Open, Word: "keep"}, {Command: page.Close, Word: "leave it"}}, nil
	case p.filter.typing:
		return []page.Hint{{Command: page.Open, Word: "choose"}, {Command: page.Close, Word: "all again"}}, nil
	}
	if p.size() > 0 {
		hints = append(hints, ofKind[p.tab.kind]...)
	}
	if _, _, ok := p.label(); ok {
		hints = append(hints, page.Hint{Command: page.RenameFeed, Word: "rename"}, page.Hint{Command: page.RemoveFeed, Word: "remove"})
	}
	if p.tab.kind != tags { // of which there are few
		hints = append(hints, page.Hint{Command: page.Find, Word: "find"})
	}
	return append(hints, ofAll...), nil
}
