package theme_test

import (
	"fmt"
	"image/color"
	"regexp"
	"slices"
	"strings"
	"testing"

	"reader/internal/ui/theme"
)

var (
	white     = color.RGBA{0xff, 0xff, 0xff, 0xff}
	paper     = color.RGBA{0xfb, 0xf7, 0xf0, 0xff}
	night     = color.RGBA{0x14, 0x13, 0x0f, 0xff}
	black     = color.RGBA{0, 0, 0, 0xff}
	oneDark   = color.RGBA{0x28, 0x2c, 0x34, 0xff}
	solarized = color.RGBA{0xfd, 0xf6, 0xe3, 0xff}
	latte     = color.RGBA{0xef, 0xf1, 0xf5, 0xff} // Catppuccin
	mocha     = color.RGBA{0x1e, 0x1e, 0x2e, 0xff}

	solarizedDark = color.RGBA{0x00, 0x2b, 0x36, 0xff}
)

// backdrops are the backgrounds that many terminals have.
var backdrops = []color.Color{white, paper, solarized, latte, black, night, oneDark, mocha, solarizedDark}

// readable holds every colour of a theme to a contrast (WCAG 2.1): text on its page and on every ground, decoration to
// the 3 that shapes need, less rounding.
func readable(t *testing.T, th *theme.Theme, bg color.Color, least float64) {
	t.Helper()
	for k := theme.Ink; k <= theme.Local; k++ {
		switch k {
		case theme.Rule:
			continue
		case theme.Faint:
			if got := theme.Contrast(th.Color(k), bg); got < 2.9 {
				t.Errorf("%s: decoration on %v has a contrast of %.2f", th.Name, bg, got)
			}
			continue
		}
		if got := theme.Contrast(th.Color(k), bg); got < least-0.01 {
			t.Errorf("%s: token %d on %v has a contrast of %.2f, want %.1f", th.Name, k, bg, got, least)
		}
		for _, g := range []theme.Ground{theme.Selected, theme.Marked, theme.Kept} {
			fore, back := th.Drawn(theme.Style{Fore: k, Back: g})
			if got := theme.Contrast(fore, back); got < least-0.01 {
				t.Errorf("%s: token %d on ground %d over %v has a contrast of %.2f, want %.1f", th.Name, k, g, bg, got, least)
			}
		}
	}
}

func TestTextCanBeReadOnTheUsualBackgrounds(t *testing.T) {
	for _, bg := range backdrops {
		readable(t, theme.New(theme.Auto, theme.Terminal{Background: bg}), bg, 4.5)
	}
}

func TestTextCanBeReadInEveryTheme(t *testing.T) {
	for _, name := range theme.Names() {
		th := theme.New(name, theme.Terminal{Background: white})
		switch name {
		case theme.Auto, theme.Sixteen, theme.None: // in the terminal's colours
		case theme.High:
			readable(t, th, th.Background, 7)
		default:
			readable(t, th, th.Background, 4.5)
		}
		if name != theme.Auto && th.Name != name || theme.Title(name) == "" {
			t.Errorf("%q is %q, %q", name, th.Name, theme.Title(name))
		}
	}
}

func TestRulesAreSeenOnEveryBackground(t *testing.T) {
	for _, bg := range backdrops {
		th := theme.New(theme.Auto, theme.Terminal{Background: bg})
		if got := theme.Contrast(th.Color(theme.Rule), bg); got < 1.4 || got > 1.9 {
			t.Errorf("a rule on %v has a contrast of %.2f", bg, got)
		}
	}
}

func TestAutoFollowsTheBackground(t *testing.T) {
	for _, c := range []struct {
		bg   color.Color
		dark bool
	}{{nil, true}, {black, true}, {oneDark, true}, {white, false}, {solarized, false}} {
		th := theme.New(theme.Auto, theme.Terminal{Background: c.bg})
		if th.Dark != c.dark || th.Background != nil {
			t.Errorf("on %v: dark %v, background %v", c.bg, th.Dark, th.Background)
		}
	}
}

func TestPaperAndNightColourTheWindow(t *testing.T) {
	for _, name := range []string{theme.Paper, theme.Salmon, theme.Night, theme.Dusk, theme.High} {
		if theme.New(name, theme.Terminal{Background: white}).Background == nil {
			t.Errorf("%s leaves the window as it is", name)
		}
	}
}

func TestWithoutColourOnlyAttributesAreLeft(t *testing.T) {
	for _, th := range []*theme.Theme{theme.New(theme.None, theme.Terminal{}), theme.New(theme.Paper, theme.Terminal{Depth: theme.Mono})} {
		for style, want := range map[theme.Style]string{
			{Fore: theme.World}:                       "",
			{Fore: theme.Heavy, Attr: theme.Bold}:     "\x1b[1m",
			{Fore: theme.Link, Attr: theme.Underline}: "\x1b[4;4m", // as Lip Gloss writes it
			{Back: theme.Marked}:                      "\x1b[7m",
			{Back: theme.Selected}:                    "",
			{Attr: theme.Bold | theme.Reverse}:        "\x1b[1;7m",
		} {
			if got := th.Open(style); got != want {
				t.Errorf("%+v: %q, want %q", style, got, want)
			}
		}
	}
}

func TestSixteenUsesThePaletteOnly(t *testing.T) {
	th := theme.New(theme.Sixteen, theme.Terminal{})
	for k := theme.Ink; k <= theme.Local; k++ {
		if open := th.Open(theme.Style{Fore: k}); strings.Contains(open, "38;") {
			t.Errorf("token %d: %q", k, open)
		}
	}
}

func TestSixteenHasNoBlueOnBlack(t *testing.T) {
	th := theme.New(theme.Sixteen, theme.Terminal{Background: color.Black})
	for k := theme.Ink; k <= theme.Local; k++ {
		if open := th.Open(theme.Style{Fore: k}); strings.Contains(open, "34") {
			t.Errorf("token %d: %q", k, open)
		}
	}
}

func TestSectionsHaveTheirColours(t *testing.T) {
	for title, want := range map[string]theme.Token{
		"World": theme.World, "Indo-Pacific": theme.World, "Politics": theme.Politics, "Business & Economy": theme.Business,
		"Tech": theme.Technology, "SPORT": theme.Sport, "Klima": theme.Climate, "Arts, Books": theme.Culture, "Opinion": theme.Opinion,
	} {
		if got := theme.Section(title); got != want {
			t.Errorf("%q has colour %d, want %d", title, got, want)
		}
	}
	for _, title := range []string{"राजनीति", "Kolumne", ""} {
		if a, b := theme.Section(title), theme.Section(" "+title); a != b || a < theme.World || a > theme.Local {
			t.Errorf("%q has the colours %d and %d", title, a, b)
		}
	}
}

// In a palette of 256 the warm grey of what is muted must not turn green, nor anything become hard to read.
func TestAPaletteKeepsColoursAndContrast(t *testing.T) {
	drawn := regexp.MustCompile(`38;2;(\d+);(\d+);(\d+)`)
	for _, bg := range []color.Color{white, paper, black, night, oneDark} {
		th := theme.New(theme.Auto, theme.Terminal{Background: bg, Palette: true})
		for k := theme.Ink; k <= theme.Local; k++ {
			m := drawn.FindStringSubmatch(th.Open(theme.Style{Fore: k}))
			if m == nil {
				t.Fatalf("token %d has no colour", k)
			}
			var c color.RGBA
			_, _ = fmt.Sscan(m[1]+" "+m[2]+" "+m[3], &c.R, &c.G, &c.B)
			if c.A = 0xff; !slices.Contains(theme.Cube(), c) {
				t.Errorf("token %d on %v is %v, which is in no palette", k, bg, c)
			}
			if k != theme.Rule && k != theme.Faint && theme.Contrast(c, bg) < 4.3 {
				t.Errorf("token %d on %v has a contrast of %.2f", k, bg, theme.Contrast(c, bg))
			}
			if k == theme.Muted && c.G > c.R {
				t.Errorf("what is muted is %v on %v", c, bg)
			}
		}
	}
}
