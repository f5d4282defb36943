package article

import (
	"slices"

	"reader/internal/ui/page"
)

// railed says whether what can be chosen stands in the rail; else it stands after the text.
func (s *sheet) railed() bool { return !s.setting.related.Empty() }

// listed are the rows among which the cursor moves.
func (s *sheet) listed() []row {
	if s.railed() {
		return s.rail
	}
	return s.rows[s.tailAt:]
}

// choices are the targets among which the cursor moves, in their order.
func (s *sheet) choices() []ref {
	var out []ref
	var last ref
	for _, r := range s.listed() {
		for _, to := range r.refs() {
			if to != last {
				out = append(out, to)
			}
			last = to
		}
	}
	return out
}

// NextPane implements page.Panes: the text is one pane, what is beside or below it the other.
func (p *Page) NextPane(env *page.Env, by int) bool {
	p.set(env)
	p.cache.Drop()
	choices := p.sheet.choices()
	into := by > 0
	if len(choices) == 0 || p.listing == into {
		return false
	}
	p.listing = into
	if into && p.picked == 0 {
		p.picked = choices[0]
	}
	p.show(env)
	return true
}

// steps are how far the commands move the cursor among the choices.
var steps = map[page.Command]int{
	page.Down: 1, page.Up: -1, page.PageDown: 5, page.PageUp: -5, page.Bottom: 1 << 20, page.Top: -(1 << 20),
}

// doList moves and follows among what is beside the text.
func (p *Page) doList(env *page.Env, c page.Command) ([]page.Action, bool) {
	if by, ok := steps[c]; ok {
		p.pick(env, by)
		return nil, true
	}
	switch c {
	case page.Open, page.Right:
		return p.follow(p.picked, false), true
	case page.BrowseLink:
		return p.follow(p.picked, true), true
	case page.Close, page.Left:
		p.listing = false
		return nil, true
	}
	return nil, false
}

func (p *Page) pick(env *page.Env, by int) {
	choices := p.sheet.choices()
	at := 0
	for i, r := range choices {
		if r == p.picked {
			at = i
		}
	}
	if len(choices) == 0 {
		p.listing = false
		return
	}
	p.picked = choices[max(0, min(at+by, len(choices)-1))]
	p.show(env)
}

// show scrolls the rail, or the text where there is none, so that the cursor's rows are seen.
func (p *Page) show(env *page.Env) {
	if !p.listing {
		return
	}
	rows := p.sheet.listed()
	first, last := -1, 0
	for i, r := range rows {
		if slices.Contains(r.refs(), p.picked) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return
	}
	if first < 3 {
		first = 0 // with the heading
	}
	height := p.visible(env)
	if p.sheet.railed() {
		p.railTop = within(p.railTop, first, last, height)
		return
	}
	first, last = first+p.sheet.tailAt, last+p.sheet.tailAt
	if first >= p.top+height {
		last = max(last, first+height/2) // so that what follows is seen too
	}
	p.scrollTo(env, within(p.top, first, last, height))
}

// within moves the top as little as possible, so that the rows first to last are seen.
func within(top, first, last, height int) int {
	return min(max(top, last-height+1), first)
}

// pickedAddress is where the cursor's target leads; empty when the keyboard is with the text.
func (p *Page) pickedAddress() string {
	if p.sheet == nil || !p.listing {
		return ""
	}
	if t := p.sheet.target(p.picked); t != nil {
		return t.link.URL
	}
	return ""
}

// pickAddress puts the cursor back on the target that leads there: a better text numbers them anew.
func (p *Page) pickAddress(address string) {
	if address == "" {
		p.picked = 0
		return
	}
	choices := p.sheet.choices()
	for _, r := range choices {
		if p.sheet.target(r).link.URL == address {
			p.picked = r
			return
		}
	}
	p.listing = len(choices) > 0
	if p.picked = 0; p.listing {
		p.picked = choices[0]
	}
}
