package search

import (
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// cut is how the store says that there is more text before or behind a snippet.
const cut = "…"

// snippet is the place that matched, its words marked. The store cuts it for two lines of a list; where there is room
// for less, what stands before the first match is cut, so that the match is seen.
func snippet(env *page.Env, s *news.Story, room int) []surface.Run {
	runs, first := make([]surface.Run, 0, len(s.Snippet)), -1
	for i, f := range s.Snippet {
		style := muted
		if f.Match {
			style = theme.Style{Fore: theme.Heavy, Back: theme.Marked, Attr: theme.Bold}
			if first < 0 {
				first = i
			}
		}
		// The blanks at a fragment's ends part it from its neighbours and must stay.
		words := text.Clean(strings.ReplaceAll(f.Text, "\n", " "))
		if !f.Match && f.Text == cut {
			words = env.Glyphs.More
		}
		runs = append(runs, surface.Run{Text: words, Style: style})
	}
	if first <= 0 {
		return runs
	}
	before := env.Wide(runs[:first]...)
	most := max(room-env.Wide(runs[first])-room/4, 0) // a quarter of the room goes to what follows
	if before <= most {
		return runs
	}
	lead := text.Join("", env.Glyphs.More, ending(env, runs[first-1].Text, most-env.Measure.Width(env.Glyphs.More)))
	return slices.Concat([]surface.Run{{Text: lead, Style: muted}}, runs[first:])
}

// ending is the end of a text, as wide as there is room for, from the beginning of a word where it has any.
func ending(env *page.Env, s text.Safe, room int) text.Safe {
	over := env.Measure.Width(s) - room
	if over <= 0 {
		return s
	}
	head, rest := env.Measure.Cut(s, over)
	if env.Measure.Width(head) < over { // a wide character stands across the place
		_, rest = env.Measure.Cut(s, over+1)
	}
	if i := strings.IndexByte(string(rest), ' '); i >= 0 && i < len(rest)-1 {
		return rest.From(i + 1)
	}
	return rest
}
