package page

import (
	"cmp"

	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Picked draws a line of a row, with something at its right end or nothing. Where the cursor is, it stands behind the
// cursor's bar, and on the ground of what is selected while the page has the keyboard.
func (e *Env) Picked(width int, picked bool, accent theme.Token, left []surface.Run, right ...surface.Run) surface.Line {
	bar, fill := surface.Run{Text: " "}, theme.Style{}
	if picked {
		bar = surface.Run{Text: e.Glyphs.Bar, Style: theme.Style{Fore: accent}}
		if e.Active {
			fill.Back = theme.Selected
		}
	}
	left = append([]surface.Run{bar, {Text: " "}}, left...)
	for _, runs := range [][]surface.Run{left, right} {
		for i := range runs {
			runs[i].Style.Back = cmp.Or(runs[i].Style.Back, fill.Back)
		}
	}
	return e.Ends(width, fill, left, right)
}
