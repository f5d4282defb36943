// Package field is text being typed, a line or several. It knows nothing of what the text is for.
package field

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"

	"reader/internal/text"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Field is a line of text with a cursor. The zero Field is empty and ready.
type Field struct {
	letters []string // grapheme clusters
	at      int      // letters before the cursor
	several bool     // line breaks are kept
}

// New is a field with a text to begin with, the cursor behind it.
func New(s string) Field {
	var f Field
	f.insert(s)
	return f
}

// String is what was typed: one line, made safe.
func (f *Field) String() string { return joined(f.letters) }

func joined(letters []string) string { return strings.Join(letters, "") }

// Empty says that nothing but blanks was typed.
func (f *Field) Empty() bool { return strings.TrimSpace(f.String()) == "" }

// edits are the keys of a line editor, as shells know them. The clipboard is not read: terminals paste by themselves.
var edits = map[string]func(*Field){
	"left":          func(f *Field) { f.at = max(f.at-1, 0) },
	"ctrl+b":        func(f *Field) { f.at = max(f.at-1, 0) },
	"right":         func(f *Field) { f.at = min(f.at+1, len(f.letters)) },
	"ctrl+f":        func(f *Field) { f.at = min(f.at+1, len(f.letters)) },
	"home":          func(f *Field) { f.at = 0 },
	"ctrl+a":        func(f *Field) { f.at = 0 },
	"end":           func(f *Field) { f.at = len(f.letters) },
	"ctrl+e":        func(f *Field) { f.at = len(f.letters) },
	"alt+b":         func(f *Field) { f.at = f.wordStart() },
	"ctrl+left":     func(f *Field) { f.at = f.wordStart() },
	"alt+f":         func(f *Field) { f.at = f.wordEnd() },
	"ctrl+right":    func(f *Field) { f.at = f.wordEnd() },
	"backspace":     func(f *Field) { f.cut(f.at-1, f.at) },
	"ctrl+h":        func(f *Field) { f.cut(f.at-1, f.at) },
	"delete":        func(f *Field) { f.cut(f.at, f.at+1) },
	"ctrl+d":        func(f *Field) { f.cut(f.at, f.at+1) },
	"ctrl+w":        func(f *Field) { f.cut(f.wordStart(), f.at) },
	"alt+backspace": func(f *Field) { f.cut(f.wordStart(), f.at) },
	"ctrl+u":        func(f *Field) { f.cut(0, f.at) },
}

// mostPasted is how many bytes of a paste are taken: far more than any line that somebody means.
const mostPasted = 4096

// Type takes a key press or a paste. It reports false for keys that no line editor has.
func (f *Field) Type(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.insert(strings.ToValidUTF8(msg.Content[:min(len(msg.Content), mostPasted)], ""))
		return true
	case tea.KeyPressMsg:
		if edit, ok := edits[msg.String()]; ok {
			edit(f)
			return true
		}
		if msg.Text != "" {
			f.insert(msg.Text)
			return true
		}
	}
	return false
}

// insert puts text before the cursor. What would break the line becomes a space, unless it may have several.
func (f *Field) insert(s string) {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) && (r != '\n' || !f.several) {
			return ' '
		}
		return r
	}, string(text.Clean(s)))
	// Joined anew: a combining mark that is typed belongs to the letter before it.
	before := split(strings.Join(f.letters[:f.at], "") + s)
	f.letters = append(before, f.letters[f.at:]...)
	f.at = len(before)
}

func split(s string) []string {
	var out []string
	for state := -1; s != ""; {
		var letter string
		letter, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		out = append(out, letter)
	}
	return out
}

func (f *Field) cut(from, to int) {
	from, to = max(from, 0), min(to, len(f.letters))
	if from >= to {
		return
	}
	f.letters = append(f.letters[:from:from], f.letters[to:]...)
	f.at = from
}

func (f *Field) wordStart() int {
	i := f.at
	for i > 0 && blank(f.letters[i-1]) {
		i--
	}
	for i > 0 && !blank(f.letters[i-1]) {
		i--
	}
	return i
}

func blank(letter string) bool { return letter == " " || letter == "\n" }

func (f *Field) wordEnd() int {
	i := f.at
	for i < len(f.letters) && blank(f.letters[i]) {
		i++
	}
	for i < len(f.letters) && !blank(f.letters[i]) {
		i++
	}
	return i
}

// Draw draws the field into a line of exactly width cells and tells the cell of the cursor. An empty field shows the
// hint. A text too long for the line is shown around its cursor.
func (f *Field) Draw(pen surface.Pen, width int, hint text.Safe) (line surface.Line, cursor int) {
	return f.DrawOn(theme.Plain, pen, width, hint)
}

// DrawOn is Draw on another ground than the page.
func (f *Field) DrawOn(ground theme.Ground, pen surface.Pen, width int, hint text.Safe) (line surface.Line, cursor int) {
	fill := theme.Style{Back: ground}
	if len(f.letters) == 0 {
		return pen.Row(width, fill, surface.Run{Text: hint, Style: theme.Style{Fore: theme.Muted, Back: ground}}), 0
	}
	from, cursor := f.visible(pen, width)
	shown := text.Clean(strings.Join(f.letters[from:], ""))
	if pen.Measure.Width(shown) > width {
		shown = pen.Measure.Truncate(shown, width, "")
	}
	return pen.Row(width, fill, surface.Run{Text: shown, Style: theme.Style{Fore: theme.Heavy, Back: ground}}), cursor
}

// visible is the first letter shown and the cell of the cursor, which always has a cell of its own.
func (f *Field) visible(pen surface.Pen, width int) (from, cursor int) {
	from = f.at
	for from > 0 {
		w := pen.Measure.Width(text.Clean(f.letters[from-1]))
		if cursor+w >= width {
			break
		}
		cursor += w
		from--
	}
	return from, cursor
}
