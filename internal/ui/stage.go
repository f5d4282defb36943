package ui

import (
	"context"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"reader/internal/ui/terminal"
)

// stage runs the program to its end, on a way to the terminal. Signals end it by its context.
func (r *root) stage(out io.Writer, environ []string) error {
	var (
		w     wheels
		heart pulse
	)
	settings := []tea.ProgramOption{
		tea.WithContext(r.ctx), tea.WithInput(terminal.Keys(r.o.in)), tea.WithOutput(out), tea.WithEnvironment(environ),
		tea.WithFPS(frames), tea.WithoutSignalHandler(),
		tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
			heart.beat()
			r.o.jobs.see(msg)
			return w.filter(time.Now, msg)
		}),
	}
	if r.o.Guarded {
		settings = append(settings, tea.WithoutCatchPanics())
	}
	p := tea.NewProgram(r, settings...)
	heart.drive(p)
	if f, ok := r.o.out.(*os.File); ok {
		over := make(chan struct{})
		defer close(over)
		defer context.AfterFunc(r.ctx, func() { drain(f, over) })()
	}
	r.o.jobs.serve(p)
	defer r.o.jobs.end()
	_, err := p.Run()
	return err
}

// unreadFor is how long the last that is written to a terminal may stay unread before it is thrown away.
const unreadFor = time.Second

// drain makes room in a terminal that nobody reads, again and again, until nothing more is written to it: an interface that
// is told to end does not wait for a screen that hangs.
func drain(f *os.File, over <-chan struct{}) {
	for {
		select {
		case <-over:
			return
		case <-time.After(unreadFor):
			terminal.Discard(f)
		}
	}
}

// GiveBack undoes what an interface that has broken down had asked of a terminal, whether anybody reads that or not.
func GiveBack(f *os.File) {
	terminal.Discard(f)
	_, _ = io.WriteString(f, terminal.Undo)
}
