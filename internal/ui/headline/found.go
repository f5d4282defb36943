package headline

import (
	"reader/internal/text"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Found parts a headline, or a line of one, where a search found its words, and marks these. A nil matcher finds nothing.
func Found(line surface.Run, by *text.Matcher) []surface.Run {
	if by == nil {
		return []surface.Run{line}
	}
	var out []surface.Run
	at := 0
	add := func(to int, style theme.Style) {
		if to > at {
			out = append(out, surface.Run{Text: line.Text.Between(at, to), Style: style})
		}
		at = to
	}
	for _, m := range by.Find(string(line.Text)) {
		add(m.Begin, line.Style)
		add(m.End, theme.Style{Fore: theme.Heavy, Back: theme.Marked, Attr: line.Style.Attr})
	}
	add(len(line.Text), line.Style)
	return out
}
