package layout

import (
	"strings"

	"reader/internal/news"
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
	return s.beside(lines, room, prefix...)
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
