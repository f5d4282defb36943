// Package theme gives meanings their colours: what a headline, a rule or a section looks like on this terminal. It
// knows tokens and escape sequences; it knows nothing of pages.
package theme

import (
	"image/color"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
)

// Depth says how many colours the terminal can show.
type Depth uint8

// The depths. The zero value is Many.
const (
	Many Depth = iota // 256 or 24-bit
	Few               // 16
	Mono              // none
)

// Terminal is what is known of the terminal.
type Terminal struct {
	Background color.Color // nil until it answered
	Depth      Depth
	Palette    bool // of Many: it has 256 colours, not 24 bits
}

// Theme turns styles into escape sequences. It remembers those it made and is therefore for one goroutine.
type Theme struct {
	Name       string
	Dark       bool
	Background color.Color // for the whole window; nil leaves the terminal's
	palette    palette
	mono       bool
	cube       bool // colours are those of Cube
	opened     map[Style]string
}

// New makes the theme of a name for a terminal, one of those that come with reader or of the reader's own; Auto for a
// name that none has. Until the terminal told its background, Auto is dark. A terminal of few colours has Sixteen for
// any other, one without has None.
func New(name string, t Terminal, own ...Own) *Theme {
	th := &Theme{opened: map[Style]string{}}
	switch i := slices.IndexFunc(own, func(o Own) bool { return o.Name == name }); {
	case t.Depth == Mono || name == None:
		th.Name, th.mono, th.Dark = None, true, true
		return th
	case t.Depth == Few:
		th.Name, th.palette = Sixteen, sixteenPalette(t.Background)
	case i >= 0:
		th.Name, th.palette = name, own[i].on(t)
	default:
		shipped, make := madeBy(name)
		th.Name, th.palette = shipped, make(t)
	}
	th.cube = t.Palette
	if th.Dark = isDark(th.palette.paper); th.palette.window {
		th.Background = th.palette.paper
	}
	return th
}

func automatic(background color.Color) palette {
	p := darkPalette()
	if !isDark(background) {
		p = lightPalette()
	}
	if p.window = false; background == nil {
		return p
	}
	return p.on(background)
}

// isDark: white ink reads better than black on it.
func isDark(c color.Color) bool {
	return c == nil || Contrast(c, color.White) > Contrast(c, color.Black)
}

// Color is the colour of a token; nil where the theme leaves it to the terminal.
func (t *Theme) Color(k Token) color.Color { return t.palette.fore[k] }

// Page is the colour that the page is likely to have: what pictures are blended with. Nil when unknown.
func (t *Theme) Page() color.Color { return t.palette.paper }

// Drawn is how a style is coloured: nil where the theme leaves it to the terminal.
func (t *Theme) Drawn(s Style) (fore, back color.Color) {
	return t.palette.ink(s.Fore, s.Back), t.palette.ground(s.Back)
}

// Open is the sequence that begins a style, Close the one that ends it. Both are empty for a style without marks.
func (t *Theme) Open(s Style) string {
	if open, ok := t.opened[s]; ok {
		return open
	}
	// Lip Gloss decides on the sequence once; drawing is then only joining strings.
	open, _, _ := strings.Cut(t.style(s).Render("x"), "x")
	t.opened[s] = open
	return open
}

// Close ends what Open began.
const Close = "\x1b[m"

func (t *Theme) style(s Style) lipgloss.Style {
	st := lipgloss.NewStyle().
		Bold(s.Attr&Bold != 0).Italic(s.Attr&Italic != 0).Underline(s.Attr&Underline != 0).
		Reverse(s.Attr&Reverse != 0).Strikethrough(s.Attr&Strike != 0)
	if t.mono {
		return st.Reverse(s.Attr&Reverse != 0 || s.Back == Marked).Underline(s.Attr&Underline != 0 || s.Back == Kept)
	}
	if c := t.palette.ink(s.Fore, s.Back); c != nil {
		st = st.Foreground(t.inPalette(c))
	}
	if s.Fore == Muted && t.palette.dimMuted || (s.Fore == Faint || s.Fore == Rule) && t.palette.dimFaint {
		st = st.Faint(true)
	}
	return t.ground(st, s.Back)
}

func (t *Theme) ground(st lipgloss.Style, g Ground) lipgloss.Style {
	switch {
	case g == Marked && t.palette.marked == nil:
		return st.Reverse(true)
	case g == Marked:
		return st.Background(t.inPalette(t.palette.marked))
	case g == Kept && t.palette.kept == nil:
		return st.Underline(true)
	case g == Kept:
		return st.Background(t.inPalette(t.palette.kept))
	case g == Selected && t.palette.selected != nil:
		return st.Background(t.inPalette(t.palette.selected))
	default:
		return st
	}
}
