package config

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// Keys is the table of keys: a preset, and the keys of commands, by their names. A value is a key or a list of keys.
type Keys map[string]any

// presetKey is the one setting of the table that is no command.
const presetKey = "preset"

// KeyRow is a command with the keys that the reader wants for it; none unbinds it.
type KeyRow struct {
	Command string
	Keys    []string
}

// Preset is the table that the rows are laid over.
func (k Keys) Preset() string { s, _ := k[presetKey].(string); return s }

// Rows are the commands by name.
func (k Keys) Rows() (rows []KeyRow) {
	for _, name := range slices.Sorted(maps.Keys(k)) {
		if keys, ok := texts(k[name]); ok && name != presetKey {
			rows = append(rows, KeyRow{name, keys})
		}
	}
	return rows
}

// texts reads a text or a list of texts.
func texts(value any) (out []string, ok bool) {
	if s, ok := value.(string); ok {
		return []string{s}, true
	}
	list, ok := value.([]any)
	for _, v := range list {
		s, isText := v.(string)
		out, ok = append(out, s), ok && isText
	}
	return out, ok
}

func (k Keys) check(lines map[string]int) error {
	for _, name := range slices.Sorted(maps.Keys(k)) {
		value := k[name]
		if _, ok := value.(string); name == presetKey && !ok {
			return SettingError{lines["keys.preset"], "keys.preset must be text in quotes"}
		}
		if _, ok := texts(value); !ok {
			return SettingError{lines["keys."+name], fmt.Sprintf(`keys.%s must be a key in quotes, or a list of such: ["s", "ctrl+s"]`, name)}
		}
	}
	return nil
}

// Themes are the reader's own, by name: what each is based on, and the colours of its tokens. A colour is a text, or the
// number of one of the terminal's.
type Themes map[string]map[string]any

// Colours are the settings of one theme as texts.
func (t Themes) Colours(name string) map[string]string {
	out := map[string]string{}
	for k, v := range t[name] {
		out[k], _ = colour(v)
	}
	return out
}

func colour(value any) (string, bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case int64:
		return strconv.FormatInt(v, 10), true
	default:
		return "", false
	}
}

func (t Themes) check(lines map[string]int) error {
	for _, name := range slices.Sorted(maps.Keys(t)) {
		for _, token := range slices.Sorted(maps.Keys(t[name])) {
			if _, ok := colour(t[name][token]); !ok {
				full := "themes." + name + "." + token
				return SettingError{cmp.Or(lines[full], lines["themes."+name]), full + ` must be a colour in quotes, such as "#1f1b16", or a number`}
			}
		}
	}
	return nil
}
