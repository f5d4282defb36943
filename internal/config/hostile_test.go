package config

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestHostile is what files of others and texts of feeds try on the programs that a configuration names, by the numbers
// of the threat model.
func TestHostile(t *testing.T) {
	t.Run("T14 words that ask to be expanded again", wordsAreNotExpanded)
	t.Run("T41 words that look like options", wordsAreNoOptions)
	for _, tc := range configurations {
		t.Run("T39 a configuration: "+tc.name, func(t *testing.T) { whoWroteIt(t, tc.file, tc.folder, tc.link, tc.blames) })
	}
}

// configurations are files of others, and those that only look like it.
var configurations = []struct {
	name         string
	file, folder os.FileMode
	link         bool // the file is a link to one in such a folder
	blames       string
}{
	{"its owner's alone", 0o600, 0o700, false, ""},
	{"others can read it", 0o644, 0o755, false, ""},
	{"its group can write it", 0o664, 0o700, false, "config.toml"},
	{"everybody can write it", 0o602, 0o700, false, "config.toml"},
	{"its group can put another in its place", 0o600, 0o770, false, "folder"},
	{"everybody can put another in its place", 0o600, 0o707, false, "folder"},
	{"everybody can write beside it, and not move it", 0o600, 0o777 | os.ModeSticky, false, ""},
	{"a link to one that is its owner's", 0o600, 0o700, true, ""},
	{"a link to one that its group can write", 0o660, 0o700, true, "config.toml"},
	{"a link to one that others can replace", 0o600, 0o777, true, "folder"},
}

func whoWroteIt(t *testing.T, mode, folderMode os.FileMode, link bool, blames string) {
	if os.PathSeparator != '/' {
		t.Skip("who may write a file does not stand in its mode here")
	}
	folder := filepath.Join(t.TempDir(), "folder")
	file := filepath.Join(folder, "config.toml")
	for _, err := range []error{
		os.Mkdir(folder, 0o700), os.WriteFile(file, []byte("browser = \"evil\"\n"), 0o600), os.Chmod(file, mode), os.Chmod(folder, folderMode),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if link {
		own := filepath.Join(filepath.Dir(folder), "own")
		if err := os.Mkdir(own, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(file, filepath.Join(own, "config.toml")); err != nil {
			t.Fatal(err)
		}
		file = filepath.Join(own, "config.toml")
	}
	c, err := Load(file)
	switch {
	case err != nil:
		t.Fatal(err)
	case blames == "" && c.Distrust != nil:
		t.Errorf("it is not trusted: %v", c.Distrust)
	case blames != "" && c.Distrust == nil:
		t.Error("it is trusted")
	case blames != "" && !strings.HasSuffix(c.Distrust.Error(), blames):
		t.Errorf("said %q, and not what to do about the %s", c.Distrust, blames)
	case blames != "" && !strings.Contains(c.Distrust.Error(), "chmod go-w "):
		t.Errorf("said %q, and not what to do", c.Distrust)
	}
}

// A word is put in once: braces, percent signs and dollars in it mean nothing.
func wordsAreNotExpanded(t *testing.T) {
	for _, title := range []string{
		`"; touch PWN #`, "%u %t %s", "{{.Env}}", "$HOME ${HOME} $(touch PWN) `touch PWN`", "{url}", "{{url}}", "}}{url}{{", `a" "b' 'c\ d`, "a\tb  c", "",
	} {
		c := Command{Run: []string{"post", "{title}", "--title={title}", "<{title}|{url}>", "{{title}}"}}
		got := c.Arguments(Words{"title": title, "url": "https://a.example/"})
		want := []string{"post", title, "--title=" + title, "<" + title + "|https://a.example/>", "{title}"}
		if !slices.Equal(got, want) {
			t.Errorf("%q became %q", title, got)
		}
	}
}

// A word that an argument begins with makes no option of it.
func wordsAreNoOptions(t *testing.T) {
	for _, title := range []string{"-", "--", "-e touch PWN", "--script=x", "--help"} {
		c := Command{Run: []string{"post", "{title}", "{title}{author}", "{author}{title}"}}
		for _, argument := range c.Arguments(Words{"title": title, "author": ""})[1:] {
			if strings.HasPrefix(argument, "-") {
				t.Errorf("%q became the option %q", title, argument)
			}
		}
	}
}
