package page

import (
	"time"

	"reader/internal/text"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Sentence fills a page that has nothing else to show: a bold line and one or more that say why and what to do, in
// the middle of the area. They may name keys, as Keys.In has it.
func Sentence(env *Env, head text.Safe, lines ...text.Safe) []surface.Line {
	width, height := env.Area.Width, env.Area.Height
	var out []surface.Line
	out = append(out, env.Centre(width, surface.Run{Text: head, Style: theme.Style{Fore: theme.Heavy, Attr: theme.Bold}}), surface.Blank(width))
	for _, l := range lines {
		for _, row := range env.Measure.Wrap(env.Keys.In(l), max(1, min(width-4, 60))) {
			out = append(out, env.Centre(width, surface.Run{Text: row, Style: theme.Style{Fore: theme.Muted}}))
		}
	}
	above := max(0, (height-len(out))/3)
	blank := make([]surface.Line, above, above+len(out))
	for i := range blank {
		blank[i] = surface.Blank(width)
	}
	return surface.Fit(append(blank, out...), width, height)
}

// Waiting is a page whose first answer has not come: blank, and a sentence only when that takes long.
func Waiting(env *Env) []surface.Line {
	if !env.Slow {
		return surface.Fit(nil, env.Area.Width, env.Area.Height)
	}
	return Sentence(env, "Reading what is stored", "This takes longer than usual. It is shown as soon as it is there.")
}

// Offer is a line of an overlay that says what there is, the most useful first: as much of it as has room. The words
// may name keys, as Keys.In has it.
func (e *Env) Offer(width int, words ...text.Safe) surface.Line {
	var line text.Safe
	for _, w := range words {
		longer := text.Join("   ", line, e.Keys.In(w))
		if e.Measure.Width(longer) > width {
			break
		}
		line = longer
	}
	return e.Line(width, surface.Run{Text: line, Style: theme.Style{Fore: theme.Muted}})
}

// Ago says when the reader did something: "today", "yesterday", else the date, in the reader's zone.
func (e *Env) Ago(t time.Time) text.Safe {
	day := func(t time.Time) string { return t.In(e.Now.Location()).Format(time.DateOnly) }
	switch {
	case t.IsZero():
		return ""
	case day(t) == day(e.Now):
		return "today"
	case day(t) == day(e.Now.AddDate(0, 0, -1)):
		return "yesterday"
	case t.In(e.Now.Location()).Year() == e.Now.Year():
		return text.Line(t.In(e.Now.Location()).Format("2 Jan"))
	default:
		return text.Line(t.In(e.Now.Location()).Format("2 Jan 2006"))
	}
}
