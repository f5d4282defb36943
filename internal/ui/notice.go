package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"reader/internal/text"
	"reader/internal/ui/page"
)

// notices are what the status line says of what was done, went wrong or is to be known: one at a time.
type notices struct {
	said    page.Notice
	turn    int           // notices so far, so that an old one's end does not end a new one
	until   time.Time     // until then a notice of less weight waits, unless a key is pressed meanwhile
	waiting []page.Notice // in their order
}

// How long a notice stands, and how long it is not displaced by one of less weight.
const (
	noticeFor = 6 * time.Second
	heardFor  = 2500 * time.Millisecond
)

// weighs says that a notice tells of trouble, or of what can be taken back.
func weighs(n page.Notice) bool { return n.Trouble || n.Undo }

// hush is the end of a notice.
type hush struct{ turn int }

func (m hush) apply(r *root) tea.Cmd {
	if m.turn != r.notices.turn {
		return nil
	}
	return r.hush()
}

// hush ends the notice; the next one that waits follows.
func (r *root) hush() tea.Cmd {
	n := &r.notices
	n.said, n.until = page.Notice{}, time.Time{}
	r.touch()
	if len(n.waiting) == 0 {
		return nil
	}
	next := n.waiting[0]
	n.waiting = n.waiting[1:]
	return r.say(next)
}

// say puts a notice on the status line until something else is said or a while has passed. What comes of itself waits while
// something weightier has only just been said.
func (r *root) say(said page.Notice) tea.Cmd {
	if said.Text == "" {
		return nil
	}
	n, now := &r.notices, r.now()
	if wait := n.until.Sub(now); wait > 0 && weighs(n.said) && !weighs(said) {
		n.waiting = append(n.waiting, said)
		return r.tick(wait, hush{n.turn})
	}
	said.Text = r.world.Keys.In(said.Text)
	n.said, n.until = said, now.Add(heardFor)
	n.turn++
	r.touch()
	return r.tick(noticeFor, hush{n.turn})
}

// seen says that a key was pressed: whatever was said has been seen, and the answer to the key does not wait.
func (n *notices) seen() { n.until = time.Time{} }

// turned ends what was said of a page that is left, but for what undo takes back from anywhere.
func (r *root) turned() {
	if !r.notices.said.Undo {
		r.notices.said = page.Notice{}
	}
}

// heard is the notice as the status line says it: nothing while the page has a prompt of its own, and no word of undo while
// its key would be typed.
func (r *root) heard() page.Notice {
	said := r.notices.said
	if p, ok := r.trail.top().page.(page.Prompter); ok && p.Prompting() {
		return page.Notice{}
	}
	if r.cursor() != nil {
		said.Undo = false
	}
	return said
}

// notice is a sentence for the status line; the arguments are cleaned.
func notice(format text.Safe, args ...any) page.Notice {
	return page.Notice{Text: text.Format(format, args...)}
}

// trouble says what went wrong.
func (r *root) trouble(err error) tea.Cmd {
	return r.say(page.Notice{Text: r.o.Explain(err), Trouble: true})
}
