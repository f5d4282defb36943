package config

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestCommands(t *testing.T) {
	for _, tc := range []struct{ name, file, want string }{
		{"one", "[[command]]\nname = \"Print\"\nrun = [\"lp\", \"-t\", \"{title}\"]\ninput = \"text\"\nkey = \"ctrl+p\"", ""},
		{"no name", "\n[[command]]\nrun = [\"lp\"]", "line 2: [[command]]: it needs a name"},
		{"no program", "[[command]]\nname = \"Print\"", `line 1: [[command]]: "Print" names no program`},
		{"a program from outside", "[[command]]\nname = \"x\"\nrun = [\"{url}\"]", "a program that an article names"},
		{"a word that is none", "[[command]]\nname = \"x\"\nrun = [\"echo\", \"{titel}\"]", `"x" has {titel}; there are {url}, {title}`},
		{"braces", "[[command]]\nname = \"x\"\nrun = [\"awk\", \"{{print}}\"]", ""},
		{"an input that is none", "[[command]]\nname = \"x\"\nrun = [\"lp\"]\ninput = \"pdf\"", `input "pdf" is not one of text, markdown`},
		{"an output that is none", "[[command]]\nname = \"x\"\nrun = [\"lp\"]\noutput = \"mail\"", `output "mail"`},
		{"the output of what has the terminal", "[[command]]\nname = \"x\"\nrun = [\"vi\"]\noutput = \"show\"\nterminal = true", "it shows its output itself"},
		{"a name twice", "[[command]]\nname = \"x\"\nrun = [\"a\"]\n[[command]]\nname = \"x\"\nrun = [\"b\"]", `line 4: [[command]]: there is a command named "x"`},
		{"a key twice", "[[command]]\nname = \"x\"\nkey = \"K\"\nrun = [\"a\"]\n[[command]]\nname = \"y\"\nkey = \"K\"\nrun = [\"b\"]", `key "K" is that of the command "x"`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "config.toml")
			if err := os.WriteFile(file, []byte(tc.file), 0o600); err != nil {
				t.Fatal(err)
			}
			c, err := Load(file)
			if len(c.Faults) > 0 { // the others are there all the same
				err = c.Faults[0]
			}
			if tc.want == "" && err != nil || tc.want != "" && (err == nil || !strings.Contains(err.Error(), tc.want)) {
				t.Errorf("%v, want %q", err, tc.want)
			}
		})
	}
}

func TestArgumentsStayOneEach(t *testing.T) {
	c := Command{Run: []string{"tool", "--title={title}", "{title}", "{url}", "{{x}}", "-{author}"}}
	got := c.Arguments(Words{"title": "--rf / \"; rm {url} $(x)", "url": "https://a.example/?a=1&b=2", "author": "A. Writer"})
	want := []string{"tool", `--title=--rf / "; rm {url} $(x)`, "\u2212-rf / \"; rm {url} $(x)", "https://a.example/?a=1&b=2", "{x}", "-A. Writer"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestPrintedConfigurationNamesCommandsOnly(t *testing.T) {
	c := Config{Commands: []Command{{Name: "Post", Run: []string{"curl", "-H", "token: hunter2"}}}}
	out, err := c.Print(nil)
	if err != nil || strings.Contains(string(out), "hunter2") || !strings.Contains(string(out), "# A [[command]] is set: Post.") {
		t.Errorf("%v\n%s", err, out)
	}
}
