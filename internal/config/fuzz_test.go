package config

import (
	"strings"
	"testing"
)

// Any file is read or refused with a sentence of one line, and what was read is printed as a file that is read again.
func FuzzDecode(f *testing.F) {
	f.Add(Default)
	for _, seed := range []string{
		"[[secret]]\norigin = \"https://a.example\"\nuser = \"ann\"\npassword_file = \"p\"",
		"[[ secret ]]\n[[secret]]\n[[other.secret]]", "secret = [{origin = \"http://[::1]\", header = \"X\", value_command = [\"a\", \"b\"]}]",
		"[fetch]\nper_host = 1\ncontact = \"https://a.example/\"", "theme = \n", "[keys]\n\nx = [\n1]\n[z.q]\nb = 3", "keys.a = 2\nwidth = {a = 3}", "[themes.\"a.b\"]\nink = \"red\"\nrule = 3.5", "[secret]\norigin = \"https://%zz@a\"",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := read(data)
		if err != nil {
			if strings.TrimSpace(err.Error()) == "" {
				t.Error("an error without words")
			}
			return
		}
		for _, fault := range c.Faults {
			if fault.Line < 1 || strings.TrimSpace(fault.Says) == "" {
				t.Errorf("a fault without a place or words: %+v", fault)
			}
		}
		printed, err := c.Print(nil)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := read(printed); err != nil || len(again.Faults) > 0 {
			t.Errorf("%v %v in what was printed:\n%s", err, again.Faults, printed)
		}
	})
}
