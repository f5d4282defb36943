package field_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"reader/internal/ui/field"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// keys are the presses that tests name.
var keys = map[string]tea.KeyPressMsg{
	"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete}, "enter": {Code: tea.KeyEnter},
	"ctrl+w": {Code: 'w', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+v": {Code: 'v', Mod: tea.ModCtrl},
}

func press(f *field.Field, names ...string) {
	for _, n := range names {
		if k, ok := keys[n]; ok {
			f.Type(k)
			continue
		}
		for _, r := range n {
			f.Type(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
}

func TestTyping(t *testing.T) {
	for _, tt := range []struct {
		name  string
		begin string
		keys  []string
		want  string
	}{
		{"letters", "", []string{"water"}, "water"},
		{"in the middle", "wter", []string{"home", "right", "a"}, "water"},
		{"backspace takes a whole letter", "👍🏽", []string{"backspace"}, ""},
		{"backspace at the beginning", "a", []string{"home", "backspace"}, "a"},
		{"delete", "abc", []string{"home", "delete"}, "bc"},
		{"a word at a time", "one two  three", []string{"ctrl+w"}, "one two  "},
		{"to the beginning", "one two", []string{"left", "left", "ctrl+u"}, "wo"},
		{"a combining mark joins its letter", "e", []string{"\u0301", "backspace"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := field.New(tt.begin)
			press(&f, tt.keys...)
			if got := f.String(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAHugePasteIsCut(t *testing.T) {
	var f field.Field
	f.Type(tea.PasteMsg{Content: "x" + strings.Repeat("水", 1<<20)})
	if n := len(f.String()); n > 4096 || n < 4000 || strings.ContainsRune(f.String(), '\ufffd') {
		t.Errorf("%d bytes were taken", n)
	}
}

func TestPasteIsMadeSafe(t *testing.T) {
	var f field.Field
	if !f.Type(tea.PasteMsg{Content: "one\ntwo\x1b[31m\u202ethree"}) {
		t.Fatal("a paste was not taken")
	}
	for _, r := range f.String() {
		if r < ' ' || r == 0x202e {
			t.Errorf("%q holds %U", f.String(), r)
		}
	}
}

func TestKeysLeftToThePage(t *testing.T) {
	var f field.Field
	for _, k := range []string{"enter", "ctrl+v"} {
		if f.Type(keys[k]) {
			t.Errorf("the field took %s", k)
		}
	}
}

func TestDrawKeepsTheCursorInSight(t *testing.T) {
	pen := surface.Pen{Theme: theme.New(theme.None, theme.Terminal{}), Glyphs: surface.Signs(false)}
	f := field.New("a long address that does not fit")
	line, at := f.Draw(pen, 10, "")
	if got := ansi.Strip(surface.String([]surface.Line{line})); got != "s not fit " || at != 9 {
		t.Errorf("got %q with the cursor at %d", got, at)
	}
	press(&f, "home")
	line, at = f.Draw(pen, 10, "")
	if got := ansi.Strip(surface.String([]surface.Line{line})); got != "a long add" || at != 0 {
		t.Errorf("got %q with the cursor at %d", got, at)
	}
}

func TestTypingSeveralLines(t *testing.T) {
	a := field.NewArea("one\ntwo words")
	pen := surface.Pen{Theme: theme.New(theme.None, theme.Terminal{})}
	typed := func(s string) { a.Type(tea.KeyPressMsg{Code: []rune(s)[0], Text: s}) }
	lines, x, y := a.Draw(pen, 6, 4, "")
	if drawn := ansi.Strip(surface.String(lines)); drawn != "one   \ntwo   \nwords \n      " || x != 5 || y != 2 {
		t.Errorf("drawn %q, the cursor at %d, %d", drawn, x, y)
	}
	a.Type(tea.KeyPressMsg{Code: 'j', Mod: tea.ModCtrl})
	typed("x")
	for range 2 {
		a.Type(tea.KeyPressMsg{Code: tea.KeyUp})
	}
	typed("!")
	a.Type(tea.KeyPressMsg{Code: tea.KeyHome})
	typed(">")
	a.Type(tea.PasteMsg{Content: "a\r\nb\x1b"})
	if got := a.String(); got != "one\n>a\nbt!wo words\nx" {
		t.Errorf("the text is %q", got)
	}
}
