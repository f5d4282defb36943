package spoken

import (
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/layout"
)

// words are the words of spans, with the numbers of links and notes behind them, and what changed named.
func (s *setter) words(spans []news.Span) text.Safe {
	var b strings.Builder
	for i := 0; i < len(spans); {
		end := i + 1
		for end < len(spans) && together(&spans[i], &spans[end]) {
			end++
		}
		s.stretch(&b, spans[i:end])
		i = end
	}
	return text.Clean(strings.TrimSpace(b.String()))
}

// together says that two neighbours are one link, or were changed alike.
func together(a, b *news.Span) bool {
	return a.URL == b.URL && a.Note == 0 && b.Note == 0 && changed(a) == changed(b)
}

func changed(s *news.Span) news.Style { return s.Style & (news.Inserted | news.Deleted) }

// marks name the changes of a text.
var marks = map[news.Style]string{news.Deleted: "[removed: ", news.Inserted: "[added: "}

// stretch writes spans that belong together.
func (s *setter) stretch(b *strings.Builder, spans []news.Span) {
	first := &spans[0]
	if first.Note > 0 {
		b.WriteString(string(text.Format(" [note %d]", first.Note)))
		return
	}
	var words strings.Builder
	for i := range spans {
		words.WriteString(string(s.raised(&spans[i])))
	}
	before, core, after := split(words.String())
	b.WriteString(before)
	mark := marks[changed(first)]
	if core != "" {
		b.WriteString(mark + core)
	}
	if first.URL != "" && changed(first) != news.Deleted {
		if n := s.number(news.Link{Title: core, URL: first.URL}); n != "" {
			b.WriteString(" " + string(n))
		}
	}
	if core != "" && mark != "" {
		b.WriteString("]")
	}
	b.WriteString(after)
}

// split parts the blanks around words from them.
func split(words string) (before, core, after string) {
	core = strings.TrimLeft(words, " \n\u00a0")
	before = words[:len(words)-len(core)]
	trimmed := strings.TrimRight(core, " \n\u00a0")
	return before, trimmed, core[len(trimmed):]
}

// raised is the words of a span; a power must not be read as part of its number.
func (s *setter) raised(span *news.Span) text.Safe {
	if !s.ASCII {
		return layout.Raised(*span)
	}
	if span.Style&news.Superscript != 0 && span.Text != "" && strings.Trim(span.Text, "0123456789+-−n") == "" {
		return text.Join("", "^", text.Clean(span.Text))
	}
	return text.Clean(span.Text)
}

// number is how the number of a link is written; empty where its address is none that can be followed. The same address
// has the same number everywhere, and the one that it has on a page.
func (s *setter) number(l news.Link) text.Safe {
	if !layout.Followable(l.URL) {
		return ""
	}
	if s.numbers == nil {
		s.numbers = map[string]int{}
	}
	n, known := s.numbers[l.URL]
	if !known {
		s.out.Links = append(s.out.Links, news.Link{Title: strings.TrimSpace(l.Title), URL: l.URL})
		n = len(s.out.Links)
		s.numbers[l.URL] = n
	}
	return text.Format("[%d]", n)
}
