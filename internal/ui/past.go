package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

func (r *root) markAll() tea.Cmd {
	sc, ok := r.trail.top().page.(page.Scope)
	if !ok {
		return nil
	}
	q, name := sc.Scope(), r.trail.top().page.Name()
	j := r.taking(func(ctx context.Context) (news.Effect, page.Notice, error) {
		e, err := r.o.Desk.MarkAll(ctx, q)
		return e, page.Notice{Text: text.Format("%s: %d marked read", name, len(e.Read)), Undo: len(e.Read) > 0}, err
	})
	if unread := unreadOf(r.trail.top().page); len(unread) > 0 {
		j.shown = page.Changed{Stories: unread, Read: page.Set}
		j.revert = page.Changed{Stories: unread, Read: page.Cleared}
	}
	return r.write(j)
}

// unreadOf lists the unread stories that a page shows.
func unreadOf(p page.Page) (ids []news.StoryID) {
	lister, ok := p.(page.Lister)
	if !ok {
		return nil
	}
	for s := range lister.Listed() {
		if !s.Read {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// undo takes back what was done last, whatever it was.
func (r *root) undo() tea.Cmd {
	return r.take(func(ctx context.Context) (news.Effect, page.Notice, error) {
		e, err := r.o.Desk.Undo(ctx)
		return e, said(e, "Undone: %s", "There is nothing to undo"), err
	})
}

// redo does again what was undone last.
func (r *root) redo() tea.Cmd {
	return r.take(func(ctx context.Context) (news.Effect, page.Notice, error) {
		e, err := r.o.Desk.Redo(ctx)
		n := said(e, "Done again: %s", "There is nothing to do again")
		n.Undo = e.Did != ""
		return e, n, err
	})
}

// restore brings an entry of the trash back.
func (r *root) restore(id news.TrashID) tea.Cmd {
	return r.take(func(ctx context.Context) (news.Effect, page.Notice, error) {
		e, err := r.o.Desk.Restore(ctx, id)
		n := said(e, "%s", "There is nothing to restore")
		n.Undo = e.Did != ""
		return e, n, err
	})
}

// said is a sentence about what a change came to.
func said(e news.Effect, done, nothing text.Safe) page.Notice {
	if e.Did == "" {
		return page.Notice{Text: nothing}
	}
	return page.Notice{Text: text.Capital(text.Format(done, e.Did))}
}

// take makes a change that may touch any number of stories. What the pages show of them is right at once; the store
// follows, and then the pages ask again.
func (r *root) take(do func(context.Context) (news.Effect, page.Notice, error)) tea.Cmd {
	return r.write(r.taking(do))
}

func (r *root) taking(do func(context.Context) (news.Effect, page.Notice, error)) job {
	var effect news.Effect
	return job{
		due: true,
		do: func(ctx context.Context) (n page.Notice, err error) {
			effect, n, err = do(ctx)
			return n, err
		},
		done: func(r *root) tea.Cmd { return r.show(effect) },
	}
}

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

// forget takes visits out of the history.
func (r *root) forget(a page.Forgetting) tea.Cmd {
	desk := r.o.Desk
	return r.write(job{fresh: true, do: func(ctx context.Context) (page.Notice, error) {
		if a.Visit != 0 {
			return page.Notice{Text: "Taken out of the history", Undo: true}, desk.ForgetVisits(ctx, a.Visit)
		}
		n, err := desk.ForgetHistory(ctx, a.All)
		return page.Notice{Text: text.Format("%d taken out of the history", n), Undo: n > 0}, err
	}})
}

func gone(entries int) text.Safe {
	if entries == 1 {
		return "What lay in the trash is gone for good"
	}
	return text.Format("%d entries of the trash are gone for good", entries)
}

// emptyTrash forgets what lies in the trash for good.
func (r *root) emptyTrash() tea.Cmd {
	desk := r.o.Desk
	return r.write(job{fresh: true, do: func(ctx context.Context) (page.Notice, error) {
		n, err := desk.EmptyTrash(ctx)
		return page.Notice{Text: gone(n)}, err
	}})
}

// visited writes a story into the history, with the way that led there.
func (r *root) visited(s *step, a page.Visit) tea.Cmd {
	way := r.wayTo(s, a.From)
	return r.write(job{quiet: true, do: then(page.Notice{}, func(ctx context.Context) error {
		return r.o.Desk.Visited(ctx, a.Story, way)
	})})
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
