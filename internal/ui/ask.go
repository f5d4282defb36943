package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"reader/internal/ui/page"
)

// answer is what an Ask brought, for the page that asked.
type answer struct {
	step       *step
	topic      string
	generation int
	value      any
	asked      bool // of the desk; else it is a time that has passed
}

// begin opens a new generation of a topic: what was asked before is cancelled and its answer will be dropped.
func (s *step) begin(name string) (context.Context, int) {
	if s.topics == nil {
		s.topics = map[string]*topic{}
	}
	t := s.topics[name]
	if t == nil {
		t = &topic{cancel: func() {}}
		s.topics[name] = t
	}
	t.cancel()
	t.generation++
	ctx, cancel := context.WithCancel(s.ctx)
	t.cancel = cancel
	return ctx, t.generation
}

// ask calls the desk for a page, away from the goroutine of the interface.
func (r *root) ask(s *step, a page.Ask) tea.Cmd {
	ctx, generation := s.begin(a.Topic)
	do := func() tea.Msg { return answer{s, a.Topic, generation, a.Do(ctx), true} }
	if a.Settled && !r.writes.idle() {
		r.writes.readers = append(r.writes.readers, do)
		return nil
	}
	if s.topics[a.Topic].answered {
		return do
	}
	return tea.Batch(r.tick(slowAfter, slow{s, a.Topic}), do)
}

// slowAfter is how long a page may wait for its first answer before it says so: what comes sooner would only flicker.
const slowAfter = 400 * time.Millisecond

// slow is the time to say so of a topic.
type slow struct {
	step  *step
	topic string
}

func (m slow) apply(r *root) tea.Cmd {
	if t := m.step.topics[m.topic]; t != nil && !t.answered {
		m.step.slow = true
		r.touch()
	}
	return nil
}

// after sends a page a message when a time has passed.
func (r *root) after(s *step, a page.After) tea.Cmd {
	_, generation := s.begin(a.Topic)
	return r.o.After(a.Wait, answer{s, a.Topic, generation, a.Message, false})
}

// apply hands an answer to the page that asked, unless it comes too late.
func (a answer) apply(r *root) tea.Cmd {
	t := a.step.topics[a.topic]
	if t == nil || t.generation != a.generation {
		return nil
	}
	if t.answered = t.answered || a.asked; a.asked && a.step.slow {
		a.step.slow = false
		r.touch()
	}
	cmd := r.act(a.step, a.step.page.Receive(r.env(a.step), a.value))
	if base := r.trail.base(); base == a.step && base.lone() != r.alone {
		r.layOut()
		cmd = tea.Batch(cmd, r.lookAgain())
	}
	if r.writes.idle() {
		return cmd
	}
	return tea.Batch(cmd, r.promise(a.step))
}

// tick is After for the root's own purposes.
func (r *root) tick(d time.Duration, msg own) tea.Cmd { return r.o.After(d, msg) }
