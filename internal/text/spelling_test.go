package text

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"refresh", "refresh-all", "save", "saved", "quit", "enter"}
	for word, want := range map[string]string{
		"refesh": "refresh", "refrehs": "refresh", "safe": "save", "Enter": "enter", "quite": "quit", "refreshall": "refresh-all",
		"télé": "", "": "", "x": "", "archive": "", "sit": "", "qut": "quit",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("%q is near %q, want %q", word, got, want)
		}
	}
}
