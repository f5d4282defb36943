package page

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// The presets: tables to begin with.
const (
	PresetReader = "reader" // as in the table
	PresetVi     = "vi"
	PresetEmacs  = "emacs"
	PresetArrows = "arrows" // no letters by themselves: arrows, named keys, function keys, ctrl with a letter as on a desktop, alt with that of the table
)

// Presets are their names.
func Presets() []string { return []string{PresetReader, PresetVi, PresetArrows, PresetEmacs} }

// presets are the rows that differ from the table. Whatever they take from another row is gone there.
var presets = map[string]map[Command][]string{
	PresetReader: {},
	PresetVi: {
		PrevPane: {"h", "shift+tab"}, NextPane: {"l", "tab"}, EditLists: {"L"},
		HalfDown: {"ctrl+d"}, HalfUp: {"ctrl+u"}, PageDown: {"space", "ctrl+f", "pgdown"}, PageUp: {"b", "ctrl+b", "pgup"},
		Down: {"j", "ctrl+e", "down"}, Up: {"k", "ctrl+y", "up"},
	},
	PresetEmacs: {
		Down: {"ctrl+n", "j", "down"}, Up: {"ctrl+p", "k", "up"}, Left: {"ctrl+b", "left"}, Right: {"ctrl+f", "right"},
		PageDown: {"ctrl+v", "space", "pgdown"}, PageUp: {"alt+v", "b", "pgup"}, Top: {"alt+<", "home"}, Bottom: {"alt+>", "end"},
		Open: {"enter", "ctrl+j"}, Close: {"ctrl+g", "esc"}, NextPane: {"tab", "ctrl+x o"}, Find: {"ctrl+s", "/"}, ShowAll: {"alt+x", ":", "ctrl+k"},
		EditSearch: {"ctrl+x ctrl+s"}, OpenEditor: {"ctrl+x ctrl+e"}, Undo: {"ctrl+x u", "ctrl+_", "u"}, Refresh: {"g", "r"}, CopyLink: {"alt+w", "y"},
		GoSaved: {"ctrl+x r b", "B"}, Repaint: {"ctrl+l"}, QuitReader: {"ctrl+x ctrl+c", "q", "ctrl+c"},
	},
	PresetArrows: {
		ShowHelp: {"f1"}, ShowAll: {"f2", "ctrl+k"}, Find: {"ctrl+f", "f3"}, FollowLink: {"f4"}, Refresh: {"f5"}, RefreshAll: {"f6"},
		ToggleRead: {"f7"}, Quiet: {"f8"}, Online: {"f9"}, QuitReader: {"ctrl+q", "f10", "ctrl+c"}, ShowChange: {"f12"},
		PageDown: {"pgdown", "space"}, PageUp: {"pgup"}, NextStory: {"alt+down"}, PrevStory: {"alt+up"}, NextUnread: {"ctrl+down"},
		GoBack: {"alt+left", "backspace"}, GoForward: {"alt+right"}, ToggleSave: {"ctrl+s"}, EditLists: {"ctrl+l"}, EditTags: {"ctrl+t"},
		EditNote: {"ctrl+n"}, KeepOff: {"ctrl+d"}, GoSaved: {"ctrl+b"}, OpenBrowse: {"ctrl+o"}, CopyLink: {"ctrl+insert"}, ShowImages: {"ctrl+p"},
		UnreadOnly: {"ctrl+u"}, AddSite: {"insert", "ctrl+a"}, Undo: {"ctrl+z"}, Redo: {"ctrl+y"}, RemoveFeed: {"delete"}, EditSearch: {"ctrl+e"},
		PassItOn: {"alt+e"}, Comments: {"alt+c"}, PlayFile: {"alt+p"}, GoFront: {"alt+home"}, MarkAll: {"alt+a"},
	},
}

// preset is the table that the reader's own rows are laid over.
func preset(name string) []Binding {
	rows := slices.Clone(bindings)
	own := presets[name]
	taken := map[string]bool{}
	for _, keys := range own {
		for _, k := range keys {
			taken[k] = true
		}
	}
	for i := range rows {
		b := &rows[i]
		if keys, ok := own[b.Command]; ok {
			b.Keys = keys
			continue
		}
		b.Keys = slices.DeleteFunc(slices.Clone(b.Keys), func(k string) bool {
			return taken[k] || name == PresetArrows && isLetter(k)
		})
	}
	return rows
}

func isLetter(key string) bool {
	r, size := utf8.DecodeRuneInString(key)
	return size == len(key) && unicode.IsLetter(r)
}
