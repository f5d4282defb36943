//go:build unix

package ui

import (
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// jobs has the interface stop and go on as a job of a shell does, whoever says so: ctrl+z, which Bubble Tea sees to, or a
// signal from elsewhere. Before it stops, the terminal is the shell's again; when it goes on, it is ours.
type jobs struct {
	signals chan os.Signal
	away    atomic.Bool // Bubble Tea has given the terminal away, and takes it back
	ended   chan struct{}
	running sync.WaitGroup
}

func newJobs() *jobs { return &jobs{signals: make(chan os.Signal, 1), ended: make(chan struct{})} }

// unstopped is after what time somebody who has asked to be stopped and still runs is not going to be: where no shell
// waits for it, as in a window of its own, the system lets a job go on (POSIX, orphaned process groups).
const unstopped = 500 * time.Millisecond

// see is for every message: some give the terminal away, and take it back.
func (j *jobs) see(msg tea.Msg) {
	switch msg.(type) {
	case tea.SuspendMsg:
		j.lend()
		time.AfterFunc(unstopped, func() {
			if j.away.Load() {
				_ = syscall.Kill(os.Getpid(), syscall.SIGCONT)
			}
		})
	case tea.ResumeMsg:
		j.takeBack()
	}
}

// lend says that another program has the terminal, or is to have it.
func (j *jobs) lend() { j.away.Store(true) }

// takeBack says that the terminal is ours.
func (j *jobs) takeBack() { j.away.Store(false) }

// serve does what the signals say, until end is called. One that whoever began the program wants it not to hear is not heard.
func (j *jobs) serve(p *tea.Program) {
	signal.Notify(j.signals, syscall.SIGCONT)
	if !signal.Ignored(syscall.SIGTSTP) {
		signal.Notify(j.signals, syscall.SIGTSTP)
	}
	j.running.Go(func() {
		for {
			select {
			case s := <-j.signals:
				j.obey(p, s)
			case <-j.ended:
				return
			}
		}
	})
}

// obey does what a signal says. Stopping is left to the system, which knows whether somebody waits for it, and SIGTTIN asks
// for it as SIGTSTP does: that one Go does not hand back once it was heard (sigtable, in its runtime). SIGSTOP comes without
// a word: what the shell has made of the terminal meanwhile is seen to when the program goes on.
func (j *jobs) obey(p *tea.Program, s os.Signal) {
	switch away := j.away.Load(); {
	case s == syscall.SIGTSTP && away:
		_ = syscall.Kill(os.Getpid(), syscall.SIGTTIN)
	case s == syscall.SIGTSTP:
		p.Send(tea.SuspendMsg{})
	case !away:
		_ = p.ReleaseTerminal()
		_ = p.RestoreTerminal()
		p.Send(tea.ResumeMsg{})
	}
}

// end waits until no signal is being obeyed.
func (j *jobs) end() {
	signal.Stop(j.signals)
	close(j.ended)
	j.running.Wait()
}
