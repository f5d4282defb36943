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
		"[fetch]\nper_host = 1\ncontact = \"https://a.example/\"", "theme = \n", "[secret]\norigin = \"https://%zz@a\"",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var c Config
		if err := decode(Default, &c); err != nil {
			t.Fatal(err)
		}
		if err := decode(data, &c); err != nil {
			if strings.TrimSpace(err.Error()) == "" {
				t.Error("an error without words")
			}
			return
		}
		printed, err := c.Print()
		if err != nil {
			t.Fatal(err)
		}
		var again Config
		if err := decode(printed, &again); err != nil {
			t.Errorf("%v in what was printed:\n%s", err, printed)
		}
	})
}
