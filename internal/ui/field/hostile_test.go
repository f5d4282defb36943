package field_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"reader/internal/ui/field"
)

// TestHostile is what a page puts on the clipboard for somebody to paste.
func TestHostile(t *testing.T) {
	const pasted = "rain\n:quit\r\n\x1b[201~q\x1b]52;c;Q0FOQVJZ\a\u009b2J\u202Egpj\t!"
	t.Run("T38 a paste into a line stays one line of text", func(t *testing.T) {
		var f field.Field
		f.Type(tea.PasteMsg{Content: pasted})
		if got := f.String(); got != "rain :quit [201~q]52;c;Q0FOQVJZ2Jgpj !" {
			t.Errorf("it is %q", got)
		}
	})
	t.Run("T38 a paste into several lines keeps their breaks alone", func(t *testing.T) {
		a := field.NewArea("")
		a.Type(tea.PasteMsg{Content: pasted})
		if got := a.String(); got != "rain\n:quit\n[201~q]52;c;Q0FOQVJZ2Jgpj !" {
			t.Errorf("it is %q", got)
		}
	})
	t.Run("T38 a paste of a hundred megabytes is cut", func(t *testing.T) {
		var f field.Field
		f.Type(tea.PasteMsg{Content: strings.Repeat("\x1b", 100<<20) + "x"})
		if got := f.String(); got != "" {
			t.Errorf("%d bytes were taken", len(got))
		}
	})
}
