package page_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"reader/internal/ui/page"
)

// meaning is what a key means in a table, by the rows that it shows.
func meaning(k page.Keys, key string) page.Command {
	c, _ := k.Sequence(key)
	return c
}

func TestPresets(t *testing.T) {
	for preset, keys := range map[string]map[string]page.Command{
		page.PresetReader: {"j": page.Down, "l": page.EditLists, "h": "", "ctrl+d": "", "g": page.Top},
		page.PresetVi:     {"h": page.PrevPane, "l": page.NextPane, "L": page.EditLists, "ctrl+d": page.HalfDown, "ctrl+b": page.PageUp, "ctrl+f": page.PageDown},
		page.PresetEmacs:  {"ctrl+n": page.Down, "alt+x": page.ShowAll, "ctrl+g": page.Close, "alt+>": page.Bottom, "ctrl+x ctrl+c": page.QuitReader, "ctrl+x r b": page.GoSaved, "g": page.Refresh, "s": page.ToggleSave},
		page.PresetArrows: {"up": page.Up, "enter": page.Open, "f1": page.ShowHelp, "ctrl+z": page.Undo, "j": "", "s": "", "ctrl+s": page.ToggleSave, "pgdown": page.PageDown, "?": page.ShowHelp},
	} {
		if preset == page.PresetArrows {
			delete(keys, "?") // f1 takes its place
		}
		k, misfits := page.Bind(preset, nil)
		if len(misfits) > 0 {
			t.Errorf("%s: %v", preset, misfits)
		}
		for key, want := range keys {
			if got := meaning(k, key); got != want {
				t.Errorf("%s: %s means %q, want %q", preset, key, got, want)
			}
		}
	}
}

// Each key of a preset means one thing, none is the beginning of another, and nobody is locked in.
func TestPresetsHoldTogether(t *testing.T) {
	for _, preset := range page.Presets() {
		k, _ := page.Bind(preset, nil)
		seen := map[string]page.Command{}
		for _, b := range k.Bindings() {
			for _, key := range b.Keys {
				if seen[key] != "" {
					t.Errorf("%s: %q means %s and %s", preset, key, seen[key], b.Command)
				}
				seen[key] = b.Command
				if _, more := k.Sequence(key); more {
					t.Errorf("%s: %q of %s is the beginning of another key", preset, key, b.Command)
				}
				if r, size := utf8.DecodeRuneInString(key); preset == page.PresetArrows && size == len(key) && unicode.IsLetter(r) {
					t.Errorf("%s: %s has the letter %s", preset, b.Command, key)
				}
			}
		}
		for _, c := range []page.Command{page.Up, page.Down, page.Open, page.Close, page.NextPane, page.PageDown, page.PageUp, page.Find, page.ShowAll, page.ShowHelp, page.QuitReader, page.Undo, page.ToggleSave, page.Refresh} {
			if len(k.Binding(c).Keys) == 0 {
				t.Errorf("%s: %s has no key", preset, c)
			}
		}
		if seen["ctrl+c"] != page.QuitReader {
			t.Errorf("%s: ctrl+c does not quit", preset)
		}
	}
}

func TestBind(t *testing.T) {
	for _, c := range []struct {
		name   string
		wishes []page.Wish
		want   map[string]page.Command
		says   string // all that is said, parted by bars
	}{
		{"a key of one's own", []page.Wish{{"refresh", []string{"f5", "r"}, 2}}, map[string]page.Command{"f5": page.Refresh, "r": page.Refresh}, ""},
		{"one taken from a row that has another", []page.Wish{{"front", []string{"delete"}, 2}}, map[string]page.Command{"delete": page.GoFront, "D": page.RemoveFeed}, ""},
		{"the last key of a row", []page.Wish{{"front", []string{"x"}, 2}}, map[string]page.Command{"x": page.GoFront},
			`2: "x" is now front, so that failures has no key: give it one, or failures = []`},
		{"unless it was unbound", []page.Wish{{"front", []string{"x"}, 2}, {"failures", nil, 3}}, map[string]page.Command{"x": page.GoFront}, ""},
		{"or has another", []page.Wish{{"failures", []string{"f9"}, 2}, {"front", []string{"x"}, 3}}, map[string]page.Command{"x": page.GoFront, "f9": page.Details}, ""},
		{"a key for two", []page.Wish{{"save", []string{"f5"}, 2}, {"note", []string{"f5"}, 3}}, map[string]page.Command{"f5": page.ToggleSave, "N": page.EditNote},
			`3: "f5" is given to both save (line 2) and note, which keeps its usual keys`},
		{"the beginning of another", []page.Wish{{"save", []string{"f5 s"}, 2}, {"note", []string{"f5"}, 3}}, map[string]page.Command{"f5 s": page.ToggleSave, "N": page.EditNote},
			`3: "f5" is given to both save (line 2) and note, which keeps its usual keys`},
		{"a sequence takes its beginning", []page.Wish{{"save", []string{"x s"}, 2}, {"failures", []string{"x f"}, 3}}, map[string]page.Command{"x s": page.ToggleSave, "x f": page.Details, "x": ""}, ""},
		{"what is needed", []page.Wish{{"save", []string{"enter"}, 2}}, map[string]page.Command{"enter": page.Open, "s": page.ToggleSave}, `2: save cannot have "enter", the only key of open`},
		{"nor unbound", []page.Wish{{"open", nil, 2}}, map[string]page.Command{"enter": page.Open}, `2: open needs a key`},
		{"what is needed can move", []page.Wish{{"open", []string{"f2"}, 2}, {"save", []string{"enter"}, 3}}, map[string]page.Command{"enter": page.ToggleSave, "f2": page.Open}, ""},
		{"ctrl+c", []page.Wish{{"save", []string{"ctrl+c"}, 2}}, map[string]page.Command{"ctrl+c": page.QuitReader}, `2: save cannot have "ctrl+c": that always quits`},
		{"quit keeps it", []page.Wish{{"quit", nil, 2}}, map[string]page.Command{"ctrl+c": page.QuitReader, "q": ""}, ""},
		{"no command", []page.Wish{{"refesh", []string{"f5"}, 2}}, map[string]page.Command{"f5": ""}, `2: there is no command "refesh"; did you mean "refresh"?`},
		{"nothing like a command", []page.Wish{{"zzzzzz", nil, 2}}, nil, `2: there is no command "zzzzzz"; reader config keys lists them`},
		{"no key", []page.Wish{{"save", []string{"ctl+x"}, 4}}, map[string]page.Command{"s": page.ToggleSave}, `4: save: there is no key "ctl+x"; did you mean "ctrl+x"?`},
		{"as Emacs writes it", []page.Wish{{"save", []string{"C-x"}, 4}}, nil, `4: save: there is no key "C-x"; did you mean "ctrl+x"?`},
		{"as others name it", []page.Wish{{"save", []string{"shift+PageUp"}, 4}}, nil, `4: save: there is no key "shift+PageUp"; did you mean "shift+pgup"?`},
		{"no key at all", []page.Wish{{"save", []string{""}, 4}}, nil, `4: save: a key has a name, such as "x" or "ctrl+x"`},
		{"a control character", []page.Wish{{"save", []string{"\x1b"}, 4}}, nil, `4: save: there is no key "\x1b"; keys are written "x", "ctrl+x", "alt+x", "f5", "enter", "ctrl+x u"`},
		{"capitals and orders", []page.Wish{{"save", []string{"Shift+Ctrl+F5", "shift+é", "Alt+X", " "}, 4}},
			map[string]page.Command{"ctrl+shift+f5": page.ToggleSave, "É": page.ToggleSave, "alt+shift+x": page.ToggleSave, "space": page.ToggleSave}, ""},
		{"plus is a key", []page.Wish{{"save", []string{"+", "ctrl++"}, 4}}, map[string]page.Command{"+": page.ToggleSave, "=": page.Wider, "ctrl++": page.ToggleSave}, ""},
	} {
		k, misfits := page.Bind(page.PresetReader, c.wishes)
		for key, want := range c.want {
			if got := meaning(k, key); got != want {
				t.Errorf("%s: %q means %q, want %q", c.name, key, got, want)
			}
		}
		var says []string
		for _, m := range misfits {
			says = append(says, strings.TrimSpace(strings.Join([]string{string('0' + rune(m.Line)), ": ", string(m.Says)}, "")))
		}
		if got := strings.Join(says, "|"); got != c.says {
			t.Errorf("%s: it says\n  %s, want\n  %s", c.name, got, c.says)
		}
	}
}
