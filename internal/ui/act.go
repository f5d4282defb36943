package ui

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
)

// act does what a page wants done.
func (r *root) act(s *step, actions []page.Action) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(actions))
	for _, a := range actions {
		cmds = append(cmds, r.one(s, a))
	}
	return tea.Batch(cmds...)
}

func (r *root) one(s *step, a page.Action) tea.Cmd {
	switch a := a.(type) {
	case page.Go:
		return r.visit(a.To, a.Instead)
	case page.Back:
		return r.back()
	case page.Ask:
		return r.ask(s, a)
	case page.After:
		return r.after(s, a)
	case page.Forget:
		s.begin(a.Topic)
		return nil
	case page.Run:
		return r.perform(s, a)
	case page.Look:
		return r.look(s, a)
	case page.EditText:
		return r.editText(s, a.Text)
	case page.Visit:
		return r.visited(s, a)
	case page.Transmit:
		return tea.Raw(string(a.Sequence))
	case page.Quit:
		return r.quit()
	default:
		return r.keep(a)
	}
}

// keep does the actions that write something down or say something. What package deed knows how to write needs no case.
func (r *root) keep(a page.Action) tea.Cmd {
	switch a := a.(type) {
	case page.Save:
		return r.save(a)
	case page.Viewed:
		return r.viewed(a)
	case page.Highlight:
		return r.highlight(a)
	case page.Annotate:
		return tea.Batch(r.tell(a.Done()), r.carryOut(a))
	case page.Unmark:
		return tea.Batch(r.tell(a.Done()), r.carryOut(a))
	case page.Mark:
		return r.mark(a)
	case page.Keep:
		return r.store(a.Query)
	case page.RefreshFeed:
		return r.refreshFeed(a.Feed.ID)
	case page.Browse:
		return r.browse(a.URL)
	case page.Export:
		return r.export(a)
	case page.Hand:
		return r.hand(a)
	case page.Download:
		return r.download(a)
	case page.Play:
		return r.play(a.Link)
	case page.Copy:
		return r.copy(a.URL)
	case page.CopyWords:
		return r.copyWords(a.Words)
	case page.Notice:
		return r.say(a)
	case page.Reload:
		return tea.Batch(r.reload(), r.tell(page.Fresh{}), r.fetchAdded())
	case page.Changed:
		return r.tell(a)
	case page.Remember:
		return r.remember(a.Habit.Name, a.Habit.Value)
	default:
		return r.carryOut(a)
	}
}

// carryOut writes an action down.
func (r *root) carryOut(a page.Action) tea.Cmd {
	d, ok := deed.Of(r.o.Desk, a)
	if !ok {
		return nil
	}
	return r.do(d)
}

// do writes a deed down. What it touches beyond what is shown at once, the pages are told when it is done.
func (r *root) do(d deed.Deed) tea.Cmd {
	j := job{do: d.Do, shown: d.Shown, revert: d.Revert, fresh: d.Fresh, due: d.Due, quiet: d.Quiet}
	if d.Effect != nil {
		j.done = func(r *root) tea.Cmd { return r.show(*d.Effect) }
	}
	return r.write(j)
}

// tell sends a message to every page, and collects what they want done.
func (r *root) tell(msg any) tea.Cmd {
	var cmds []tea.Cmd
	visit := func(s *step) { cmds = append(cmds, r.act(s, s.page.Receive(r.env(s), msg))) }
	r.trail.each(visit)
	if r.preview != nil {
		visit(r.preview)
	}
	return tea.Batch(cmds...)
}

// resized tells the pages on the screen that they are drawn in another way.
func (r *root) resized() tea.Cmd {
	r.touch()
	if len(r.trail.steps) == 0 {
		return nil
	}
	var cmds []tea.Cmd
	for _, s := range []*step{r.trail.base(), r.preview} {
		if s != nil {
			cmds = append(cmds, r.act(s, s.page.Receive(r.env(s), page.Resized{})))
		}
	}
	return tea.Batch(cmds...)
}

// subject is the story that the keys for stories mean.
func (r *root) subject() (news.Story, bool) {
	s, ok := r.trail.top().page.(page.Subject)
	if !ok {
		return news.Story{}, false
	}
	return s.Subject()
}
