package ui

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/section"
)

// unreadAhead is the answer to the search for the next unread story in other sections.
type unreadAhead struct {
	in    page.List
	story *news.Story
	err   error
}

// stepStory goes to another story of the list that the article on top came from.
func (r *root) stepStory(by int, unread bool) tea.Cmd {
	opening := r.trail.base().reading()
	s := r.trail.source()
	if s == nil {
		return r.nothingHere()
	}
	if st, ok := s.page.(page.Stepper); ok {
		story, actions, ok := st.Step(r.env(s), by, unread)
		if cmd := r.act(s, actions); ok {
			to := page.Story{Story: story}
			if m, ok := s.page.(page.Marker); ok {
				to.Marks = m.Marks()
			}
			return tea.Batch(cmd, r.visit(to, opening))
		}
	}
	if unread {
		return r.unreadElsewhere(s)
	}
	return r.say(page.Notice{Text: [...]text.Safe{"This is the first story", "This is the last story"}[(by+1)/2]})
}

// unreadElsewhere looks for an unread story in the sections that follow, and then in those before.
func (r *root) unreadElsewhere(from *step) tea.Cmd {
	order := section.Behind(r.base(), from.to)
	desk, ctx := r.o.Desk, r.ctx
	return func() tea.Msg {
		in, story, err := section.FirstUnread(ctx, desk, order)
		return unreadAhead{in, story, err}
	}
}

// apply opens the unread story found, with its section beneath.
func (u unreadAhead) apply(r *root) tea.Cmd {
	switch {
	case u.err != nil:
		return r.trouble(u.err)
	case u.story == nil:
		return r.say(page.Notice{Text: "Everything has been read"})
	}
	instead := r.trail.base().reading() && len(r.trail.steps) > 1
	return tea.Batch(r.visit(u.in, instead), r.visit(page.Story{Story: *u.story}, false))
}
