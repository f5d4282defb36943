package front

import (
	"reader/internal/news"
	"reader/internal/ui/page"
)

// Do moves the cursor over the page: up and down within a column and on to what stands nearest, left and right
// between columns, n and p in the order of reading.
func (p *Page) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	if p.sheetOf(env) == nil || len(p.items) == 0 { // keys may come before the first picture of the page
		return nil, false
	}
	switch c {
	case page.Down:
		p.put(p.below())
	case page.Up:
		p.put(p.above())
	case page.NextStory:
		p.put(p.cursor + 1)
	case page.PrevStory:
		p.put(p.cursor - 1)
	case page.Top:
		p.put(0)
	case page.Bottom:
		p.put(len(p.items) - 1)
	case page.PageDown:
		p.put(p.after(p.items[p.cursor].Y + env.Area.Height - 2))
	case page.PageUp:
		p.put(p.after(p.items[p.cursor].Y - env.Area.Height + 2))
	case page.HalfDown:
		p.put(p.after(p.items[p.cursor].Y + env.Area.Height/2))
	case page.HalfUp:
		p.put(p.after(p.items[p.cursor].Y - env.Area.Height/2))
	case page.Left:
		return p.sideways(-1)
	case page.Right:
		return p.sideways(1)
	case page.Open:
		return page.Do(page.Go{To: page.Story{Story: *p.items[p.cursor].story}})
	default:
		return nil, false
	}
	return nil, true
}

// put puts the cursor on an item; out of range is the nearest end.
func (p *Page) put(i int) {
	p.cursor = max(0, min(i, len(p.items)-1))
	p.cache.Drop()
}

// below is the first item under the cursor's, nearest to its column; the cursor's own when there is none.
func (p *Page) below() int {
	at := p.items[p.cursor]
	return p.nearest(func(it item) (int, bool) { return it.Y - at.Y - at.Height, it.Y >= at.Y+at.Height })
}

func (p *Page) above() int {
	at := p.items[p.cursor]
	return p.nearest(func(it item) (int, bool) { return at.Y - it.Y - it.Height, it.Y+it.Height <= at.Y })
}

// nearest is the item with the least distance among those that count. A column that does not lie under or over the
// cursor's is far away, however near its rows are.
func (p *Page) nearest(distance func(item) (int, bool)) int {
	const elsewhere = 12 // rows that a step to another column is worth
	best, least := p.cursor, 1<<30
	at := p.items[p.cursor]
	for i, it := range p.items {
		d, ok := distance(it)
		if !ok {
			continue
		}
		if it.X+it.Width <= at.X || it.X >= at.X+at.Width {
			d += elsewhere
		}
		if d = d*8 + abs(it.X-at.X)/8; d < least {
			best, least = i, d
		}
	}
	return best
}

// sideways goes to the column beside, at about the same height. At the edge the root may have a use for the key.
func (p *Page) sideways(by int) ([]page.Action, bool) {
	at := p.items[p.cursor]
	best, least := -1, 1<<30
	for i, it := range p.items {
		beside := by > 0 && it.X >= at.X+at.Width || by < 0 && it.X+it.Width <= at.X
		if !beside || it.Y >= at.Y+at.Height || it.Y+it.Height <= at.Y {
			continue
		}
		if d := abs(it.X-at.X)*100 + abs(it.Y-at.Y); d < least {
			best, least = i, d
		}
	}
	if best < 0 {
		return nil, false
	}
	p.put(best)
	return nil, true
}

// after is the first item at or below a line of the page.
func (p *Page) after(y int) int {
	best, least := p.cursor, 1<<30
	for i, it := range p.items {
		if d := abs(it.Y - y); d < least {
			best, least = i, d
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// Step moves the cursor for an article opened from this page.
func (p *Page) Step(_ *page.Env, by int, unread bool) (news.Story, []page.Action, bool) {
	for i := p.cursor + by; i >= 0 && i < len(p.items); i += by {
		if !unread || !p.items[i].story.Read {
			p.put(i)
			return *p.items[i].story, nil, true
		}
	}
	return news.Story{}, nil, false
}

// Onward implements page.Onward.
func (p *Page) Onward(n int) []news.Story {
	var out []news.Story
	for i := p.cursor + 1; i < len(p.items) && len(out) < n; i++ {
		out = append(out, *p.items[i].story)
	}
	return out
}

// Position is the cursor's place in the order of reading.
func (p *Page) Position(*page.Env) (at, total int) {
	if len(p.items) == 0 {
		return 0, 0
	}
	return p.cursor + 1, len(p.items)
}

// Click puts the cursor on a story; a click on the story under it opens it.
func (p *Page) Click(env *page.Env, x, y int) []page.Action {
	for i, it := range p.items {
		if !it.contains(x, y+p.top) {
			continue
		}
		if i == p.cursor {
			actions, _ := p.Do(env, page.Open)
			return actions
		}
		p.put(i)
	}
	return nil
}

// Wheel moves the cursor in the order of the page.
func (p *Page) Wheel(env *page.Env, lines int) []page.Action {
	c := page.Down
	if lines < 0 {
		c = page.Up
	}
	actions, _ := p.Do(env, c)
	return actions
}
