package ui

import (
	"image/color"

	tea "charm.land/bubbletea/v2"

	"reader/internal/text"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/section"
	"reader/internal/ui/status"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// screen keeps the parts of the screen that belong to no page.
type screen struct {
	head  page.Cache // masthead and tabs
	bars  page.Cache
	line  status.Bar
	kept  surface.Kept
	seams surface.Seams // of overlays
	tabs  []section.Tab
	from  int // the first tab, or section.Here
}

// View joins the lines that the pages keep. It runs for every message.
func (r *root) View() tea.View {
	v := tea.View{AltScreen: true, MouseMode: r.pointer(), ReportFocus: true, WindowTitle: string(r.title())}
	if !r.ready() || r.size.Width == 0 {
		return v
	}
	v.BackgroundColor = r.world.Theme.Background
	v.ForegroundColor = r.foreground()
	v.Content = r.screen.kept.String(r.lines())
	v.Cursor = r.cursor()
	v.ProgressBar = r.progressBar()
	return v
}

// foreground goes with a background of ours: blanks and the terminal's own ink stay readable.
func (r *root) foreground() color.Color {
	if r.world.Theme.Background == nil {
		return nil
	}
	return r.world.Theme.Color(theme.Ink)
}

// title is the window's: our name and the page's, where that is ours too. How sections, stories and lists are called is not
// told: there are terminals that type their title when they are asked for it, as if it came from the keyboard.
func (r *root) title() text.Safe {
	base := r.trail.base()
	name := base.page.Name()
	switch base.to.(type) {
	case page.List:
		name = "Headlines"
	case page.Story, page.Address:
		name = "Article"
	case page.Saved:
		name = "Saved"
	}
	return name + " - reader"
}

func (r *root) progressBar() *tea.ProgressBar {
	p := r.refresh.progress
	if !r.refresh.running || p.Feeds == 0 {
		return nil
	}
	return tea.NewProgressBar(tea.ProgressBarDefault, 100*p.Done/p.Feeds)
}

// cursor is where a page wants the terminal's cursor: an input field.
func (r *root) cursor() *tea.Cursor {
	s := r.trail.top()
	env := r.env(s)
	c, ok := s.page.(page.Cursored)
	if r.inRail {
		c, ok, env = r.rail, true, r.railEnv()
	}
	if !ok {
		return nil
	}
	x, y, ok := c.Cursor(env)
	if !ok {
		return nil
	}
	return tea.NewCursor(env.Area.X+x, env.Area.Y+y)
}

// lines is the whole screen, exactly as many lines as it has rows.
func (r *root) lines() []surface.Line {
	if r.frame.Shape == geometry.TooSmall {
		return page.Sentence(r.base(), "Too small", "reader needs 20 columns and 5 rows.")
	}
	out := make([]surface.Line, 0, r.size.Height)
	out = append(out, r.head()...)
	out = append(out, r.body()...)
	if !r.frame.Status.Empty() {
		out = append(out, r.status()...)
	}
	r.screen.seams.Frame(r.world.Version)
	for i := r.trail.baseAt() + 1; i < len(r.trail.steps); i++ {
		s := r.trail.steps[i]
		env := r.env(s)
		r.screen.seams.Splice(r.world.Pen, out, s.page.View(env), env.Area.X, env.Area.Y)
	}
	return out
}

// head is masthead and tabs.
func (r *root) head() []surface.Line {
	area := r.frame.Masthead
	area.Height += r.frame.Tabs.Height
	return r.screen.head.Lines(r.world.In(area, false), func() []surface.Line {
		m := masthead{
			now: r.world.Now, updated: r.updated, next: r.nextRefresh(), counts: r.counts, waiting: r.refresh.waiting, demo: r.o.Demo,
		}
		return append(m.draw(r.world.In(r.frame.Masthead, false)), r.tabLines()...)
	})
}

func (r *root) tabLines() []surface.Line {
	if r.frame.Tabs.Empty() {
		return nil
	}
	env := r.world.In(r.frame.Tabs, false)
	if len(env.Sections) == 0 { // an empty library
		return surface.Fit(nil, env.Area.Width, env.Area.Height)
	}
	line, tabs := section.Tabs(env, r.trail.base().to, env.Area.Width, r.screen.from, r.waiting())
	r.screen.tabs = tabs
	return surface.Fit([]surface.Line{line}, env.Area.Width, env.Area.Height)
}

// body is rail, list and main with bars between.
func (r *root) body() []surface.Line {
	main := r.trail.base()
	var columns [][]surface.Line
	add := func(lines []surface.Line) { columns = append(columns, lines, r.bar()) }
	if !r.frame.Rail.Empty() {
		add(r.rail.View(r.railEnv()))
	}
	if !r.frame.List.Empty() {
		list := main
		if l := r.trail.beneath(); l != nil {
			list, main = l, r.trail.base()
		} else {
			main = r.preview
		}
		add(list.page.View(r.env(list)))
	}
	if len(columns) == 0 {
		return main.page.View(r.env(main))
	}
	return r.screen.kept.Columns(append(columns, r.main(main))...)
}

// main is the page in the column for reading; nothing while no story is shown beside a list.
func (r *root) main(s *step) []surface.Line {
	if s == nil {
		return surface.Fit(nil, r.frame.Main.Width, r.frame.Main.Height)
	}
	return s.page.View(r.env(s))
}

// bar is the upright line between two columns; all of them are alike.
func (r *root) bar() []surface.Line {
	area := r.frame.Bars[0]
	return r.screen.bars.Lines(r.world.In(area, false), func() []surface.Line {
		line := r.world.Line(3, surface.Run{Text: " "}, surface.Run{Text: r.world.Glyphs.Line, Style: theme.Style{Fore: theme.Rule}})
		out := make([]surface.Line, area.Height)
		for i := range out {
			out[i] = line
		}
		return out
	})
}

// status is the last line.
func (r *root) status() []surface.Line {
	return r.screen.line.Lines(r.world.In(r.frame.Status, false), r.state())
}

// state is what the last line has to say.
func (r *root) state() status.State {
	hints, right := r.footer()
	return status.State{
		Hints: hints, Right: right, Progress: r.refresh.progress, Running: r.refresh.running, Keeping: r.refresh.keeping,
		Notice: r.heard(), Waiting: r.refresh.waiting,
		Line: status.Line{Offline: r.world.Offline, Cut: r.world.Cut, Since: r.since, Listed: r.coverage(), Newest: r.newest},
	}
}
