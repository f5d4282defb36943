package theme

import "charm.land/lipgloss/v2"

// The names of the themes that come with reader.
const (
	Auto    = "auto"     // the terminal's own background, light or dark
	Paper   = "paper"    // the whole window becomes paper
	Salmon  = "salmon"   // pink paper, as of a financial paper
	Night   = "night"    // the whole window becomes night
	Dusk    = "dusk"     // a blue night
	High    = "contrast" // black and white, and every colour with a contrast of 7
	Sixteen = "16"       // the terminal's palette
	None    = "none"     // no colour: bold, underline and reverse only
)

// shipped are the themes in the order in which they are listed.
var shipped = []struct {
	name, title string
	make        func(Terminal) palette
}{
	{Auto, "as the terminal: light or dark", func(t Terminal) palette { return automatic(t.Background) }},
	{Paper, "black on warm white", func(Terminal) palette { return lightPalette() }},
	{Salmon, "pink paper", func(Terminal) palette { return tinted(lightPalette(), "#FFF1E5", "#2B2724", "#990F3D", "#0D6A74") }},
	{Night, "a warm night", func(Terminal) palette { return darkPalette() }},
	{Dusk, "a blue night", func(Terminal) palette { return tinted(darkPalette(), "#1A212B", "#D3DAE4", "#F2A57C", "#8FC7E8") }},
	{High, "high contrast: white on black", func(Terminal) palette { return highPalette() }},
	{Sixteen, "the terminal's 16 colours", func(t Terminal) palette { return sixteenPalette(t.Background) }},
	{None, "no colour", func(Terminal) palette { return palette{} }},
}

// Names lists the themes in the order in which they are offered, the reader's own last.
func Names(own ...Own) []string {
	out := make([]string, 0, len(shipped)+len(own))
	for _, s := range shipped {
		out = append(out, s.name)
	}
	for _, o := range own {
		out = append(out, o.Name)
	}
	return out
}

// Title says what a theme that comes with reader looks like; empty for others.
func Title(name string) string {
	for _, s := range shipped {
		if s.name == name {
			return s.title
		}
	}
	return ""
}

// madeBy is how a theme that comes with reader is made; Auto for a name that none has.
func madeBy(name string) (string, func(Terminal) palette) {
	for _, s := range shipped {
		if s.name == name {
			return s.name, s.make
		}
	}
	return shipped[0].name, shipped[0].make
}

// tinted is a palette on another paper.
func tinted(p palette, paper, ink, accent, link string) palette {
	p.fore[Accent], p.fore[Link] = lipgloss.Color(accent), lipgloss.Color(link)
	return p.inked(lipgloss.Color(paper), lipgloss.Color(ink))
}

func highPalette() palette {
	p := darkPalette()
	p.least = highContrast
	p = p.inked(lipgloss.Color("#000000"), lipgloss.Color("#FFFFFF"))
	p.fore[Rule], p.fore[Faint] = mix(p.paper, p.fore[Ink], leastReadable), mix(p.paper, p.fore[Ink], textContrast)
	p.selected, p.marked = lipgloss.Color("#2B2B2B"), lipgloss.Color("#5F4B00")
	return p
}
