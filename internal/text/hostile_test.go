package text_test

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/vt"

	"reader/internal/text"
)

// TestHostile is what feeds and pages have tried on terminals, by the numbers of the threat model.
func TestHostile(t *testing.T) {
	for _, c := range []struct {
		name, address string
		shown         text.Safe
	}{
		{"T7 controls that are percent-encoded stay so", "http://h.example/%1b%5d52;c;QQ==%07?%9b", "http://h.example/%1b%5d52;c;QQ==%07?%9b"},
		{"T7 C1 controls raw in a path", "http://h.example/\u009b31m\u202Egpj", "http://h.example/%C2%9B31m%E2%80%AEgpj"},
		{"T7 controls raw in a query", "http://h.example/?\u009b31m\u202E", "http://h.example/?%C2%9B31m%E2%80%AE"},
		{"T7 controls raw in an address that is none", "http://h.example/\x1b]52;c;QQ==\a", "http://h.example/]52;c;QQ=="},
		{"T7 a line break", "http://h.example/\nhttp://evil.example/", "http://h.example/ http://evil.example/"},
		{"T10 one letter of another script", "http://\u0430pple.com", "http://xn--pple-43d.com"},
		{"T10 a name wholly of look-alikes", "http://\u0430\u0441\u0435.com/", "http://xn--80ak9a.com/"},
		{"T10 the same in punycode", "http://xn--pple-43d.com/", "http://xn--pple-43d.com/"},
		{"T10 the same percent-encoded", "http://%D0%B0pple.com/", "http://xn--pple-43d.com/"},
		{"T10 a letter that is not seen", "http://goo\u200dgle.example/", "http://xn--google-rf0c.example/"},
		{"T10 a slash that is none", "http://bank.example\uff0flogin.evil.example/", "http://bank.xn--examplelogin-du50e.evil.example/"},
		{"T10 a name that is what it seems", "http://новости.example/", "http://новости.example/"},
		{"T11 a host before an @", "http://bank.example@evil.example/", "http://evil.example/"},
		{"T11 a host and a slash before an @", "http://bank.example%2f@evil.example/", "http://evil.example/"},
		{"T11 a host and a port before an @", "https://bank.example:443@evil.example/", "https://evil.example/"},
		{"T11 a password", "http://u:canary@h.example/", "http://h.example/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text.URL(c.address); got != c.shown {
				t.Errorf("%q is shown as %q, not %q", c.address, got, c.shown)
			}
			another := strings.HasPrefix(c.name, "T10") && !strings.Contains(c.name, "what it seems")
			if got := text.Disguised(c.address); got != another {
				t.Errorf("%q is taken for a disguise: %v", c.address, got)
			}
		})
	}
	for _, c := range floods {
		t.Run("T12 "+c.name, func(t *testing.T) { flooded(t, c.s) })
	}
	t.Run("T43 a pattern that takes forever elsewhere", func(t *testing.T) {
		began, pattern := time.Now(), regexp.MustCompile(`(a+)+$`) // no other engine is linked: the rules of sites are such patterns
		if pattern.MatchString(strings.Repeat("a", 1<<20) + "!") {
			t.Error("it matches what it does not say")
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("a megabyte took %v", took)
		}
	})
}

// floods are texts that draw over their neighbours, or take forever, where nothing holds them.
var floods = []struct{ name, s string }{
	{"5,000 combining marks", "Rain" + strings.Repeat("\u0301\u0334", 2500) + " today"},
	{"5,000 characters of no width", "Rain" + strings.Repeat("\u200B\u200D\u2060\uFEFF\u200E", 1000) + " today"},
	{"a word of a megabyte", "Rain" + strings.Repeat("x", 1<<20)},
	{"100,000 lines", strings.Repeat("Rain\n", 100_000)},
	{"returns, backspaces, tabs and feeds", "Rain\r\b\b\b\b\tover\v\f\x7fit"},
	{"an emoji of a thousand", "Rain " + strings.Repeat("👩\u200D", 1000) + "👩 today"},
	{"half a character at the end", "Rain \xe2\x80"},
}

// flooded sets a text and plays it at a terminal: each line has the width that was counted, and stays in its row.
func flooded(t *testing.T, s string) {
	const width = 40
	began, m := time.Now(), text.Grapheme()
	lines := m.Wrap(text.Clean(s), width)
	first := m.Truncate(text.Line(s), width, "…")
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	if !strings.HasPrefix(string(first), "Rai") {
		t.Errorf("as a headline it is %q", first)
	}
	for _, line := range append(lines[:min(len(lines), 20)], first) {
		screen := vt.NewEmulator(width+1, 2)
		_, _ = screen.WriteString("\x1b[?2027h" + string(line))
		if at := screen.CursorPosition(); at.X != m.Width(line) || at.Y != 0 || at.X > width {
			t.Fatalf("%q has %d cells, and ends at %d in row %d", line, m.Width(line), at.X, at.Y)
		}
		if n := utf8.RuneCountInString(string(line)); n > 30*width {
			t.Fatalf("a line has %d characters", n)
		}
	}
}
