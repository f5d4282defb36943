package section

import (
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Tab is a section as a narrow screen shows it, with the cells it covers; or, with no place to go to, a sign at either end
// of the tabs: behind it stand others, and From is the first to show then.
type Tab struct {
	To   page.Destination
	X, W int
	From int
}

// Here has Tabs begin so that the tab of the section is seen that the reader is in.
const Here = -1

// Tabs draws the sections in one line, the one the reader is in between brackets, and says where each stands. What does not
// fit is left out; the line begins with a tab by its number, or Here.
func Tabs(env *page.Env, at page.Destination, width, from int, right text.Safe) (surface.Line, []Tab) {
	all := tabs(env, at)
	room := width - env.Measure.Width(right) - 6
	if from == Here || from >= len(all) {
		from = firstTab(all, room)
	}
	muted := theme.Style{Fore: theme.Muted}
	runs, out := []surface.Run{{Text: "  "}}, []Tab(nil)
	if from > 0 {
		runs[0] = surface.Run{Text: text.Join("", env.Glyphs.Back, " "), Style: muted}
		out = append(out, Tab{W: 2, From: before(all, from, room)})
	}
	x := 2
	for i, t := range all[from:] {
		if x+t.w > room && i > 0 {
			runs = append(runs, surface.Run{Text: env.Glyphs.Forward, Style: muted})
			out = append(out, Tab{X: x, W: 2, From: from + i})
			break
		}
		runs = append(runs, t.runs...)
		out = append(out, Tab{To: t.to, X: x, W: t.w})
		x += t.w
	}
	end := []surface.Run{{Text: text.Join("", " ", right, "  "), Style: muted}}
	return env.Ends(width, theme.Style{}, runs, end), out
}

// before is the first tab to show so that the one before another is the last that is seen.
func before(all []tab, from, room int) int {
	used := 2
	for i := from - 1; i >= 0; i-- {
		if used += all[i].w; used > room {
			return min(i+1, from-1)
		}
	}
	return 0
}

type tab struct {
	to   page.Destination
	runs []surface.Run
	w    int
	here bool
}

func tabs(env *page.Env, at page.Destination) []tab {
	all := []tab{{to: page.Front{}, runs: label(env, "Front", same(page.Front{}, at), theme.Accent)}}
	for _, l := range Sections(env) {
		all = append(all, tab{to: l, runs: label(env, text.Line(l.Title), same(l, at), theme.Section(l.Title))})
	}
	for i := range all {
		all[i].w = env.Wide(all[i].runs...)
		all[i].here = same(all[i].to, at)
	}
	return all
}

// label is a tab's name with the two cells that the brackets take, so that nothing moves when it is chosen.
func label(env *page.Env, name text.Safe, here bool, token theme.Token) []surface.Run {
	name = cut(env, name, 20)
	if !here {
		return []surface.Run{{Text: text.Join("", " ", name, " "), Style: theme.Style{Fore: theme.Muted}}}
	}
	bracket := theme.Style{Fore: token, Attr: theme.Bold}
	return []surface.Run{
		{Text: "[", Style: bracket},
		{Text: name, Style: theme.Style{Fore: theme.Heavy, Attr: theme.Bold}},
		{Text: "]", Style: bracket},
	}
}

// firstTab is the first tab to draw so that the reader's own fits.
func firstTab(all []tab, room int) int {
	here := 0
	for i, t := range all {
		if t.here {
			here = i
		}
	}
	used := 2
	for i := here; i >= 0; i-- {
		if used += all[i].w; used > room {
			return i + 1
		}
	}
	return 0
}
