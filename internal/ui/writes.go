package ui

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// job is one thing to write down.
type job struct {
	// do writes it down and says what is to be said about it, if anything.
	do     func(context.Context) (page.Notice, error)
	shown  page.Changed        // what the pages are told at once
	revert page.Changed        // what they are told when it could not be
	fresh  bool                // the pages ask again afterwards
	due    bool                // feeds are due afterwards
	quiet  bool                // nobody asked for it, so that it failed is said once and not each time
	done   func(*root) tea.Cmd // what else follows when it has gone well; nil for nothing
	// attempt is do, begun: once, whoever waits for it.
	attempt func() (page.Notice, error)
}

// writes does jobs one at a time, in the order in which the reader caused them: saving and taking back at once must
// not overtake each other. The screen has changed before, and nothing waits for a job but the end of the program.
type writes struct {
	waiting    []job
	under      *job      // under way
	readers    []tea.Cmd // read what the jobs write, when they are done
	waited     bool      // another program's lock kept a job waiting, and what was read meanwhile may be old
	complained bool      // it was said that nothing can be kept, and nothing has been kept since
	hurried    bool      // the reader left without waiting
	lost       error     // why a job failed that nobody could be told of, since the interface was about to end
}

func (w *writes) idle() bool { return w.under == nil && len(w.waiting) == 0 }

// ErrUnwritten ends an interface that was left before everything was written down. What is under way is then broken
// off by the end of the process, as by a kill: to close the stores could take as long as the writing.
var ErrUnwritten = errors.New("the last changes were not written down")

// written says how a job went.
type written struct {
	said page.Notice
	err  error
}

// again is the time to try again what another program's lock kept from being written.
type again struct{}

// tryAgain is the pause before that. The store itself has waited for seconds.
const tryAgain = 500 * time.Millisecond

// write shows what a job changes, and queues it.
func (r *root) write(j job) tea.Cmd {
	r.writes.waiting = append(r.writes.waiting, j)
	next := r.nextWrite()
	if len(j.shown.Stories) == 0 {
		return next
	}
	return tea.Batch(r.tell(j.shown), next)
}

// promise tells a page that has just read from the store what the store will hold when the jobs are done.
func (r *root) promise(s *step) tea.Cmd {
	w := &r.writes
	if w.idle() {
		return nil
	}
	var cmds []tea.Cmd
	tell := func(j *job) {
		if len(j.shown.Stories) > 0 {
			cmds = append(cmds, r.act(s, s.page.Receive(r.env(s), j.shown)))
		}
	}
	if w.under != nil {
		tell(w.under)
	}
	for i := range w.waiting {
		tell(&w.waiting[i])
	}
	return tea.Batch(cmds...)
}

func (r *root) nextWrite() tea.Cmd {
	w := &r.writes
	if w.under != nil || len(w.waiting) == 0 {
		return nil
	}
	w.under, w.waiting = &w.waiting[0], w.waiting[1:]
	return r.attempt()
}

// attempt does the job that is under way.
func (r *root) attempt() tea.Cmd {
	do := r.writes.under.begin(r.ctx)
	return func() tea.Msg {
		said, err := do()
		return written{said, err}
	}
}

// begin makes the attempt that a command, or the end of the program, carries out. What is written goes on when the
// program is told to end: it is little.
func (j *job) begin(ctx context.Context) func() (page.Notice, error) {
	ctx = context.WithoutCancel(ctx)
	j.attempt = sync.OnceValues(func() (page.Notice, error) { return j.do(ctx) })
	return j.attempt
}

func (again) apply(r *root) tea.Cmd {
	if r.writes.under == nil {
		return nil
	}
	return r.attempt()
}

// apply goes on to the next job, and says what was done. A job that another program's lock kept waiting is tried again.
func (m written) apply(r *root) tea.Cmd {
	if errors.Is(m.err, news.ErrBusy) {
		r.writes.waited = true
		return tea.Batch(r.sayWaiting(), r.tick(tryAgain, again{}))
	}
	j := r.writes.under
	r.writes.under = nil
	cmds := []tea.Cmd{r.nextWrite()}
	if j.due && m.err == nil {
		cmds = append(cmds, r.fetchAdded()) // before the notice, which it would take away
	}
	switch {
	case m.err != nil:
		cmds = append(cmds, r.unwritten(j, m.err))
	case m.said.Text != "":
		cmds = append(cmds, r.say(m.said))
	}
	if j.done != nil && m.err == nil {
		cmds = append(cmds, j.done(r))
	}
	r.writes.complained = m.err != nil
	switch {
	case j.fresh && m.err == nil:
		cmds = append(cmds, r.tell(page.Fresh{Marks: true}), r.reload())
	case r.writes.waited && r.writes.idle():
		cmds = append(cmds, r.reload())
	}
	r.writes.waited = r.writes.waited && !r.writes.idle()
	if r.writes.idle() {
		cmds, r.writes.readers = append(cmds, r.writes.readers...), nil
	}
	if r.quitting && r.writes.idle() {
		cmds = append(cmds, tea.Quit)
	}
	return tea.Batch(cmds...)
}

// unwritten says that a job failed, and has the pages show what is true.
func (r *root) unwritten(j *job, err error) tea.Cmd {
	var cmds []tea.Cmd
	if len(j.revert.Stories) > 0 {
		cmds = append(cmds, r.tell(j.revert), r.reload())
	}
	switch {
	case r.quitting && !j.quiet:
		r.writes.lost = errors.Join(r.writes.lost, err)
	case !j.quiet || !r.writes.complained:
		cmds = append(cmds, r.say(page.Notice{Text: text.Join(" ", "Not kept:", r.o.Explain(err)), Trouble: true}))
	}
	return tea.Batch(cmds...)
}

// sayWaiting says what the writing waits for.
func (r *root) sayWaiting() tea.Cmd {
	said := text.Safe("Another program is writing; what you do is kept when it is done")
	if r.quitting {
		said = "Waiting for another program to write; ctrl+c leaves at once"
	}
	return r.say(page.Notice{Text: said, Trouble: true})
}

// settleFor is how long the end of the program waits for what is not written down, when it was not the reader who ended
// it: whoever did will not wait long.
const settleFor = 3 * time.Second

// settle writes down what is left when the interface has ended, and says what was lost.
func (r *root) settle() error {
	w := &r.writes
	if w.idle() {
		return w.lost
	}
	if !w.hurried {
		left := make(chan error, 1)
		go func() { left <- r.writeRest() }() // it ends with the process at the latest
		select {
		case err := <-left:
			return errors.Join(w.lost, err)
		case <-time.After(settleFor):
		}
	}
	if n := w.asked(); n > 0 {
		return fmt.Errorf("%w: %d of them", ErrUnwritten, n)
	}
	return w.lost
}

// asked counts the jobs that are not done and that the reader would miss.
func (w *writes) asked() (n int) {
	if w.under != nil && !w.under.quiet {
		n++
	}
	for i := range w.waiting {
		if !w.waiting[i].quiet {
			n++
		}
	}
	return n
}

// writeRest does the jobs that are left, the one under way first.
func (r *root) writeRest() (lost error) {
	rest := r.writes.waiting
	for i := range rest {
		rest[i].begin(r.ctx)
	}
	if r.writes.under != nil {
		rest = append([]job{*r.writes.under}, rest...)
	}
	for _, j := range rest {
		if _, err := j.attempt(); err != nil && !j.quiet {
			lost = errors.Join(lost, err)
		}
	}
	return lost
}

// then says a sentence when a write has gone well.
func then(said page.Notice, write func(context.Context) error) func(context.Context) (page.Notice, error) {
	return func(ctx context.Context) (page.Notice, error) { return said, write(ctx) }
}
