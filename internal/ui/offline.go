package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

func (r *root) storeSubject() tea.Cmd {
	if s, ok := r.subject(); ok {
		return r.fetchOne(s)
	}
	if sc, ok := r.trail.top().page.(page.Scope); ok {
		return r.store(sc.Scope())
	}
	return r.nothingHere()
}

// store fetches the pages of what a query finds.
func (r *root) store(q news.Query) tea.Cmd {
	return r.run(func(ctx context.Context) <-chan news.Progress { return r.o.Desk.Keep(ctx, q) }, refresh{keeping: true})
}

// fetchOne stores the page of one story.
func (r *root) fetchOne(s news.Story) tea.Cmd {
	ctx, desk := r.ctx, r.o.Desk
	if s.Stored == news.StoredFull && !s.Stale {
		return r.say(page.Notice{Text: "This story is kept offline already"})
	}
	return tea.Batch(r.say(page.Notice{Text: "Fetching its page"}), func() tea.Msg {
		reading, err := desk.Fetch(ctx, s.ID)
		return stored{reading, err}
	})
}

// stored says that a story's page was fetched.
type stored struct {
	reading news.Reading
	err     error
}

func (m stored) apply(r *root) tea.Cmd {
	switch {
	case m.err != nil:
		return r.trouble(m.err)
	case m.reading.Trouble != "":
		return r.say(page.Notice{Text: text.Line(m.reading.Trouble), Trouble: true})
	}
	s := m.reading.Story
	return tea.Batch(r.say(page.Notice{Text: "Kept offline"}), r.tell(page.Changed{Stories: []news.StoryID{s.ID}, Stored: s.Stored}))
}

// toggleOffline pulls the cable or plugs it in.
func (r *root) toggleOffline() tea.Cmd {
	off := !r.world.Offline
	desk := r.o.Desk
	return func() tea.Msg {
		err := desk.SetOffline(off)
		return cable{desk.Offline(), err}
	}
}

// cable says whether the network is used.
type cable struct {
	offline bool
	err     error
}

func (m cable) apply(r *root) tea.Cmd {
	r.world.Offline = m.offline
	r.touch()
	switch {
	case m.err != nil:
		return r.trouble(m.err)
	case m.offline:
		return r.say(page.Notice{Text: "Working offline: everything stored stays readable"})
	default:
		return r.say(page.Notice{Text: "Online again"})
	}
}
