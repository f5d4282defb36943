package config

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
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

// FuzzSite: a rule for a site is read, or refused with the file and a sentence.
func FuzzSite(f *testing.F) {
	f.Add("example.org.toml", SiteForm)
	for _, seed := range []string{"body = \"div > p:not(.x)\"", "body = 3", "body = \"a[\"", "candidate = \"readability\"\nnext = \"a[rel=next]\"", "[body]\nx = 1", "\xff"} {
		f.Add("a.example.toml", []byte(seed))
	}
	f.Add("пример.рф.toml", []byte("remove = \"*\""))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if !fs.ValidPath(name) || strings.Contains(name, "/") {
			return
		}
		var s Sites
		s.load(fstest.MapFS{name: {Data: data}}, "sites")
		if len(s.Rules)+len(s.Bad) > 1 {
			t.Fatalf("one file, %d rules and %d faults", len(s.Rules), len(s.Bad))
		}
		for _, bad := range s.Bad {
			if bad.File == "" || strings.TrimSpace(bad.Err.Error()) == "" {
				t.Errorf("a fault without a place or words: %+v", bad)
			}
		}
		for _, rule := range s.Rules {
			if rule.Host == "" || strings.ContainsAny(rule.Host, "/ \x1b") {
				t.Errorf("a rule for the host %q", rule.Host)
			}
		}
	})
}
