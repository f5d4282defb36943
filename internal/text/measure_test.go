package text_test

import (
	"testing"

	"reader/internal/text"
)

func TestWidth(t *testing.T) {
	tests := []struct {
		s             text.Safe
		cells, graphs int // by code points, by clusters
	}{
		{"", 0, 0},
		{"plain", 5, 5},
		{"two\nlines", 8, 8},
		{"東京で", 6, 6},
		{"naïve — “ok”", 12, 12},
		{"שָׁלוֹם", 4, 4},
		{"👍🏽", 4, 2},
		{"❤️", 1, 2},
	}
	for _, tt := range tests {
		if got := (text.Measure{}).Width(tt.s); got != tt.cells {
			t.Errorf("width of %q is %d, want %d", tt.s, got, tt.cells)
		}
		if got := text.Grapheme().Width(tt.s); got != tt.graphs {
			t.Errorf("width of %q by clusters is %d, want %d", tt.s, got, tt.graphs)
		}
	}
}

func TestFitMakesTheMeasuresAgree(t *testing.T) {
	tests := []struct{ in, want text.Safe }{
		{"plain", "plain"},
		{"I ❤️ it", "I ❤ it"},
		{"1️⃣", "1⃣"},
		{"👍🏽 ok", "👍 ok"},
		{"👨‍👩‍👧‍👦.", "👨."},
		{"👩🏽‍🚒", "👩"},
		{"🏳️‍🌈", "🏳"},
		{"🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴"},
		{"🏽", "🏽"},
		{"🇮🇳", "🇮🇳"},
		{"क्\u200dष", "क्\u200dष"},
	}
	for _, tt := range tests {
		got := (text.Measure{}).Fit(tt.in)
		if got != tt.want {
			t.Errorf("Fit(%q) = %q, want %q", tt.in, got, tt.want)
		}
		if tt.in == "क्\u200dष" { // Indic clusters need the negotiated method
			continue
		}
		if wc, clusters := (text.Measure{}).Width(got), text.Grapheme().Width(got); wc != clusters {
			t.Errorf("%q is %d cells by code points and %d by clusters", got, wc, clusters)
		}
		if got := text.Grapheme().Fit(tt.in); got != tt.in {
			t.Errorf("with mode 2027 %q became %q", tt.in, got)
		}
	}
}

func TestTruncate(t *testing.T) {
	tests := []struct {
		s    text.Safe
		w    int
		tail text.Safe
		want text.Safe
	}{
		{"water plan", 10, "…", "water plan"},
		{"water plan", 9, "…", "water pl…"},
		{"water plan", 7, "…", "water…"},
		{"water plan", 7, "", "water p"},
		{"東京で初雪", 6, "…", "東京…"},
		{"Cafés", 4, "…", "Caf…"},
		{"दिल्ली", 3, "…", "दि…"},
		{"ab", 1, "...", "a"},
		{"ab", 0, "…", ""},
		{"ab", -1, "…", ""},
		{"a\nb", 3, "…", "a b"},
	}
	for _, tt := range tests {
		got := (text.Measure{}).Truncate(tt.s, tt.w, tt.tail)
		if got != tt.want {
			t.Errorf("Truncate(%q, %d, %q) = %q, want %q", tt.s, tt.w, tt.tail, got, tt.want)
		}
	}
}

func TestPadIsExact(t *testing.T) {
	for _, m := range []text.Measure{{}, text.Grapheme()} {
		for _, s := range []text.Safe{"", "abc", "東京で初雪", "दिल्ली में", "👍🏽👍🏽", "naïve", "a\nb", "\u0301\u0301", "👨‍👩‍👧‍👦 family"} {
			for w := range 12 {
				if got := m.Width(m.Pad(s, w)); got != w {
					t.Errorf("Pad(%q, %d) is %d cells wide", s, w, got)
				}
				if got := m.Width(m.PadLeft(s, w)); got != w {
					t.Errorf("PadLeft(%q, %d) is %d cells wide", s, w, got)
				}
			}
		}
	}
	if got := (text.Measure{}).PadLeft("12", 4); got != "  12" {
		t.Errorf("PadLeft gives %q", got)
	}
}

func TestCut(t *testing.T) {
	head, rest := (text.Measure{}).Cut("  fmt.Println", 6)
	if head != "  fmt." || rest != "Println" {
		t.Errorf("cut into %q and %q", head, rest)
	}
}
