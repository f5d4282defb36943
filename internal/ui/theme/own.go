package theme

import (
	"fmt"
	"image/color"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"reader/internal/text"
)

// Own is a theme of the reader's: one that comes with reader, in other colours.
type Own struct {
	Name    string
	from    string
	colours map[string]color.Color // by the settings' names
}

// Flaw is a setting of a theme that cannot be used, or not be read well.
type Flaw struct {
	Setting string // empty: the theme as a whole, which cannot be used
	Says    string
}

// NewOwn makes a theme of settings: "from" names the theme that is changed, the others are tokens, grounds and "paper"
// with their colours. What cannot be used is left as in that theme. A colour that cannot be read on its paper is used
// with more contrast.
func NewOwn(name string, settings map[string]string) (Own, []Flaw) {
	o := Own{Name: name, from: Auto, colours: map[string]color.Color{}}
	if !plainName.MatchString(name) {
		return o, []Flaw{{"", fmt.Sprintf("the name %q has more than letters, digits and hyphens in it", name)}}
	}
	if slices.Contains(Names(), name) {
		return o, []Flaw{{"", fmt.Sprintf("there is a theme %q already; give yours another name", name)}}
	}
	var flaws []Flaw
	for _, setting := range slices.Sorted(maps.Keys(settings)) {
		if says := o.set(setting, settings[setting]); says != "" {
			flaws = append(flaws, Flaw{setting, says})
		}
	}
	return o, append(flaws, o.pale()...)
}

// plainName is the name of a theme as it is typed and remembered.
var plainName = regexp.MustCompile(`^[\pL\pN_-]+$`)

// fromSetting names the theme that another is based on, paperSetting the colour of the whole window.
const (
	fromSetting  = "from"
	paperSetting = "paper"
)

func (o *Own) set(setting, value string) string {
	if setting == fromSetting {
		bases := slices.DeleteFunc(Names(), func(n string) bool { return n == None })
		if !slices.Contains(bases, value) {
			return fmt.Sprintf("from %q is not one of %s", value, strings.Join(bases, ", "))
		}
		o.from = value
		return ""
	}
	known := append(slices.Clone(settingNames[:]), paperSetting, fromSetting)
	if !slices.Contains(known, setting) {
		if meant := text.Nearest(setting, known); meant != "" {
			return fmt.Sprintf("a theme has no %q; did you mean %q?", setting, meant)
		}
		return fmt.Sprintf("a theme has no %q; it has %s", setting, strings.Join(known, ", "))
	}
	c, ok := parse(value)
	if !ok {
		return fmt.Sprintf("%s %q is no colour; write \"#1f1b16\", a number from 0 to 255, or a name such as \"red\" or \"bright blue\"", setting, value)
	}
	o.colours[setting] = c
	return ""
}

// settingNames are what tokens and, behind them, grounds are called.
var settingNames = [...]string{
	Ink: "ink", Heavy: "heavy", Muted: "muted", Faint: "faint", Rule: "rule", Accent: "accent", Link: "link", OK: "ok", Warn: "warn",
	World: "world", Politics: "politics", Business: "business", Technology: "technology", Science: "science", Climate: "climate",
	Culture: "culture", Sport: "sport", Opinion: "opinion", Health: "health", Local: "local",
	tokens: "selected", tokens + 1: "marked", tokens + 2: "kept",
}

// basic are the first eight colours of terminals; the bright ones follow.
var basic = []string{"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"}

var hex = regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)

// parse reads a colour: "#rgb", "#rrggbb", "0" to "255", or one of the 16 by its name.
func parse(value string) (color.Color, bool) {
	name := strings.ToLower(strings.TrimSpace(value))
	if hex.MatchString(name) {
		return lipgloss.Color(name), true
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 0 && n <= 255 {
		return lipgloss.Color(name), true
	}
	plain, bright := strings.CutPrefix(strings.ReplaceAll(name, "-", " "), "bright ")
	n := slices.Index(basic, plain)
	if n < 0 {
		return nil, false
	}
	if bright {
		n += len(basic)
	}
	return lipgloss.Color(strconv.Itoa(n)), true
}

// on is the palette of the theme on a terminal.
func (o *Own) on(t Terminal) palette {
	p := o.bare(t)
	if o.adapts() || o.from == Sixteen {
		return p
	}
	for k := range tokens {
		if c := p.fore[k]; k.isText() && Contrast(c, p.paper) < leastReadable {
			p.fore[k] = legible(c, p.paper, textContrast)
		}
	}
	return p
}

// adapts reports whether the paper is the terminal's: then the colours follow it.
func (o *Own) adapts() bool { return o.from == Auto && o.colours[paperSetting] == nil }

// bare is the palette as it was asked for.
func (o *Own) bare(t Terminal) palette {
	_, base := madeBy(o.from)
	p := base(t)
	if o.from != Sixteen {
		p = o.inked(p)
	}
	for i, name := range settingNames {
		if c := o.colours[name]; c != nil {
			*p.slot(i) = c
		}
	}
	if o.adapts() && t.Background != nil {
		p = p.readable()
	}
	return p
}

// inked is the palette on the paper and with the ink that were chosen.
func (o *Own) inked(p palette) palette {
	paper, ink := o.colours[paperSetting], o.colours[settingNames[Ink]]
	if paper == nil && ink == nil {
		return p
	}
	window := p.window || paper != nil
	if paper != nil && isDark(paper) != isDark(p.paper) {
		p = automatic(paper) // the other colours are for the other side
	}
	p = p.inked(or(paper, p.paper), or(ink, p.fore[Ink]))
	p.window = window
	return p
}

func or(c, other color.Color) color.Color {
	if c == nil {
		return other
	}
	return c
}

// slot is the colour of one of settingNames.
func (p *palette) slot(i int) *color.Color {
	if i < int(tokens) {
		return &p.fore[i]
	}
	return []*color.Color{&p.selected, &p.marked, &p.kept}[i-int(tokens)]
}

// pale are the colours of text that were chosen and are hard to read on their paper.
func (o *Own) pale() (flaws []Flaw) {
	switch {
	case o.from == Sixteen && o.colours[paperSetting] != nil:
		return []Flaw{{paperSetting, "a theme from 16 has the terminal's own paper; leave it out"}}
	case o.from == Sixteen || o.adapts():
		return nil
	}
	p := o.bare(Terminal{})
	for k := range tokens {
		name := settingNames[k]
		c := o.colours[name]
		if c == nil || !k.isText() || isBasic(c) || isBasic(p.paper) {
			continue
		}
		ratio := Contrast(c, p.paper)
		says := fmt.Sprintf("%s has a contrast of %.1f on %s, and text needs %.1f", name, ratio, hexOf(p.paper), textContrast)
		switch {
		case ratio < leastReadable:
			flaws = append(flaws, Flaw{name, says + "; it is drawn as " + hexOf(legible(c, p.paper, textContrast))})
		case ratio < textContrast:
			flaws = append(flaws, Flaw{name, says})
		}
	}
	return flaws
}

// isBasic reports whether a colour is one of the 16 that each terminal has its own of.
func isBasic(c color.Color) bool {
	_, ok := c.(ansi.BasicColor)
	return ok
}

func hexOf(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
