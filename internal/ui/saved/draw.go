package saved

import (
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/headline"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

var muted = theme.Style{Fore: theme.Muted}

// draw sets the tabs of the reading lists and the bookmarks.
func (p *Page) draw(env *page.Env) []surface.Line {
	width := env.Area.Width
	if !p.asked && len(p.Stories) == 0 {
		return surface.Fit(nil, width, env.Area.Height)
	}
	lines := []surface.Line{p.tabs(env, width), surface.Beside(surface.Blank(1), env.Rule(width-2, env.Glyphs.Rule, theme.Style{Fore: theme.Rule}), surface.Blank(1))}
	rest := env.In(env.Area, env.Active)
	rest.Area.Height = max(env.Area.Height-len(lines), 0)
	switch {
	case p.trouble != "":
		lines = append(lines, page.Sentence(rest, "What you saved cannot be shown", p.trouble)...)
	case len(p.Stories) == 0:
		lines = append(lines, p.empty(rest)...)
	default:
		lines = append(lines, p.rows(env, width, rest.Area.Height)...)
	}
	return surface.Fit(lines, width, env.Area.Height)
}

func (p *Page) empty(env *page.Env) []surface.Line {
	p.shown = nil
	if p.list != "" {
		return page.Sentence(env, text.Format("Nothing is in %s", p.list), "Press l on a story to put it into a reading list.")
	}
	return page.Sentence(env, "Nothing saved yet", "Press s on a story to save it. What is saved stays readable on this machine, whatever becomes of the page it came from.")
}

// tabs are All and the reading lists, the one shown in brackets.
func (p *Page) tabs(env *page.Env, width int) surface.Line {
	left := []surface.Run{{Text: "  "}, {Text: "SAVED", Style: theme.Style{Fore: theme.Heavy, Attr: theme.Bold}}}
	var right []surface.Run
	for _, l := range append([]string{""}, p.lists...) {
		name := text.Line(l)
		if l == "" {
			name = "All"
		}
		style := muted
		if l == p.list {
			if n := len(p.Stories); n > 0 && !p.More {
				name = text.Format("%s %d", name, n)
			}
			name = text.Join("", "[", name, "]")
			style = theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
		}
		right = append(right, surface.Run{Text: name, Style: style}, surface.Run{Text: "  "})
	}
	if env.Wide(right...)+env.Wide(left...) >= width {
		return env.Line(width, append([]surface.Run{{Text: "  "}}, right...)...)
	}
	return env.Ends(width, theme.Style{}, left, right)
}

// rows draws bookmarks into at most height lines.
func (p *Page) rows(env *page.Env, width, height int) []surface.Line {
	p.scroll(env, width, height)
	var lines []surface.Line
	p.shown = p.shown[:0]
	for i := p.top; i < len(p.Stories) && len(lines) < height; i++ {
		for _, l := range p.entry(env, i, width) {
			lines, p.shown = append(lines, l), append(p.shown, i)
		}
		if env.Frame.Entry.Gap {
			lines, p.shown = append(lines, surface.Blank(width)), append(p.shown, -1)
		}
	}
	return lines
}

// scroll moves the first bookmark drawn, so that the one under the cursor is wholly seen.
func (p *Page) scroll(env *page.Env, width, room int) {
	p.top = min(p.top, p.At)
	used := 0
	for i := p.At; i >= p.top; i-- {
		used += len(p.entry(env, i, width))
		if used > room && i < p.At {
			p.top = i + 1
			return
		}
		if env.Frame.Entry.Gap {
			used++
		}
	}
}

// entry is one bookmark: headline, facts, and what the reader wrote to it.
func (p *Page) entry(env *page.Env, i, width int) []surface.Line {
	s := &p.Stories[i]
	bar, fill := surface.Run{Text: " "}, theme.Style{}
	if i == p.At {
		bar = surface.Run{Text: env.Glyphs.Bar, Style: theme.Style{Fore: headline.Accent(s)}}
		if env.Active {
			bar.Style.Back, fill.Back = theme.Selected, theme.Selected
		}
	}
	row := func(lead surface.Run, runs ...surface.Run) surface.Line {
		all := append([]surface.Run{bar, {Text: " "}, lead}, runs...)
		for k := range all {
			all[k].Style.Back = fill.Back
		}
		return env.Row(width, fill, all...)
	}
	unread := surface.Run{Text: "  "}
	if !s.Read {
		unread = surface.Run{Text: text.Join("", env.Glyphs.Unread, " "), Style: theme.Style{Fore: headline.Accent(s)}}
	}
	var lines []surface.Line
	for _, t := range env.Measure.Balance(headline.Title(s), max(width-6, 1), max(env.Frame.Entry.Title, 1)) {
		title := headline.Aligned(env, max(width-6, 1), surface.Run{Text: t, Style: headline.Style(s)})
		lines = append(lines, row(unread, title...))
		unread = surface.Run{Text: "  "}
	}
	lines = append(lines, row(unread, p.facts(env, s)...))
	if own := p.own(env, s); own != "" {
		lines = append(lines, row(unread, surface.Run{Text: own, Style: muted}))
	}
	return lines
}

// gauge is the width of the drawn progress.
const gauge = 10

// facts are source, age, reading time, whether it is stored, and how far the reading is.
func (p *Page) facts(env *page.Env, s *news.Story) []surface.Run {
	if !s.Saved {
		return []surface.Run{{Text: "no longer saved; u takes it back", Style: theme.Style{Fore: theme.Warn}}}
	}
	facts := headline.Facts{Source: true, Age: true, Reading: true}
	runs := headline.Meta(env, s, facts)
	dot := surface.Run{Text: text.Join("", " ", env.Glyphs.Dot, " "), Style: muted}
	if read := p.details[s.ID].read; read > 0 {
		runs = append(runs, dot, surface.Run{Text: text.Format("%d %% read ", read), Style: muted})
		runs = append(runs, env.Gauge(gauge, read, 100, headline.Accent(s))...)
	}
	if s.Stored == news.StoredFull {
		runs = append(runs, dot, surface.Run{Text: text.Join(" ", env.Glyphs.Stored, "offline"), Style: theme.Style{Fore: theme.OK}})
	}
	return runs
}

// own is what the reader wrote: tags, lists, the note.
func (p *Page) own(env *page.Env, s *news.Story) text.Safe {
	d := p.details[s.ID]
	var parts []text.Safe
	if len(d.tags) > 0 {
		parts = append(parts, text.Format("tags: %s", strings.Join(d.tags, ", ")))
	}
	if len(d.lists) > 0 && p.list == "" {
		parts = append(parts, text.Format("in %s", strings.Join(d.lists, ", ")))
	}
	if d.note != "" {
		parts = append(parts, text.Format("note: %s", d.note))
	}
	return text.Join(text.Join("", " ", env.Glyphs.Dot, " "), parts...)
}
