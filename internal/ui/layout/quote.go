package layout

import (
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// narrowest is the width that indents leave to the text; where they cannot, they go.
const narrowest = 10

// quote sets a quotation beside a bar, and who said it below.
func (s *setter) quote(b *news.Block, width int) []Line {
	prefix := []Run{run(s.glyphs.bar, QuoteBar), spaces(1)}
	if width >= roomy {
		prefix = append([]Run{spaces(3)}, prefix...)
	}
	room := width - s.width(prefix)
	if room < narrowest {
		prefix, room = nil, width
	}
	lines := s.blocks(b.Blocks, room, QuoteText, false)
	lines = append(lines, s.source(b.Spans, room)...)
	return beside(lines, prefix)
}

// source sets the attribution of a quotation, behind a dash.
func (s *setter) source(spans []news.Span, width int) []Line {
	words := strings.TrimSpace(news.Plain(spans))
	if words == "" {
		return nil
	}
	f := s.flow(QuoteSource)
	if !strings.ContainsAny(words[:1], "-~") && !strings.HasPrefix(words, "—") && !strings.HasPrefix(words, "–") {
		f.words(s.glyphs.dash, stretch{role: QuoteSource, link: -1, mute: true})
	}
	f.spans(spans)
	return f.lines(width)
}

// list sets a list, its items hanging behind bullets or numbers. There are blank lines between items only when one
// of them has several paragraphs.
func (s *setter) list(b *news.Block, width int, role Role) []Line {
	tight := tight(b.Items)
	column := s.markerWidth(b)
	if width-column < narrowest {
		return s.narrowList(b, width, role)
	}
	var lines []Line
	for i, item := range b.Items {
		blank := line(s.at)
		set := s.blocks(item, width-column, role, tight)
		if len(set) == 0 {
			continue
		}
		if len(lines) > 0 && !tight {
			lines = append(lines, blank)
		}
		marker := run(s.Measure.PadLeft(s.marker(b, i), column-1)+" ", ListMarker)
		lines = append(lines, s.hang(set, marker)...)
	}
	return lines
}

// narrowList sets the items of a list that has no room to hang them.
func (s *setter) narrowList(b *news.Block, width int, role Role) []Line {
	var lines []Line
	for _, item := range b.Items {
		lines = append(lines, s.blocks(item, width, role, true)...)
	}
	return lines
}

// tight reports whether every item is one paragraph, perhaps with lists below it.
func tight(items [][]news.Block) bool {
	for _, item := range items {
		for i := range item {
			if kind := item[i].Kind; kind != news.List && (kind != news.Paragraph || i > 0) {
				return false
			}
		}
	}
	return true
}

func (s *setter) marker(b *news.Block, i int) text.Safe {
	if !b.Ordered {
		return s.glyphs.bullet
	}
	return text.Format("%d.", max(b.Start, 1)+i)
}

// markerWidth is how far the items of a list hang.
func (s *setter) markerWidth(b *news.Block) int {
	return 1 + max(s.Measure.Width(s.marker(b, 0)), s.Measure.Width(s.marker(b, max(len(b.Items)-1, 0))))
}
