package page

import (
	"iter"
	"slices"

	"reader/internal/news"
)

// Rows is a roll of stories, for pages to embed: it makes them Subject, Lister, Positioned and Stepper.
type Rows struct {
	Roll
	Stories []news.Story
	More    bool // the store has more than these
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
func (r *Rows) Step(env *Env, by int, unread bool) (news.Story, []Action, bool) {
	i, ok := NextIn(r.Stories, r.At, by, unread)
	if !ok {
		return news.Story{}, nil, false
	}
	return r.Stories[i], r.Move(env, i-r.At), true
}

// Onward implements Onward.
func (r *Rows) Onward(n int) []news.Story {
	from := min(r.At+1, len(r.Stories))
	return slices.Clone(r.Stories[from:min(from+n, len(r.Stories))])
}

// Apply shows what became of stories, and reports whether any of them is here.
func (r *Rows) Apply(c Changed) (here bool) {
	for i := range r.Stories {
		here = c.Apply(&r.Stories[i]) || here
	}
	if here {
		r.Cache.Drop()
	}
	return here
}

// Find puts the cursor on a story; false when it is not here.
func (r *Rows) Find(id news.StoryID) bool {
	i := slices.IndexFunc(r.Stories, func(s news.Story) bool { return s.ID == id })
	if i >= 0 {
		r.At = i
		r.Cache.Drop()
	}
	return i >= 0
}

// Look shows the story under the cursor beside the list.
func (r *Rows) Look() []Action {
	s, ok := r.Subject()
	if !ok {
		return []Action{Look{}}
	}
	return []Action{Look{Story: &s}}
}
