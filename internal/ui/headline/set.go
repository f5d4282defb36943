package headline

import (
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Aligned puts a line of a right-to-left script at the right edge of its column.
func Aligned(env *page.Env, width int, r surface.Run) []surface.Run {
	if !text.RTL(r.Text) {
		return []surface.Run{r}
	}
	return []surface.Run{{Text: env.Measure.PadLeft(r.Text, width), Style: r.Style}}
}

// Standfirst is the beginning of a story's summary in at most that many lines, with an ellipsis when there is more.
func Standfirst(env *page.Env, s *news.Story, width, lines int) []surface.Run {
	if lines <= 0 || width <= 0 || s.Summary == "" {
		return nil
	}
	style := theme.Style{Fore: theme.Ink}
	if s.Read {
		style.Fore = theme.Muted
	}
	rows := env.Measure.Wrap(text.Line(s.Summary), width)
	if len(rows) > lines {
		rows = rows[:lines]
		last := env.Measure.Truncate(rows[lines-1], width-1, "")
		rows[lines-1] = text.Join("", last, env.Glyphs.More)
	}
	out := make([]surface.Run, len(rows))
	for i, r := range rows {
		out[i] = surface.Run{Text: r, Style: style}
	}
	return out
}
