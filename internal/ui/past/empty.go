package past

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Empty asks whether the trash shall be emptied: the one thing that cannot be taken back, and so the one question that
// the program asks.
type Empty struct{ cache page.Cache }

// Name implements page.Page.
func (*Empty) Name() text.Safe { return "Empty the trash" }

// Start implements page.Page.
func (*Empty) Start(*page.Env) []page.Action { return nil }

// Receive implements page.Page.
func (*Empty) Receive(*page.Env, any) []page.Action { return nil }

// Box implements page.Overlay.
func (*Empty) Box(env *page.Env) geometry.Rect { return env.Area.Centred(56, 7) }

// Type implements page.Typer: y is yes, and enter is nothing, since a hand may be quicker than the eye.
func (*Empty) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	key, ok := msg.(tea.KeyPressMsg)
	switch {
	case ok && key.String() == "y":
		return page.Do(page.Back{}, page.EmptyTrash{})
	case ok && key.String() == "n":
		return page.Do(page.Back{})
	}
	return nil, false
}

// Do implements page.Page.
func (*Empty) Do(*page.Env, page.Command) ([]page.Action, bool) { return nil, false }

// Footer implements page.Footer.
func (*Empty) Footer(*page.Env) ([]page.Hint, []surface.Run) {
	return []page.Hint{{Command: page.Close, Word: "keep it"}}, nil
}

// View implements page.Page.
func (e *Empty) View(env *page.Env) []surface.Line {
	return e.cache.Lines(env, func() []surface.Line {
		width := env.Area.Width - 4
		var lines []surface.Line
		say := func(words text.Safe, run surface.Run) {
			for _, row := range env.Measure.Wrap(words, max(1, width)) {
				run.Text = row
				lines = append(lines, env.Line(width, run))
			}
		}
		say("What lies in the trash goes for good, with the texts and pictures of its bookmarks.", surface.Run{})
		lines = append(lines, surface.Blank(width))
		say(env.Keys.In("y  empty it    {close}  keep it"), surface.Run{Style: bold})
		return env.Boxed("Empty the trash?", lines...)
	})
}
