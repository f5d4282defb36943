package ui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/text"
	"reader/internal/ui/page"
)

// chord is the beginning of several keys that mean one command, "ctrl+x" of "ctrl+x u". It is empty most of the time.
type chord string

// press routes a key: as text to a page that takes text, else as a command, or as a part of the keys of one.
func (r *root) press(m tea.KeyPressMsg) tea.Cmd {
	if r.chord == "" {
		if cmd, ok := r.typed(m); ok {
			return cmd
		}
	}
	begun := r.chord
	pressed := strings.TrimLeft(string(begun)+" "+m.String(), " ")
	c, more := r.world.Keys.Sequence(pressed)
	if r.chord = ""; more {
		r.chord, r.notices.said = chord(pressed), page.Notice{} // which has been read, and the footer is needed
	}
	if more || begun != "" {
		r.touch() // the footer says how it may go on
	}
	switch {
	case c != "":
		return r.command(c)
	case begun != "" && !more && r.world.Keys.Command(m) != page.Close:
		return r.say(notice("%s means nothing", page.Key(pressed)))
	case begun == "" && !more:
		return r.pressTool(pressed)
	}
	return nil
}

// chordHints are the keys that the footer names while a sequence has begun: those that go on from there.
func (r *root) chordHints() []page.Binding {
	rows := r.world.Keys.After(string(r.chord))
	for i := range rows {
		rows[i].Hint = cmp.Or(rows[i].Hint, rows[i].Title)
	}
	first := page.Binding{Keys: []string{string(r.chord)}, Hint: text.Join("", r.world.Glyphs.More)}
	return append([]page.Binding{first}, rows...)
}
