package fetch

import "context"

// Room bounds the bodies that are in the house at one time, and so their bytes, however many requests are under way: a
// refresh waits for hundreds of servers at once, and each might begin to send megabytes. There are so many places for
// bodies of ordinary size, and among those in them so many may be larger. Nobody who holds a place waits for another
// one, and a slow body keeps one place only, so bodies never wait for one another for ever.
type Room struct {
	places chan struct{} // a token for each body
	larger chan struct{} // and another for each that is beyond the ordinary
}

// Ordinary is the size, in bytes, up to which a body needs no more than a place: 19 of 20 feeds stay below.
const Ordinary = 256 << 10

// NewRoom makes room for so many bodies, of which so many may be larger than Ordinary.
func NewRoom(places, larger int) *Room {
	return &Room{places: make(chan struct{}, places), larger: make(chan struct{}, larger)}
}

// Space is what one visitor has taken of a Room. A nil Space is without bound. It serves one goroutine.
type Space struct {
	room   *Room
	in     bool // it has a place
	larger bool
}

// Enter gives a visitor a Space, without a place at first. Leave it when done.
func (r *Room) Enter() *Space { return &Space{room: r} }

// Hold waits until the visitor may hold a body of so many bytes, or ctx ends.
func (s *Space) Hold(ctx context.Context, bytes int64) error {
	if s == nil {
		return nil
	}
	if err := enter(ctx, s.room.places, &s.in); err != nil || bytes <= Ordinary {
		return err
	}
	return enter(ctx, s.room.larger, &s.larger)
}

// enter takes a token, unless it is held already.
func enter(ctx context.Context, tokens chan struct{}, held *bool) error {
	if *held {
		return nil
	}
	select {
	case tokens <- struct{}{}:
		*held = true
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// Leave gives back all that was taken.
func (s *Space) Leave() {
	if s == nil {
		return
	}
	if s.larger {
		<-s.room.larger
	}
	if s.in {
		<-s.room.places
	}
	s.in, s.larger = false, false
}
