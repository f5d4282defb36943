package article

import (
	"unicode"

	"reader/internal/news"
)

// agreement is how alike two candidates must be, as a share of their words, for the shorter to be the better: what
// only one of them has is then a teaser, a caption or a box, and seldom the story.
const agreement = 0.7

// choose picks between readability's text and ours.
func choose(a, b candidate) candidate {
	wa, wb := a.words(), b.words()
	switch {
	case wa == 0:
		return b
	case wb == 0:
		return a
	}
	if alike(a.blocks, b.blocks) > agreement {
		if wb < wa {
			return b
		}
		return a
	}
	if wb > 3*wa {
		return b
	}
	return a
}

// alike is the Dice coefficient of the words of two texts, counted as often as they occur.
func alike(a, b []news.Block) float64 {
	counts := map[string]int{}
	wa := wordsOf(news.PlainText(a))
	for _, w := range wa {
		counts[w]++
	}
	shared := 0
	wb := wordsOf(news.PlainText(b))
	for _, w := range wb {
		if counts[w] > 0 {
			counts[w]--
			shared++
		}
	}
	if len(wa)+len(wb) == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(len(wa)+len(wb))
}

// countWords counts words; in scripts without spaces two characters are one word.
func countWords(s string) int {
	n, packed, inWord := 0, 0, false
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			packed++
			inWord = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inWord {
				n++
			}
			inWord = true
		case unicode.IsMark(r) || r == '\'' || r == '’' || r == '-':
		default:
			inWord = false
		}
	}
	return n + packed/2
}
