// Package diff says what changed between two texts of one story. Blocks are aligned first, then the words within those
// that belong together. The answer is blocks again, whose spans are marked as news.Inserted and news.Deleted, so
// whatever sets, prints or exports an article shows its changes as well. It is pure: it knows nothing of where texts
// come from, nor of how a mark looks.
//
// Words are what counts: letters, digits and symbols. Two texts that differ in markup, punctuation, line breaks, links
// or pictures only are the same text.
//
// The work is bounded: see mostEdits and mostPaired. What goes beyond is shown as removed and added whole.
package diff

import (
	"slices"

	"reader/internal/news"
)

// Between is the newer text with what it no longer has at the places where that stood. Headline and standfirst come
// first where their words are others.
func Between(older, newer *news.Article) []news.Block {
	var out []news.Block
	if !sameWords(older.Title, newer.Title) {
		out = append(out, news.Block{Kind: news.Heading, Level: 2, Spans: spansBetween(plainSpan(older.Title), plainSpan(newer.Title))})
	}
	if !sameStandfirst(older, newer) {
		out = append(out, news.Block{Kind: news.Paragraph, Spans: spansBetween(plainSpan(older.Above()), plainSpan(newer.Above()))})
	}
	return append(out, blocksBetween(older.Blocks, newer.Blocks)...)
}

// Same reports whether two texts of a story have the same words: then Between marks nothing that a reader would call a
// change. Counters do not count: short lines without a full stop, such as “214 comments”, whose digits alone differ.
func Same(older, newer *news.Article) bool {
	return sameWords(older.Title, newer.Title) && sameStandfirst(older, newer) &&
		slices.Equal(telling(older.Blocks), telling(newer.Blocks))
}

// sameStandfirst ignores one that stands in the text anyway.
func sameStandfirst(older, newer *news.Article) bool {
	return sameWords(older.Standfirst, newer.Standfirst) || sameWords(older.Above(), newer.Above())
}

func plainSpan(s string) []news.Span {
	if s == "" {
		return nil
	}
	return []news.Span{{Text: s}}
}

// Count is how many words a diff marks as inserted and as deleted.
func Count(blocks []news.Block) (inserted, deleted int) {
	eachSpan(blocks, func(s *news.Span) {
		switch n := len(words(s.Text)); {
		case s.Style&news.Inserted != 0:
			inserted += n
		case s.Style&news.Deleted != 0:
			deleted += n
		}
	})
	return inserted, deleted
}

// eachSpan visits every span of the blocks, whatever their kinds, in the order of reading.
func eachSpan(blocks []news.Block, visit func(*news.Span)) {
	for i := range blocks {
		b := &blocks[i]
		for _, item := range b.Items {
			eachSpan(item, visit)
		}
		for _, row := range b.Rows {
			for _, c := range row {
				eachOf(c.Spans, visit)
			}
		}
		eachSpan(b.Blocks, visit)
		eachOf(b.Spans, visit)
	}
}

func eachOf(spans []news.Span, visit func(*news.Span)) {
	for i := range spans {
		visit(&spans[i])
	}
}

// Marked reports whether anything in blocks is marked.
func Marked(blocks []news.Block) bool {
	found := false
	eachSpan(blocks, func(s *news.Span) { found = found || s.Style&(news.Inserted|news.Deleted) != 0 })
	return found
}
