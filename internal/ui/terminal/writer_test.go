package terminal

import (
	"bytes"
	"strings"
	"testing"
)

// The terminal tells of its colours from the first frame to the last, and after a program that had the screen meanwhile.
func TestTheTerminalTellsOfItsColoursWhileTheScreenIsOurs(t *testing.T) {
	var out bytes.Buffer
	w := New(&out, Options{Ask: true})
	for range 2 {
		for _, s := range []string{"\x1b[?1049h\x1b[H", "news", "\x1b[H\x1b[?1049l"} {
			if _, err := w.Write([]byte(s)); err != nil {
				t.Fatal(err)
			}
		}
	}
	got := out.String()
	if strings.Count(got, "\x1b[?1049h\x1b[?2031h") != 2 || strings.Count(got, "\x1b[?2031l\x1b[?1049l") != 2 {
		t.Errorf("%q", got)
	}
	out.Reset()
	_, _ = New(&out, Options{}).Write([]byte("\x1b[?1049h"))
	if strings.Contains(out.String(), "2031") {
		t.Errorf("a dumb terminal got %q", out.String())
	}
}
