package article

import (
	"cmp"
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// chooseStandfirst is the page's own, else the feed's summary. Where the text begins with these words and goes on,
// there is none: they are read there.
func (p *Page) chooseStandfirst() text.Safe {
	a := &p.reading.Article
	s := text.Line(cmp.Or(a.Standfirst, p.reading.Story.Summary))
	if s == "" || len(a.Blocks) == 0 || opening(a.Blocks, s) >= 0 {
		return s
	}
	first := essence(a.Blocks[:min(len(a.Blocks), 2)])
	if same(first, strings.TrimRight(words(s), "….[] ")) {
		return ""
	}
	return s
}

// blocks is the text without the paragraph that stands above it as the standfirst. The indices of the others stay.
func (p *Page) blocks() []news.Block {
	all := p.reading.Article.Blocks
	i := opening(all, p.matter.standfirst)
	if i < 0 {
		return all
	}
	rest := slices.Clone(all)
	rest[i] = news.Block{}
	return rest
}

// opening is the index of the paragraph with exactly these words among those that a text opens with; -1 when it opens
// otherwise.
func opening(blocks []news.Block, standfirst text.Safe) int {
	const opens = 3 // a picture and a dateline may come before it
	if standfirst == "" {
		return -1
	}
	for i := range blocks[:min(len(blocks), opens)] {
		if blocks[i].Kind == news.Paragraph && essence(blocks[i:i+1]) == words(standfirst) {
			return i
		}
	}
	return -1
}

// words is the essence of a text that is not in blocks.
func words(s text.Safe) string {
	return essence([]news.Block{{Spans: []news.Span{{Text: string(s)}}}})
}

// doubled says that the text now begins with the words of the standfirst and goes on: the page brought the whole
// paragraph of which the feed had a sentence.
func (p *Page) doubled() bool {
	m := &p.matter
	return m.standfirst != "" && p.chooseStandfirst() == "" && opening(p.reading.Article.Blocks, m.standfirst) < 0
}
