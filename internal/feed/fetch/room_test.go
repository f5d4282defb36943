package fetch

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestRoomIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		room := NewRoom(100)
		a, b, c := room.Enter(), room.Enter(), room.Enter()
		for _, s := range []*Space{a, b} {
			if err := s.Take(t.Context(), 50); err != nil {
				t.Fatal(err)
			}
		}
		// Both want more than there is: one goes beyond the bound, so that neither waits for ever.
		if err := a.Take(t.Context(), 1000); err != nil {
			t.Fatal(err)
		}
		waiting := func(s *Space, bytes int64) chan error {
			done := make(chan error, 1)
			go func() { done <- s.Take(t.Context(), bytes) }()
			synctest.Wait()
			return done
		}
		second, third := waiting(b, 50), waiting(c, 10)
		if len(second) != 0 || len(third) != 0 {
			t.Fatal("there was room for more than the bound and one")
		}
		a.Leave()
		synctest.Wait()
		if len(second) != 1 || len(third) != 1 {
			t.Errorf("%d and %d were let in when the first left", len(second), len(third))
		}
		b.Leave()
		c.Leave()
		if room.free != 100 || len(room.last) != 0 {
			t.Errorf("%d of 100 bytes are free at the end", room.free)
		}
	})
}

func TestWaitingForRoomEndsWithItsContext(t *testing.T) {
	room := NewRoom(0)
	first, second := room.Enter(), room.Enter()
	if err := first.Take(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := second.Take(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	var unbounded *Space
	if err := unbounded.Take(ctx, 1<<40); err != nil {
		t.Errorf("no space at all: %v", err)
	}
	unbounded.Leave()
}

// The time that a body waits for room is ours, and no server is given up for it.
func TestWaitingForRoomIsNotTheServersFault(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := newNewsroom(t)
		n.host("h.example:80", "198.51.100.1", say("news"))
		c := n.client(nil)
		room := NewRoom(0)
		other := room.Enter()
		if err := other.Take(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		space := room.Enter()
		go func() {
			_, err := c.Get(t.Context(), Request{URL: "http://h.example/", Space: space})
			done <- err
		}()
		<-time.After(10 * time.Minute) // by the bubble's clock
		if len(done) != 0 {
			t.Fatalf("it did not wait: %v", <-done)
		}
		other.Leave()
		if err := <-done; err != nil {
			t.Error(err)
		}
		space.Leave()
	})
}
