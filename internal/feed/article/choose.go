package article

import (
	"fmt"

	"reader/internal/news"
)

// agreement is how alike two candidates must be, as a share of their words, for the shorter to be the better: what
// only one of them has is then a teaser, a caption or a box, and seldom the story.
const agreement = 0.7

// covered is the share of readability's words above which our longer text is the same story, told to its end.
const covered = 0.95

// ruling is which of two texts is the better, with a sentence for each.
type ruling struct {
	second    bool
	won, lost string
}

const (
	noText   = "It found no text."
	onlyText = "Nothing else found a text."
)

// choose picks between readability's text and ours.
func choose(a, b candidate) ruling {
	bagA, bagB := bagOf(a.blocks), bagOf(b.blocks)
	wa, wb := bagA.words, bagB.words
	switch {
	case wa == 0:
		return ruling{second: wb > 0, won: onlyText, lost: noText}
	case wb == 0:
		return ruling{won: onlyText, lost: noText}
	}
	shared := bagA.shared(bagB)
	alike := 2 * float64(shared) / float64(wa+wb)
	percent := int(100 * alike)
	la, lb := a.words(), b.words() // as readers are told: in scripts that part no words, a bag has one for a whole clause
	switch {
	case shared == wa && wa == wb:
		return ruling{won: "Both found the very same words.", lost: "Both found the very same words."}
	case alike > agreement && la == lb:
		return ruling{won: fmt.Sprintf("It agrees with %s in %d %% of the words.", b.name, percent), lost: "It is as long as the other, and no better."}
	case alike > agreement:
		return ruling{
			second: lb < la,
			won:    fmt.Sprintf("Both agree in %d %% of their words, and it is the shorter.", percent),
			lost:   fmt.Sprintf("It is longer by %d words, and what only one of them has is rarely the story.", max(la, lb)-min(la, lb)),
		}
	case float64(shared) > covered*float64(wa) && lb > la:
		return ruling{
			second: true,
			won:    fmt.Sprintf("It holds all that %s found, and %d words more.", a.name, lb-la),
			lost:   "It ends before the story does.",
		}
	}
	return ruling{won: fmt.Sprintf("They agree in %d %% of their words only, and it is the more cautious.", percent), lost: "It differs, and is more often wrong."}
}

// bag is the words of a text, its blocks kept together as long as nothing asks for their words.
type bag struct {
	blocks map[string]int // how often a block's text occurs
	words  int
}

func bagOf(blocks []news.Block) bag {
	b := bag{blocks: make(map[string]int, len(blocks))}
	for i := range blocks {
		text := news.PlainText(blocks[i : i+1])
		b.blocks[text]++
		b.words += countWords(text)
	}
	return b
}

// shared counts the words that two texts share, as often as they occur. Most blocks of two candidates are the same:
// only the words of the others are looked at.
func (b bag) shared(other bag) int {
	shared := 0
	counts := map[string]int{}
	for text, n := range b.blocks {
		same := min(n, other.blocks[text])
		shared += same * countWords(text)
		for range n - same {
			for _, w := range wordsOf(text) {
				counts[w]++
			}
		}
	}
	for text, n := range other.blocks {
		for range n - min(n, b.blocks[text]) {
			for _, w := range wordsOf(text) {
				if counts[w] > 0 {
					counts[w]--
					shared++
				}
			}
		}
	}
	return shared
}
