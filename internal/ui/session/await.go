package session

import (
	"context"
	"errors"
	"time"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
)

// await does what may take a while. What it is, is said when it does. An interrupt ends it, another one the session. False
// says that it was broken off.
func await[T any](ctx context.Context, s *session, what text.Safe, do func(context.Context) T) (T, bool) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	done := make(chan T, 1)
	go func() { done <- do(ctx) }()
	slow := time.NewTimer(s.o.Wait)
	defer slow.Stop()
	stopped := false
	for {
		select {
		case v := <-done:
			return v, !stopped && ctx.Err() == nil
		case <-slow.C:
			s.print(what)
		case <-s.o.Interrupts:
			s.over = stopped // who asks twice wants to leave
			if !stopped {
				s.print("Stopped.")
			}
			stopped = true
			stop()
		}
	}
}

// tryAgain is the pause before what another program's lock kept from being written is tried again.
const tryAgain = 500 * time.Millisecond

// do writes a deed down, says so, and has what is on the trail show it. Of is the headline that it is about, where that is
// not plain; empty else.
func (s *session) do(ctx context.Context, d deed.Deed, of text.Safe) {
	n, ok := s.write(ctx, d)
	if !ok {
		return
	}
	s.show(d.Shown)
	if d.Effect != nil {
		s.reflect(ctx, *d.Effect)
	}
	n.Text = text.Join(": ", n.Text, of)
	s.say(n)
	if d.Fresh || d.Effect != nil {
		s.renew(ctx)
	}
	if d.Due {
		s.refreshDue(ctx)
	}
}

// write writes a deed down; what the reader did is written though the program is told to end.
func (s *session) write(ctx context.Context, d deed.Deed) (page.Notice, bool) {
	said := false
	for {
		n, err := d.Do(context.WithoutCancel(ctx))
		switch {
		case err == nil:
			return n, true
		case !errors.Is(err, news.ErrBusy):
			if !d.Quiet {
				s.print(text.Join(" ", "Not kept:", s.o.Explain(err)))
			}
			return n, false
		case d.Quiet:
			return n, false
		case !said:
			s.print("Another program is writing; what you do is kept when it is done.")
			said = true
		}
		if _, ok := await(ctx, s, "", func(ctx context.Context) error { return pause(ctx, tryAgain) }); !ok {
			return n, false
		}
	}
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// show has every list on the trail show what became of stories.
func (s *session) show(c page.Changed) {
	if len(c.Stories) == 0 {
		return
	}
	for _, p := range append(append([]place{}, s.trail...), s.ahead...) {
		p.show(c)
	}
}

// reflect has the lists, and then the store, follow what a change came to.
func (s *session) reflect(ctx context.Context, e news.Effect) {
	s.show(page.Changed{Stories: e.Read, Read: page.Set})
	s.show(page.Changed{Stories: e.Unread, Read: page.Cleared})
	s.show(page.Changed{Stories: e.Saved, Saved: page.Set})
	s.show(page.Changed{Stories: e.Unsaved, Saved: page.Cleared})
	if err := s.o.Desk.Reflect(context.WithoutCancel(ctx), e); err != nil {
		s.trouble(err)
	}
}

// renew reads again what the trail shows, quietly, and what is known of the whole.
func (s *session) renew(ctx context.Context) {
	if _, ok := s.know(ctx); ok && len(s.trail) > 0 {
		s.top().renew(ctx, s)
	}
}
