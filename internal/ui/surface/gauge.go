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

// Repeat is a glyph n times; nothing when n is negative.
func Repeat(glyph text.Safe, n int) text.Safe {
	return text.Clean(strings.Repeat(string(glyph), max(n, 0)))
}
