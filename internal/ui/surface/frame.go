package surface

import (
	"reader/internal/text"
	"reader/internal/ui/theme"
)

// Framed draws an overlay's border around lines of content: content is width-4 cells wide, since a border and a space
// stand on either side. Every line of content is drawn; the title stands in the upper border.
func (p Pen) Framed(width int, title text.Safe, content []Line) []Line {
	border := theme.Style{Fore: theme.Faint}
	g := p.Glyphs
	out := make([]Line, 0, len(content)+2)
	out = append(out, p.edge(width, g.Corners[0], g.Corners[1], title))
	left, right := p.Line(2, Run{Text: g.Line, Style: border}), p.Line(2, Run{Text: " "}, Run{Text: g.Line, Style: border})
	for _, l := range content {
		out = append(out, Beside(left, l, right))
	}
	return append(out, p.edge(width, g.Corners[2], g.Corners[3], ""))
}

// Divider is a rule from side to side inside a frame of this width. It takes the place of a framed line.
func (p Pen) Divider(width int) Line { return p.edge(width, p.Glyphs.Tees[0], p.Glyphs.Tees[1], "") }

func (p Pen) edge(width int, left, right, title text.Safe) Line {
	border := theme.Style{Fore: theme.Faint}
	runs := []Run{{Text: left, Style: border}}
	if title != "" {
		runs = append(runs, Run{Text: p.Glyphs.Rule, Style: border}, Run{Text: text.Join("", " ", title, " "), Style: theme.Style{Fore: theme.Heavy, Attr: theme.Bold}})
	}
	named := p.Line(min(p.Wide(runs...), width-1), runs...)
	return Beside(named, p.Rule(width-1-named.Width(), p.Glyphs.Rule, border), p.Line(1, Run{Text: right, Style: border}))
}
