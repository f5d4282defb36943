package session

import (
	"io"
	"strings"
	"testing"
)

// FuzzParse: any line is a command with its argument, or none. What a command is given stood in the line.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "12", ":open 3", "/ words ", "mark read", "note \x1b[2J", "ref", ": :", "99999999999999999999", "\u00a0x", "\xff"} {
		f.Add(seed)
	}
	s := newSession(f.Context(), Options{}, io.Discard)
	f.Fuzz(func(t *testing.T, line string) {
		do, argument := s.parse(line)
		if do == nil && argument != "" {
			t.Fatalf("%q is no command, and %q its argument", line, argument)
		}
		if folded := strings.Join(strings.Fields(line), " "); !strings.Contains(folded, strings.Join(strings.Fields(argument), " ")) {
			t.Fatalf("%q has no %q", line, argument)
		}
	})
}
