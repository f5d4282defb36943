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
		room := NewRoom(3, 1)
		waiting := func(s *Space, bytes int64) chan error {
			done := make(chan error, 1)
			go func() { done <- s.Hold(t.Context(), bytes) }()
			synctest.Wait()
			return done
		}
		large, larger, small, late := room.Enter(), room.Enter(), room.Enter(), room.Enter()
		first, second := waiting(large, Ordinary+1), waiting(larger, 1<<30)
		third, fourth := waiting(small, Ordinary), waiting(late, 1)
		if len(first) != 1 || len(second) != 0 || len(third) != 1 || len(fourth) != 0 {
			t.Fatalf("let in: %d, %d large, %d, %d ordinary; want the first of each", len(first), len(second), len(third), len(fourth))
		}
		if err := large.Hold(t.Context(), 1<<40); err != nil {
			t.Errorf("who is large already waits again: %v", err)
		}
		large.Leave()
		synctest.Wait()
		if len(second) != 1 || len(fourth) != 1 {
			t.Errorf("%d and %d were let in when the first left", len(second), len(fourth))
		}
		for _, s := range []*Space{larger, small, late} {
			s.Leave()
		}
		if len(room.places) != 0 || len(room.larger) != 0 {
			t.Errorf("%d places, %d of them large, are taken at the end", len(room.places), len(room.larger))
		}
	})
}

func TestWaitingForRoomEndsWithItsContext(t *testing.T) {
	room := NewRoom(1, 1)
	first, second := room.Enter(), room.Enter()
	if err := first.Hold(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := second.Hold(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	var unbounded *Space
	if err := unbounded.Hold(ctx, 1<<40); err != nil {
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
		room := NewRoom(1, 1)
		other := room.Enter()
		if err := other.Hold(t.Context(), 1); err != nil {
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
