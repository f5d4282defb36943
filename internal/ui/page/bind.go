package page

import (
	"slices"
	"strings"

	"reader/internal/text"
)

// Wish is a row of the table as the reader wants it: a command, by its name, and its keys, by theirs; none unbinds it.
type Wish struct {
	Command string
	Keys    []string
	Line    int // of the configuration
}

// Misfit is a wish that cannot be, or that takes from another row the last key that it had, in one sentence.
type Misfit struct {
	Line int
	Says text.Safe
}

// needed are the commands without which nobody finds a way: each keeps a key. Of quit it is ctrl+c, which is its own.
var needed = []Command{Up, Down, Open, Close, ShowAll}

// interrupt quits whatever else is bound.
const interrupt = "ctrl+c"

// Bind lays the reader's wishes over a preset. A row that cannot be stays as the preset has it, so that reader can be
// used whatever the configuration says; a key that is wished for is taken from the row that had it.
func Bind(name string, wishes []Wish) (Keys, []Misfit) {
	b := binding{rows: preset(name)}
	for _, w := range wishes {
		if says := b.take(w); says != "" {
			b.misfits = append(b.misfits, Misfit{w.Line, says})
		}
	}
	b.keepNeeded()
	b.apply()
	return indexed(b.rows), b.misfits
}

// binding is the table while it is made.
type binding struct {
	rows    []Binding
	wished  []Wish // those that can be, with the keys as Bubble Tea names them
	misfits []Misfit
}

// take checks a wish by itself and against those before it, and says what is wrong with it.
func (b *binding) take(w Wish) text.Safe {
	c := Command(w.Command)
	if !slices.ContainsFunc(b.rows, func(row Binding) bool { return row.Command == c }) {
		return noCommand(w.Command, b.rows)
	}
	keys := make([]string, 0, len(w.Keys)+1)
	for _, written := range w.Keys {
		key, err := keySequence(written)
		if err != nil {
			return text.Format("%s: %s", c, err.Error())
		}
		if other, ok := b.owner(key); ok {
			return text.Format("%q is given to both %s (line %d) and %s, which keeps its usual keys", key, other.Command, other.Line, c)
		}
		if strings.HasPrefix(key, interrupt) && c != QuitReader {
			return text.Format("%s cannot have %q: that always quits", c, interrupt)
		}
		keys = append(keys, key)
	}
	switch {
	case c == QuitReader && !slices.Contains(keys, interrupt):
		keys = append(keys, interrupt)
	case len(keys) == 0 && slices.Contains(needed, c):
		return text.Format("%s needs a key", c)
	}
	w.Keys = keys
	b.wished = append(b.wished, w)
	return ""
}

func noCommand(name string, rows []Binding) text.Safe {
	known := make([]string, len(rows))
	for i := range rows {
		known[i] = string(rows[i].Command)
	}
	if meant := text.Nearest(name, known); meant != "" {
		return text.Format("there is no command %q; did you mean %q?", name, meant)
	}
	return text.Format("there is no command %q; reader config keys lists them", name)
}

// owner is the wish that has a key already, or one that begins with it, or that it begins with.
func (b *binding) owner(key string) (Wish, bool) {
	for _, w := range b.wished {
		if slices.ContainsFunc(w.Keys, func(k string) bool { return overlap(k, key) }) {
			return w, true
		}
	}
	return Wish{}, false
}

// wish is what is wished for a row.
func (b *binding) wish(row *Binding) (Wish, bool) {
	for _, w := range b.wished {
		if Command(w.Command) == row.Command {
			return w, true
		}
	}
	return Wish{}, false
}

// overlap reports whether one key is the other or its beginning: then nobody knows which is meant.
func overlap(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+" ") || strings.HasPrefix(b, a+" ")
}

// left are the keys that the wishes leave a row.
func (b *binding) left(row *Binding) []string {
	if w, ok := b.wish(row); ok {
		return w.Keys
	}
	return slices.DeleteFunc(slices.Clone(row.Keys), func(k string) bool { _, taken := b.owner(k); return taken })
}

// keepNeeded turns down the wishes that leave what is needed without a key.
func (b *binding) keepNeeded() {
	for i := range b.rows {
		row := &b.rows[i]
		for slices.Contains(needed, row.Command) && len(b.left(row)) == 0 {
			w, _ := b.owner(row.Keys[0])
			b.wished = slices.DeleteFunc(b.wished, func(o Wish) bool { return o.Command == w.Command })
			b.misfits = append(b.misfits, Misfit{w.Line, text.Format("%s cannot have %q, the only key of %s", w.Command, row.Keys[0], row.Command)})
		}
	}
}

// apply gives each row its keys, and says which lost the last one that it had.
func (b *binding) apply() {
	for i := range b.rows {
		row := &b.rows[i]
		had := row.Keys
		if row.Keys = b.left(row); len(row.Keys) > 0 || len(had) == 0 {
			continue
		}
		if _, ok := b.wish(row); ok {
			continue // unbound on purpose
		}
		w, _ := b.owner(had[0])
		b.misfits = append(b.misfits, Misfit{w.Line, text.Format("%q is now %s, so that %s has no key: give it one, or %s = []", had[0], w.Command, row.Command, row.Command)})
	}
}
