package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
)

// undo takes back what was done last, whatever it was.
func (r *root) undo() tea.Cmd { return r.do(deed.Undo(r.o.Desk)) }

// redo does again what was undone last.
func (r *root) redo() tea.Cmd { return r.do(deed.Redo(r.o.Desk)) }

// show tells the pages what a change came to, and has the store follow.
func (r *root) show(e news.Effect) tea.Cmd {
	r.count(len(e.Unread) - len(e.Read))
	desk := r.o.Desk
	follow := func(c page.Changed, part news.Effect) job {
		return job{quiet: true, shown: c, do: then(page.Notice{}, func(ctx context.Context) error { return desk.Reflect(ctx, part) })}
	}
	var jobs []job
	for _, j := range []job{
		follow(page.Changed{Stories: e.Read, Read: page.Set}, news.Effect{Read: e.Read}),
		follow(page.Changed{Stories: e.Unread, Read: page.Cleared}, news.Effect{Unread: e.Unread}),
		follow(page.Changed{Stories: e.Saved, Saved: page.Set}, news.Effect{Saved: e.Saved}),
		follow(page.Changed{Stories: e.Unsaved, Saved: page.Cleared}, news.Effect{Unsaved: e.Unsaved}),
	} {
		if len(j.shown.Stories) > 0 {
			jobs = append(jobs, j)
		}
	}
	if len(jobs) == 0 {
		return tea.Batch(r.tell(page.Fresh{Marks: true}), r.reload())
	}
	jobs[len(jobs)-1].fresh = true
	cmds := make([]tea.Cmd, len(jobs))
	for i, j := range jobs {
		cmds[i] = r.write(j)
	}
	return tea.Batch(cmds...)
}

// visited writes a story into the history, with the way that led there.
func (r *root) visited(s *step, a page.Visit) tea.Cmd {
	return r.do(deed.Visit(r.o.Desk, a.Story, r.wayTo(s, a.From)))
}

// wayTo is how the story on a step of the trail was reached: by a link in the story from, or else from the last page
// below that knows a way.
func (r *root) wayTo(s *step, from news.StoryID) news.Way {
	way := news.Way{From: from}
	if from != 0 {
		way.Kind = news.WayLink
	}
	at := slices.Index(r.trail.steps, s)
	for i := at - 1; i >= 0; i-- {
		below := r.trail.steps[i].page
		if sub, ok := below.(page.Subject); ok && from != 0 {
			if story, _ := sub.Subject(); story.ID == from {
				way.Name = string(below.Name())
				return way
			}
		}
		if w, ok := below.(page.Way); ok && from == 0 {
			return w.Way()
		}
	}
	return way
}
