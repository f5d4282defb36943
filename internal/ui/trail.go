package ui

import (
	"context"

	"reader/internal/ui/page"
)

// step is a page on the trail with what is asked for it.
type step struct {
	page   page.Page
	to     page.Destination
	ctx    context.Context
	cancel context.CancelFunc
	topics map[string]*topic
	slow   bool // the first answer is long in coming
}

// topic is what a page asked last about one thing. An answer of another generation is late and dropped.
type topic struct {
	generation int
	answered   bool // once at least
	cancel     context.CancelFunc
}

// renew gives a step a life: after it was left, its context had ended.
func (s *step) renew(ctx context.Context) {
	if s.ctx == nil || s.ctx.Err() != nil {
		s.ctx, s.cancel = context.WithCancel(ctx)
	}
}

// leave ends whatever the page still asks for.
func (s *step) leave() {
	s.cancel()
	for _, t := range s.topics {
		t.generation++
	}
}

func (s *step) overlay() bool {
	_, ok := s.page.(page.Overlay)
	return ok
}

// lasting says that the page is a place on the trail: any but an overlay, and some of these.
func (s *step) lasting() bool {
	l, ok := s.page.(page.Lasting)
	return !s.overlay() || ok && l.Lasting()
}

func (s *step) reading() bool {
	r, ok := s.page.(page.Reading)
	return ok && r.Reading()
}

// lists says that the page is a list of headlines, which an article may stand beside.
func (s *step) lists() bool {
	switch s.to.(type) {
	case page.List, page.Saved, page.History:
		return true
	}
	return false
}

// longest is how many steps the trail remembers; the oldest but the first is forgotten. Those that lie deeper than deep
// are there as they were, but have forgotten what they can make again, so that a long trail takes little room.
const (
	longest = 100
	deep    = 10
)

// trail is where the reader has been: the page on top is the one shown, overlays included. Steps taken back wait in
// ahead, the next one last.
type trail struct {
	steps []*step
	ahead []*step
}

func (t *trail) top() *step { return t.steps[len(t.steps)-1] }

// base is the page that is seen below the overlays.
func (t *trail) base() *step { return t.steps[t.baseAt()] }

func (t *trail) baseAt() int {
	i := len(t.steps) - 1
	for i > 0 && t.steps[i].overlay() {
		i--
	}
	return i
}

// beneath is the list from which the article on top was opened; nil when the page on top is none or stands elsewhere.
func (t *trail) beneath() *step {
	i := t.baseAt()
	if !t.steps[i].reading() {
		return nil
	}
	for i--; i >= 0; i-- {
		if s := t.steps[i]; !s.reading() && !s.overlay() {
			return s
		}
	}
	return nil
}

// source is the page whose order of stories the page on top goes on in: itself, or for an article the page it was
// opened from, which may be an overlay such as the search.
func (t *trail) source() *step {
	i := t.baseAt()
	if !t.steps[i].reading() {
		return t.steps[i]
	}
	return t.opener(i)
}

// opener is the page from which the article at a step was opened, however many links were followed since; nil when
// there is none.
func (t *trail) opener(at int) *step {
	for i := at - 1; i >= 0; i-- {
		if _, ok := t.steps[i].page.(page.Stepper); ok {
			return t.steps[i]
		}
	}
	return nil
}

// push goes on to a page. The way ahead is forgotten.
func (t *trail) push(s *step) {
	for _, a := range t.ahead {
		a.leave()
	}
	t.ahead = nil
	t.steps = append(t.steps, s)
	if len(t.steps) > longest {
		t.steps[1].leave()
		t.steps = append(t.steps[:1], t.steps[2:]...)
	}
	if n := len(t.steps) - deep; n > 0 {
		if p, ok := t.steps[n-1].page.(page.Rester); ok {
			p.Rest()
		}
	}
}

// pop goes back; overlays are closed for good, but for those that are a place on the trail. It reports false on the first page.
func (t *trail) pop() bool {
	if len(t.steps) < 2 {
		return false
	}
	s := t.top()
	s.leave()
	t.steps = t.steps[:len(t.steps)-1]
	if s.lasting() {
		t.ahead = append(t.ahead, s)
	}
	return true
}

// forward takes back a step back. It passes through an overlay to what was opened from there.
func (t *trail) forward() {
	for n := len(t.ahead) - 1; n >= 0; n-- {
		t.steps, t.ahead = append(t.steps, t.ahead[n]), t.ahead[:n]
		if !t.top().overlay() {
			return
		}
	}
}

// each visits every page that may be shown again.
func (t *trail) each(visit func(*step)) {
	for _, s := range t.steps {
		visit(s)
	}
	for _, s := range t.ahead {
		visit(s)
	}
}
