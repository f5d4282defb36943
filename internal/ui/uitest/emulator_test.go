package uitest_test

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"reader/internal/ui/uitest"
)

// A terminal shows the same however what is written to it was cut on the way.
func TestAnEmulatorDrawsTheSameWhereverAWriteEnds(t *testing.T) {
	const words = "\x1b[2Jविद्यालय |\r\nசெய்திகள் |\r\n👨‍👩‍👧‍👦 1️⃣ 🇮🇳 |\r\n\u060012 عَرَبِيّ |\x1b[5;18H\x1b[1mपा\x1b[mन\x1b[6n"
	draw := func(writes ...string) string {
		e := uitest.NewEmulator(20, 6, ansi.GraphemeWidth.StringWidth)
		for _, w := range writes {
			_, _ = e.Write([]byte(w))
		}
		return fmt.Sprint(e, e.Columns("|"))
	}
	whole := draw(words)
	for cut := range words {
		if got := draw(words[:cut], words[cut:]); got != whole {
			t.Errorf("cut at byte %d, between %q and %q, it is\n%s\nnot\n%s", cut, words[max(cut-6, 0):cut], words[cut:min(cut+6, len(words))], got, whole)
		}
	}
	var bytes []string
	for i := range len(words) {
		bytes = append(bytes, words[i:i+1])
	}
	if got := draw(bytes...); got != whole {
		t.Errorf("byte by byte it is\n%s\nnot\n%s", got, whole)
	}
}
