package diff

import (
	"slices"
	"strings"
	"unicode"

	"reader/internal/news"
)

// Signs writes marks as signs, for where no style can show them: [-deleted-] and {+inserted+}, as wdiff does.
func Signs(blocks []news.Block) []news.Block {
	return mapped(blocks, func(b news.Block) []news.Block { return []news.Block{b} }, signed)
}

// brackets are the signs of the marks.
var brackets = []struct {
	mark        news.Style
	open, close string
}{{news.Deleted, "[-", "-]"}, {news.Inserted, "{+", "+}"}}

// signed sets brackets around each stretch of one mark, close to its words.
func signed(spans []news.Span) []news.Span {
	var out []news.Span
	for i := 0; i < len(spans); {
		end := i + 1
		mark := spans[i].Style & (news.Inserted | news.Deleted)
		for end < len(spans) && spans[end].Style&(news.Inserted|news.Deleted) == mark {
			end++
		}
		out = append(out, bracketed(slices.Clone(spans[i:end]), mark)...)
		i = end
	}
	return out
}

func bracketed(spans []news.Span, mark news.Style) []news.Span {
	for _, b := range brackets {
		if b.mark != mark || strings.TrimSpace(news.Plain(spans)) == "" {
			continue
		}
		first, last := &spans[0], &spans[len(spans)-1]
		words := strings.TrimLeftFunc(first.Text, unicode.IsSpace)
		first.Text = first.Text[:len(first.Text)-len(words)] + b.open + words
		words = strings.TrimRightFunc(last.Text, unicode.IsSpace)
		last.Text = words + b.close + last.Text[len(words):]
	}
	return spans
}
