package page

import (
	"iter"
	"slices"

	"reader/internal/news"
)

// Rows is a list of stories with a cursor, for pages to embed: it makes them Subject, Lister, Positioned and
// Stepper.
type Rows struct {
	Stories []news.Story
	At      int  // where the cursor is
	More    bool // the store has more than these
	Cache   Cache
}

// Subject implements Subject.
func (r *Rows) Subject() (news.Story, bool) {
	if r.At >= len(r.Stories) {
		return news.Story{}, false
	}
	return r.Stories[r.At], true
}

// Listed implements Lister.
func (r *Rows) Listed() iter.Seq[news.Story] { return slices.Values(r.Stories) }

// Position implements Positioned. How many there are is known when all have been asked for.
func (r *Rows) Position(*Env) (at, total int) {
	if r.More || len(r.Stories) == 0 {
		return 0, 0
	}
	return r.At + 1, len(r.Stories)
}

// Step implements Stepper: an article opened from the list goes on to the next one in it.
func (r *Rows) Step(_ *Env, by int, unread bool) (news.Story, []Action, bool) {
	i, ok := NextIn(r.Stories, r.At, by, unread)
	if !ok {
		return news.Story{}, nil, false
	}
	r.At = i
	r.Cache.Drop()
	return r.Stories[i], nil, true
}
