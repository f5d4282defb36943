package article

import "reader/internal/news"

// agreement is how alike two candidates must be, as a share of their words, for the shorter to be the better: what
// only one of them has is then a teaser, a caption or a box, and seldom the story.
const agreement = 0.7

// covered is the share of readability's words above which our longer text is the same story, told to its end.
const covered = 0.95

// choose picks between readability's text and ours.
func choose(a, b candidate) candidate {
	wa, wb := a.words(), b.words()
	switch {
	case wa == 0:
		return b
	case wb == 0:
		return a
	}
	shared := float64(sharedWords(a.blocks, b.blocks))
	wa, wb = len(wordsOf(news.PlainText(a.blocks))), len(wordsOf(news.PlainText(b.blocks)))
	switch {
	case 2*shared/float64(wa+wb) > agreement && wb < wa:
		return b
	case 2*shared/float64(wa+wb) > agreement:
		return a
	case shared > covered*float64(wa) && wb > wa:
		return b
	}
	return a
}

// sharedWords counts the words that two texts share, as often as they occur.
func sharedWords(a, b []news.Block) int {
	counts := map[string]int{}
	for _, w := range wordsOf(news.PlainText(a)) {
		counts[w]++
	}
	shared := 0
	for _, w := range wordsOf(news.PlainText(b)) {
		if counts[w] > 0 {
			counts[w]--
			shared++
		}
	}
	return shared
}
