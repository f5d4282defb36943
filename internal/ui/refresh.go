package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/page"
	"reader/internal/ui/status"
)

// refresh is the fetching under way and what came of the last one.
type refresh struct {
	running  bool
	quiet    bool // begun by the clock: it says only what is new
	added    bool // begun since feeds were added: it says what failed, too
	keeping  bool // pages of stories are fetched, not feeds
	cancel   context.CancelFunc
	progress news.Progress
	failures []news.Failure
	waiting  int  // new stories that the lists do not show
	again    bool // feeds were added meanwhile
	last     time.Time
	counted  time.Time // when it was last looked how much is stored
}

// progressed is a message of a refresh; more is false when the channel has closed.
type progressed struct {
	news.Progress
	more bool
	from <-chan news.Progress
}

// refreshHere shows what is new when something waits, else asks the feeds of the section on top.
func (r *root) refreshHere() tea.Cmd {
	if r.refresh.waiting > 0 {
		return r.showNew()
	}
	id := news.SectionID(0)
	if _, front := r.trail.base().to.(page.Front); front { // what is stored is edited anew at once
		return tea.Batch(r.reprint(), r.refreshAll())
	}
	if l, ok := r.trail.base().to.(page.List); ok {
		if l.Query.Feed != 0 {
			return r.refreshFeed(l.Query.Feed)
		}
		id = l.Query.Section
	}
	return r.run(func(ctx context.Context) <-chan news.Progress { return r.o.Desk.Refresh(ctx, id) }, refresh{})
}

func (r *root) refreshFeed(id news.FeedID) tea.Cmd {
	return r.run(func(ctx context.Context) <-chan news.Progress { return r.o.Desk.RefreshFeed(ctx, id) }, refresh{})
}

func (r *root) refreshAll() tea.Cmd {
	return r.run(func(ctx context.Context) <-chan news.Progress { return r.o.Desk.Refresh(ctx, 0) }, refresh{})
}

// refreshDue asks what is due, without a word unless something comes of it.
func (r *root) refreshDue() tea.Cmd {
	if r.o.AutoRefresh <= 0 || r.refresh.running {
		return nil
	}
	return r.run(r.o.Desk.RefreshDue, refresh{quiet: true})
}

// fetchAdded asks the feeds that were just added, now or when the refresh under way is over.
func (r *root) fetchAdded() tea.Cmd {
	if r.refresh.running {
		r.refresh.again = true
		return nil
	}
	return r.run(r.o.Desk.RefreshDue, refresh{quiet: true, added: true})
}

// run begins a refresh, unless one is under way. Then that one answers the reader who asked.
func (r *root) run(begin func(context.Context) <-chan news.Progress, state refresh) tea.Cmd {
	if r.refresh.running {
		r.refresh.quiet = false
		return r.say(page.Notice{Text: "The news is being fetched already"})
	}
	ctx, cancel := context.WithCancel(r.ctx)
	state.running, state.cancel = true, cancel
	state.waiting, state.failures, state.last = r.refresh.waiting, r.refresh.failures, r.now()
	r.refresh, r.world.Refreshing = state, true
	if !state.quiet {
		r.notices.said = page.Notice{}
	}
	r.touch()
	return func() tea.Msg { return next(begin(ctx)) }
}

// next waits for a message of a refresh.
func next(from <-chan news.Progress) tea.Msg {
	p, more := <-from
	return progressed{p, more, from}
}

// apply shows how far a refresh is, and goes on waiting until its channel closes.
func (m progressed) apply(r *root) tea.Cmd {
	if !m.more {
		return r.finish()
	}
	first := r.refresh.progress.New == 0 && m.New > 0
	r.refresh.progress = m.Progress
	r.line()
	wait := func() tea.Msg { return next(m.from) }
	if r.refresh.keeping {
		return tea.Batch(wait, r.recountStored())
	}
	if first {
		return tea.Batch(wait, r.tell(page.Arrived{}), r.reload())
	}
	return wait
}

// coverageEvery is how often it is looked how much is stored while that grows.
const coverageEvery = 2 * time.Second

// recountStored looks how much is stored, when that was a while ago.
func (r *root) recountStored() tea.Cmd {
	if r.now().Sub(r.refresh.counted) < coverageEvery {
		return nil
	}
	r.refresh.counted = r.now()
	return r.reload()
}

// finish says what came of a refresh. The lists stay as they are until the reader wants to see what is new.
func (r *root) finish() tea.Cmd {
	f := &r.refresh
	f.cancel()
	f.running, r.world.Refreshing = false, false
	f.failures = f.progress.Failures
	if !f.keeping {
		f.waiting += f.progress.New
	}
	r.line()
	cmds := []tea.Cmd{r.tell(page.Arrived{}), r.reload()}
	if f.keeping {
		cmds = append(cmds, r.tell(page.Fresh{Marks: true}))
	}
	if n := (status.Outcome{Progress: f.progress, Quiet: f.quiet, Added: f.added, Keeping: f.keeping, Waiting: f.waiting}).Report(); n.Text != "" {
		cmds = append(cmds, r.say(n))
	}
	if r.o.KeepsAhead && !f.keeping && !f.progress.Offline {
		cmds = append(cmds, r.keepChosen())
	}
	if f.again {
		f.again = false
		cmds = append(cmds, r.fetchAdded())
	}
	return tea.Batch(cmds...)
}

// stopRefresh ends a refresh early: what came in stays.
func (r *root) stopRefresh() tea.Cmd {
	if r.refresh.running {
		r.refresh.cancel()
	}
	return nil
}

// showNew lets the pages show what came in.
func (r *root) showNew() tea.Cmd {
	if r.refresh.waiting == 0 {
		return r.say(page.Notice{Text: "Nothing new waits. {refresh} asks for news"})
	}
	r.refresh.waiting, r.notices.said = 0, page.Notice{}
	r.touch()
	return tea.Batch(r.tell(page.Fresh{}), r.reprint())
}

func (r *root) showFailures() tea.Cmd {
	return r.visit(page.Failures{Failures: r.refresh.failures}, false)
}

// cutRhythm is how often it is tried whether there is a network again.
const cutRhythm = 2 * time.Minute

// nextRefresh is when feeds that are due are asked again; zero when they are not.
func (r *root) nextRefresh() time.Time {
	if r.o.AutoRefresh <= 0 || r.refresh.last.IsZero() || r.world.Offline || r.world.Cut {
		return time.Time{}
	}
	return r.refresh.last.Add(r.o.AutoRefresh)
}

// minute moves the ages on, and asks what is due when it is time.
func (r *root) minute() tea.Cmd {
	r.world.Now = r.now()
	r.line()
	again, every := r.tick(autoTick, minute{}), r.o.AutoRefresh
	if r.world.Cut {
		every = min(every, cutRhythm)
	}
	if r.o.AutoRefresh > 0 && r.now().Sub(r.refresh.last) >= every {
		return tea.Batch(again, r.refreshDue())
	}
	return again
}
