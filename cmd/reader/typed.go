package main

import (
	"bufio"
	"context"
)

// typed reads a line that answers a question. A read from a terminal cannot be broken off: when ctx ends first, it ends
// with the process, which is then about to.
func (a *app) typed(ctx context.Context, lines *bufio.Reader) (line string, err error) {
	done := make(chan struct{})
	var read string
	var failed error
	go func() {
		defer close(done)
		read, failed = lines.ReadString('\n')
	}()
	select {
	case <-done:
		return read, failed
	case <-ctx.Done():
		a.say("")
		return "", context.Cause(ctx)
	}
}
