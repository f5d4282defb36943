package main

import (
	"bufio"
	"context"
	"io"
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

// input is standard input until ctx ends. A read of it cannot be broken off either, and ends with the process.
func (a *app) input(ctx context.Context) io.Reader {
	return &input{ctx: ctx, from: a.in, piece: make([]byte, 64<<10)}
}

type input struct {
	ctx   context.Context
	from  io.Reader
	piece []byte // that is read into: what was given is the caller's again, also while a read goes on
}

func (in *input) Read(p []byte) (int, error) {
	type reading struct {
		n   int
		err error
	}
	piece, done := in.piece[:min(len(p), len(in.piece))], make(chan reading, 1)
	go func() {
		n, err := in.from.Read(piece)
		done <- reading{n, err}
	}()
	select {
	case r := <-done:
		return copy(p, piece[:r.n]), r.err
	case <-in.ctx.Done():
		return 0, context.Cause(in.ctx)
	}
}
