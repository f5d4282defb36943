package page

import (
	"regexp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/text"
)

// Keys is the key table in force. It is what dispatches keys, and what everything asks that names one on the screen, so
// that a key is always shown as it is bound.
//
// A key may be several that are pressed one after the other, "ctrl+x u": its name has blanks in it.
type Keys struct {
	rows     []Binding
	commands map[string]Command
	begun    map[string]bool // the beginnings of keys that are several
}

// NewKeys is the table with its usual keys.
func NewKeys() Keys { return indexed(bindings) }

func indexed(rows []Binding) Keys {
	k := Keys{rows: rows, commands: map[string]Command{}, begun: map[string]bool{}}
	for _, b := range rows {
		for _, key := range b.Keys {
			k.commands[key] = b.Command
			for i := range len(key) {
				if key[i] == ' ' {
					k.begun[key[:i]] = true
				}
			}
		}
	}
	return k
}

// Bindings are the rows of the table, which the caller leaves as they are.
func (k Keys) Bindings() []Binding { return k.rows }

// Command is what a key press means by itself; empty when it means nothing.
func (k Keys) Command(msg tea.KeyPressMsg) Command { return k.commands[msg.String()] }

// Named is what a key means by its name, as people write it; empty when it means nothing.
func (k Keys) Named(key string) Command { return k.commands[key] }

// Sequence is what keys mean that were pressed one after the other, their names with blanks between; more says that they
// are only the beginning.
func (k Keys) Sequence(pressed string) (c Command, more bool) {
	return k.commands[pressed], k.begun[pressed]
}

// After are the rows that go on from the beginning of a sequence, each with what is left of its key.
func (k Keys) After(pressed string) []Binding {
	var out []Binding
	for _, b := range k.rows {
		for _, key := range b.Keys {
			if rest, ok := strings.CutPrefix(key, pressed+" "); ok {
				b.Keys = []string{rest}
				out = append(out, b)
				break
			}
		}
	}
	return out
}

// Binding is the row of a command; nil when there is none.
func (k Keys) Binding(c Command) *Binding {
	for i := range k.rows {
		if k.rows[i].Command == c {
			return &k.rows[i]
		}
	}
	return nil
}

// Key is how a command is called for, as people read it: its usual key, or where it has none what to type into the
// list of all commands.
func (k Keys) Key(c Command) text.Safe {
	b := k.Binding(c)
	if b == nil {
		return ""
	}
	if key := b.Key(); key != "" || c == ShowAll {
		return key
	}
	return text.Join(" ", k.Key(ShowAll), text.Line(string(c)))
}

// placeholder stands in a sentence where a key is to be named.
var placeholder = regexp.MustCompile(`\{[a-z0-9-]+\}`)

// In puts keys into a sentence of the interface's own, in place of the commands in braces: "Press {refresh} to try again".
func (k Keys) In(sentence text.Safe) text.Safe { return Called(sentence, k.Key) }

// Called puts into a sentence, in place of the commands in braces, what each is called.
func Called(sentence text.Safe, call func(Command) text.Safe) text.Safe {
	return text.Clean(placeholder.ReplaceAllStringFunc(string(sentence), func(s string) string {
		return string(call(Command(strings.Trim(s, "{}"))))
	}))
}

// glyphKeys are keys drawn shorter than they are named.
var glyphKeys = map[string]text.Safe{"up": "↑", "down": "↓", "left": "←", "right": "→"}

// Key is a key as it is written for people: words where glyphs may be missing.
func Key(name string) text.Safe {
	if g, ok := glyphKeys[name]; ok {
		return g
	}
	return text.Line(name)
}

// Key is the usual key of the binding; empty when it has none.
func (b *Binding) Key() text.Safe {
	if len(b.Keys) == 0 {
		return ""
	}
	return Key(b.Keys[0])
}

// KeysWithin writes as many keys of the binding as have room in so many cells, the usual ones first, and one at the least.
func (b *Binding) KeysWithin(m text.Measure, width int) text.Safe {
	var out text.Safe
	for _, k := range b.Keys {
		longer := text.Join(" ", out, Key(k))
		if out != "" && m.Width(longer) > width {
			break
		}
		out = longer
	}
	return out
}

// AllKeys writes every key of the binding.
func (b *Binding) AllKeys() text.Safe {
	keys := make([]text.Safe, len(b.Keys))
	for i, k := range b.Keys {
		keys[i] = Key(k)
	}
	return text.Join(" ", keys...)
}

// sectionKeys are one row in lists of keys where they are the nine digits: nine alike tell nothing.
const sectionKeys = "section-"

// Listed is the table as people read it: commands with keys only, the nine sections in one row.
func (k Keys) Listed() []Binding {
	var out []Binding
	digits := k.digits()
	for _, b := range k.rows {
		switch {
		case b.Command == Section1 && digits:
			b.Keys, b.Title = []string{"1–9"}, "section by number"
			out = append(out, b)
		case len(b.Keys) == 0 || digits && strings.HasPrefix(string(b.Command), sectionKeys):
		default:
			out = append(out, b)
		}
	}
	return out
}

// digits reports whether the nine sections have the nine digits, and nothing else.
func (k Keys) digits() bool {
	for _, b := range k.rows {
		if n, ok := strings.CutPrefix(string(b.Command), sectionKeys); ok && (len(b.Keys) != 1 || b.Keys[0] != n) {
			return false
		}
	}
	return true
}

// Markdown renders the key table as README.md prints it: a heading row and one row a command.
func (k Keys) Markdown() string {
	var b strings.Builder
	b.WriteString("| key | does |\n|---|---|\n")
	for _, row := range k.Listed() {
		keys := make([]string, len(row.Keys))
		for i, k := range row.Keys {
			keys[i] = "`" + string(Key(k)) + "`"
		}
		b.WriteString("| " + strings.Join(keys, " ") + " | " + string(row.Title) + " |\n")
	}
	return b.String()
}
