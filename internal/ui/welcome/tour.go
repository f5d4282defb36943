package welcome

import (
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Tour is an overlay with the six keys that are enough to begin with. It is not in the way: any other key closes it and does
// what it always does.
type Tour struct{ cache page.Cache }

// tour are the six keys, and what they do.
var tour = []struct {
	key  page.Command
	does text.Safe
}{
	{page.Down, "and the arrows go from story to story"},
	{page.Open, "opens a story, and goes on at its end"},
	{page.Close, "goes back to where you were"},
	{page.ToggleSave, "saves a story, with its own copy"},
	{page.Find, "searches everything that is stored"},
	{page.ShowHelp, "shows all other keys"},
}

// The size of the overlay, and of its column of keys.
const (
	tourWidth  = 54
	tourHeight = 13
	tourKeys   = 8
)

// Name implements page.Page.
func (*Tour) Name() text.Safe { return "Six keys to begin with" }

// Start implements page.Page.
func (*Tour) Start(*page.Env) []page.Action { return nil }

// Receive implements page.Page.
func (*Tour) Receive(*page.Env, any) []page.Action { return nil }

// Box implements page.Overlay.
func (*Tour) Box(env *page.Env) geometry.Rect { return env.Area.Overlay(tourWidth, tourHeight) }

// Leave remembers that the tour was seen.
func (*Tour) Leave(*page.Env) []page.Action {
	return []page.Action{page.Remember{Habit: news.Habit{Name: news.HabitTour, Value: "seen"}}}
}

// Do closes the tour.
func (*Tour) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	if c == page.Open || c == page.Close {
		return page.Do(page.Back{})
	}
	return page.Do(page.Back{}, page.Run{Command: c})
}

// Footer says how it is left, and how it comes back.
func (*Tour) Footer(env *page.Env) ([]page.Hint, []surface.Run) {
	again := text.Join(" ", env.Keys.Key(page.ShowTour), "shows this again")
	return []page.Hint{{Command: page.Open, Word: "begin reading"}}, []surface.Run{{Text: again, Style: muted}}
}

// View implements page.Page.
func (t *Tour) View(env *page.Env) []surface.Line {
	return t.cache.Lines(env, func() []surface.Line {
		width := max(env.Area.Width-4, 1)
		lines := []surface.Line{surface.Blank(width)}
		for _, k := range tour {
			name := env.Measure.Pad(env.Glyphs.Own(env.Keys.Key(k.key)), tourKeys)
			lines = append(lines, env.Line(width, surface.Run{Text: text.Join("", "  ", name), Style: bold}, surface.Run{Text: k.does}))
		}
		lines = append(lines, surface.Blank(width))
		for _, l := range env.Measure.Wrap(env.Keys.In("Every command has its name behind {palette}, and the mouse works everywhere."), max(width-2, 1)) {
			lines = append(lines, env.Line(width, surface.Run{Text: "  "}, surface.Run{Text: l, Style: muted}))
		}
		return env.Boxed(t.Name(), lines...)
	})
}
