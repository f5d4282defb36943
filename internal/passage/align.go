package passage

// alignment is a way to read a passage into a text.
type alignment struct {
	cost       int32
	from, to   int32 // the words that take the place of the passage
	hits       int32 // words of the passage that are there
	neighbours int32 // words around it that are there
}

// What a change costs. A word of the passage weighs more than one around it: it may stand among others now.
const (
	costOfWord      = 2
	costOfNeighbour = 1
	costOfMore      = 1 // a word that the passage had not
)

// mostCells bounds the work: a longer text is looked through around the place where the passage was. It takes about 20 ms.
const mostCells = 4 << 20

// align finds the alignment that costs least, by Sellers' algorithm over words: the pattern is the passage between its
// neighbours, and a column says for one place in the text what each beginning of the pattern costs when it ends there.
func (t *Text) align(s *sought) alignment {
	pattern, weights := s.pattern()
	lo, hi := 0, len(t.words)
	if room := max(mostCells/len(pattern), 1); hi > room {
		lo = max(0, min(s.start-room/2, hi-room))
		hi = lo + room
	}
	column, next := make([]alignment, len(pattern)+1), make([]alignment, len(pattern)+1)
	s.enter(&column[0], 0, lo)
	for i, w := range weights {
		column[i+1] = column[i]
		column[i+1].cost += w
		s.enter(&column[i+1], i+1, lo)
	}
	best := column[len(pattern)]
	for at := lo; at < hi; at++ {
		next[0] = alignment{}
		s.enter(&next[0], 0, at+1)
		s.step(next, column, pattern, weights, t.words[at].key, at+1)
		column, next = next, column
		last := column[len(pattern)]
		if last.cost < best.cost || last.cost == best.cost && distance(int(last.from), s.start) < distance(int(best.from), s.start) {
			best = last
		}
	}
	return best
}

// step fills the column behind a word of the text from the column before it.
func (s *sought) step(next, column []alignment, pattern []string, weights []int32, word string, at int) {
	for i, w := range weights {
		to := &next[i+1]
		same, more, less := column[i].cost, column[i+1].cost+costOfMore, next[i].cost+w
		if pattern[i] != word {
			same += w
		}
		switch {
		case more < same && more <= less: // a word that the pattern has not
			*to = column[i+1]
			to.cost = more
			if i+1 == len(s.before) { // the passage has not begun
				to.from = int32(at)
			}
			continue
		case less < same: // the pattern's word is not there
			*to = next[i]
			to.cost = less
		default:
			*to = column[i]
			to.cost = same
			to.count(pattern[i] == word, w)
		}
		s.enter(to, i+1, at)
	}
}

// count counts a word that is there.
func (a *alignment) count(there bool, weight int32) {
	switch {
	case !there:
	case weight == costOfWord:
		a.hits++
	default:
		a.neighbours++
	}
}

// enter notes where in the text the passage begins and ends, when the pattern comes to i there.
func (s *sought) enter(a *alignment, i, at int) {
	if i == len(s.before) {
		a.from = int32(at)
	}
	if i == len(s.before)+len(s.exact) {
		a.to = int32(at)
	}
}

// pattern is the passage between its neighbours, and what each word of it weighs.
func (s *sought) pattern() (words []string, weights []int32) {
	add := func(part []string, weight int32) {
		words = append(words, part...)
		for range part {
			weights = append(weights, weight)
		}
	}
	add(s.before, costOfNeighbour)
	add(s.exact, costOfWord)
	add(s.behind, costOfNeighbour)
	return words, weights
}
