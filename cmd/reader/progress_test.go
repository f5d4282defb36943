package main

import (
	"strings"
	"testing"
)

func TestProgressIsDrawnOnATerminalOnly(t *testing.T) {
	for name, test := range map[string]struct {
		bar  progress
		want string
	}{
		"terminal": {progress{terminal: true, of: 2}, "\r━━━━━━━━━━──────────  half of it\x1b[K\r\x1b[K"},
		"ascii":    {progress{terminal: true, ascii: true, of: 2}, "\r##########----------  half of it\x1b[K\r\x1b[K"},
		"pipe":     {progress{of: 2}, ""},
		"nothing":  {progress{terminal: true}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			test.bar.to = &out
			test.bar.draw(1, "half of it")
			test.bar.clear()
			if out.String() != test.want {
				t.Errorf("it draws %q, want %q", out.String(), test.want)
			}
		})
	}
}
