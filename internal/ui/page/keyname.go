package page

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"reader/internal/text"
)

// named are the keys that have names, as Bubble Tea gives them.
var named = []string{
	"enter", "tab", "space", "esc", "backspace", "delete", "insert", "up", "down", "left", "right", "home", "end", "pgup", "pgdown",
	"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12", "f13", "f14", "f15", "f16", "f17", "f18", "f19", "f20",
	"begin", "menu", "pause", "printscreen", "mediaplaypause", "medianext", "mediaprev",
}

// alias are names that other programs give keys and modifiers.
var alias = map[string]string{
	"return": "enter", "escape": "esc", "del": "delete", "ins": "insert", "pageup": "pgup", "pagedown": "pgdown", "prior": "pgup",
	"control": "ctrl", "option": "alt", "opt": "alt", "cmd": "super", "next": "pgdown", "bs": "backspace", "cr": "enter", "ret": "enter", "spc": "space", " ": "space",
}

// modifiers stand before a key in this order.
var modifiers = []string{"ctrl", "alt", "shift", "meta", "hyper", "super"}

// keySequence reads one or more keys that are pressed one after the other, "ctrl+x u", and writes them as Bubble Tea gives them.
func keySequence(written string) (string, error) {
	if written == " " {
		return "space", nil
	}
	var keys []string
	for part := range strings.FieldsSeq(written) {
		key, err := keyNamed(part)
		if err != nil {
			return "", err
		}
		keys = append(keys, key)
	}
	if len(keys) == 0 {
		return "", fmt.Errorf("a key has a name, such as %q or %q", "x", "ctrl+x")
	}
	return strings.Join(keys, " "), nil
}

// keyNamed reads one key with its modifiers, in any order.
func keyNamed(written string) (string, error) {
	key, guess := readKey(written)
	switch {
	case key != "":
		return key, nil
	case guess != "":
		return "", fmt.Errorf("there is no key %q; did you mean %q?", written, guess)
	default:
		return "", fmt.Errorf(`there is no key %q; keys are written "x", "ctrl+x", "alt+x", "f5", "enter", "ctrl+x u"`, written)
	}
}

// readKey is the key that was written, or what may have been meant by it; both are empty where nobody knows.
func readKey(written string) (key, guess string) {
	rest, held := written, map[string]bool{}
	for {
		mod, after, ok := strings.Cut(rest, "+")
		if !ok || after == "" || mod == "" {
			break
		}
		mod = strings.ToLower(mod)
		if !slices.Contains(modifiers, mod) {
			if mod = cmp.Or(alias[mod], text.Nearest(mod, modifiers)); mod == "" {
				return "", ""
			}
			return "", prefixed(held) + mod + "+" + after
		}
		rest, held[mod] = after, true
	}
	if key = bare(rest, held); key != "" {
		return prefixed(held) + key, ""
	}
	if meant := cmp.Or(alias[strings.ToLower(rest)], text.Nearest(strings.ToLower(rest), named)); meant != "" {
		return "", prefixed(held) + meant
	}
	return "", foreign(written)
}

// bare is a key without its modifiers; empty when there is none of this name. A letter with shift is its capital, as
// terminals send it.
func bare(key string, held map[string]bool) string {
	if utf8.RuneCountInString(key) != 1 {
		if key = strings.ToLower(key); slices.Contains(named, key) {
			return key
		}
		return ""
	}
	letter, _ := utf8.DecodeRuneInString(key)
	others := len(held) > 1 || len(held) == 1 && !held["shift"]
	switch {
	case unicode.IsSpace(letter) || !unicode.IsGraphic(letter):
		return ""
	case unicode.IsLetter(letter) && held["shift"] && !others:
		delete(held, "shift")
		return string(unicode.ToUpper(letter))
	case unicode.IsUpper(letter) && others:
		held["shift"] = true // "ctrl+X"
		return string(unicode.ToLower(letter))
	}
	return key
}

func prefixed(held map[string]bool) string {
	var b strings.Builder
	for _, m := range modifiers {
		if held[m] {
			b.WriteString(m + "+")
		}
	}
	return b.String()
}

// strange is how Emacs and Vim write keys: C-x, <C-x>, M-x, ^X.
var strange = regexp.MustCompile(`^<?(?:(C-|\^)|([MA]-)|(S-))(\S+?)>?$`)

// foreign is the key as we write it that another program's notation means; empty when it means none.
func foreign(written string) string {
	m := strange.FindStringSubmatch(written)
	if m == nil {
		return ""
	}
	key := strings.ToLower(m[4])
	switch {
	case m[1] != "":
		return "ctrl+" + key
	case m[2] != "":
		return "alt+" + key
	default:
		return "shift+" + key
	}
}
