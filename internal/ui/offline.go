package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
)

// storeSubject fetches ahead the story under the cursor, else all that is listed.
func (r *root) storeSubject() tea.Cmd {
	desk := r.o.Desk
	if s, ok := r.subject(); ok {
		return r.ahead(func(ctx context.Context) <-chan news.Progress { return desk.KeepStory(ctx, s.ID) })
	}
	if sc, ok := r.trail.top().page.(page.Scope); ok {
		return r.store(sc.Scope())
	}
	return r.nothingHere()
}

// store fetches ahead what a query finds.
func (r *root) store(q news.Query) tea.Cmd {
	desk := r.o.Desk
	return r.ahead(func(ctx context.Context) <-chan news.Progress { return desk.Keep(ctx, q) })
}

// ahead begins to fetch ahead. On a metered network the reader is told first; who asks again means it, and is not told
// again.
func (r *root) ahead(begin func(context.Context) <-chan news.Progress) tea.Cmd {
	if r.paying {
		return r.run(begin, refresh{keeping: true})
	}
	ctx, desk := r.ctx, r.o.Desk
	return func() tea.Msg { return metered{desk.Metered(ctx), begin} }
}

// metered says whether the network is paid by the byte, to one who wants to fetch ahead.
type metered struct {
	paid  bool
	begin func(context.Context) <-chan news.Progress
}

func (m metered) apply(r *root) tea.Cmd {
	if !m.paid || r.world.Offline {
		return r.run(m.begin, refresh{keeping: true})
	}
	r.paying = true
	return r.say(page.Notice{Text: "The network is metered: nothing was fetched. {keep} again fetches all the same", Trouble: true})
}

// keepChosen fetches ahead, after a refresh, the sections that the configuration names. On a metered network it says once
// that it does not.
func (r *root) keepChosen() tea.Cmd {
	ctx, desk := r.ctx, r.o.Desk
	return func() tea.Msg { return chosen{desk.Metered(ctx)} }
}

// chosen says whether the network is paid by the byte, after a refresh.
type chosen struct{ paid bool }

func (m chosen) apply(r *root) tea.Cmd {
	switch {
	case r.refresh.running || r.world.Offline:
		return nil
	case !m.paid || r.paying:
		return r.run(r.o.Desk.KeepChosen, refresh{keeping: true, quiet: true})
	case r.warned:
		return nil
	}
	r.warned = true
	return r.say(page.Notice{Text: "The network is metered: no stories are fetched ahead"})
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
	r.unplug(m.offline)
	if m.err != nil {
		return r.trouble(m.err)
	}
	return r.say(deed.Cable(m.offline))
}

// unplug takes over whether the network is used, and notes since when it is not.
func (r *root) unplug(offline bool) {
	if offline && !r.world.Offline {
		r.since = r.now()
	}
	r.world.Offline = offline
	r.line()
}

// line takes over since when there is no network, if there is none.
func (r *root) line() {
	cut := r.o.Desk.Cut()
	r.world.Cut = !cut.IsZero()
	if r.world.Cut {
		r.since = cut
	}
	r.touch()
}

// coverage is how much of what is listed is stored whole.
func (r *root) coverage() news.Counts {
	l, ok := r.trail.base().to.(page.List)
	if !ok || l.Query == (news.Query{}) {
		return r.counts
	}
	if q := l.Query; q != (news.Query{Section: q.Section, Unread: q.Unread}) {
		return news.Counts{}
	}
	if s := news.Find(r.world.Sections, l.Query.Section); s != nil {
		return s.Counts
	}
	return news.Counts{}
}
