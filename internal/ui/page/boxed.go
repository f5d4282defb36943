package page

import (
	"reader/internal/text"
	"reader/internal/ui/surface"
)

// Boxed draws the frame of an overlay around its content, which is cut where the overlay has no room for all of it.
func (e *Env) Boxed(title text.Safe, content ...surface.Line) []surface.Line {
	width, height := e.Area.Width, e.Area.Height
	return surface.Fit(e.Framed(width, title, surface.Fit(content, max(width-4, 1), max(height-2, 0))), width, height)
}
