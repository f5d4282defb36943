package page

import (
	"reader/internal/ui/geometry"
	"reader/internal/ui/surface"
)

// Stamp is what lines depend on besides the page's own state. Two equal stamps draw the same.
type Stamp struct {
	version int
	size    geometry.Size
	active  bool
}

// Stamp is the stamp of this environment.
func (e *Env) Stamp() Stamp { return Stamp{e.Version, e.Area.Size(), e.Active} }

// Cache keeps drawn lines until they would look different. The zero Cache is empty.
type Cache struct {
	stamp Stamp
	valid bool
	lines []surface.Line
}

// Lines returns what is kept, or draws anew when the environment changed or Drop was called.
func (c *Cache) Lines(env *Env, draw func() []surface.Line) []surface.Line {
	if s := env.Stamp(); !c.valid || s != c.stamp {
		c.lines, c.stamp, c.valid = draw(), s, true
	}
	return c.lines
}

// Drop is called whenever the page's own state changed.
func (c *Cache) Drop() { c.valid = false }
