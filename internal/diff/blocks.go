package diff

import (
	"strings"

	"reader/internal/news"
)

// blocksBetween aligns blocks and marks what changed in them.
func blocksBetween(older, newer []news.Block) []news.Block {
	old, new := signatures(older), signatures(newer)
	var out []news.Block
	at := 0
	for _, h := range hunks(signs(old), signs(new)) {
		out = append(out, newer[at:h.new.from]...)
		for _, p := range pairs(old[h.old.from:h.old.to], new[h.new.from:h.new.to]) {
			out = append(out, p.set(older[h.old.from:], newer[h.new.from:])...)
		}
		at = h.new.to
	}
	return append(out, newer[at:]...)
}

// signature is what a block is aligned by.
type signature struct {
	key   string // equal keys are the same block, whatever its markup
	kind  news.BlockKind
	words map[string]int // how often it has each word
	size  int            // of its words
}

func signatures(blocks []news.Block) []signature {
	out := make([]signature, len(blocks))
	for i := range blocks {
		own := blockWords(&blocks[i])
		s := signature{kind: blocks[i].Kind, words: make(map[string]int, len(own)), size: len(own)}
		for _, w := range own {
			s.words[w]++
		}
		if s.kind == news.Heading {
			s.kind = news.Paragraph // one may become the other without a change of words
		}
		s.key = string(rune('a'+s.kind)) + strings.Join(own, " ")
		out[i] = s
	}
	return out
}

func signs(all []signature) []string {
	out := make([]string, len(all))
	for i := range all {
		out[i] = all[i].key
	}
	return out
}

// resembling is what two blocks must have in common to be two texts of one: twice the shared words by all of them
// (Dice's coefficient). Below it, removed and added words alternate so often that both texts are better read whole.
const resembling = 0.4

// likeness is Dice's coefficient of two blocks; zero when it is less than resembling.
func (s *signature) likeness(t *signature) float64 {
	all := s.size + t.size
	if s.kind != t.kind || all == 0 || 2*float64(min(s.size, t.size)) < resembling*float64(all) {
		return 0
	}
	shared := 0
	for w, n := range s.words {
		shared += min(n, t.words[w])
	}
	if d := 2 * float64(shared) / float64(all); d >= resembling {
		return d
	}
	return 0
}

// pair is a block of the older text and the one of the newer that it became; -1 where there is none.
type pair struct{ old, new int }

// set is the pair as blocks.
func (p pair) set(older, newer []news.Block) []news.Block {
	switch {
	case p.new < 0:
		return marked(news.Deleted, older[p.old])
	case p.old < 0:
		return marked(news.Inserted, newer[p.new])
	default:
		return []news.Block{blockBetween(&older[p.old], &newer[p.new])}
	}
}

// mostPaired bounds the blocks that are compared each with each: of a longer stretch in which nothing is the same, equal
// shares are.
const mostPaired = 64

// pairs finds which blocks became which, so that the likenesses come to the most. Their order stays.
func pairs(old, new []signature) []pair {
	shares := (max(len(old), len(new)) + mostPaired - 1) / mostPaired
	var out []pair
	for i := range shares {
		o, n := share(len(old), i, shares), share(len(new), i, shares)
		for _, p := range paired(old[o.from:o.to], new[n.from:n.to]) {
			if p.old >= 0 {
				p.old += o.from
			}
			if p.new >= 0 {
				p.new += n.from
			}
			out = append(out, p)
		}
	}
	return out
}

// share is the i-th of equal parts.
func share(n, i, parts int) extent { return extent{n * i / parts, n * (i + 1) / parts} }

func paired(old, new []signature) []pair {
	best := make([][]float64, len(old)+1) // likenesses from here to the ends
	for i := range best {
		best[i] = make([]float64, len(new)+1)
	}
	like := make([][]float64, len(old))
	for i := len(old) - 1; i >= 0; i-- {
		like[i] = make([]float64, len(new))
		for j := len(new) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if like[i][j] = old[i].likeness(&new[j]); like[i][j] > 0 {
				best[i][j] = max(best[i][j], like[i][j]+best[i+1][j+1])
			}
		}
	}
	var out []pair
	i, j := 0, 0
	for i < len(old) || j < len(new) {
		switch {
		case i < len(old) && j < len(new) && like[i][j] > 0 && best[i][j] == like[i][j]+best[i+1][j+1]:
			out = append(out, pair{i, j})
			i, j = i+1, j+1
		case i < len(old) && best[i][j] == best[i+1][j]:
			out = append(out, pair{i, -1})
			i++
		default:
			out = append(out, pair{-1, j})
			j++
		}
	}
	return out
}
