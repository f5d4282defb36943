package page

import (
	"reader/internal/text"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// mostCrumb is how much of a page's name stands on the trail, leastCrumb how much at least.
const (
	mostCrumb  = 28
	leastCrumb = 8
)

// CrumbAt is what a click on the cell x of Crumbs does: it goes back to the page named there.
func CrumbAt(env *Env, names []text.Safe, room, x int) []Action {
	runs := Crumbs(env, names, room, theme.Style{})
	for i, r := range runs {
		if x -= env.Wide(r); x >= 0 {
			continue
		}
		var out []Action
		for range len(runs) - i {
			out = append(out, Back{})
		}
		return out
	}
	return nil
}

// Crumbs are the pages behind, as many of the last ones as there is room for: ‹ Front page ‹ Canada. The first of them may
// be cut shorter for that. The last one has a style of its own, and stands there however little room there is.
func Crumbs(env *Env, names []text.Safe, room int, last theme.Style) []surface.Run {
	var out []surface.Run
	for i := len(names) - 1; i >= 0; i-- {
		most := mostCrumb
		if around := env.Measure.Width(env.Glyphs.Back) + 2; len(out) > 0 && room-around < most {
			if most = room - around; most < leastCrumb {
				break
			}
		}
		c := surface.Run{
			Text:  text.Join(" ", env.Glyphs.Back, env.Measure.Truncate(names[i], most, env.Glyphs.More)),
			Style: theme.Style{Fore: theme.Muted},
		}
		if len(out) == 0 {
			c.Style = last
		} else {
			c.Text = text.Join("", c.Text, " ")
		}
		room -= env.Wide(c)
		out = append([]surface.Run{c}, out...)
	}
	return out
}
