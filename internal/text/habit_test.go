package text_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"reader/internal/text"
)

// answers are the columns in which terminals left the cursor behind text.Samples, in their order.
var answers = map[string][]int{
	"xterm 379": {10, 2, 4, 1, 1, 4, 8, 2, 2, 2, 1, 1},
	"tmux 3.3a": {10, 2, 4, 1, 1, 4, 2, 2, 2, 2, 0, 0},
	"clusters":  {5, 1, 4, 2, 2, 2, 2, 2, 2, 2, 2, 2},
	"Chinese":   {10, 2, 8, 1, 1, 4, 8, 2, 2, 2, 2, 2},
	"nonsense":  {17, 9, 11, 7, 5, 7, 5, 9, 7, 5, 9, 9},
}

func TestToldMeasuresAsTheTerminalDraws(t *testing.T) {
	for _, tt := range []struct {
		terminal string
		s, fit   text.Safe
		cells    int
	}{
		{"xterm 379", "क्षत्रिय", "क्षत्रिय", 6},
		{"xterm 379", "👍🏽👨‍👩‍👧‍👦", "👍👨", 4},
		{"xterm 379", "\u060012", "\u060012", 3},
		{"tmux 3.3a", "👨‍👩‍👧‍👦 family", "👨‍👩‍👧‍👦 family", 9},
		{"tmux 3.3a", "🫠🫨🫩!", "🫠□□!", 5},
		{"clusters", "क्षत्रिय", "क्षत्रिय", 3},
		{"clusters", "❤️1️⃣👍🏽", "❤️1️⃣👍🏽", 6},
		{"Chinese", "“东京”…", "“东京”…", 10},
		{"nonsense", "🇮🇳 \u060012", "IN 12", 5},
	} {
		m := text.Measure{}.Told(answers[tt.terminal])
		if got := m.Fit(tt.s); got != tt.fit {
			t.Errorf("%s: %q is fit as %q, want %q", tt.terminal, tt.s, got, tt.fit)
		}
		if got := m.Width(tt.fit); got != tt.cells {
			t.Errorf("%s: %q is %d cells wide, want %d", tt.terminal, tt.fit, got, tt.cells)
		}
	}
}

// parts are the pieces of a text that are drawn in a way of their own.
func parts(m text.Measure, s text.Safe) (odd []text.Safe) {
	m.Parts(s, func(p text.Part) {
		if p.Odd || p.Held {
			odd = append(odd, p.Text)
		}
	})
	return odd
}

func TestPartsFindsWhereRendererAndTerminalDisagree(t *testing.T) {
	for terminal, want := range map[string][]text.Safe{
		"xterm 379": nil,
		"tmux 3.3a": nil,
		"clusters":  {"मा", "चा"},
		"Chinese":   {"“", "”"},
		"nonsense":  {"मा", "चा", "“", "”"},
	} {
		got := parts(text.Measure{}.Told(answers[terminal]), "समाचार “東京” naïve")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", terminal, diff)
		}
	}
	if got := parts(text.Measure{}.Silent(), "समाचार “東京”"); !cmp.Equal(got, []text.Safe{"मा", "चा"}) {
		t.Errorf("a terminal that says nothing: %q", got)
	}
}

func TestSamplesTellTheRulesApart(t *testing.T) {
	seen := map[text.Measure]string{}
	for name, cells := range answers {
		m := text.Measure{}.Told(cells)
		if other, ok := seen[m]; ok {
			t.Errorf("%s and %s are the same to us", name, other)
		}
		seen[m] = name
	}
	for _, s := range text.Samples() {
		for _, m := range []text.Measure{{}, text.Grapheme()} {
			if w := m.Width(s.Words); w > 20 {
				t.Errorf("%q is %d cells wide", s.Words, w)
			}
		}
	}
}

// FuzzTold holds measures that terminals taught us to what everything that draws relies on.
func FuzzTold(f *testing.F) {
	for _, s := range []string{"क्षत्रिय 👨‍👩‍👧‍👦", "1️⃣❤️👍🏽🇮🇳🏴󠁧󠁢󠁳󠁣󠁴󠁿", "\u0600\u0600\u0301", "🇮", "🫩\u200d🫩", "กำ “·”", "\u200d\u094d", "a\u0301\n\u0600"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		s := text.Clean(raw)
		for name, cells := range answers {
			for _, m := range []text.Measure{text.Measure{}.Told(cells), text.Grapheme().Told(cells)} {
				fit := m.Fit(s)
				if again := m.Fit(fit); again != fit {
					t.Errorf("%s: %q is fit as %q, and that as %q", name, s, fit, again)
				}
				var whole text.Safe
				m.Parts(fit, func(p text.Part) { whole += p.Text })
				if whole != fit {
					t.Errorf("%s: the parts of %q are %q", name, fit, whole)
				}
				for _, w := range []int{1, 2, 7} {
					if got := m.Width(m.Pad(s, w)); got != w {
						t.Errorf("%s: %q padded to %d is %d cells wide", name, s, w, got)
					}
				}
			}
		}
	})
}
