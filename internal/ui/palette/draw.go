package palette

import (
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

var muted = theme.Style{Fore: theme.Muted}

// The rows around the entries: the line with the field and the rule under it, a blank line and a sentence at the end.
const (
	headRows    = 2
	footRows    = 2
	leastForOne = 6 // rows inside the frame from which there is room for the sentence
)

// draw sets the field, the entries and a sentence on the marked one into a frame.
func (p *Page) draw(env *page.Env) []surface.Line {
	width, height := max(env.Area.Width-4, 1), max(env.Area.Height-2, 0)
	lead := p.lead(env)
	at := env.Wide(lead...)
	line, _ := p.field.Draw(env.Pen, max(width-at, 1), p.hint())
	content := []surface.Line{surface.Beside(env.Line(at, lead...), line), surface.Blank(width)}
	room := p.room(env)
	p.top = min(max(p.top, p.cursor-room+1), p.cursor)
	content = append(content, surface.Fit(p.entries(env, width, room), width, room)...)
	if height >= leastForOne {
		content = append(content, surface.Blank(width), env.Line(width, surface.Run{Text: "  "}, surface.Run{Text: env.Glyphs.Own(p.sentence()), Style: muted}))
	}
	lines := env.Framed(env.Area.Width, "", surface.Fit(content, width, height))
	if len(lines) > above {
		lines[above-1] = env.Divider(env.Area.Width)
	}
	return surface.Fit(lines, env.Area.Width, env.Area.Height)
}

// room is how many entries are seen.
func (p *Page) room(env *page.Env) int {
	height := env.Area.Height - 2
	if height >= leastForOne {
		height -= footRows
	}
	return max(height-headRows, 0)
}

// lead is what stands before the field: the sign of the palette, and the command that is given something.
func (p *Page) lead(env *page.Env) []surface.Run {
	out := []surface.Run{{Text: ": ", Style: muted}}
	if p.of != nil {
		out = append(out, surface.Run{Text: p.of.Label, Style: theme.Style{Fore: theme.Heavy, Attr: theme.Bold}},
			surface.Run{Text: text.Join("", " ", env.Glyphs.Forward, " "), Style: muted})
	}
	return out
}

func (p *Page) hint() text.Safe {
	switch {
	case p.of == nil:
		return "a command, a section, a feed, a theme"
	case p.of.Free != "":
		return text.Join(" ", "choose one, or type", p.of.Free)
	default:
		return "choose one"
	}
}

// sentence says more about the entry under the cursor: why it cannot be done, what it takes, what it does besides.
func (p *Page) sentence() text.Safe {
	if p.cursor >= len(p.found) {
		return ""
	}
	switch m := &p.found[p.cursor]; {
	case m.reason != "":
		return text.Join("", m.reason, ".")
	case m.says != "":
		return m.says
	case m.open:
		return "enter goes on to what there is to choose."
	case p.of != nil:
		return "esc goes back to the commands."
	default:
		return ""
	}
}

func (p *Page) entries(env *page.Env, width, room int) []surface.Line {
	if len(p.found) == 0 {
		return []surface.Line{env.Line(width, surface.Run{Text: p.nothing(), Style: muted})}
	}
	var out []surface.Line
	for i := p.top; i < len(p.found) && len(out) < room; i++ {
		out = append(out, p.entry(env, i, width))
	}
	return out
}

// nothing says that nothing was found, or that there is nothing to find.
func (p *Page) nothing() text.Safe {
	switch {
	case p.of == nil:
		return "  No command has these letters."
	case len(p.all) == 0:
		return "  There is none yet."
	default:
		return "  Nothing there has these letters."
	}
}

// entry is a name with its matched letters underlined, and its key at the right. What cannot be done is muted, and its key
// gives way to the reason.
func (p *Page) entry(env *page.Env, i, width int) surface.Line {
	m := &p.found[i]
	var fill theme.Style
	bar := surface.Run{Text: "  "}
	if i == p.cursor {
		fill.Back = theme.Selected
		bar = surface.Run{Text: text.Join("", env.Glyphs.Bar, " "), Style: theme.Style{Fore: theme.Accent, Back: theme.Selected}}
	}
	style, note := theme.Style{Fore: m.token, Back: fill.Back}, m.key
	if m.reason != "" {
		style.Fore, note = theme.Muted, m.reason
	}
	if i == p.cursor && m.reason == "" {
		style = style.With(theme.Bold)
	}
	left := append([]surface.Run{bar}, m.runs(style)...)
	right := []surface.Run{{Text: text.Join("", "  ", env.Glyphs.Own(note), " "), Style: muted.On(fill.Back)}}
	if m.reason != "" && env.Wide(left...)+env.Wide(right...) > width {
		right = nil // the sentence below has it
	}
	return env.Ends(width, fill, left, right)
}

// runs cuts the name where matched letters begin and end.
func (m *match) runs(style theme.Style) []surface.Run {
	var out []surface.Run
	from, n, k := 0, 0, 0
	for i, r := range string(m.name) {
		if k < len(m.at) && m.at[k] == n {
			end := i + len(string(r))
			out = append(out, surface.Run{Text: m.name.Between(from, i), Style: style}, surface.Run{Text: m.name.Between(i, end), Style: style.With(theme.Underline)})
			from = end
			k++
		}
		n++
	}
	return append(out, surface.Run{Text: m.name.From(from), Style: style})
}

// Cursor implements page.Cursored.
func (p *Page) Cursor(env *page.Env) (x, y int, ok bool) {
	lead := env.Wide(p.lead(env)...)
	_, at := p.field.Draw(env.Pen, max(env.Area.Width-4-lead, 1), "")
	return 2 + lead + at, 1, env.Active
}
