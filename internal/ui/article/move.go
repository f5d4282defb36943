package article

import (
	"reader/internal/news"
	"reader/internal/ui/page"
)

// visible is how many rows of the sheet are on the screen.
func (p *Page) visible(env *page.Env) int { return max(env.Area.Height-barRows(env), 1) }

// shown is how many of them are drawn: what waits for the next page is not.
func (p *Page) shown(env *page.Env) int { return max(p.visible(env)-p.short, 1) }

// lastTop is the row at the top when the end is on the screen.
func (p *Page) lastTop(env *page.Env) int { return max(0, len(p.sheet.rows)-p.visible(env)) }

// moves are the commands that scroll the text: where the top goes.
var moves = map[page.Command]func(p *Page, env *page.Env) int{
	page.Down:   func(p *Page, _ *page.Env) int { return p.top + 1 },
	page.Up:     func(p *Page, _ *page.Env) int { return p.top - 1 },
	page.Top:    func(*Page, *page.Env) int { return 0 },
	page.Bottom: func(p *Page, env *page.Env) int { return p.lastTop(env) },

	page.HalfDown: func(p *Page, env *page.Env) int { return p.top + max(p.visible(env)/2, 1) },
	page.HalfUp:   func(p *Page, env *page.Env) int { return p.top - max(p.visible(env)/2, 1) },
}

// Do implements page.Page.
func (p *Page) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	p.set(env)
	p.cache.Drop()
	p.hovered = 0
	if p.hints != nil {
		if actions, ok := p.doHints(c); ok {
			return actions, true
		}
	}
	if p.marking != nil {
		return p.doMark(env, c)
	}
	if p.find.typing || p.find.on {
		if actions, ok := p.doFind(env, c); ok {
			return actions, true
		}
	}
	if p.listing {
		if actions, ok := p.doList(env, c); ok {
			return actions, true
		}
	}
	if actions, ok := p.doLeaps(c); ok {
		return actions, true
	}
	if move, ok := moves[c]; ok {
		return p.scrollTo(env, move(p, env)), true
	}
	return p.doReading(env, c)
}

// doReading does what is neither moving nor choosing.
func (p *Page) doReading(env *page.Env, c page.Command) ([]page.Action, bool) {
	switch c {
	case page.PageDown:
		return p.turnPage(env), true
	case page.PageUp:
		return p.turnBack(env), true
	case page.FollowLink:
		return p.showHints(env, false)
	case page.BrowseLink:
		return p.showHints(env, true)
	case page.Find:
		p.find.open()
		return nil, true
	case page.MarkText:
		return p.startMarking(env)
	case page.Open:
		return p.enter(env)
	case page.OtherText:
		return p.otherText()
	case page.Refresh:
		return p.again()
	case page.ShowChange:
		return p.showChanges()
	case page.Close:
		return nil, p.hideChanges()
	}
	if p.reading.Story.ID == 0 && p.link.URL != "" {
		return p.doAddress(c)
	}
	return nil, false
}

// doAddress does to an address what the root does to a story: nothing else may be known of the page.
func (p *Page) doAddress(c page.Command) ([]page.Action, bool) {
	switch c {
	case page.OpenBrowse:
		return page.Do(page.Browse{URL: p.link.URL})
	case page.CopyLink:
		return page.Do(page.Copy{URL: p.link.URL})
	}
	return nil, false
}

// enter goes on: from a preview to the article, from the end of an article to the next.
func (p *Page) enter(env *page.Env) ([]page.Action, bool) {
	switch {
	case p.preview:
		return page.Do(page.Go{To: page.Story{Story: p.reading.Story}})
	case p.top >= p.lastTop(env):
		return page.Do(page.Run{Command: page.NextStory})
	default:
		return p.turnPage(env), true
	}
}

// again fetches the page anew.
func (p *Page) again() ([]page.Action, bool) {
	switch {
	case p.preview || p.fetching:
		return nil, p.fetching
	case p.reading.Story.ID == 0 && p.link.URL != "":
		return page.Do(p.askFollow())
	case p.reading.Story.URL == "":
		return nil, false
	case p.reading.Story.Stored < news.StoredFull:
		return page.Do(p.askFetch())
	default:
		return page.Do(p.askAgain())
	}
}

// Wheel implements page.Wheeler.
func (p *Page) Wheel(env *page.Env, lines int) []page.Action {
	p.set(env)
	p.hints, p.hovered = nil, 0
	return p.scrollTo(env, p.top+lines)
}

// follow opens a target: a story or a page in place, anything else outside.
func (p *Page) follow(r ref, browser bool) []page.Action {
	t := p.sheet.target(r)
	switch {
	case t == nil:
		return nil
	case t.note != 0:
		return p.leap(t.note)
	case t.mark != 0:
		return p.leapToMark(t.mark)
	case t.part && !browser:
		return p.toPart(t)
	default:
		return []page.Action{p.outOf(t, browser)}
	}
}

// outOf leaves the text for what a target leads to.
func (p *Page) outOf(t *target, browser bool) page.Action {
	switch {
	case t.plays && !browser:
		return page.Play{Link: t.link}
	case t.to != nil && (!browser || t.link.URL == ""):
		return page.Go{To: t.to}
	case t.story.ID != 0 && !browser:
		return page.Go{To: page.Story{Story: t.story, From: p.reading.Story.ID}}
	case browser || t.outside || !web(t.link.URL):
		return page.Browse{URL: t.link.URL}
	default:
		return page.Go{To: page.Address{Link: t.link, From: p.reading.Story.ID}}
	}
}

// Click implements page.Clicker.
func (p *Page) Click(env *page.Env, x, y int) []page.Action {
	p.set(env)
	p.cache.Drop()
	if y == 0 && barRows(env) > 0 {
		return page.CrumbAt(env, p.behind(), p.crumbRoom(env), x-gap)
	}
	r := p.at(env, x, y)
	if r == 0 {
		return p.clickMark(env, x, y)
	}
	if p.trusted(r) {
		p.hints = nil
		return p.follow(r, false)
	}
	if p.hints != nil && p.hints.picked == r {
		p.hints = nil
		return p.follow(r, false)
	}
	actions, _ := p.showHints(env, false)
	if p.hints != nil {
		p.hints.picked = r
	}
	return actions
}

// Hover implements page.Hoverer: the target under the pointer is told like one under the cursor.
func (p *Page) Hover(env *page.Env, x, y int) {
	p.set(env)
	p.hovered = p.at(env, x, y)
}

// at is the target drawn at a cell.
func (p *Page) at(env *page.Env, x, y int) ref {
	s, y := p.sheet, y-barRows(env)
	if y < 0 {
		return 0
	}
	if rail := s.setting.related; !rail.Empty() && x >= rail.X-gap {
		if i := p.railTop + y; i < len(s.rail) {
			return s.rail[i].at(env, x-(rail.X+railMargin-gap), rail.Width-gap)
		}
		return 0
	}
	i := p.top + y
	if i >= len(s.rows) || y >= p.shown(env) {
		return 0
	}
	return s.rows[i].at(env, x-s.setting.body.X, s.setting.body.Width)
}

// at is the target drawn at a cell of the row; the cell counts from where the words begin.
func (r *row) at(env *page.Env, x, width int) ref {
	if r.target != 0 {
		return r.target
	}
	var found ref
	r.cells(env, width, func(n, cell, w int) {
		if x >= cell && x < cell+w {
			found = r.pieces[n].target
		}
	})
	return found
}
