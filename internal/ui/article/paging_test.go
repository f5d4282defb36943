package article_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"reader/internal/news"
	"reader/internal/ui/article"
)

// numberedWords is a text in which every word says where it stands: the paragraph and the word. Cross-heads, quotations
// and a picture stand between.
func numberedWords() []news.Block {
	var blocks []news.Block
	word := 0
	for i := range 24 {
		words := make([]string, 5+i*7%60)
		for j := range words {
			word++
			words[j] = fmt.Sprintf("p%dw%d", i, word)
		}
		b := paragraph(strings.Join(words, " "))
		if i%5 == 4 {
			b = news.Block{Kind: news.Quote, Blocks: []news.Block{b}}
		}
		switch i % 6 {
		case 2:
			blocks = append(blocks, news.Block{Kind: news.Heading, Level: 2, Spans: []news.Span{{Text: "Cross-head"}}})
		case 5:
			blocks = append(blocks, news.Block{Kind: news.Figure, Picture: news.Picture{URL: "https://paper.example/p.png", Width: 600, Height: 400}})
		}
		blocks = append(blocks, b)
	}
	return blocks
}

var numberedWord = regexp.MustCompile(`p(\d+)w(\d+)`)

// page is what stands on a screen: its numbers of words in their order, and the paragraph of the last row, when that row
// is the first of it; -1 else.
func (r *reader) wordsOn() (words []int, alone int) {
	alone = -1
	rows := r.rows()
	last := len(rows) - 1
	for last > 0 && strings.TrimSpace(rows[last]) == "" {
		last--
	}
	for i, row := range rows {
		found := numberedWord.FindAllStringSubmatch(row, -1)
		for _, m := range found {
			n, _ := strconv.Atoi(m[2])
			words = append(words, n)
		}
		if i == last && i > 0 && len(found) > 0 && !numberedWord.MatchString(rows[i-1]) {
			alone, _ = strconv.Atoi(found[0][1])
		}
	}
	return words, alone
}

func TestTurningPagesShowsEveryLineAndNoneAlone(t *testing.T) {
	stored := whole()
	stored.Article.Blocks, stored.Related = numberedWords(), nil
	for width := 20; width <= 210; width += 19 {
		for height := 5; height <= 60; height += 3 {
			env := screen(width, height)
			env.Pictures = width >= 100
			r := read(t, article.New(&desk{stored: stored, fetched: stored}, stored.Story, 0, article.From{}), env).answer()
			r.turnsThrough(t, width, height)
		}
	}
}

// turnsThrough turns all pages to the end and back again.
func (r *reader) turnsThrough(t *testing.T, width, height int) {
	t.Helper()
	seen, pages := 0, []string{}
	for n := 0; ; n++ {
		screen := strings.Join(r.rows(), "\n")
		if n > 0 && screen == pages[n-1] {
			break
		}
		pages = append(pages, screen)
		words, alone := r.wordsOn()
		if len(words) > 0 && words[0] > seen+1 {
			t.Fatalf("%d×%d: page %d begins with word %d, and %d was the last seen", width, height, n, words[0], seen)
		}
		if len(words) > 0 && n > 0 && height > 12 && alone >= 0 && slices.Max(words) < lastOf(alone) {
			t.Errorf("%d×%d: page %d ends with the first line of paragraph %d:\n%s", width, height, n, alone, screen)
		}
		if lines := strings.Split(strings.TrimRight(screen, " \n"), "\n"); n > 0 && height > 12 && strings.TrimSpace(lines[len(lines)-1]) == "Cross-head" {
			t.Errorf("%d×%d: page %d ends with a heading:\n%s", width, height, n, screen)
		}
		seen = max(seen, slices.Max(append(words, 0)))
		r.press("space")
	}
	if want := lastOf(23); seen != want {
		t.Fatalf("%d×%d: the last word seen is %d of %d", width, height, seen, want)
	}
	for n := len(pages) - 2; n >= 0; n-- {
		if r.press("b"); n > 0 && strings.Join(r.rows(), "\n") != pages[n] {
			t.Fatalf("%d×%d: b goes back to another page %d:\n%s\nwas:\n%s", width, height, n, strings.Join(r.rows(), "\n"), pages[n])
		}
	}
}

// lastOf is the number of the last word of a paragraph.
func lastOf(paragraph int) int {
	n := 0
	for i := range paragraph + 1 {
		n += 5 + i*7%60
	}
	return n
}

func TestPageThatEndsWithAParagraphIsFollowedByTheNext(t *testing.T) {
	stored := whole()
	stored.Article.Blocks = numberedWords()
	r := read(t, article.New(&desk{stored: stored, fetched: stored}, stored.Story, 0, article.From{}), screen(80, 24)).answer()
	for range 40 {
		rows := r.rows()
		if strings.TrimSpace(rows[len(rows)-1]) == "" {
			break
		}
		r.press("j")
	}
	before, _ := r.wordsOn()
	r.press("space")
	after, _ := r.wordsOn()
	if after[0] != before[len(before)-1]+1 {
		t.Errorf("the page ends with word %d, the next begins with %d", before[len(before)-1], after[0])
	}
	if first := r.rows()[2]; strings.TrimSpace(first) == "" {
		t.Error("the page begins with an empty line")
	}
}
