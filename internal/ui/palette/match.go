package palette

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"reader/internal/text"
)

// match is an entry that was found, and by what.
type match struct {
	entry
	score int
	at    []int // the runes of its name that were matched
}

// The weights of a match: letters at the beginnings of words and letters in a row tell more than scattered ones, the name
// more than its synonyms, and what can be done more than what cannot.
const (
	weightStart  = 8
	weightRow    = 9
	weightGap    = -1 // a letter that is passed over, as far as mostGap
	mostGap      = 6
	weightNested = -5
	weightBarred = -12
	synonymPart  = 2 // a synonym counts for the half
	farBehind    = 2 // what scores less than half of the best is left out
)

// search finds the entries by what was typed, the best first: the letters of their names in this order, or words of their
// names and synonyms in any order. Nothing typed finds all but commands with their arguments.
func search(all []entry, typed string) []match {
	words := strings.Fields(text.Fold(typed))
	letters := []rune(strings.Join(words, ""))
	var out []match
	for _, e := range all {
		if len(letters) == 0 {
			if !e.nested {
				out = append(out, match{entry: e})
			}
			continue
		}
		if m, ok := e.match(letters, words); ok {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b match) int { return cmp.Compare(b.score, a.score) })
	if len(out) == 0 || out[0].score <= 0 {
		return out
	}
	least := out[0].score / farBehind
	return slices.DeleteFunc(out, func(m match) bool { return m.score < least })
}

// match is the better of the two ways to find an entry.
func (e *entry) match(letters []rune, words []string) (match, bool) {
	name := folded(e.name)
	score, at, ok := fit(letters, name)
	if s, where, found := byWords(words, name, strings.Fields(text.Fold(string(e.also)))); found && (!ok || s > score) {
		score, at, ok = s, where, true
	}
	if e.nested {
		score += weightNested
	}
	if e.reason != "" {
		score += weightBarred
	}
	return match{entry: *e, score: score, at: at}, ok
}

// folded is a name without its accents and capitals, rune by rune.
func folded(name text.Safe) []rune {
	out := []rune(string(name))
	for i, r := range out {
		if r < unicode.MaxASCII {
			out[i] = unicode.ToLower(r)
		} else if f := []rune(text.Fold(string(r))); len(f) > 0 {
			out[i] = f[0]
		}
	}
	return out
}

// byWords finds each of the words at the beginning of a word of the name, or else of a synonym.
func byWords(words []string, name []rune, synonyms []string) (score int, at []int, ok bool) {
	for _, w := range words {
		want := []rune(w)
		worth := weightStart + weightRow*(len(want)-1)
		if i := wordAt(want, name); i >= 0 {
			score += worth
			for j := range want {
				at = append(at, i+j)
			}
			continue
		}
		switch {
		case slices.Contains(synonyms, w):
			score += worth/synonymPart + 1
		case slices.ContainsFunc(synonyms, func(s string) bool { return strings.HasPrefix(s, w) }):
			score += worth / synonymPart
		default:
			return 0, nil, false
		}
	}
	slices.Sort(at)
	return score, slices.Compact(at), true
}

// wordAt is where a word of the name begins with the letters; -1 for nowhere.
func wordAt(want, name []rune) int {
	for i := range name {
		if begins(name, i) && len(name)-i >= len(want) && slices.Equal(name[i:i+len(want)], want) {
			return i
		}
	}
	return -1
}

// begins says that a word begins at a rune.
func begins(name []rune, i int) bool {
	return i == 0 || !unicode.IsLetter(name[i-1]) && !unicode.IsDigit(name[i-1])
}

// fit matches the letters one by one: each where it continues a row or begins a word, else where it comes first.
func fit(want, name []rune) (score int, at []int, ok bool) {
	best := -1 << 30
	for start := range name {
		if name[start] != want[0] {
			continue
		}
		if s, where, ok := fitFrom(want, name, start); ok && s > best {
			best, at = s, where
		}
	}
	return best, at, at != nil
}

// fitFrom matches with the first letter at start.
func fitFrom(want, name []rune, start int) (score int, at []int, ok bool) {
	at = make([]int, 0, len(want))
	for _, w := range want {
		from, last := start, -1
		if n := len(at); n > 0 {
			last = at[n-1]
			from = last + 1
		}
		i := next(w, name, from, last)
		if i < 0 {
			return 0, nil, false
		}
		switch {
		case last >= 0 && i == last+1:
			score += weightRow
		case begins(name, i):
			score += weightStart
			if last >= 0 { // words between are passed over
				score += weightGap * min(i-last-1, mostGap)
			}
		default:
			score += weightGap * min(i-last, mostGap)
		}
		at = append(at, i)
	}
	return score - start/4, at, true
}

// next is where a letter stands: right behind the last one, else at the beginning of a word, else anywhere.
func next(w rune, name []rune, from, last int) int {
	first := -1
	for i := from; i < len(name); i++ {
		if name[i] != w {
			continue
		}
		if i == last+1 || begins(name, i) {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return first
}
