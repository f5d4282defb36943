package article

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// startMarking puts the cursor on the word that the finder shows, else on the first one from the top of the screen on. On a
// small screen that may be below what is seen.
func (p *Page) startMarking(env *page.Env) ([]page.Action, bool) {
	switch {
	case p.preview || p.reading.Story.ID == 0:
		return nil, false
	case p.changes.shown():
		return page.Do(page.Notice{Text: "Passages are marked in the article itself; {what-changed} goes back to it"})
	}
	m := &marking{}
	m.read(p.sheet)
	word, ok := p.firstWord(m)
	if !ok {
		return page.Do(page.Notice{Text: "There is no text to mark here"})
	}
	p.find.close()
	p.marking = m
	return p.moveMark(env, word), true
}

// firstWord is the word to begin at.
func (p *Page) firstWord(m *marking) (int, bool) {
	if f := &p.find; f.on && len(f.hits) > 0 {
		at := f.hits[f.at].first
		if word, ok := m.wordAt(at.row, at.piece, at.from); ok {
			return word, true
		}
	}
	for row := max(p.top, p.sheet.bodyAt); row < p.sheet.tailAt; row++ {
		for n, pc := range p.sheet.rows[row].pieces {
			word, ok := m.wordAt(row, n, 0)
			if ok && m.row(word) < row { // it begins in the row before
				word, ok = m.wordAt(row, n, len(pc.Text))
			}
			if ok {
				return word, true
			}
		}
	}
	return m.text.Words() - 1, m.text.Words() > 0 // all of it is above
}

// markSteps are the keys that move the end of a passage, as in vi.
var markSteps = map[string]func(*marking) int{
	"h": func(m *marking) int { return m.at - 1 },
	"b": func(m *marking) int { return m.at - 1 },
	"l": func(m *marking) int { return m.at + 1 },
	"w": func(m *marking) int { return m.at + 1 },
	"e": func(m *marking) int { return m.at + 1 },
	"g": func(*marking) int { return 0 },
	"G": func(m *marking) int { return m.text.Words() - 1 },
	")": func(m *marking) int { return m.behind(m.text.Sentence) },
	"(": func(m *marking) int { return m.before(m.text.Sentence) },
	"}": func(m *marking) int { return m.behind(m.text.Paragraph) },
	"{": func(m *marking) int { return m.before(m.text.Paragraph) },
	"0": func(m *marking) int { return m.inRow(-1) },
	"^": func(m *marking) int { return m.inRow(-1) },
	"$": func(m *marking) int { return m.inRow(1) },
}

// commandSteps are the commands of the key table that do the same.
var commandSteps = map[page.Command]string{page.Left: "h", page.Right: "l", page.Top: "g", page.Bottom: "G"}

// behind is the end of a sentence or paragraph for a passage that grows, and of the next one at its end; the beginning of
// the next one before a passage is begun.
func (m *marking) behind(part partOf) int {
	e := part(m.at)
	switch next := min(e.To, m.text.Words()-1); {
	case !m.begun:
		return next
	case m.at == e.To-1:
		return part(next).To - 1
	default:
		return e.To - 1
	}
}

// before is the beginning of a sentence or paragraph, at its beginning that of the one before.
func (m *marking) before(part partOf) int {
	if e := part(m.at); e.From < m.at {
		return e.From
	}
	return part(max(m.at-1, 0)).From
}

// inRow is the first or the last word that begins in the row.
func (m *marking) inRow(by int) int {
	row, at := m.row(m.at), m.at
	for at+by >= 0 && at+by < m.text.Words() && m.row(at+by) == row {
		at += by
	}
	return at
}

// moveMark moves the end of the passage and keeps it on the screen.
func (p *Page) moveMark(env *page.Env, to int) []page.Action {
	p.marking.to(to)
	row, height := p.marking.row(p.marking.at), p.visible(env)-1 // the last row is the prompt's
	switch {
	case row < p.top:
		return p.scrollTo(env, row)
	case row >= p.top+height:
		return p.scrollTo(env, row-height+1)
	}
	return nil
}

// moveLines moves the end up or down, near the same cell.
func (p *Page) moveLines(env *page.Env, by int) []page.Action {
	m := p.marking
	x, at := m.cell(env, m.at), m.row(m.at)
	direction, left := 1, by
	if by < 0 {
		direction, left = -1, -by
	}
	to := m.at
	for row := at + direction; left > 0 && row >= p.sheet.bodyAt && row < p.sheet.tailAt; row += direction {
		if word, ok := m.nearest(env, row, x); ok {
			to = word
			left--
		}
	}
	return p.moveMark(env, to)
}

// markKeys are the keys that do something else to it.
var markKeys = map[string]func(*Page, *page.Env) []page.Action{
	"j":      func(p *Page, env *page.Env) []page.Action { return p.moveLines(env, 1) },
	"k":      func(p *Page, env *page.Env) []page.Action { return p.moveLines(env, -1) },
	"v":      func(p *Page, _ *page.Env) []page.Action { return p.marking.begin() },
	"space":  func(p *Page, _ *page.Env) []page.Action { return p.marking.begin() },
	"o":      func(p *Page, _ *page.Env) []page.Action { return p.marking.turn() },
	"s":      func(p *Page, env *page.Env) []page.Action { return p.whole(env, p.marking.text.Sentence) },
	"V":      func(p *Page, env *page.Env) []page.Action { return p.whole(env, p.marking.text.Paragraph) },
	"n":      func(p *Page, env *page.Env) []page.Action { return p.moveMark(env, p.otherMark(1)) },
	"p":      func(p *Page, env *page.Env) []page.Action { return p.moveMark(env, p.otherMark(-1)) },
	"N":      func(p *Page, _ *page.Env) []page.Action { return p.keepMark(true) },
	"x":      func(p *Page, _ *page.Env) []page.Action { return p.removeMark() },
	"delete": func(p *Page, _ *page.Env) []page.Action { return p.removeMark() },
	"y":      func(p *Page, _ *page.Env) []page.Action { return p.copyMarked() },
}

// typeMark takes the keys of marking. Other letters do nothing, rather than what they do to an article.
func (p *Page) typeMark(env *page.Env, key tea.KeyPressMsg) ([]page.Action, bool) {
	name := key.String()
	if step, ok := markSteps[name]; ok {
		return p.moveMark(env, step(p.marking)), true
	}
	if do, ok := markKeys[name]; ok {
		return do(p, env), true
	}
	return nil, key.Text != "" && key.Text != "?"
}

// begin has the other end stay where it is, or move along again.
func (m *marking) begin() []page.Action {
	m.begun = !m.begun
	m.to(m.at)
	return nil
}

// copyMarked puts the words on the clipboard.
func (p *Page) copyMarked() []page.Action {
	words := p.marking.text.Say(p.marking.extent())
	p.marking = nil
	return []page.Action{page.CopyWords{Words: words}}
}

// turn goes to the other end.
func (m *marking) turn() []page.Action {
	m.at, m.fixed = m.fixed, m.at
	m.paint()
	return nil
}

// whole marks the sentence or paragraph that the cursor is in.
func (p *Page) whole(env *page.Env, part partOf) []page.Action {
	m := p.marking
	e := part(m.at)
	m.begun, m.fixed = true, e.From
	return p.moveMark(env, e.To-1)
}

// doMark performs the commands of the key table while a passage is marked.
func (p *Page) doMark(env *page.Env, c page.Command) ([]page.Action, bool) {
	if key, ok := commandSteps[c]; ok {
		return p.moveMark(env, markSteps[key](p.marking)), true
	}
	switch c {
	case page.Down:
		return p.moveLines(env, 1), true
	case page.Up:
		return p.moveLines(env, -1), true
	case page.PageDown:
		return p.moveLines(env, p.visible(env)-2), true
	case page.PageUp:
		return p.moveLines(env, 2-p.visible(env)), true
	case page.NextPane, page.PrevPane:
		p.marking.turn()
	case page.Open:
		return p.keepMark(false), true
	case page.Close:
		p.marking = nil
	default:
		m := p.marking // ends when the article has another use for the command
		p.marking = nil
		actions, ok := p.Do(env, c)
		if !ok {
			p.marking = m
		}
		return actions, ok
	}
	return nil, true
}

// keepMark keeps the passage, and asks for a note to it. On a passage that is marked already it asks for the note.
func (p *Page) keepMark(note bool) []page.Action {
	m := p.marking
	p.marking = nil
	if i := p.marked(m); i >= 0 {
		h := p.reading.Highlights[i]
		return []page.Action{page.Go{To: page.Remark{Story: p.reading.Story, Highlight: h}}}
	}
	h := news.Highlight{Story: p.reading.Story.ID, Passage: m.text.Quote(m.extent())}
	return []page.Action{page.Highlight{Story: p.reading.Story, Highlight: h, Note: note}}
}

// removeMark takes the mark from the passage that the cursor is in.
func (p *Page) removeMark() []page.Action {
	i := p.marked(p.marking)
	if i < 0 {
		return []page.Action{page.Notice{Text: "This passage is not marked"}}
	}
	p.marking = nil
	return []page.Action{page.Unmark{Highlight: p.reading.Highlights[i]}}
}

// counted says how long the passage is.
func counted(words int) text.Safe {
	if words == 1 {
		return "1 word  "
	}
	return text.Format("%d words  ", words)
}

// markPrompt says which keys there are, or what the passage under the cursor is.
func (p *Page) markPrompt(env *page.Env) surface.Line {
	m := p.marking
	left := []surface.Run{{Text: "  h l word   j k line   ( ) sentence   { } paragraph   s V whole", Style: muted}}
	var right text.Safe = "v begins here  "
	if i := p.marked(m); i >= 0 {
		left = []surface.Run{{Text: text.Join("", "  marked", noteWords(&p.reading.Highlights[i])), Style: theme.Style{}}}
		right = env.Keys.In("{open} note   x removes it  ")
	} else if m.begun {
		right = counted(m.extent().To - m.extent().From)
	}
	for i := range left {
		left[i].Style = left[i].Style.On(theme.Selected)
		left[i].Text = env.Measure.Truncate(left[i].Text, max(env.Area.Width-env.Measure.Width(right)-1, 0), env.Glyphs.More)
	}
	return env.Ends(env.Area.Width, ground, left, []surface.Run{{Text: right, Style: strong.On(theme.Selected)}})
}
