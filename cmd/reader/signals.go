package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// longestEnd is how long a program that is told to end may take: it writes down what is left, closes, and says how far it
// came. Whatever it hangs on then, such as a pipe that nobody reads, is not waited for; what was kept is safe.
const longestEnd = 10 * time.Second

// untilSignal is a context that ends with the first signal that is to end the program. A second one ends it at once. An
// interrupt is not meant for us while another program has the terminal.
func (a *app) untilSignal() (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	heard, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(heard, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		for {
			select {
			case s := <-heard:
				if s == os.Interrupt && a.lent.Load() {
					continue
				}
				signal.Stop(heard)
				time.AfterFunc(longestEnd, func() { os.Exit(exitInterrupted) })
				cancel()
				return
			case <-done:
				return
			}
		}
	}()
	return ctx, func() {
		signal.Stop(heard)
		close(done)
		cancel()
	}
}
