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

// rows are dated rows under the names of their days, with a cursor. Only what is on the screen is drawn.
type rows struct {
	items []item
	at    int   // where the cursor is
	top   int   // the first row drawn
	room  int   // rows drawn last
	shown []int // the row on each line drawn; -1 for none
	cache page.Cache
}

// pageful is how many rows are asked for at a time.
const pageful = 60

// moves are how far the commands move the cursor.
var moves = map[page.Command]func(*rows) int{
	page.Down:      func(*rows) int { return 1 },
	page.Up:        func(*rows) int { return -1 },
	page.NextStory: func(*rows) int { return 1 },
	page.PrevStory: func(*rows) int { return -1 },
	page.PageDown:  func(r *rows) int { return max(1, r.room-1) },
	page.PageUp:    func(r *rows) int { return -max(1, r.room-1) },
	page.Top:       func(r *rows) int { return -len(r.items) },
	page.Bottom:    func(r *rows) int { return len(r.items) },
}

// move moves the cursor, and reports whether it is near the end.
func (r *rows) move(by int) (near bool) {
	r.at = max(0, min(r.at+by, len(r.items)-1))
	r.cache.Drop()
	return r.at >= len(r.items)-pageful/2
}

// pointed is the row at a line; false where there is none.
func (r *rows) pointed(line int) (int, bool) {
	if line < 0 || line >= len(r.shown) || r.shown[line] < 0 {
		return 0, false
	}
	return r.shown[line], true
}

// day is the name of a row's day, when it stands over the row: the first drawn has it always.
func (r *rows) day(env *page.Env, i int) text.Safe {
	name := text.DayName(r.items[i].at, env.Now)
	if i > r.top && name == text.DayName(r.items[i-1].at, env.Now) {
		return ""
	}
	return name
}

// draw draws as many rows as there is room for, so that the one under the cursor is seen.
func (r *rows) draw(env *page.Env, width, height int) []surface.Line {
	r.at = max(0, min(r.at, len(r.items)-1))
	r.top = min(r.top, r.at)
	for {
		lines, last := r.from(env, width, height)
		if last >= r.at || r.top >= r.at {
			r.room = last - r.top + 1
			return lines
		}
		r.top++
	}
}

// from draws from the row on top, and says which is the last that is seen whole.
func (r *rows) from(env *page.Env, width, height int) (lines []surface.Line, last int) {
	r.shown, last = r.shown[:0], r.top-1
	add := func(row int, l surface.Line) { lines, r.shown = append(lines, l), append(r.shown, row) }
	for i := r.top; i < len(r.items) && len(lines) < height; i++ {
		if day := r.day(env, i); day != "" {
			if i > r.top {
				add(-1, surface.Blank(width))
			}
			add(-1, env.Line(width, surface.Run{Text: "  "}, surface.Run{Text: day, Style: bold}))
		}
		for _, l := range r.row(env, i, width) {
			add(i, l)
		}
		if len(lines) <= height {
			last = i
		}
	}
	return surface.Fit(lines, width, height), last
}

// sideFrom is the width from which what stands at the right end has room there; below it, it has a line of its own.
const sideFrom = 64

// row is a row: the time, the title and the side, and what more there is below.
func (r *rows) row(env *page.Env, i, width int) []surface.Line {
	it := &r.items[i]
	bar, fill := surface.Run{Text: " "}, theme.Style{}
	if i == r.at {
		bar = surface.Run{Text: env.Glyphs.Bar, Style: theme.Style{Fore: theme.Accent}}
		if env.Active {
			fill.Back = theme.Selected
			bar.Style.Back = theme.Selected
		}
	}
	on := func(s theme.Style) theme.Style { s.Back = fill.Back; return s }
	clock := text.Line(it.at.In(env.Now.Location()).Format("15:04"))
	left := []surface.Run{bar, {Text: " ", Style: fill}, {Text: clock, Style: on(muted)}, {Text: "  ", Style: fill}}
	indent := env.Wide(left...)
	title, side := it.title, it.side
	lines := make([]surface.Line, 0, 2)
	if width >= sideFrom && side != "" {
		side = env.Measure.Truncate(side, width*2/5, env.Glyphs.More)
		room := width - indent - env.Measure.Width(side) - 3
		left = append(left, surface.Run{Text: env.Measure.Truncate(title, max(1, room), env.Glyphs.More), Style: on(theme.Style{Fore: theme.Ink})})
		lines = append(lines, env.Ends(width, fill, left, []surface.Run{{Text: side, Style: on(muted)}, {Text: " ", Style: fill}}))
		side = ""
	} else {
		left = append(left, surface.Run{Text: env.Measure.Truncate(title, max(1, width-indent-1), env.Glyphs.More), Style: on(theme.Style{Fore: theme.Ink})})
		lines = append(lines, env.Row(width, fill, left...))
	}
	for _, more := range []text.Safe{side, it.below} {
		if more != "" {
			lines = append(lines, env.Row(width, fill, bar, surface.Run{Text: env.Measure.Pad("", indent-1), Style: fill},
				surface.Run{Text: env.Measure.Truncate(more, max(1, width-indent-1), env.Glyphs.More), Style: on(muted)}))
		}
	}
	return lines
}

// headRows is how many lines stand over the rows: what the page is, and a rule.
const headRows = 2

// head is a line that says what the page is, and a rule.
func head(env *page.Env, title text.Safe, right ...surface.Run) []surface.Line {
	width := env.Area.Width
	return []surface.Line{
		env.Ends(width, theme.Style{}, []surface.Run{{Text: "  "}, {Text: title, Style: bold}}, append(right, surface.Run{Text: " "})),
		surface.Beside(surface.Blank(1), env.Rule(width-2, env.Glyphs.Rule, theme.Style{Fore: theme.Rule}), surface.Blank(1)),
	}
}
