package fetch

import (
	"context"
	"sync"
)

// Room bounds the bytes of the bodies that are in the house at one time, however many requests are under way: a refresh
// waits for a hundred servers at once, and each might begin to send megabytes. One Space at a time may go beyond the
// bound, by as much as a body may be, so that bodies that have each got a part of what they need do not wait for one
// another for ever.
type Room struct {
	mu    sync.Mutex
	free  int64
	freed chan struct{} // closed and made anew whenever something is given back
	last  chan struct{} // holds a token while one goes beyond the bound
}

// NewRoom makes room for so many bytes.
func NewRoom(bytes int64) *Room {
	return &Room{free: bytes, freed: make(chan struct{}), last: make(chan struct{}, 1)}
}

// Space is what one visitor has taken of a Room. A nil Space is without bound. It serves one goroutine.
type Space struct {
	room   *Room
	held   int64
	beyond bool
}

// Enter gives a visitor a Space, empty at first. Leave it when done.
func (r *Room) Enter() *Space { return &Space{room: r} }

// Take waits until there is room for so many more bytes, or ctx ends.
func (s *Space) Take(ctx context.Context, bytes int64) error {
	if s == nil || s.beyond {
		return nil
	}
	for {
		freed, ok := s.try(bytes)
		if ok {
			return nil
		}
		select {
		case <-freed:
		case s.room.last <- struct{}{}:
			s.beyond = true
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// try takes what is asked for if it is there; else it says when to ask again.
func (s *Space) try(bytes int64) (freed <-chan struct{}, ok bool) {
	r := s.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.free < bytes {
		return r.freed, false
	}
	r.free -= bytes
	s.held += bytes
	return nil, true
}

// Leave gives back all that was taken.
func (s *Space) Leave() {
	if s == nil {
		return
	}
	if s.beyond {
		<-s.room.last
	}
	r := s.room
	r.mu.Lock()
	defer r.mu.Unlock()
	r.free += s.held
	close(r.freed)
	r.freed = make(chan struct{})
	s.held, s.beyond = 0, false
}
