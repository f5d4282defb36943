package palette

import (
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// lead is the width of the sign before the field.
const lead = 2

var muted = theme.Style{Fore: theme.Muted}

// draw sets the field and the entries into a frame.
func (p *Page) draw(env *page.Env) []surface.Line {
	width, height := max(env.Area.Width-4, 1), env.Area.Height-2
	line, _ := p.field.Draw(env.Pen, max(width-lead, 1), "a command, a section, a theme")
	content := []surface.Line{surface.Beside(env.Line(lead, surface.Run{Text: ": ", Style: muted}), line), surface.Blank(width)}
	room := max(height-len(content), 0)
	p.top = min(max(p.top, p.cursor-room+1), p.cursor)
	content = append(content, p.entries(env, width, room)...)
	lines := env.Framed(env.Area.Width, "", surface.Fit(content, width, max(height, 0)))
	if len(lines) > above {
		lines[above-1] = env.Divider(env.Area.Width)
	}
	return surface.Fit(lines, env.Area.Width, env.Area.Height)
}

func (p *Page) entries(env *page.Env, width, room int) []surface.Line {
	if len(p.found) == 0 {
		return []surface.Line{env.Line(width, surface.Run{Text: "  No command has these letters.", Style: muted})}
	}
	var out []surface.Line
	for i := p.top; i < len(p.found) && len(out) < room; i++ {
		out = append(out, p.entry(env, i, width))
	}
	return out
}

// entry is a name with its matched letters underlined, and its key at the right.
func (p *Page) entry(env *page.Env, i, width int) surface.Line {
	m := &p.found[i]
	var fill theme.Style
	bar := surface.Run{Text: "  "}
	if i == p.cursor {
		fill.Back = theme.Selected
		bar = surface.Run{Text: text.Join("", env.Glyphs.Bar, " "), Style: theme.Style{Fore: theme.Accent, Back: theme.Selected}}
	}
	style := theme.Style{Fore: m.token, Back: fill.Back}
	if i == p.cursor {
		style = style.With(theme.Bold)
	}
	left := append([]surface.Run{bar}, m.runs(style)...)
	right := []surface.Run{{Text: text.Join("", "  ", m.key, " "), Style: muted.On(fill.Back)}}
	return env.Ends(width, fill, left, right)
}

// runs cuts the name where matched letters begin and end.
func (m *match) runs(style theme.Style) []surface.Run {
	var out []surface.Run
	from, n, k := 0, 0, 0
	for i, r := range string(m.name) {
		if k < len(m.at) && m.at[k] == n {
			end := i + len(string(r))
			out = append(out, surface.Run{Text: m.name[from:i], Style: style}, surface.Run{Text: m.name[i:end], Style: style.With(theme.Underline)})
			from = end
			k++
		}
		n++
	}
	return append(out, surface.Run{Text: m.name[from:], Style: style})
}

// Cursor implements page.Cursored.
func (p *Page) Cursor(env *page.Env) (x, y int, ok bool) {
	_, at := p.field.Draw(env.Pen, max(env.Area.Width-4-lead, 1), "")
	return 2 + lead + at, 1, env.Active
}
