package ui

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/ui/page"
	"reader/internal/ui/status"
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

// motion is the pointer with its button down, from where it went down: over a divider, or over the page on top. By itself
// it only tells that page where it is.
func (r *root) motion(m tea.MouseMotionMsg) tea.Cmd {
	if m.Button != tea.MouseLeft {
		r.hover(m)
		return nil
	}
	if r.dividers.held != nil {
		return r.drag(m.X)
	}
	s, from := r.trail.top(), r.pressed
	d, ok := s.page.(page.Dragger)
	if env := r.env(s); ok && !r.inRail && env.Area.Contains(from.X, from.Y) {
		return r.act(s, d.Drag(env, from.X-env.Area.X, from.Y-env.Area.Y, m.X-env.Area.X, m.Y-env.Area.Y))
	}
	return nil
}

// click is a button that went down: the left one points, the others go back and forward.
func (r *root) click(m tea.MouseClickMsg) tea.Cmd {
	r.pressed, r.chord = tea.Mouse(m), ""
	r.notices.seen()
	switch m.Button {
	case tea.MouseLeft:
		return r.point(m.X, m.Y)
	case tea.MouseRight, tea.MouseBackward:
		return r.command(page.Close)
	case tea.MouseForward:
		return r.command(page.GoForward)
	}
	return nil
}

// point gives a click to what is under the pointer. What lies beside an overlay closes it.
func (r *root) point(x, y int) tea.Cmd {
	top := r.trail.top()
	switch area := r.env(top).Area; {
	case top.overlay() && area.Contains(x, y):
		return r.clickPage(top, x, y)
	case r.frame.Status.Contains(x, y):
		return r.clickStatus(x, y)
	case top.overlay():
		return r.back()
	case r.grab(x, y):
		return nil
	case r.frame.Rail.Contains(x, y):
		return r.act(top, r.rail.Click(r.railEnv(), x-r.frame.Rail.X, y-r.frame.Rail.Y))
	case r.frame.Tabs.Contains(x, y):
		return r.clickTab(x)
	case r.frame.Masthead.Contains(x, y):
		return r.command(page.GoFront)
	}
	r.inRail = false
	s := r.under(x, y)
	if s == nil {
		return nil
	}
	return tea.Batch(r.bring(s), r.clickPage(s, x, y))
}

// clickStatus does the command whose key is named in a cell of the last line.
func (r *root) clickStatus(x, y int) tea.Cmd {
	if y != r.frame.Status.Y+r.frame.Status.Height-1 {
		return nil
	}
	c := status.At(r.world.In(r.frame.Status, false), r.state(), x)
	if c == "" {
		return nil
	}
	return r.command(c)
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
	if r.o.LeaveMouse {
		return tea.MouseModeNone
	}
	if len(r.trail.steps) > 0 {
		if _, ok := r.trail.top().page.(page.Hoverer); ok {
			return tea.MouseModeAllMotion
		}
	}
	return tea.MouseModeCellMotion
}

// clickTab goes to the section of a tab, or shows the tabs behind the sign at either end.
func (r *root) clickTab(x int) tea.Cmd {
	for _, t := range r.screen.tabs {
		if x >= t.X && x < t.X+t.W && t.To == nil {
			r.turnTabs(t.From)
			return nil
		}
		if x >= t.X && x < t.X+t.W {
			return r.visit(t.To, false)
		}
	}
	return nil
}

// turnTabs shows the tabs from one on.
func (r *root) turnTabs(from int) {
	r.screen.from = from
	r.touch()
}

// wheelTabs shows the tabs behind the sign at one end, if there are any.
func (r *root) wheelTabs(lines int) {
	for _, t := range r.screen.tabs {
		if t.To == nil && (t.X == 0) == (lines < 0) {
			r.turnTabs(t.From)
			return
		}
	}
}

// apply turns the wheel over what the pointer is on: the rail, the tabs, or a page.
func (w wheel) apply(r *root) tea.Cmd {
	switch top := r.trail.top(); {
	case top.overlay():
	case r.frame.Rail.Contains(w.x, w.y):
		return r.act(top, r.rail.Wheel(r.railEnv(), w.lines))
	case r.frame.Tabs.Contains(w.x, w.y):
		r.wheelTabs(w.lines)
		return nil
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
