package passage

import (
	"reader/internal/news"
)

// sought is a passage that is looked for, as words.
type sought struct {
	before, exact, behind []string
	start                 int
}

// Find is where a passage stands: where its words stand exactly, where several times, there where the words around them
// are the same, then near the place where it was; else where most of its words stand in their order, or some of them
// between the same neighbours. False when it is not in the text any more.
func (t *Text) Find(p news.Passage) (Extent, bool) {
	s := sought{keys(p.Prefix), keys(p.Exact), keys(p.Suffix), p.Start}
	if len(s.exact) == 0 {
		return Extent{}, false
	}
	if e, ok := t.exactly(&s); ok {
		return e, true
	}
	return t.nearly(&s)
}

// telling is from how many words on a passage can be known by itself. A shorter one may stand anywhere.
const telling = 4

func (t *Text) exactly(s *sought) (Extent, bool) {
	best, most := -1, -1
	for _, at := range t.same(s.exact) {
		around := t.around(s, at)
		if around > most || around == most && distance(at, s.start) < distance(best, s.start) {
			best, most = at, around
		}
	}
	needed := max(min(telling-len(s.exact), len(s.before)+len(s.behind)), 0)
	if best < 0 || most < needed {
		return Extent{}, false
	}
	return Extent{best, best + len(s.exact)}, true
}

// around is how many of the words next to a place are those that stood next to the passage.
func (t *Text) around(s *sought, at int) int {
	n := 0
	for i := len(s.before) - 1; i >= 0 && at > 0 && t.words[at-1].key == s.before[i]; i-- {
		n++
		at--
	}
	at += len(s.exact) + n
	for i := 0; i < len(s.behind) && at < len(t.words) && t.words[at].key == s.behind[i]; i++ {
		n++
		at++
	}
	return n
}

func distance(a, b int) int {
	if a < b {
		return b - a
	}
	return a - b
}

// likeness is how much of a passage must be there: by itself most of its words, between its old neighbours some.
const (
	likeAlone   = 0.6
	likeAmong   = 0.34
	neighboured = 0.6 // how many of the neighbours must be there then
)

// nearly finds the place that takes the fewest changes.
func (t *Text) nearly(s *sought) (Extent, bool) {
	a := t.align(s)
	size := max(len(s.exact), int(a.to-a.from))
	if size == 0 || a.from == a.to {
		return Extent{}, false
	}
	like := float64(a.hits) / float64(size)
	among := float64(a.neighbours) / float64(max(len(s.before)+len(s.behind), 1))
	found := like >= likeAlone && len(s.exact) >= telling || like >= likeAmong && among >= neighboured
	return Extent{int(a.from), int(a.to)}, found
}
