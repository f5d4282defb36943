package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
)

// markAll marks all read that the page on top lists.
func (r *root) markAll() tea.Cmd { return r.markRead(nil, func(q news.Query) news.Query { return q }) }

// What of a list can be marked read besides what is older than an age.
const (
	markAbove = "above"
	markBelow = "below"
)

// markChoices are what of a list can be marked read: what is older, and in a list with a cursor what stands above or below.
func markChoices(r *root) []page.Choice {
	top := r.trail.top().page
	if _, ok := top.(page.Scope); !ok {
		return nil
	}
	out := []page.Choice{{Value: "1d", Name: "what is older than a day"}, {Value: "3d", Name: "what is older than three days"}, {Value: "7d", Name: "what is older than a week"}}
	if _, ok := top.(page.Lister); ok {
		out = append(out, page.Choice{Value: markAbove, Name: "what stands above the cursor"}, page.Choice{Value: markBelow, Name: "what stands below the cursor"})
	}
	return out
}

// markSome marks a part read: above or below the cursor, or older than an age.
func (r *root) markSome(which string) tea.Cmd {
	if which == markAbove || which == markBelow {
		return r.markBeside(which == markBelow)
	}
	age, err := text.ParseAge(which)
	if err != nil {
		return r.say(page.Notice{Text: text.Line(err.Error()), Trouble: true})
	}
	before := r.now().Add(-age)
	older := func(s *news.Story) bool { return s.When().Before(before) }
	return r.markRead(older, func(q news.Query) news.Query { q.Before = before; return q })
}

// markBeside marks read what is listed above the cursor, or below it as far as it has been listed.
func (r *root) markBeside(below bool) tea.Cmd {
	lister, ok := r.trail.top().page.(page.Lister)
	under, at := r.subject()
	if !ok || !at {
		return r.nothingHere()
	}
	all := slices.Collect(lister.Listed())
	i := slices.IndexFunc(all, func(s news.Story) bool { return s.ID == under.ID })
	if below {
		return r.mark(page.Mark{Stories: all[i+1:], Read: true})
	}
	return r.mark(page.Mark{Stories: all[:max(i, 0)], Read: true})
}

// markRead marks read what the page on top lists, narrowed. What of that it shows is right at once: all where nothing says
// which.
func (r *root) markRead(which func(*news.Story) bool, narrow func(news.Query) news.Query) tea.Cmd {
	top := r.trail.top().page
	scope, ok := top.(page.Scope)
	if !ok {
		return r.nothingHere()
	}
	d := deed.MarkAll(r.o.Desk, narrow(scope.Scope()), top.Name())
	if unread := unreadOf(top, which); len(unread) > 0 {
		d.Shown = page.Changed{Stories: unread, Read: page.Set}
		d.Revert = page.Changed{Stories: unread, Read: page.Cleared}
	}
	return r.do(d)
}

// unreadOf lists the unread stories that a page shows, of some of them.
func unreadOf(p page.Page, which func(*news.Story) bool) (ids []news.StoryID) {
	lister, ok := p.(page.Lister)
	if !ok {
		return nil
	}
	for s := range lister.Listed() {
		if !s.Read && (which == nil || which(&s)) {
			ids = append(ids, s.ID)
		}
	}
	return ids
}
