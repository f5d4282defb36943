package ui

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/ui/page"
)

// under is the page at a cell of the screen: the overlay on top wherever it is, else the page whose area holds the
// cell. Nil where there is none.
func (r *root) under(x, y int) *step {
	top := r.trail.top()
	if top.overlay() || r.env(top).Area.Contains(x, y) {
		return top
	}
	if l := r.trail.beneath(); l != nil && r.frame.List.Contains(x, y) {
		return l
	}
	if r.preview != nil && r.frame.Main.Contains(x, y) {
		return r.preview
	}
	return nil
}

// motion is the pointer over the page on top: dragged from where its button went down, or by itself.
func (r *root) motion(m tea.MouseMotionMsg) tea.Cmd {
	if m.Button != tea.MouseLeft {
		r.hover(m)
		return nil
	}
	s, from := r.trail.top(), r.pressed
	d, ok := s.page.(page.Dragger)
	if env := r.env(s); ok && !r.inRail && env.Area.Contains(from.X, from.Y) {
		return r.act(s, d.Drag(env, from.X-env.Area.X, from.Y-env.Area.Y, m.X-env.Area.X, m.Y-env.Area.Y))
	}
	return nil
}

// click gives a click to the rail, a tab or a page.
func (r *root) click(m tea.MouseClickMsg) tea.Cmd {
	top := r.trail.top()
	r.pressed = tea.Mouse(m)
	if !top.overlay() && r.frame.Rail.Contains(m.X, m.Y) {
		return r.act(top, r.rail.Click(r.railEnv(), m.X-r.frame.Rail.X, m.Y-r.frame.Rail.Y))
	}
	if !top.overlay() && r.frame.Tabs.Contains(m.X, m.Y) {
		return r.clickTab(m.X)
	}
	r.inRail = false
	s := r.under(m.X, m.Y)
	if s == nil {
		return nil
	}
	return tea.Batch(r.bring(s), r.clickPage(s, m.X, m.Y))
}

// bring puts the page that was clicked on top: the list beside an article, or the article beside a list.
func (r *root) bring(s *step) tea.Cmd {
	switch {
	case s == r.trail.top():
		r.touch()
		return nil
	case s == r.preview:
		return r.visit(s.to, false)
	default:
		return r.back()
	}
}

func (r *root) clickPage(s *step, x, y int) tea.Cmd {
	c, ok := s.page.(page.Clicker)
	if !ok || s == r.preview {
		return nil
	}
	env := r.env(s)
	if !env.Area.Contains(x, y) {
		return r.back() // beside an overlay
	}
	return r.act(s, c.Click(env, x-env.Area.X, y-env.Area.Y))
}

// hover tells the page on top where the pointer is.
func (r *root) hover(m tea.MouseMotionMsg) {
	s := r.trail.top()
	h, ok := s.page.(page.Hoverer)
	if env := r.env(s); ok {
		h.Hover(env, m.X-env.Area.X, m.Y-env.Area.Y)
	}
}

// pointer is what the terminal tells of the mouse: its motion too where a page says what is under it.
func (r *root) pointer() tea.MouseMode {
	if len(r.trail.steps) > 0 {
		if _, ok := r.trail.top().page.(page.Hoverer); ok {
			return tea.MouseModeAllMotion
		}
	}
	return tea.MouseModeCellMotion
}

func (r *root) clickTab(x int) tea.Cmd {
	for _, t := range r.screen.tabs {
		if x >= t.X && x < t.X+t.W {
			return r.visit(t.To, false)
		}
	}
	return nil
}

// apply turns the wheel over the page that the pointer is on.
func (w wheel) apply(r *root) tea.Cmd {
	if top := r.trail.top(); !top.overlay() && r.frame.Rail.Contains(w.x, w.y) {
		return r.act(top, r.rail.Wheel(r.railEnv(), w.lines))
	}
	s := r.under(w.x, w.y)
	if s == nil {
		return nil
	}
	if t, ok := s.page.(page.Wheeler); ok {
		return r.act(s, t.Wheel(r.env(s), w.lines))
	}
	return nil
}
