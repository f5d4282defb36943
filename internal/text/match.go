package text

import (
	"slices"
	"strings"
)

// Span is a piece of a text, in bytes.
type Span struct{ Begin, End int }

// Match is a place that a Matcher found, and which of the wanted stands there, by its number.
type Match struct {
	Span
	Of int
}

// Matcher finds words and phrases in a text as a full-text index does: whole words, folded, in any of their Spellings,
// across punctuation; in scripts without spaces the characters themselves. The zero Matcher finds nothing.
type Matcher struct {
	words    map[string][]sequence // by their first word
	openings []sequence            // whose first word may go on
	dense    []run
}

// sequence is words that follow each other.
type sequence struct {
	terms  []string
	prefix bool // the last one may go on
	of     int
}

// run is characters of a script written without spaces.
type run struct {
	term string
	of   int
}

// NewMatcher makes a matcher of words and phrases; with a * at its end the last word may go on.
func NewMatcher(wanted []string) *Matcher {
	m := &Matcher{words: map[string][]sequence{}}
	for i, w := range wanted {
		w, prefix := strings.CutSuffix(w, "*")
		for _, spelling := range Spellings(w) {
			m.add(slices.Collect(Tokens(spelling)), prefix, i)
		}
	}
	return m
}

func (m *Matcher) add(tokens []Token, prefix bool, of int) {
	if len(tokens) == 0 {
		return
	}
	if slices.ContainsFunc(tokens, func(t Token) bool { return t.Dense }) {
		for i, t := range tokens {
			if t.Dense {
				m.dense = append(m.dense, run{t.Term, of})
			} else {
				m.sequence(sequence{[]string{t.Term}, prefix && i == len(tokens)-1, of})
			}
		}
		return
	}
	s := sequence{prefix: prefix, of: of}
	for _, t := range tokens {
		s.terms = append(s.terms, t.Term)
	}
	m.sequence(s)
}

func (m *Matcher) sequence(s sequence) {
	if s.prefix && len(s.terms) == 1 {
		m.openings = append(m.openings, s)
		return
	}
	m.words[s.terms[0]] = append(m.words[s.terms[0]], s)
}

// Find lists the places in their order; none overlaps another.
func (m *Matcher) Find(s string) []Match {
	if m == nil || len(m.words)+len(m.openings)+len(m.dense) == 0 {
		return nil
	}
	var found []Match
	tokens := slices.Collect(Tokens(s))
	for i := 0; i < len(tokens); {
		t := tokens[i]
		if t.Dense {
			found = m.inRun(found, s, t)
			i++
			continue
		}
		n, of := m.at(tokens[i:])
		if n == 0 {
			i++
			continue
		}
		found = append(found, Match{Span{t.Begin, tokens[i+n-1].End}, of})
		i += n
	}
	return found
}

// at is how many of the tokens, from the first on, are the longest of what is wanted.
func (m *Matcher) at(tokens []Token) (n, of int) {
	for _, s := range m.words[tokens[0].Term] {
		if len(s.terms) > n && s.stands(tokens) {
			n, of = len(s.terms), s.of
		}
	}
	for _, s := range m.openings {
		if n == 0 && strings.HasPrefix(tokens[0].Term, s.terms[0]) {
			n, of = 1, s.of
		}
	}
	return n, of
}

func (s *sequence) stands(tokens []Token) bool {
	if len(tokens) < len(s.terms) {
		return false
	}
	for i, term := range s.terms {
		goesOn := s.prefix && i == len(s.terms)-1 && strings.HasPrefix(tokens[i].Term, term)
		if tokens[i].Term != term && !goesOn {
			return false
		}
	}
	return true
}

// inRun finds characters within a run of them.
func (m *Matcher) inRun(found []Match, s string, t Token) []Match {
	if !slices.ContainsFunc(m.dense, func(r run) bool { return strings.Contains(t.Term, r.term) }) {
		return found
	}
	var folded strings.Builder
	var places []int // of each byte of the folded run
	for at, unit := range Units(s[t.Begin:t.End]) {
		folded.WriteString(unit)
		for range len(unit) {
			places = append(places, t.Begin+at)
		}
	}
	places = append(places, t.End)
	for at := 0; at < folded.Len(); {
		n, of := 0, 0
		for _, r := range m.dense {
			if len(r.term) > n && strings.HasPrefix(folded.String()[at:], r.term) {
				n, of = len(r.term), r.of
			}
		}
		if n == 0 {
			at++
			continue
		}
		found = append(found, Match{Span{places[at], places[at+n]}, of})
		at += n
	}
	return found
}
