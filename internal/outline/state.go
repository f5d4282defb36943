package outline

import (
	"fmt"
	"maps"
	"slices"
)

// state is an Outline by identifiers, in which entries can be changed one by one. What is new goes by a key of its own.
type state struct {
	items map[string]item
	order map[place][]string
}

type item struct {
	Entry
	above string // key of the section it stands in, empty at the top
}

// place is where siblings stand: the feeds of a section and the sections below it have each an order of their own.
type place struct {
	above string
	feeds bool
}

func stateOf(o Outline) state {
	s := state{items: make(map[string]item, len(o)), order: map[place][]string{}}
	keys := make([]string, len(o))
	for i := range o {
		e := &o[i]
		keys[i] = e.Name
		if e.Name == "" {
			keys[i] = fmt.Sprintf("+%d", i)
		}
		it := item{Entry: *e}
		if e.Above >= 0 {
			it.above = keys[e.Above]
		}
		s.items[keys[i]] = it
		at := place{it.above, e.Feed}
		s.order[at] = append(s.order[at], keys[i])
	}
	return s
}

func (s *state) clone() state { return state{items: maps.Clone(s.items)} }

// path is the titles from the top down to a section; empty for the top.
func (s *state) path(key string) string {
	path := ""
	for range maxDepth + 1 {
		it, there := s.items[key]
		if !there {
			break
		}
		path = "/" + it.Title + path
		key = it.above
	}
	return trimSlash(path)
}

// reordered reports whether those siblings that two states both have at a place stand in another order.
func (s *state) reordered(other *state, at place) bool {
	return !slices.Equal(both(s.order[at], other.order[at]), both(other.order[at], s.order[at]))
}

// both are the keys of a list that are in another one too, in the order of the first.
func both(list, other []string) []string {
	in := set(other)
	return slices.DeleteFunc(slices.Clone(list), func(key string) bool { return !in[key] })
}

func set(keys []string) map[string]bool {
	in := make(map[string]bool, len(keys))
	for _, key := range keys {
		in[key] = true
	}
	return in
}

// weave is the lead with what only the other list has put in: each behind the one that it stands behind there. What
// does not belong is left out of both.
func weave(lead, other []string, belongs func(string) bool) []string {
	stray := func(key string) bool { return !belongs(key) }
	result := slices.DeleteFunc(slices.Clone(lead), stray)
	in := set(result)
	followers := map[string][]string{} // by the one they stand behind; "" for the beginning
	behind := ""
	for _, key := range slices.DeleteFunc(slices.Clone(other), stray) {
		if in[key] {
			behind = key
		} else {
			followers[behind] = append(followers[behind], key)
		}
	}
	woven := slices.Clone(followers[""])
	for _, key := range result {
		woven = append(woven, key)
		woven = append(woven, followers[key]...)
	}
	return woven
}
