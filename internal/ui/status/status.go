// Package status draws the last line of the screen: what can be done, what is happening, what was done. It knows
// nothing of pages.
package status

import (
	"slices"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// State is what the line has to say. What was just done goes before what is happening, since it is soon gone, and both
// before what can be done.
type State struct {
	Hints    []page.Binding // the commands of the page, most useful first
	Right    []surface.Run  // of the page, such as its cursor's place
	Progress news.Progress
	Running  bool
	Keeping  bool // what is running fetches pages of stories, not feeds
	Notice   page.Notice
	Waiting  int // new stories that the lists do not show yet
	Line     Line
}

// part is a piece of the line. One with a command can be clicked.
type part struct {
	runs []surface.Run
	does page.Command
}

func plain(runs ...surface.Run) part { return part{runs: runs} }

func joined(parts []part) []surface.Run {
	var out []surface.Run
	for _, p := range parts {
		out = append(out, p.runs...)
	}
	return out
}

// Bar keeps the line as it was drawn last. The zero Bar is empty.
type Bar struct {
	cache page.Cache
	state State
}

// Lines are those that Draw draws.
func (b *Bar) Lines(env *page.Env, s State) []surface.Line {
	if !s.same(&b.state) {
		b.cache.Drop()
		b.state = s
	}
	return b.cache.Lines(env, func() []surface.Line { return Draw(env, s) })
}

// same says that two states have the same to say.
func (s *State) same(o *State) bool {
	return s.Running == o.Running && s.Keeping == o.Keeping && s.Waiting == o.Waiting && s.Notice == o.Notice && s.Line == o.Line &&
		counts(s.Progress) == counts(o.Progress) && slices.Equal(s.Right, o.Right) && slices.EqualFunc(s.Hints, o.Hints, sameHint)
}

// counts are what is drawn of a progress.
func counts(p news.Progress) [5]int64 {
	return [...]int64{int64(p.Done), int64(p.Feeds), int64(p.New), p.Bytes, int64(len(p.Failures))}
}

func sameHint(a, b page.Binding) bool {
	return a.Command == b.Command && a.Hint == b.Hint && a.Key() == b.Key()
}

// Draw draws the line, under a rule when there are two rows.
func Draw(env *page.Env, s State) []surface.Line {
	width := env.Area.Width
	left, right := s.parts(env)
	line := env.Ends(width, theme.Style{}, joined(left), joined(right))
	if env.Area.Height < 2 {
		return []surface.Line{line}
	}
	return []surface.Line{env.Rule(width, env.Glyphs.Rule, theme.Style{Fore: theme.Rule}), line}
}

// At is the command that stands in a cell of the line; empty for none.
func At(env *page.Env, s State, x int) page.Command {
	left, right := s.parts(env)
	at := 0
	for _, side := range [][]part{left, right} {
		for _, p := range side {
			w := env.Wide(p.runs...)
			if p.does != "" && x >= at && x < at+w {
				return p.does
			}
			at += w
		}
		at = env.Area.Width - env.Wide(joined(right)...)
	}
	return ""
}

// parts are both ends of the line.
func (s State) parts(env *page.Env) (left, right []part) {
	width := env.Area.Width
	room := 3 * width / 5 // the hints shrink to what is left
	if s.Notice.Text != "" {
		room = min(room, width-env.Wide(joined(notice(env, s.Notice, width))...))
	}
	right = s.right(env, room)
	if s.Notice.Undo || s.Notice.Text != "" && env.Wide(joined(right)...) > room {
		s.Right = nil // what was done, the way back and what there is to know may need its room
		right = s.right(env, room)
	}
	return s.left(env, width-env.Wide(joined(right)...)), right
}

func (s State) left(env *page.Env, room int) []part {
	switch {
	case s.Notice.Text != "":
		return notice(env, s.Notice, room)
	case s.Running:
		return []part{plain(s.progress(env)...)}
	default:
		return hints(env, s.Hints, room)
	}
}

// right is the page's place, what waits to be shown, and the cable.
func (s State) right(env *page.Env, room int) []part {
	out := []part{plain(surface.Run{Text: "  "})}
	if s.Waiting > 0 && !s.Running {
		waiting := surface.Run{Text: text.Format("%d new", s.Waiting), Style: theme.Style{Fore: theme.Accent, Attr: theme.Bold}}
		out = append(out, part{[]surface.Run{waiting, key(env.Keys.Key(page.Refresh))}, page.ShowNew}, plain(gap))
	}
	if len(s.Right) > 0 {
		out = append(out, plain(s.Right...), plain(gap))
	}
	line := s.Line.draw(env, s.Running && s.Keeping, room-env.Wide(joined(out)...))
	return append(out, part{line, page.Online}, plain(surface.Run{Text: "  "}))
}

// The table of what is always drawn the same.
var (
	muted = theme.Style{Fore: theme.Muted}
	gap   = surface.Run{Text: "   "}
)

func key(name text.Safe) surface.Run {
	return surface.Run{Text: text.Join("", " ", name), Style: theme.Style{Fore: theme.Heavy}}
}

// hints are keys and a word each. What has no room is left out, the last one but: it is help, which has the others.
func hints(env *page.Env, rows []page.Binding, room int) []part {
	out := []part{plain(surface.Run{Text: "  "})}
	if len(rows) == 0 {
		return out
	}
	last := hint(env, rows[len(rows)-1])
	room -= 2 + env.Wide(last.runs...)
	for _, b := range rows[:len(rows)-1] {
		h := hint(env, b)
		if room -= env.Wide(h.runs...) + env.Wide(gap); room < 0 {
			break
		}
		out = append(out, h, plain(gap))
	}
	return append(out, last)
}

func hint(env *page.Env, b page.Binding) part {
	return part{[]surface.Run{
		{Text: env.Glyphs.Own(b.Key()), Style: theme.Style{Fore: theme.Heavy}},
		{Text: text.Join("", " ", b.Hint), Style: muted},
	}, b.Command}
}

// notice says what was done, what went wrong, or what there is to know. Of a long title there is less, rather than that
// it can be taken back.
func notice(env *page.Env, n page.Notice, room int) []part {
	sign, color := env.Glyphs.Dot, theme.Muted
	switch {
	case n.Trouble:
		sign, color = env.Glyphs.Trouble, theme.Warn
	case n.Undo:
		sign, color = env.Glyphs.Done, theme.OK
	}
	out := []surface.Run{
		{Text: text.Join("", "  ", sign, " "), Style: theme.Style{Fore: color, Attr: theme.Bold}},
		{Text: n.Text, Style: theme.Style{Fore: theme.Heavy}},
	}
	if !n.Undo {
		return []part{plain(out...)}
	}
	undo := hint(env, page.Binding{Command: page.Undo, Keys: []string{string(env.Keys.Key(page.Undo))}, Hint: "undo"})
	out[1].Text = env.Measure.Truncate(n.Text, max(0, room-env.Wide(out[0])-env.Wide(gap)-env.Wide(undo.runs...)), env.Glyphs.More)
	return []part{plain(out...), plain(gap), undo}
}

// barCells is the length of the progress bar.
const barCells = 15

// progress says how far a refresh is, in counts.
func (s State) progress(env *page.Env) []surface.Run {
	p, what, things := s.Progress, text.Safe("Refreshing  "), text.Safe("feeds")
	if s.Keeping {
		what, things, p.New = "Keeping offline  ", "stories", 0
	}
	out := []surface.Run{
		{Text: text.Join("", "  ", env.Glyphs.Busy, " "), Style: theme.Style{Fore: theme.Accent}},
		{Text: what, Style: theme.Style{Fore: theme.Heavy}},
	}
	if p.Feeds > 0 {
		out = append(out, env.Gauge(barCells, p.Done, p.Feeds, theme.Accent)...)
		out = append(out, surface.Run{Text: text.Format("  %d / %d %s", p.Done, p.Feeds, things), Style: muted})
	}
	if p.New > 0 {
		out = append(out, surface.Run{Text: text.Format("   %d new", p.New), Style: theme.Style{Fore: theme.Heavy}})
	}
	if p.Bytes > 0 {
		out = append(out, surface.Run{Text: text.Join("", "   ", text.Bytes(p.Bytes)), Style: muted})
	}
	if n := len(p.Failures); n > 0 {
		out = append(out, surface.Run{Text: text.Format(" %s %d failed", env.Glyphs.Dot, n), Style: theme.Style{Fore: theme.Warn}})
	}
	return out
}
