package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"reader/internal/ui/page"
)

// edited is what an editor left of a page's text.
type edited struct {
	s    *step
	text string
	err  error
}

// editText gives the terminal to the reader's own editor.
func (r *root) editText(s *step, words string) tea.Cmd {
	if r.o.Editor == nil {
		return r.say(page.Notice{Text: "No editor is set up; set $EDITOR", Trouble: true})
	}
	draft, err := r.o.Editor(words)
	if err != nil {
		return r.trouble(err)
	}
	return r.lend(draft, func(err error) tea.Msg {
		e := edited{s: s, err: err}
		if err == nil {
			e.text, e.err = draft.Text()
		}
		e.err = errors.Join(e.err, draft.Close())
		return e
	})
}

// apply gives the text to the page, when it is still there.
func (e edited) apply(r *root) tea.Cmd {
	if e.err != nil {
		return r.trouble(e.err)
	}
	if e.s != r.trail.top() {
		return nil
	}
	return r.act(e.s, e.s.page.Receive(r.env(e.s), page.Edited{Text: e.text}))
}
