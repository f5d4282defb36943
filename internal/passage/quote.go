package passage

import (
	"strings"

	"reader/internal/news"
)

// context is how many letters around a passage are kept: enough to tell it from the same words elsewhere.
const context = 32

// Quote is the passage that some words make, with the words around it.
func (t *Text) Quote(e Extent) news.Passage {
	before, behind := e.From, e.To
	for n := 0; before > 0 && n < context; before-- {
		n += len([]rune(t.words[before-1].key))
	}
	for n := 0; behind < len(t.words) && n < context; behind++ {
		n += len([]rune(t.words[behind].key))
	}
	return news.Passage{
		Exact: t.Say(e), Prefix: t.Say(Extent{before, e.From}), Suffix: t.Say(Extent{e.To, behind}), Start: e.From,
	}
}

// Say is the words as they are written, blanks folded and stretches of running text on lines of their own.
func (t *Text) Say(e Extent) string {
	var lines []string
	for at := e.From; at < e.To; {
		r := &t.runs[t.words[at].run]
		end := min(e.To, r.words.To)
		lines = append(lines, strings.Join(strings.Fields(r.plain[t.words[at].from:t.words[end-1].to]), " "))
		at = end
	}
	return strings.Join(lines, "\n")
}

// All finds every place where words stand, whatever stands around them.
func (t *Text) All(words string) []Extent {
	var out []Extent
	want := keys(words)
	for _, at := range t.same(want) {
		out = append(out, Extent{at, at + len(want)})
	}
	return out
}

// keys are the words of a text by itself.
func keys(s string) []string {
	t := OfRuns([][]news.Span{{{Text: s}}})
	out := make([]string, len(t.words))
	for i := range t.words {
		out[i] = t.words[i].key
	}
	return out
}

// same is where the words stand exactly, found in one pass (Knuth, Morris and Pratt), for a text may say one word a
// thousand times.
func (t *Text) same(want []string) (at []int) {
	if len(want) == 0 {
		return nil
	}
	back := make([]int, len(want)) // how much of the beginning is at the end of each beginning
	for i, k := 1, 0; i < len(want); i++ {
		for k > 0 && want[i] != want[k] {
			k = back[k-1]
		}
		if want[i] == want[k] {
			k++
		}
		back[i] = k
	}
	k := 0
	for i := range t.words {
		for k > 0 && t.words[i].key != want[k] {
			k = back[k-1]
		}
		if t.words[i].key == want[k] {
			k++
		}
		if k == len(want) {
			at, k = append(at, i+1-k), back[k-1]
		}
	}
	return at
}
