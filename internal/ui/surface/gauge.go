package surface

import (
	"strings"

	"reader/internal/text"
	"reader/internal/ui/theme"
)

// Gauge is a bar of so many cells, filled in a colour as far as done is of the whole.
func (p Pen) Gauge(cells, done, whole int, filled theme.Token) []Run {
	full := 0
	if whole > 0 {
		full = max(0, min(cells*done/whole, cells))
	}
	return []Run{
		{Text: Repeat(p.Glyphs.Heavy, full), Style: theme.Style{Fore: filled}},
		{Text: Repeat(p.Glyphs.Rule, cells-full), Style: theme.Style{Fore: theme.Rule}},
	}
}

// Chart draws one bar a value, the largest as high as a cell; what is none at all gets a sign of its own.
func (p Pen) Chart(values []int, style theme.Style) Run {
	bars := make([]text.Safe, len(values))
	top, most := len(p.Glyphs.Bars)-1, 1
	for _, v := range values {
		most = max(most, v)
	}
	for i, v := range values {
		bars[i] = p.Glyphs.Bars[max(0, min((v*top+most-1)/most, top))]
	}
	return Run{Text: text.Join("", bars...), Style: style}
}

// Repeat is a glyph n times; nothing when n is negative.
func Repeat(glyph text.Safe, n int) text.Safe {
	return text.Clean(strings.Repeat(string(glyph), max(n, 0)))
}
