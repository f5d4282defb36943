package status

import (
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Failures is an overlay that names the feeds that failed in the last refresh, and why.
type Failures struct {
	failures []news.Failure
	top      int
	cache    page.Cache
}

// NewFailures lists failures.
func NewFailures(failures []news.Failure) *Failures { return &Failures{failures: failures} }

// Name is the overlay's title.
func (*Failures) Name() text.Safe { return "What failed" }

// Start asks for nothing.
func (*Failures) Start(*page.Env) []page.Action { return nil }

// Receive has nothing to wait for.
func (*Failures) Receive(*page.Env, any) []page.Action { return nil }

// Box is a frame in the middle of the screen.
func (f *Failures) Box(env *page.Env) geometry.Rect {
	return env.Area.Centred(76, 4+3*max(1, len(f.failures)))
}

// Do scrolls.
func (f *Failures) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	switch c {
	case page.Down:
		f.top++
	case page.Up:
		f.top--
	case page.PageDown:
		f.top += env.Area.Height - 2
	case page.PageUp:
		f.top -= env.Area.Height - 2
	case page.Open, page.Details:
		return page.Do(page.Back{})
	case page.GoFeeds:
		return page.Do(page.Back{}, page.Go{To: page.Feeds{Worst: true}})
	default:
		return nil, false
	}
	f.cache.Drop()
	return nil, true
}

// Footer leads on to what can be done about it.
func (*Failures) Footer(*page.Env) ([]page.Hint, []surface.Run) {
	return []page.Hint{{Command: page.GoFeeds, Word: "all feeds"}, {Command: page.Close, Word: "close"}}, nil
}

// View draws the frame.
func (f *Failures) View(env *page.Env) []surface.Line {
	return f.cache.Lines(env, func() []surface.Line { return f.draw(env) })
}

func (f *Failures) draw(env *page.Env) []surface.Line {
	width, height := env.Area.Width-4, env.Area.Height-2
	lines := f.lines(env, width)
	f.top = max(0, min(f.top, len(lines)-height))
	return env.Framed(env.Area.Width, "What failed", surface.Fit(lines[f.top:], width, height))
}

func (f *Failures) lines(env *page.Env, width int) []surface.Line {
	if len(f.failures) == 0 {
		return []surface.Line{surface.Blank(width), env.Centre(width, surface.Run{Text: "No feed failed in the last refresh.", Style: muted})}
	}
	var out []surface.Line
	for _, fail := range f.failures {
		out = append(out, env.Line(width, surface.Run{Text: text.Line(fail.Title), Style: theme.Style{Fore: theme.Heavy, Attr: theme.Bold}}))
		for _, row := range env.Measure.Wrap(text.Line(fail.Reason), max(1, width)) {
			out = append(out, env.Line(width, surface.Run{Text: row, Style: theme.Style{Fore: theme.Warn}}))
		}
		out = append(out, env.Line(width, surface.Run{Text: text.Masked(fail.URL), Style: muted}), surface.Blank(width))
	}
	return out
}
