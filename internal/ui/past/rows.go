// Package past shows what was: the trail of what was read, and the trash, in which lies what was taken away. It knows
// nothing of where either is kept.
package past

import (
	"time"

	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// The styles of both pages.
var (
	muted = theme.Style{Fore: theme.Muted}
	bold  = theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
)

// item is a row: when, what, and what more there is to say. Below is a line of its own; empty for none.
type item struct {
	at    time.Time
	title text.Safe
	side  text.Safe // at the right end
	below text.Safe
}

// rows are dated rows under the names of their days.
type rows struct {
	page.Roll
	items []item
}

// pageful is how many rows are asked for at a time.
const pageful = 60

// Size implements page.Rolled.
func (r *rows) Size() int { return len(r.items) }

// Head implements page.Rolled: the day, where it begins and on top of the screen.
func (r *rows) Head(env *page.Env, i, width int, first bool) []surface.Line {
	name := text.DayName(r.items[i].at, env.Now)
	if !first && name == text.DayName(r.items[i-1].at, env.Now) {
		return nil
	}
	line := env.Line(width, surface.Run{Text: "  "}, surface.Run{Text: name, Style: bold})
	if first {
		return []surface.Line{line}
	}
	return []surface.Line{surface.Blank(width), line}
}

// sideFrom is the width from which what stands at the right end has room there; below it, it has a line of its own.
const sideFrom = 64

// Row implements page.Rolled: the time, the title and the side, and what more there is below.
func (r *rows) Row(env *page.Env, i, width int) []surface.Line {
	it, on := &r.items[i], i == r.At
	clock := text.Line(it.at.In(env.Now.Location()).Format("15:04"))
	lead := []surface.Run{{Text: clock, Style: muted}, {Text: "  "}}
	indent := 2 + env.Wide(lead...)
	side, below := it.side, []text.Safe{it.below}
	if width < sideFrom {
		side, below = "", []text.Safe{it.side, it.below}
	}
	var right []surface.Run
	if side != "" {
		right = []surface.Run{{Text: text.Join("", "  ", env.Measure.Truncate(side, width*2/5, env.Glyphs.More), " "), Style: muted}}
	}
	title := env.Measure.Truncate(it.title, max(1, width-indent-env.Wide(right...)-1), env.Glyphs.More)
	lines := []surface.Line{env.Picked(width, on, theme.Accent, append(lead, surface.Run{Text: title}), right...)}
	for _, more := range below {
		if more != "" {
			more = env.Measure.Truncate(more, max(1, width-indent-1), env.Glyphs.More)
			lines = append(lines, env.Picked(width, on, theme.Accent, []surface.Run{{Text: env.Measure.Pad("", indent-2)}, {Text: more, Style: muted}}))
		}
	}
	return lines
}

// head is a line that says what the page is, and a rule.
func head(env *page.Env, title text.Safe, right ...surface.Run) []surface.Line {
	width := env.Area.Width
	return []surface.Line{
		env.Ends(width, theme.Style{}, []surface.Run{{Text: "  "}, {Text: title, Style: bold}}, append(right, surface.Run{Text: " "})),
		surface.Beside(surface.Blank(1), env.Rule(width-2, env.Glyphs.Rule, theme.Style{Fore: theme.Rule}), surface.Blank(1)),
	}
}
