package main

import "testing"

// hostilePaste is what a page puts on the clipboard, pasted where something is typed: it is text there, whatever it says.
func hostilePaste(t *testing.T) {
	for _, c := range []struct{ name, key, shows string }{
		{"T38 a paste into the search", "/", "rain :quit q"},
		{"T38 a paste into the palette", ":", "rain :quit q"},
		{"T38 a paste where nothing is typed", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := startTerminal(t, 100, 40, emptyHome(t), "reader", "demo")
			x.expect("Sample paper", "? help")
			if c.key != "" {
				x.press(c.key)
			}
			x.press("\x1b[200~rain\n:quit\n\x1b[2Jq\x1b[201~")
			if c.shows != "" {
				x.expect(c.shows)
				x.press("esc")
				x.expectGone(c.shows)
			}
			x.press("?") // it is still there, and does what it is told
			x.expect("type what you are looking for")
			x.press("esc")
			x.expectGone("type what you are looking for")
			x.press("q")
			if err := x.waitEnd(); err != nil {
				t.Errorf("it ended with %v", err)
			}
		})
	}
}
