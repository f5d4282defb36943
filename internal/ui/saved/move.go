package saved

import (
	"reader/internal/news"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// does are the commands that the page has a use for, but for those that move its cursor.
var does = map[page.Command]func(*Page) ([]page.Action, bool){
	page.Left:       func(p *Page) ([]page.Action, bool) { return p.turn(-1) },
	page.Right:      func(p *Page) ([]page.Action, bool) { return p.turn(1) },
	page.Find:       (*Page).find,
	page.AddSite:    (*Page).archive,
	page.Wider:      (*Page).newList,
	page.RenameFeed: (*Page).rename,
	page.RemoveFeed: (*Page).remove,
	page.OrderFeeds: (*Page).order,
	page.ShiftUp:    func(p *Page) ([]page.Action, bool) { return p.shift(-1) },
	page.ShiftDown:  func(p *Page) ([]page.Action, bool) { return p.shift(1) },
	page.Close:      (*Page).leaveTag,
	page.EditNote:   (*Page).remark,
}

// Do implements page.Page.
func (p *Page) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	p.Cache.Drop()
	if actions, ok := p.doTyping(c); ok {
		return actions, true
	}
	if actions, ok := p.Steer(env, c); ok {
		return actions, true
	}
	if do, ok := does[c]; ok {
		return do(p)
	}
	return nil, false
}

// Chosen implements page.Rolled: it opens the story, the passage in its story, or what has the tag.
func (p *Page) Chosen(*page.Env) []page.Action {
	if p.tab.kind == tags {
		return p.show(tab{tag: p.known.tags[p.At].Name})
	}
	s, _ := p.Subject()
	to := page.Story{Story: s}
	if m, ok := p.passage(); ok {
		to.At = m.ID
	}
	return []page.Action{page.Go{To: to}}
}

// Moved implements page.Rolled: the story is shown beside the list, and more is asked for near the end.
func (p *Page) Moved(*page.Env) []page.Action {
	actions := p.Look()
	if p.More && p.Near(pageful/4) {
		p.More = false
		actions = append(actions, p.ask(p.next, pageful))
	}
	return actions
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

// shift moves the reading list among the others.
func (p *Page) shift(by int) ([]page.Action, bool) {
	if p.tab.list == "" {
		return page.Do(page.Notice{Text: "Go to a reading list to move it"})
	}
	return page.Do(page.Relabel{Name: p.tab.list, By: by})
}

// order turns the order round.
func (p *Page) order() ([]page.Action, bool) {
	if p.tab.kind != stories {
		return nil, true
	}
	p.oldest = !p.oldest
	p.Rewind()
	said := page.Notice{Text: "The last saved first"}
	if p.oldest {
		said.Text = "The first saved first"
	}
	return page.Do(p.ask(news.Cursor{}, pageful), said)
}

// Click implements page.Clicker: a tab, or a row as of any roll.
func (p *Page) Click(env *page.Env, x, y int) []page.Action {
	if y == 0 {
		return p.clickTab(x)
	}
	return p.Roll.Click(env, x, y)
}

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
	if p.Size() > 0 {
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
