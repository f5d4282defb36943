package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"
)

// A command that prints is over in a moment, and to start a second process for each would cost as much again. So a panic
// in its own goroutine is told by itself; a bystander is called for all else that can break, once the command turns to
// what strangers wrote, or takes longer than most.

// aMoment is within what commands that only look into the stores are done.
const aMoment = 100 * time.Millisecond

// attendance is the bystander of a command, for which any goroutine may call.
type attendance struct {
	mu        sync.Mutex
	closed    bool // nobody is called any more: the command is over, or the interface has a bystander of its own
	bystander *bystander
	slow      *time.Timer
}

// attendLater has a bystander called if the command is not over in a moment.
func (a *app) attendLater() { a.aside.slow = time.AfterFunc(aMoment, a.attend) }

// attend calls a bystander, unless there is one, or none is wanted.
func (a *app) attend() {
	s := &a.aside
	s.mu.Lock()
	defer s.mu.Unlock()
	stderr, ok := a.err.(*os.File)
	if !ok || s.closed || s.bystander != nil {
		return
	}
	if b := callBystander(stderr, standAside, a.reportFolder()); b.listens() {
		b.silence()
		s.bystander = b
	}
}

// unattended ends the bystander, and has none called any more.
func (a *app) unattended() {
	s := &a.aside
	if s.slow != nil {
		s.slow.Stop()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bystander.rest()
	s.bystander.dismiss()
	s.closed, s.bystander = true, nil
}

// attended reports whether the runtime tells a bystander what breaks.
func (a *app) attended() bool {
	a.aside.mu.Lock()
	defer a.aside.mu.Unlock()
	return a.aside.bystander != nil || a.bystander.attends()
}

// brokeDown ends a command in whose own goroutine our code broke. Where a bystander hears of it, it is left to that one.
func (a *app) brokeDown(code *int) {
	if a.attended() {
		return
	}
	p := recover()
	if p == nil {
		return
	}
	*code = exitBroken
	r := newReport(a.reportFolder(), momentMark())
	a.say(r.sentence())
	r.write(strings.NewReader(fmt.Sprintf("panic: %v\n\n%s", p, debug.Stack())), a.err)
}
