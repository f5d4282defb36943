package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"reader/internal/ui/page"
)

// job is one thing to write down.
type job struct {
	// do writes it down and says what is to be said about it, if anything.
	do     func(context.Context) (page.Notice, error)
	revert page.Changed // what the pages are told when it could not be
	fresh  bool         // the pages ask again afterwards
	due    bool         // feeds are due afterwards
}

// writes does jobs one at a time, in the order in which the reader caused them: saving and taking back at once must
// not overtake each other.
type writes struct {
	waiting []job
	busy    bool
}

func (w *writes) idle() bool { return !w.busy && len(w.waiting) == 0 }

// written says how a job went.
type written struct {
	job  job
	said page.Notice
	err  error
}

// write queues a job.
func (r *root) write(j job) tea.Cmd {
	r.writes.waiting = append(r.writes.waiting, j)
	return r.nextWrite()
}

func (r *root) nextWrite() tea.Cmd {
	w := &r.writes
	if w.busy || len(w.waiting) == 0 {
		return nil
	}
	j := w.waiting[0]
	w.waiting, w.busy = w.waiting[1:], true
	// What is written goes on when the program is told to end: it is little, and quit waits for it.
	ctx := context.WithoutCancel(r.ctx)
	return func() tea.Msg {
		said, err := j.do(ctx)
		return written{j, said, err}
	}
}

// apply goes on to the next job, and says what was done.
func (m written) apply(r *root) tea.Cmd {
	r.writes.busy = false
	cmds := []tea.Cmd{r.nextWrite()}
	if m.job.due && m.err == nil {
		cmds = append(cmds, r.fetchAdded()) // before the notice, which it would take away
	}
	switch {
	case m.err != nil:
		cmds = append(cmds, r.trouble(m.err))
		if len(m.job.revert.Stories) > 0 {
			cmds = append(cmds, r.tell(m.job.revert))
		}
	case m.said.Text != "":
		cmds = append(cmds, r.say(m.said))
	}
	if m.job.fresh && m.err == nil {
		cmds = append(cmds, r.tell(page.Fresh{Marks: true}), r.reload())
	}
	if r.quitting && r.writes.idle() {
		cmds = append(cmds, tea.Quit)
	}
	return tea.Batch(cmds...)
}

// then says a sentence when a write has gone well.
func then(said page.Notice, write func(context.Context) error) func(context.Context) (page.Notice, error) {
	return func(ctx context.Context) (page.Notice, error) { return said, write(ctx) }
}
