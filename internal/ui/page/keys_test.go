package page_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"reader/internal/text"
	"reader/internal/ui/page"
)

func TestEachKeyMeansOneThing(t *testing.T) {
	seen := map[string]page.Command{}
	commands := map[page.Command]bool{}
	for _, b := range page.NewKeys().Bindings() {
		if commands[b.Command] {
			t.Errorf("%s stands in the table twice", b.Command)
		}
		commands[b.Command] = true
		if b.Title == "" || b.When == 0 {
			t.Errorf("%s has no title or no place", b.Command)
		}
		for _, k := range b.Keys {
			if other, ok := seen[k]; ok {
				t.Errorf("%q means %s and %s", k, other, b.Command)
			}
			seen[k] = b.Command
		}
	}
	for _, k := range strings.Fields("j k up down g G enter esc [ ] space b n p J tab shift+tab 1 9 left right f F s l t N m A d u v B r R o y i z c x / : ctrl+k + - a U ctrl+l ctrl+z ctrl+o ? q ctrl+c . w S E M H D O e | C P") {
		if seen[k] == "" {
			t.Errorf("%q means nothing", k)
		}
	}
}

func TestMarkdownListsEveryKeyOnce(t *testing.T) {
	md := page.NewKeys().Markdown()
	if !strings.HasPrefix(md, "| key | does |\n|---|---|\n") || strings.Count(md, "`1–9`") != 1 || !strings.Contains(md, "| `:` `ctrl+k` | every command |") {
		t.Error(md)
	}
}

func TestSentencesNameTheKeysInForce(t *testing.T) {
	k := page.NewKeys()
	for sentence, want := range map[text.Safe]text.Safe{
		"Press {refresh} to try again, or {browser}.": "Press r to try again, or o.",
		"{front} goes there":                          ": front goes there", // a command without a key is chosen by its name
		"nothing to name":                             "nothing to name",
	} {
		if got := k.In(sentence); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// named is a command in a sentence; pressed is a key that stands there by its own name.
var (
	named   = regexp.MustCompile(`"[^"\n]*\{([a-z][a-z0-9-]*)\}[^"\n]*"`)
	pressed = regexp.MustCompile(`"[^"\n]*\b[Pp]ress (?:an? |the )?([^{ ]\S*)`)
)

func TestSentencesNameCommandsThatThereAre(t *testing.T) {
	k := page.NewKeys()
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "../uitest") {
			return err
		}
		data, err := os.ReadFile(path)
		for _, m := range named.FindAllStringSubmatch(string(data), -1) {
			if k.Binding(page.Command(m[1])) == nil {
				t.Errorf("%s: there is no command {%s}", path, m[1])
			}
		}
		for _, m := range pressed.FindAllStringSubmatch(string(data), -1) {
			t.Errorf("%s: %s names a key that may be bound otherwise; name its command", path, m[0])
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
