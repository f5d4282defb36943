package saved

import (
	"slices"

	"reader/internal/news"
	"reader/internal/ui/page"
)

// steps are how far the commands move the cursor; a page is as many stories as are seen.
var steps = map[page.Command]func(*Page) int{
	page.Down:     func(*Page) int { return 1 },
	page.Up:       func(*Page) int { return -1 },
	page.PageDown: (*Page).visible,
	page.PageUp:   func(p *Page) int { return -p.visible() },
	page.Top:      func(p *Page) int { return -len(p.Stories) },
	page.Bottom:   func(p *Page) int { return len(p.Stories) },
}

// Do implements page.Page.
func (p *Page) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	if step, ok := steps[c]; ok {
		return p.move(step(p)), true
	}
	switch c {
	case page.Open:
		s, ok := p.Subject()
		if !ok {
			return nil, true
		}
		return page.Do(page.Go{To: page.Story{Story: s}})
	case page.Left:
		return p.turn(-1)
	case page.Right:
		return p.turn(1)
	}
	return nil, false
}

// move moves the cursor, and asks for more near the end.
func (p *Page) move(by int) []page.Action {
	p.Cache.Drop()
	was := p.At
	p.At = max(0, min(p.At+by, len(p.Stories)-1))
	var actions []page.Action
	if p.At != was {
		actions = p.look()
	}
	if p.More && p.At >= len(p.Stories)-pageful/4 {
		p.More = false
		actions = append(actions, p.ask(p.next, pageful))
	}
	return actions
}

// turn goes to the reading list before or behind.
func (p *Page) turn(by int) ([]page.Action, bool) {
	all := append([]string{""}, p.lists...)
	i := slices.Index(all, p.list) + by
	if i < 0 || i >= len(all) {
		return nil, len(all) > 1
	}
	p.list, p.At, p.top, p.Stories, p.asked = all[i], 0, 0, nil, false
	p.Cache.Drop()
	return page.Do(p.ask(news.Cursor{}, pageful))
}

// visible is how many bookmarks were drawn last.
func (p *Page) visible() int {
	n, last := 0, -1
	for _, i := range p.shown {
		if i >= 0 && i != last {
			n, last = n+1, i
		}
	}
	return max(n, 1)
}

// aboveRows is how many lines stand over the bookmarks: the tabs and a rule.
const aboveRows = 2

// Click implements page.Clicker: once to choose, again to open.
func (p *Page) Click(_ *page.Env, _, y int) []page.Action {
	i := y - aboveRows
	if i < 0 || i >= len(p.shown) || p.shown[i] < 0 {
		return nil
	}
	p.Cache.Drop()
	if p.shown[i] == p.At {
		s, _ := p.Subject()
		return []page.Action{page.Go{To: page.Story{Story: s}}}
	}
	p.At = p.shown[i]
	return p.look()
}

// Wheel implements page.Wheeler.
func (p *Page) Wheel(_ *page.Env, lines int) []page.Action { return p.move(lines) }
