package section

import (
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// story sets one story in as many lines as the screen's shape gives it.
func story(env *page.Env, s *news.Story, at whereabouts, width int, selected bool) []surface.Line {
	if !env.Frame.Entry.Meta {
		return []surface.Line{dense(env, s, at, width, selected)}
	}
	return roomy(env, s, at, width, selected)
}

// ageColumn is the column at the right end of a dense line; left of it stands the source.
const ageColumn = 7

// whereabouts is what the reader knows of a list without reading its rows.
type whereabouts struct {
	paper   string        // of the section listed; empty when rows come from several
	title   string        // of the section
	branch  bool          // there are sections below it
	grouped bool          // rows stand under the names of their sources
	found   *text.Matcher // what a saved search found them by; nil for other lists
}

// origin is where a story comes from, as far as the list does not say it: its source, or the section below.
func (at whereabouts) origin(s *news.Story) text.Safe {
	f := at.facts(headline.Facts{Source: true}, s)
	switch {
	case f.Source:
		return text.Line(s.Source)
	case f.Section:
		return text.Line(s.Kicker)
	default:
		return ""
	}
}

// facts are those of some facts that the list does not say of its stories.
func (at whereabouts) facts(f headline.Facts, s *news.Story) headline.Facts {
	if at.grouped {
		f.Source = false
		return f
	}
	return f.Within(s, at.paper, at.title)
}

// column is the width in which the rows of the list say where they come from; a list without sections below needs none.
func (at whereabouts) column(width int) int {
	if at.grouped || at.paper != "" && !at.branch {
		return 0
	}
	return max(8, min(width/6, 18))
}

// dense is one line: marks, headline, source, age.
func dense(env *page.Env, s *news.Story, at whereabouts, width int, selected bool) surface.Line {
	muted, source := theme.Style{Fore: theme.Muted}, at.column(width)
	left := append(headline.Marks(env, s), headline.Found(surface.Run{Text: headline.Title(s), Style: headline.Style(env, s)}, at.found)...)
	right := []surface.Run{
		{Text: text.Join("", " ", env.Measure.Pad(cut(env, at.origin(s), source), source), " "), Style: muted},
		{Text: text.Join("", env.Measure.Pad(headline.Age(env, s, false), ageColumn), " "), Style: muted},
	}
	return env.Picked(width, selected, headline.Accent(s), left, right...)
}

func cut(env *page.Env, s text.Safe, width int) text.Safe {
	return env.Measure.Truncate(s, width, env.Glyphs.More)
}

// roomy is a headline of one or two lines, the beginning of the text where there is room, and the facts.
func roomy(env *page.Env, s *news.Story, at whereabouts, width int, selected bool) []surface.Line {
	e := env.Frame.Entry
	inner := max(1, width-6) // the bar, the dot, a margin at the right
	var out []surface.Line
	add := func(mark surface.Run, runs ...surface.Run) {
		out = append(out, env.Picked(width, selected, headline.Accent(s), append([]surface.Run{mark}, runs...)))
	}
	none := surface.Run{Text: "  "}
	for i, row := range env.Measure.Balance(headline.Title(s), inner, e.Title) {
		mark := none
		if i == 0 && !s.Read {
			mark = surface.Run{Text: text.Join("", env.Glyphs.Unread, " "), Style: theme.Style{Fore: headline.Accent(s)}}
		}
		line := headline.Aligned(env, inner, surface.Run{Text: row, Style: headline.Style(env, s)})
		add(mark, headline.Found(line[0], at.found)...)
	}
	for _, row := range headline.Standfirst(env, s, inner, e.Standfirst) {
		add(none, headline.Aligned(env, inner, row)...)
	}
	add(none, headline.MetaIn(env, s, at.facts(headline.All(), s), inner)...)
	return out
}

// digest tells a story in a column beside the list, or in the rows below it.
func digest(env *page.Env, s *news.Story, room geometry.Size, below bool) []surface.Line {
	const margin = 2
	inner := max(1, room.Width-2*margin)
	var out []surface.Line
	if below {
		out = append(out, dotted(env, s, room.Width))
	} else {
		inner = room.Width - margin
		out = append(out, env.Line(room.Width, surface.Run{Text: " "}, headline.Kicker(s)), surface.Blank(room.Width))
		for _, row := range env.Measure.Balance(headline.Title(s), inner, 4) {
			out = append(out, env.Line(room.Width, append([]surface.Run{{Text: " "}}, headline.Aligned(env, inner, surface.Run{Text: row, Style: theme.Style{Fore: theme.Heavy, Attr: theme.Bold}})...)...))
		}
		out = append(out, surface.Blank(room.Width))
	}
	indent := surface.Run{Text: "  "}
	if !below {
		indent.Text = " "
	}
	for _, row := range headline.Standfirst(env, s, inner, max(0, room.Height-len(out)-2)) {
		row.Style.Fore = theme.Ink
		out = append(out, env.Line(room.Width, append([]surface.Run{indent}, headline.Aligned(env, inner, row)...)...))
	}
	if !below {
		out = append(out, surface.Blank(room.Width), env.Line(room.Width, append([]surface.Run{indent}, keeps(env, s)...)...))
	}
	return surface.Fit(out, room.Width, room.Height)
}

// keeps says in words how long a story takes to read, and what of it is kept.
func keeps(env *page.Env, s *news.Story) []surface.Run {
	muted := theme.Style{Fore: theme.Muted}
	_, kept := headline.Kept(env, s)
	saved := text.Safe("")
	if s.Saved {
		saved = text.Join(" ", env.Glyphs.Saved, "saved")
	}
	return []surface.Run{{Text: text.Join(text.Join("", " ", env.Glyphs.Dot, " "), headline.Reading(s), saved, kept), Style: muted}}
}

// dotted is the line that carries the headline between rows and digest.
func dotted(env *page.Env, s *news.Story, width int) surface.Line {
	faint := theme.Style{Fore: theme.Faint}
	dots := surface.Run{Text: text.Join("", env.Glyphs.Dotted, env.Glyphs.Dotted, env.Glyphs.Dotted), Style: faint}
	title := cut(env, headline.Title(s), max(1, width-12))
	return env.Line(width, surface.Run{Text: "  "}, dots, surface.Run{Text: text.Join("", " ", title, " "), Style: theme.Style{Fore: theme.Heavy}}, dots)
}
