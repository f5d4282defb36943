package desk

import (
	"context"
	"sync"
)

// background owns the goroutines that outlive the call that began them.
type background struct {
	ctx    context.Context // ends with the desk
	cancel context.CancelFunc

	mu      sync.Mutex
	idle    *sync.Cond // told when running falls to zero
	running int
	closed  bool
}

func newBackground() *background {
	b := &background{}
	b.ctx, b.cancel = context.WithCancel(context.Background())
	b.idle = sync.NewCond(&b.mu)
	return b
}

// run begins f, whose context ends with ctx or with the desk. It reports false, and begins nothing, once the desk is
// closed.
func (b *background) run(ctx context.Context, f func(context.Context)) bool {
	if !b.begin() {
		return false
	}
	inner, cancel := context.WithCancel(ctx)
	detach := context.AfterFunc(b.ctx, cancel)
	go func() {
		defer b.end()
		defer cancel()
		defer detach()
		f(inner)
	}()
	return true
}

// later is run for what nobody's leaving shall stop.
func (b *background) later(f func(context.Context)) bool { return b.run(context.Background(), f) }

func (b *background) begin() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return false
	}
	b.running++
	return true
}

func (b *background) end() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.running--; b.running == 0 {
		b.idle.Broadcast()
	}
}

func (b *background) wait() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.running > 0 {
		b.idle.Wait()
	}
}

func (b *background) stop() {
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.cancel()
	b.wait()
}
