package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reader/internal/config"
	"reader/internal/news"
	"reader/internal/ui/theme"
)

// lookOfFile is how a configuration makes the interface look.
func lookOfFile(t *testing.T, content string, environ ...string) (look, config.Config) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := config.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	return lookOf(&c, environ), c
}

// What README.md shows of the configuration can be copied from there, and so can what the default explains.
func TestExamplesOfTheConfigurationAreTrue(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "### Your own keys and colours")
	_, rest, _ = strings.Cut(rest, "```toml\n")
	shown, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("README.md shows no configuration")
	}
	var explained strings.Builder // the examples of the default stand in comments, indented
	for line := range strings.Lines(string(config.Default)) {
		if line == "[offline]\n" {
			break
		}
		explained.WriteString(strings.TrimPrefix(line, "#   "))
	}
	for _, content := range []string{shown, explained.String()} {
		l, _ := lookOfFile(t, content)
		if len(l.faults) > 0 {
			t.Errorf("%v in\n%s", l.faults, content)
		}
		if len(l.themes) != 1 || l.themes[0].Name != "sepia" {
			t.Errorf("no theme of its own in\n%s", content)
		}
	}
}

func TestTheThemeToBeginWith(t *testing.T) {
	l, c := lookOfFile(t, "theme = \"night\"\n")
	for remembered, want := range map[string]string{
		"": "", "dusk night": "dusk", "dusk paper": "", "gone night": "", "dusk": "",
	} {
		if got := chosenTheme(news.Habits{news.HabitTheme: remembered}, &l, c.Theme); got != want {
			t.Errorf("remembered %q: %q, want %q", remembered, got, want)
		}
	}
	a := &app{}
	if got, err := a.theme(&l); got != theme.Night || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	a.flags.theme = "nite"
	if _, err := a.theme(&l); err == nil || !strings.Contains(err.Error(), `there is no theme "nite"; there are auto, paper`) {
		t.Errorf("%v", err)
	}
}

func TestASCIIWhereTheTerminalHasNothingElse(t *testing.T) {
	for environ, want := range map[string]bool{
		"TERM=linux": true, "TERM=xterm-256color": false, "TERM=xterm LANG=C": false, "LANG=de_DE.ISO-8859-1": true,
		"LANG=ja_JP.eucJP": true, "LANG=ja_JP.UTF-8": false, "LC_ALL=de_DE.utf8 LANG=de_DE.ISO-8859-1": false,
	} {
		l, _ := lookOfFile(t, "", strings.Fields(environ)...)
		if l.ascii != want {
			t.Errorf("%s: %v", environ, l.ascii)
		}
		if l, _ = lookOfFile(t, "ascii = false", strings.Fields(environ)...); l.ascii {
			t.Errorf("%s: the configuration is not heard", environ)
		}
	}
}

func TestTheStartSaysTheFirstFault(t *testing.T) {
	l, _ := lookOfFile(t, "\ntheme = \"pink\"\nwidth = 3\n[keys]\nsave = \"C-x\"\n")
	if got := string(l.complaint("/c/config.toml")); !strings.HasPrefix(got, `/c/config.toml, line 2: theme "pink" is not one of`) || !strings.HasSuffix(got, "(2 more: reader config check)") {
		t.Error(got)
	}
}

// Whoever wants to read sees the news whatever the file says; nothing is thrown away and no server is asked meanwhile.
func TestABadFileLocksNobodyOut(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte("[keep]\nread = \"nine days\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	a := &app{forgiving: true}
	a.flags.data = dir
	c, err := a.settings()
	if err != nil || !a.flags.offline || c.Keep.Bounds != (config.Bounds{}) {
		t.Errorf("%v, offline %v, kept %+v", err, a.flags.offline, c.Keep)
	}
	l := lookOf(&c, nil)
	if got := string(l.complaint("config.toml")); !strings.Contains(got, "config.toml is mended: line 2: \"nine days\" is no age") {
		t.Error(got)
	}
}
