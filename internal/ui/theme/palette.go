package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// palette holds the colours of a theme by token, and those of the grounds. A nil colour leaves the terminal's own.
type palette struct {
	fore               [tokens]color.Color
	selected, marked   color.Color
	kept               color.Color
	paper              color.Color // what the colours are made for
	window             bool        // it is that of the whole window, and not the terminal's
	least              float64     // contrast of text; 0: textContrast
	dimMuted, dimFaint bool        // Muted and Faint are the terminal's ink, dimmed by attribute
}

// light and dark are the colours of interface.md: text tokens keep a contrast of 4.5 (WCAG 2.1) on paper, night, and
// the usual terminal backgrounds.
var light = [...]string{
	Ink: "#1F1B16", Heavy: "#0B0907", Muted: "#6A6358", Faint: "#8F877A", Rule: "#D8D0C2",
	Accent: "#A8201A", Link: "#1B5E8C", OK: "#2F6B3A", Warn: "#8A5A00",
	World: "#A8201A", Politics: "#7A2E6B", Business: "#1F6F5C", Technology: "#2C5AA0", Science: "#0F6E7C", Climate: "#3D6B22",
	Culture: "#7B5B2E", Sport: "#1D6FA5", Opinion: "#B4500B", Health: "#8B2F5F", Local: "#5B5B8A",
}

var dark = [...]string{
	Ink: "#E4DED3", Heavy: "#FBF7F0", Muted: "#A39B8D", Faint: "#7C7568", Rule: "#3B372F",
	Accent: "#F0806F", Link: "#8CC4EA", OK: "#8FCB94", Warn: "#E2B55A",
	World: "#F0806F", Politics: "#D79AD0", Business: "#7CCBB4", Technology: "#93B7F0", Science: "#7DCBD6", Climate: "#A7CF86",
	Culture: "#D5B68A", Sport: "#86C1EC", Opinion: "#F2A66B", Health: "#EB9CC0", Local: "#B5B5E6",
}

// sixteen uses the terminal's own palette: 0–7 only, for the bright half is unreadable in some palettes, and without
// blue, which is unreadable on black in most. An empty entry is the terminal's ink.
var sixteen = [tokens]string{
	Accent: "1", Link: "6", OK: "2", Warn: "3",
	World: "1", Politics: "5", Business: "2", Technology: "6", Science: "6", Climate: "2",
	Culture: "3", Sport: "6", Opinion: "3", Health: "5", Local: "6",
}

// sixteenLight does without green, yellow and cyan, which cannot be read on white.
var sixteenLight = [tokens]string{
	Accent: "1", Link: "4", OK: "4", Warn: "5",
	World: "1", Politics: "5", Business: "4", Technology: "4", Science: "4", Climate: "4",
	Culture: "5", Sport: "4", Opinion: "1", Health: "5", Local: "4",
}

func lightPalette() palette {
	return palette{fore: colours(light[:]), selected: lipgloss.Color("#EFE7D8"), marked: lipgloss.Color("#F4DE9A"), kept: lipgloss.Color("#DCEBC4"), paper: lipgloss.Color("#FBF7F0"), window: true}
}

func darkPalette() palette {
	return palette{fore: colours(dark[:]), selected: lipgloss.Color("#2A2721"), marked: lipgloss.Color("#5C4A12"), kept: lipgloss.Color("#26331A"), paper: lipgloss.Color("#14130F"), window: true}
}

func sixteenPalette(background color.Color) palette {
	p := palette{fore: colours(sixteenLight[:]), dimMuted: true, dimFaint: true, paper: background}
	if isDark(background) {
		p.fore = colours(sixteen[:])
	}
	return p
}

func colours(hex []string) (out [tokens]color.Color) {
	for i, h := range hex {
		if h != "" {
			out[i] = lipgloss.Color(h)
		}
	}
	return out
}

// The contrast with the background that a mixed colour gets (WCAG 2.1 ratio): a rule is seen and not read, a
// selected row is felt, decoration stays above the 3 that shapes need.
const (
	ruleContrast   = 1.55
	selectContrast = 1.13
	faintContrast  = 3.1
	mutedContrast  = 5.5
)

// What text needs (WCAG 2.1, AA and AAA), and below what it cannot be read.
const (
	textContrast   = 4.5
	highContrast   = 7
	leastReadable  = 3
	headlineWeight = 0.5 // of the way from ink to black or white
)

// on adapts the palette to the background that the terminal reported: a fixed rule or selection colour would vanish
// on some of them, and the words on others.
func (p palette) on(background color.Color) palette {
	p.paper = background
	ink := p.fore[Ink]
	p.fore[Rule] = mix(background, ink, ruleContrast)
	p.fore[Faint] = mix(background, ink, faintContrast)
	p.selected = mix(background, ink, selectContrast)
	return p.readable()
}

// inked makes anew from paper and ink what the other colours of text are, with a share of the contrast that ink has.
func (p palette) inked(paper, ink color.Color) palette {
	p.fore[Ink] = ink
	p.fore[Heavy] = between(ink, farthest(paper), headlineWeight)
	p.fore[Muted] = mix(paper, ink, max(mutedContrast, p.least))
	return p.on(paper)
}

// readable has every colour of text stand out from the paper. What does already stays as it is.
func (p palette) readable() palette {
	for k := range p.fore {
		if Token(k).isText() {
			p.fore[k] = legible(p.fore[k], p.paper, max(p.least, textContrast))
		}
	}
	return p
}

// isText reports whether a token is read, and not only seen.
func (k Token) isText() bool { return k != Faint && k != Rule }

// ground is the colour of a ground; nil for that of the terminal.
func (p *palette) ground(g Ground) color.Color {
	return [...]color.Color{Plain: p.paper, Selected: p.selected, Marked: p.marked, Kept: p.kept}[g]
}

// ink is the colour of a token on a ground: of text, so much darker or lighter that it can be read there.
func (p *palette) ink(k Token, g Ground) color.Color {
	c, back := p.fore[k], p.ground(g)
	if c == nil || back == nil || g == Plain || !k.isText() {
		return c
	}
	return legible(c, back, max(p.least, textContrast))
}
