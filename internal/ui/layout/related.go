package layout

import (
	"reader/internal/news"
	"reader/internal/text"
)

// anchored returns, for every block and for the end, which related stories stand before it. An anchor outside the
// text is the end.
func anchored(related []news.Related, blocks int) [][]int {
	at := make([][]int, blocks+1)
	for i, r := range related {
		if r.Kind != news.RelatedInline {
			continue
		}
		anchor := r.Anchor
		if anchor < 0 || anchor > blocks {
			anchor = blocks
		}
		at[anchor] = append(at[anchor], i)
	}
	return at
}

// related sets stories that the page offers in mid-text: a rule, a word, their titles.
func (s *setter) related(all []news.Related, which []int, width int) []Line {
	var titles []Line
	for _, i := range which {
		titles = append(titles, s.relatedTitle(all[i], i, width)...)
	}
	if len(titles) == 0 {
		return nil
	}
	return append([]Line{s.rule(width), s.relatedHead(width, titles[0].RTL)}, titles...)
}

// relatedHead is the word over the titles, on the side where they begin.
func (s *setter) relatedHead(width int, rtl bool) Line {
	head := run(s.Measure.Truncate("ALSO READ", width, ""), RelatedHead)
	l := line(s.at, head)
	if rtl {
		l.RTL, l.Runs = true, []Run{spaces(width - s.width(l.Runs)), head}
	}
	return l
}

// relatedTitle sets one title behind a bullet. Its words are none of the block's, so they are not counted.
func (s *setter) relatedTitle(r news.Related, index, width int) []Line {
	title := text.Line(r.Title)
	if title == "" {
		title = text.URL(r.URL)
	}
	column := 2
	if width-column < narrowest {
		column = 0
	}
	f := s.flow(RelatedTitle)
	f.serial = 0 // no text of the article's
	f.words(title, stretch{role: RelatedTitle, link: -1, mute: true})
	lines := f.lines(width - column)
	for i := range lines {
		lines[i].Related = index
	}
	if column > 0 {
		lines = s.hang(lines, width-column, run(s.glyphs.bullet+" ", RelatedTitle))
	}
	return lines
}
