package diff

import (
	"fmt"

	"reader/internal/news"
)

// Fold leaves out long stretches in which nothing is marked, and says how much that was. The paragraph before and the
// one behind a change stay. Nothing is folded when nothing is marked.
func Fold(blocks []news.Block) []news.Block {
	near := nearChanges(blocks)
	var out []news.Block
	for i := 0; i < len(blocks); {
		end := i
		for end < len(blocks) && !near[end] {
			end++
		}
		if n := end - i; n >= leastFolded {
			out = append(out, news.Block{Kind: news.Paragraph, Spans: []news.Span{{
				Text: fmt.Sprintf("… %d paragraphs unchanged …", n), Style: news.Emphasis,
			}}})
			i = end
			continue
		}
		out = append(out, blocks[i])
		i++
	}
	return out
}

// leastFolded is how many blocks are worth a line that says they are not shown.
const leastFolded = 2

// nearChanges says which blocks are shown: those that are changed, and those beside them.
func nearChanges(blocks []news.Block) []bool {
	near := make([]bool, len(blocks))
	any := false
	for i := range blocks {
		if Marked(blocks[i : i+1]) {
			any = true
			for j := max(i-1, 0); j <= min(i+1, len(blocks)-1); j++ {
				near[j] = true
			}
		}
	}
	for i := range near {
		near[i] = near[i] || !any
	}
	return near
}
