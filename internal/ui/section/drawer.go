package section

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Drawer is the rail laid over the page, for screens that have no room for it beside.
type Drawer struct{ rail *Rail }

// NewDrawer lays a rail over the page.
func NewDrawer(r *Rail) *Drawer { return &Drawer{r} }

// Name implements page.Page.
func (*Drawer) Name() text.Safe { return "Sections" }

// Start implements page.Page.
func (*Drawer) Start(*page.Env) []page.Action { return nil }

// Receive implements page.Page.
func (*Drawer) Receive(*page.Env, any) []page.Action { return nil }

// The widest that the drawer is, and what its frame takes: a border and a blank on either side, a border above and below.
const (
	drawerWidth        = 38
	frameWide, frameUp = 4, 2
)

// Box implements page.Overlay: at the left, as high as the page.
func (d *Drawer) Box(env *page.Env) geometry.Rect {
	height := env.Area.Height
	if s := env.Frame.Status; !s.Empty() {
		height = s.Y
	}
	return geometry.Rect{Width: min(drawerWidth, env.Area.Width), Height: height}
}

// inner is the environment of the rail in its frame.
func (d *Drawer) inner(env *page.Env) *page.Env {
	area := env.Area
	area.Width, area.Height = max(area.Width-frameWide, 0), max(area.Height-frameUp, 0)
	return env.In(area, env.Active)
}

// Do implements page.Page. What is chosen takes the place of the drawer.
func (d *Drawer) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	actions, ok := d.rail.Do(d.inner(env), c)
	return leaving(actions), ok
}

// leaving closes the drawer before it goes elsewhere.
func leaving(actions []page.Action) []page.Action {
	for i, a := range actions {
		if _, ok := a.(page.Go); ok {
			return append([]page.Action{page.Back{}}, actions[i:]...)
		}
	}
	return actions
}

// Type implements page.Typer.
func (d *Drawer) Type(env *page.Env, msg tea.Msg) ([]page.Action, bool) {
	return nil, d.rail.Type(d.inner(env), msg)
}

// Click implements page.Clicker.
func (d *Drawer) Click(env *page.Env, x, y int) []page.Action {
	return leaving(d.rail.Click(d.inner(env), x-frameWide/2, y-frameUp/2))
}

// Wheel implements page.Wheeler.
func (d *Drawer) Wheel(env *page.Env, lines int) []page.Action {
	return d.rail.Wheel(d.inner(env), lines)
}

// Cursor implements page.Cursored.
func (d *Drawer) Cursor(env *page.Env) (x, y int, ok bool) {
	x, y, ok = d.rail.Cursor(d.inner(env))
	return x + frameWide/2, y + frameUp/2, ok
}

// Footer implements page.Footer.
func (d *Drawer) Footer(*page.Env) ([]page.Hint, []surface.Run) { return RailHints(d.rail), nil }

// RailHints are the commands worth showing while the rail has the keyboard.
func RailHints(r *Rail) []page.Hint {
	if r.find.typing {
		return []page.Hint{{Command: page.Open, Word: "go"}, {Command: page.Close, Word: "all"}}
	}
	return []page.Hint{
		{Command: page.Open, Word: "go"}, {Command: page.Find, Word: "find"}, {Command: page.Left, Word: "fold"},
		{Command: page.MuteFeed, Word: "hide"}, {Command: page.ShiftUp}, {Command: page.KeepOff}, {Command: page.Refresh}, {Command: page.ShowHelp},
	}
}

// View implements page.Page.
func (d *Drawer) View(env *page.Env) []surface.Line {
	return surface.Fit(env.Framed(env.Area.Width, "Sections", d.rail.View(d.inner(env))), env.Area.Width, env.Area.Height)
}
