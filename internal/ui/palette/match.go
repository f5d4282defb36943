package palette

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// match is an entry that has the letters typed, and where.
type match struct {
	entry
	score int
	at    []int // the runes of its name that were matched
}

// The weights of a match: letters at the beginnings of words and letters in a row tell more than scattered ones.
const (
	weightStart = 8
	weightRow   = 9
	weightGap   = -1
)

// search finds the entries whose names have the letters in this order, the best first. Nothing typed finds all.
func search(all []entry, typed string) []match {
	want := []rune(strings.ToLower(strings.Join(strings.Fields(typed), "")))
	var out []match
	for _, e := range all {
		if score, at, ok := fit(want, []rune(string(e.name))); ok {
			out = append(out, match{entry: e, score: score, at: at})
		}
	}
	if len(want) > 0 {
		slices.SortStableFunc(out, func(a, b match) int { return cmp.Compare(b.score, a.score) })
	}
	return out
}

// fit matches the letters one by one: each where it continues a row or begins a word, else where it comes first.
func fit(want, name []rune) (score int, at []int, ok bool) {
	if len(want) == 0 {
		return 0, nil, true
	}
	best := -1 << 30
	for start := range name {
		if unicode.ToLower(name[start]) != want[0] {
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
		case i == 0 || name[i-1] == ' ':
			score += weightStart
		default:
			score += weightGap * min(i-last, 6)
		}
		at = append(at, i)
	}
	return score - start/4, at, true
}

// next is where a letter stands: right behind the last one, else at the beginning of a word, else anywhere.
func next(w rune, name []rune, from, last int) int {
	first := -1
	for i := from; i < len(name); i++ {
		if unicode.ToLower(name[i]) != w {
			continue
		}
		if i == last+1 || i == 0 || name[i-1] == ' ' {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return first
}
