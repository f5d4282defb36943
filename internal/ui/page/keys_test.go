package page_test

import (
	"strings"
	"testing"

	"reader/internal/ui/page"
)

func TestEachKeyMeansOneThing(t *testing.T) {
	seen := map[string]page.Command{}
	commands := map[page.Command]bool{}
	for _, b := range page.Bindings() {
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
	for _, k := range strings.Fields("j k up down g G enter esc [ ] space b n p J tab shift+tab 1 9 left right f F s l t N m A d u v B r R o y i z c x / : ctrl+k + - a U ctrl+l ctrl+z ctrl+o ? q ctrl+c . w S E M H D O") {
		if seen[k] == "" {
			t.Errorf("%q means nothing", k)
		}
	}
	for _, k := range []string{"e"} {
		if seen[k] != "" {
			t.Errorf("%q is kept for later and means %s", k, seen[k])
		}
	}
}

func TestMarkdownListsEveryKeyOnce(t *testing.T) {
	md := page.Markdown()
	if !strings.HasPrefix(md, "| key | does |\n|---|---|\n") || strings.Count(md, "`1–9`") != 1 || !strings.Contains(md, "| `:` `ctrl+k` | every command |") {
		t.Error(md)
	}
}
