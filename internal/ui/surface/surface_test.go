package surface_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"reader/internal/text"
	"reader/internal/ui/surface"
	"reader/internal/ui/terminal"
	"reader/internal/ui/theme"
)

func pen() surface.Pen {
	return surface.Pen{Theme: theme.New(theme.Night, theme.Terminal{}), Glyphs: surface.Signs(false)}
}

func drawn(l surface.Line) string { return surface.String([]surface.Line{l}) }

func TestRowsHaveTheExactWidth(t *testing.T) {
	texts := []text.Safe{"", "Ministers agree", "東京で初雪、平年より12日早く", "दिल्ली में वायु गुणवत्ता", "الوزراء يتفقون", "a\nb", "👍🏽 ❤️ 1️⃣"}
	p := pen()
	for _, s := range texts {
		for width := range 40 {
			l := p.Line(width, surface.Run{Text: s}, surface.Run{Text: " tail", Style: theme.Style{Attr: theme.Bold}})
			if got := ansi.WcWidth.StringWidth(drawn(l)); got != width || l.Width() != width {
				t.Errorf("%q in %d cells is %d wide", s, width, got)
			}
		}
	}
}

func TestEndsCutsTheLeftSide(t *testing.T) {
	p := pen()
	for width, want := range map[int]string{20: "headline         3 h", 11: "headline3 h", 9: "headl…3 h", 3: "he…"} {
		l := p.Ends(width, theme.Style{}, []surface.Run{{Text: "headline"}}, []surface.Run{{Text: "3 h"}})
		if got := ansi.Strip(drawn(l)); got != want {
			t.Errorf("in %d cells: %q, want %q", width, got, want)
		}
	}
}

func TestSpliceKeepsTheWidthAndTheStylesAround(t *testing.T) {
	p := pen()
	bold := theme.Style{Attr: theme.Bold}
	for _, s := range []text.Safe{"Ministers agree an emergency plan", "東京で初雪、平年より12日早く東京で", "दिल्ली में वायु गुणवत्ता फिर गंभीर"} {
		for x := range 20 {
			base := []surface.Line{p.Line(30, surface.Run{Text: s, Style: bold, URL: "https://paper.example/"})}
			p.Splice(base, []surface.Line{p.Line(5, surface.Run{Text: "OVER"})}, x, 0)
			got := drawn(base[0])
			if w := ansi.WcWidth.StringWidth(got); w != 30 {
				t.Errorf("%q spliced at %d is %d wide: %q", s, x, w, got)
			}
			if !strings.Contains(got, "OVER") {
				t.Errorf("%q spliced at %d lost what was laid over it: %q", s, x, got)
			}
		}
	}
}

func TestOnlyWebLinksAreLinks(t *testing.T) {
	p := pen()
	for url, want := range map[text.Safe]bool{
		"https://paper.example/": true, "http://paper.example/": true, "mailto:desk@paper.example": true,
		"javascript:alert(1)": false, "file:///etc/passwd": false, "": false, "https://" + text.Line(strings.Repeat("a", 3000)): false,
	} {
		got := strings.Contains(drawn(p.Line(10, surface.Run{Text: "link", URL: url})), "\x1b]8;")
		if got != want {
			t.Errorf("%.40s is a link: %v, want %v", url, got, want)
		}
	}
}

func TestSpliceOutsideLeavesTheBase(t *testing.T) {
	p := pen()
	base := []surface.Line{p.Line(10, surface.Run{Text: "0123456789"})}
	before := drawn(base[0])
	for _, at := range [][2]int{{-1, 0}, {8, 0}, {0, 1}, {0, -1}} {
		p.Splice(base, []surface.Line{p.Line(5)}, at[0], at[1])
	}
	if got := drawn(base[0]); got != before {
		t.Errorf("%q", got)
	}
}

func TestAChartTellsNoneFromLittle(t *testing.T) {
	for ascii, want := range map[bool]text.Safe{false: "·▁▄█·", true: ".-+#."} {
		p := surface.Pen{Glyphs: surface.Signs(ascii)}
		if got := p.Chart([]int{0, 1, 50, 100, 0}, theme.Style{}).Text; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// odd is a terminal that joins conjuncts and emoji, behind a renderer that adds up code points.
func odd() text.Measure {
	var cells []int
	for _, s := range text.Samples() {
		cells = append(cells, text.Grapheme().Width(s.Words))
	}
	return text.Measure{}.Told(cells)
}

func TestWhatTheRendererMeasuresOtherwiseHasAStandIn(t *testing.T) {
	p := pen()
	p.Measure = odd()
	for _, s := range []text.Safe{"दिल्ली में वायु गुणवत्ता", "செய்திகள்", "👍🏽 ❤️ 👨‍👩‍👧‍👦"} {
		for width := range 30 {
			l := drawn(p.Line(width, surface.Run{Text: s}, surface.Run{Text: "|"}))
			if got := ansi.WcWidth.StringWidth(l); got != width {
				t.Errorf("%q in %d cells is %d wide for the renderer", s, width, got)
			}
			var out bytes.Buffer
			_, _ = terminal.New(&out, terminal.Options{}).Write([]byte(l))
			if got := text.Grapheme().Width(text.Clean(ansi.Strip(out.String()))); got != width {
				t.Errorf("%q in %d cells is %d wide on the terminal: %q", s, width, got, out.String())
			}
		}
	}
}

func TestSpliceCutsNoStandInInTwo(t *testing.T) {
	p := pen()
	p.Measure = odd()
	for x := range 12 {
		base := []surface.Line{p.Line(16, surface.Run{Text: "क्ष 👍🏽👍🏽 दिल्ली 👨‍👩‍👧‍👦"})}
		p.Splice(base, []surface.Line{p.Line(3, surface.Run{Text: "ALL"})}, x, 0)
		var out bytes.Buffer
		_, _ = terminal.New(&out, terminal.Options{}).Write([]byte(drawn(base[0])))
		if got := text.Grapheme().Width(text.Clean(ansi.Strip(out.String()))); got != 16 {
			t.Errorf("spliced at %d: %d cells, %q", x, got, out.String())
		}
	}
}
