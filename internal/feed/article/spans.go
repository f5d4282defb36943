package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reader/internal/news"
)

// tidy folds the white space of raw spans and joins neighbours of one kind. It returns a list for each paragraph:
// two line breaks in a row, as of <br><br>, part paragraphs. No span and no paragraph is empty.
func tidy(raw []news.Span) [][]news.Span {
	t := tidier{gap: atStart}
	for i := range raw {
		for text := raw[i].Text; text != ""; {
			n := visibleRun(text)
			if n > 0 {
				t.visible(text[:n], &raw[i])
			} else {
				n = t.white(text)
			}
			text = text[n:]
		}
	}
	t.part()
	return t.paragraphs
}

// gap is the white space seen since the last visible rune.
type gap uint8

const (
	none gap = iota
	space
	lineBreak
	paragraphBreak
	atStart // of a paragraph: white space is dropped
)

type tidier struct {
	gap        gap
	current    []news.Span
	text       strings.Builder // of the span being built
	like       news.Span       // whose style and target it has
	paragraphs [][]news.Span
}

// visibleRun is the length of the beginning of s that is set as it stands: words with single spaces between them.
func visibleRun(s string) int {
	i := 0
	for i < len(s) {
		switch c := s[i]; {
		case c > ' ' && c < utf8.RuneSelf:
			i++
		case c == ' ' && i > 0 && i+1 < len(s) && s[i+1] > ' ' && s[i+1] < utf8.RuneSelf:
			i += 2
		case c < utf8.RuneSelf && unicode.IsSpace(rune(c)):
			return i
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if unicode.IsSpace(r) {
				return i
			}
			i += n
		}
	}
	return i
}

// white takes the white space at the beginning of s and returns its length.
func (t *tidier) white(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == '\n' && t.gap == lineBreak:
		t.gap = paragraphBreak
	case r == '\n' && t.gap < lineBreak:
		t.gap = lineBreak
	case t.gap == none:
		t.gap = space
	}
	return n
}

func (t *tidier) visible(run string, s *news.Span) {
	if t.gap == paragraphBreak {
		t.part()
	}
	fill := ""
	switch t.gap {
	case space:
		fill = " "
	case lineBreak:
		fill = "\n"
	}
	t.gap = none
	if s.Style != t.like.Style || s.URL != t.like.URL || s.Note != t.like.Note {
		fill = t.turn(s, fill)
	}
	t.text.WriteString(fill)
	t.text.WriteString(run)
}

// turn begins a span of another kind. White space between two kinds belongs to neither emphasis nor link where that
// can be helped; turn returns what of it the new span must begin with.
func (t *tidier) turn(next *news.Span, fill string) string {
	last := t.like
	plain := func(s *news.Span) bool { return s.Style == 0 && s.Note == 0 && (s.URL == "" || last.URL == next.URL) }
	if plain(&last) || last.Style == next.Style && last.URL == "" && last.Note == 0 {
		t.text.WriteString(fill)
		fill = ""
	}
	t.close()
	t.like = news.Span{Style: next.Style, URL: next.URL, Note: next.Note}
	if fill != "" && !plain(next) && len(t.current) > 0 {
		gap := news.Span{Text: fill}
		if last.URL == next.URL {
			gap.URL = next.URL
		}
		t.current = append(t.current, gap)
		fill = ""
	}
	return fill
}

func (t *tidier) close() {
	if t.text.Len() > 0 {
		t.current = append(t.current, news.Span{Text: t.text.String(), Style: t.like.Style, URL: t.like.URL, Note: t.like.Note})
		t.text.Reset()
	}
}

func (t *tidier) part() {
	t.close()
	t.gap = atStart
	if legible(t.current) {
		t.paragraphs = append(t.paragraphs, t.current)
	}
	t.current = nil
}

// legible reports whether there is anything to see: zero-width characters alone do not make a paragraph.
func legible(spans []news.Span) bool {
	for _, s := range spans {
		if strings.IndexFunc(s.Text, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }) >= 0 {
			return true
		}
	}
	return false
}

// oneLine joins raw spans into a single paragraph, for captions, headings and cells.
func oneLine(raw []news.Span) []news.Span {
	var spans []news.Span
	for i, p := range tidy(raw) {
		if i > 0 {
			spans = append(spans, news.Span{Text: " "})
		}
		spans = append(spans, p...)
	}
	for i := range spans {
		spans[i].Text = strings.ReplaceAll(spans[i].Text, "\n", " ")
	}
	return spans
}
