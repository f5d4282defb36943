package ui

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/ui/page"
	"reader/internal/ui/section"
)

// visit goes to a page. Going to where one is changes nothing but the pane.
func (r *root) visit(to page.Destination, instead bool) tea.Cmd {
	r.inRail = false
	if len(r.trail.steps) > 0 && sameList(r.trail.top().to, to) {
		r.touch()
		return nil
	}
	s := r.step(r.build(to, instead), to)
	left := r.leave()
	if instead {
		r.replace()
	}
	known := len(r.trail.steps) > 0
	r.trail.push(s)
	if len(r.trail.steps) > 1 && s.lasting() {
		r.former = nil // the reader went another way
	}
	cmd := tea.Batch(left, r.arrive(), r.act(s, s.page.Start(r.env(s))), r.enter(s), r.moved())
	if known && s.lists() {
		return tea.Batch(cmd, r.recountSoon()) // another program may have marked something
	}
	return cmd
}

// replace takes the page on top off the trail, for another to take its place.
func (r *root) replace() {
	n := len(r.trail.steps) - 1
	r.trail.steps[n].leave()
	r.trail.steps = r.trail.steps[:n]
}

// sameList says that both are the same list, the front page, or another page that is not opened twice in a row.
func sameList(a, b page.Destination) bool {
	if a, ok := a.(page.List); ok {
		l, ok := b.(page.List)
		return ok && l.Query == a.Query
	}
	return page.SamePage(a, b)
}

// step gives a page its place on the trail and its context.
func (r *root) step(p page.Page, to page.Destination) *step {
	s := &step{page: p, to: to}
	s.renew(r.ctx)
	return s
}

// enter tells the page on top that it is.
func (r *root) enter(s *step) tea.Cmd {
	s.renew(r.ctx)
	if e, ok := s.page.(page.Enterer); ok {
		return r.act(s, e.Enter(r.env(s)))
	}
	return nil
}

// leave tells the page on top that it is left.
func (r *root) leave() tea.Cmd {
	if len(r.trail.steps) == 0 {
		return nil
	}
	s := r.trail.top()
	if l, ok := s.page.(page.Leaver); ok {
		return r.act(s, l.Leave(r.env(s)))
	}
	return nil
}

// back goes one step back. On the first page it stops a refresh instead, and never quits.
func (r *root) back() tea.Cmd {
	if len(r.trail.steps) < 2 {
		return r.stopRefresh()
	}
	left := r.leave()
	r.trail.pop()
	return tea.Batch(left, r.arrive(), r.enter(r.trail.top()), r.moved())
}

// backOnTrail goes back, and says where that is at an end.
func (r *root) backOnTrail() tea.Cmd {
	if len(r.trail.steps) < 2 {
		return r.say(page.Notice{Text: "This is the beginning of the trail"})
	}
	return r.back()
}

// forward takes back a step back. At the start it goes to where the reader was the last time.
func (r *root) forward() tea.Cmd {
	switch {
	case len(r.trail.ahead) > 0:
	case len(r.former) > 0 && len(r.trail.steps) == 1:
		return r.resume()
	default:
		return r.say(page.Notice{Text: "This is the end of the trail"})
	}
	left := r.leave()
	r.trail.forward()
	return tea.Batch(left, r.arrive(), r.enter(r.trail.top()), r.moved())
}

// arrive lays the screen out for the page on top, and shows in the rail where the reader is.
func (r *root) arrive() tea.Cmd {
	if len(r.trail.steps) == 0 {
		return nil
	}
	r.turned()
	down := r.takeDown()
	r.screen.from = section.Here
	r.layOut()
	for i := r.trail.baseAt(); i >= 0; i-- {
		switch to := r.trail.steps[i].to.(type) {
		case page.Front, page.List, page.Saved, page.Feeds, page.History, page.Trash:
			r.rail.Show(r.railEnv(), to)
			i = 0
		}
	}
	if !r.trail.base().lists() {
		r.dropPreview()
	}
	return tea.Batch(down, r.lookAgain())
}

// takeDown takes the pictures of a page off the terminal when another is seen.
func (r *root) takeDown() tea.Cmd {
	seen, was := r.trail.base(), r.hung
	r.hung = seen
	if was == nil || was == seen {
		return nil
	}
	return was.strip(r)
}

// strip takes the pictures of a page off the terminal.
func (s *step) strip(r *root) tea.Cmd {
	h, ok := s.page.(page.Hanger)
	if !ok {
		return nil
	}
	return r.act(s, h.TakeDown())
}
