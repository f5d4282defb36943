package theme_test

import (
	"image/color"
	"strings"
	"testing"

	"reader/internal/ui/theme"
)

func TestAnOwnThemeIsMixedFromAFewColours(t *testing.T) {
	own, flaws := theme.NewOwn("sepia", map[string]string{"from": "paper", "paper": "#f4ecd8", "ink": "#433422", "accent": "#8c3b1f", "marked": "bright yellow"})
	if len(flaws) > 0 {
		t.Fatal(flaws)
	}
	th := theme.New("sepia", theme.Terminal{}, own)
	if th.Name != "sepia" || th.Dark || th.Background == nil || theme.Contrast(th.Background, color.White) > 1.2 {
		t.Errorf("%+v", th)
	}
	readable(t, th, th.Background, 4.5)
	if got := theme.Contrast(th.Color(theme.Rule), th.Background); got < 1.4 || got > 1.9 {
		t.Errorf("a rule has a contrast of %.2f", got)
	}
}

func TestPaperOfTheOtherSideTurnsTheColours(t *testing.T) {
	own, flaws := theme.NewOwn("coal", map[string]string{"from": "paper", "paper": "#202020", "ink": "#e0e0e0"})
	if len(flaws) > 0 {
		t.Fatal(flaws)
	}
	th := theme.New("coal", theme.Terminal{}, own)
	if !th.Dark {
		t.Error("it is not dark")
	}
	readable(t, th, th.Background, 4.5)
}

func TestAThemeFromAutoFollowsTheTerminal(t *testing.T) {
	own, flaws := theme.NewOwn("mine", map[string]string{"accent": "#d75f00", "world": "3"})
	if len(flaws) > 0 {
		t.Fatal(flaws)
	}
	for _, bg := range []color.Color{white, solarized, latte, black, oneDark} {
		th := theme.New("mine", theme.Terminal{Background: bg}, own)
		if th.Background != nil {
			t.Error("it colours the window")
		}
		if got := theme.Contrast(th.Color(theme.Accent), bg); got < 4.5 {
			t.Errorf("accent on %v has %.2f", bg, got)
		}
	}
}

func TestWhatIsWrongWithAThemeIsSaid(t *testing.T) {
	for _, c := range []struct {
		settings map[string]string
		setting  string
		says     string
	}{
		{map[string]string{"from": "nite"}, "from", `from "nite" is not one of auto, paper`},
		{map[string]string{"inkk": "#000000"}, "inkk", `a theme has no "inkk"; did you mean "ink"?`},
		{map[string]string{"ink": "#12345"}, "ink", `ink "#12345" is no colour; write "#1f1b16", a number from 0 to 255`},
		{map[string]string{"ink": "256"}, "ink", `ink "256" is no colour`},
		{map[string]string{"from": "paper", "ink": "#c0c0c0"}, "ink", "ink has a contrast of 1.7 on #fbf7f0, and text needs 4.5; it is drawn as #"},
		{map[string]string{"from": "night", "sport": "#666666"}, "sport", "sport has a contrast of 3.2 on #14130f, and text needs 4.5"},
		{map[string]string{"from": "16", "paper": "#666666"}, "paper", "a theme from 16 has the terminal's own paper; leave it out"},
	} {
		_, flaws := theme.NewOwn("mine", c.settings)
		if len(flaws) != 1 || flaws[0].Setting != c.setting || !strings.HasPrefix(flaws[0].Says, c.says) {
			t.Errorf("%v: %v, want %s", c.settings, flaws, c.says)
		}
	}
	if _, flaws := theme.NewOwn("night", nil); len(flaws) != 1 || flaws[0].Setting != "" {
		t.Errorf("a theme that comes with reader was replaced: %v", flaws)
	}
	own, _ := theme.NewOwn("pale", map[string]string{"from": "paper", "ink": "#c0c0c0"})
	th := theme.New("pale", theme.Terminal{}, own)
	if got := theme.Contrast(th.Color(theme.Ink), th.Background); got < 4.5 {
		t.Errorf("text that cannot be read is drawn with %.2f", got)
	}
}

func TestNamesOfTheTerminalsColours(t *testing.T) {
	own, flaws := theme.NewOwn("mine", map[string]string{"from": "16", "world": "Bright-Blue", "sport": "magenta", "link": "12"})
	if len(flaws) > 0 {
		t.Fatal(flaws)
	}
	th := theme.New("mine", theme.Terminal{Background: color.Black}, own)
	for token, want := range map[theme.Token]string{theme.World: "\x1b[94m", theme.Sport: "\x1b[35m", theme.Link: "\x1b[94m"} {
		if got := th.Open(theme.Style{Fore: token}); got != want {
			t.Errorf("token %d: %q, want %q", token, got, want)
		}
	}
}
