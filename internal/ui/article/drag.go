package article

import "reader/internal/ui/page"

// clickMark puts the cursor of marking on the passage that was clicked, where one is.
func (p *Page) clickMark(env *page.Env, x, y int) []page.Action {
	if m, ok := p.markingAt(env, x, y); ok && (p.marking != nil || p.marked(m) >= 0) {
		p.marking = m
	}
	return nil
}

// markingAt is a marking that begins at a cell of the page; false where no passage can be marked.
func (p *Page) markingAt(env *page.Env, x, y int) (*marking, bool) {
	if p.preview || p.reading.Story.ID == 0 || p.changes.shown() || p.hints != nil {
		return nil, false
	}
	m := &marking{}
	m.read(p.sheet)
	word, ok := p.wordUnder(env, m, x, y)
	if ok {
		m.to(word)
	}
	return m, ok
}

// Drag implements page.Dragger: from where the button was pressed to where the pointer is.
func (p *Page) Drag(env *page.Env, fromX, fromY, x, y int) []page.Action {
	p.set(env)
	p.cache.Drop()
	if p.marking == nil || !p.marking.begun {
		m, ok := p.markingAt(env, fromX, fromY)
		if !ok {
			return nil
		}
		p.find.close()
		p.marking, m.begun = m, true
	}
	if word, ok := p.wordUnder(env, p.marking, x, y); ok {
		p.marking.to(word)
	}
	return nil
}

// wordUnder is the word at a cell of the page.
func (p *Page) wordUnder(env *page.Env, m *marking, x, y int) (int, bool) {
	row := p.top + y - barRows(env)
	if row < p.sheet.bodyAt || row >= p.sheet.tailAt {
		return 0, false
	}
	return m.nearest(env, row, x-p.sheet.setting.body.X)
}
