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
	if same(first, strings.TrimRight(words(s), "….[] ")) || news.Opens(a.Blocks, string(s)) {
		return ""
	}
	return s
}

// blocks is the text without what stands above it already: the paragraph that is the standfirst, and the figure of the
// lead picture. The indices of the others stay.
func (p *Page) blocks() []news.Block {
	all := p.reading.Article.Blocks
	i, j := opening(all, p.matter.standfirst), p.leadFigure()
	if i < 0 && j < 0 {
		return all
	}
	rest := slices.Clone(all)
	for _, above := range []int{i, j} {
		if above >= 0 {
			rest[above] = news.Block{}
		}
	}
	return rest
}

// leadFigure is the index of the figure whose picture stands above the text; -1 when there is none.
func (p *Page) leadFigure() int {
	address := p.matter.picture.URL
	return slices.IndexFunc(p.reading.Article.Blocks, func(b news.Block) bool {
		return address != "" && b.Kind == news.Figure && b.Picture.URL == address
	})
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

// cutShort says that the standfirst was cut short by the feed: the one of the page begins with it and goes on.
func (m *matter) cutShort(whole text.Safe) bool {
	cut := strings.TrimRight(words(m.standfirst), "….[] ")
	return m.standfirst != "" && len(whole) > len(m.standfirst) && same(words(whole), cut)
}

// doubled says that the text now begins with the words of the standfirst and goes on: the page brought the whole
// paragraph of which the feed had a sentence.
func (p *Page) doubled() bool {
	m := &p.matter
	return m.standfirst != "" && p.chooseStandfirst() == "" && opening(p.reading.Article.Blocks, m.standfirst) < 0
}
