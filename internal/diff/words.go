package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reader/internal/news"
)

// tells says whether a character belongs to a word. Punctuation and blanks do not; symbols do, for £5 is not €5.
func tells(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.N) || symbol(r)
}

// words are the words of a text in their order: runs of letters, marks and digits between blanks and punctuation. A
// symbol is a word by itself, and so is each character of a script that is written without spaces.
func words(s string) []string {
	var out []string
	start, alone := -1, false // where the word begins, and whether nothing but marks can follow
	for i, r := range s {
		single := symbol(r) || unicode.In(r, unspaced...)
		if start >= 0 && (!tells(r) || !unicode.IsMark(r) && (alone || single)) {
			out = append(out, s[start:i])
			start = -1
		}
		if start < 0 && tells(r) {
			start, alone = i, single
		}
	}
	if start >= 0 {
		out = append(out, s[start:])
	}
	return out
}

func symbol(r rune) bool { return unicode.IsSymbol(r) || r == '%' || r == '‰' }

func sameWords(a, b string) bool {
	return a == b || strings.Join(words(a), " ") == strings.Join(words(b), " ")
}

// telling are the words of blocks, in which the digits of counters are masked.
func telling(blocks []news.Block) []string {
	var out []string
	for i := range blocks {
		own := blockWords(&blocks[i])
		if counter(&blocks[i], own) {
			for j := range own {
				own[j] = strings.Map(masked, own[j])
			}
		}
		out = append(out, own...)
	}
	return out
}

// blockWords are the words of a block. Cells, items and paragraphs inside it end a word.
func blockWords(b *news.Block) []string {
	out := words(b.Text)
	for _, item := range b.Items {
		for i := range item {
			out = append(out, blockWords(&item[i])...)
		}
	}
	for _, row := range b.Rows {
		for _, c := range row {
			out = append(out, words(news.Plain(c.Spans))...)
		}
	}
	for i := range b.Blocks {
		out = append(out, blockWords(&b.Blocks[i])...)
	}
	out = append(out, words(news.Plain(b.Spans))...)
	return append(out, words(b.Link.Title)...)
}

// longestCounter is how many words a counter has at the most: “Updated 12 minutes ago”, “214 comments”.
const longestCounter = 4

// counter says that a block may be what a page counts rather than what it tells: a short line without an end.
func counter(b *news.Block, own []string) bool {
	if b.Kind != news.Paragraph || len(own) > longestCounter {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(news.Plain(b.Spans), unicode.IsSpace))
	return !unicode.Is(unicode.Sentence_Terminal, last)
}

func masked(r rune) rune {
	if unicode.IsDigit(r) {
		return '0'
	}
	return r
}
