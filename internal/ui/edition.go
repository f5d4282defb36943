package ui

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/page"
)

// reprint reads what root shows once more, and puts the front page that is edited from it in the place of the one shown.
func (r *root) reprint() tea.Cmd {
	ctx, desk := r.ctx, r.o.Desk
	return func() tea.Msg {
		k := read(ctx, desk)
		k.shown = k.err == nil
		return k
	}
}

// print shows another front page: the reader wants one, or there was none. What did not stand on the one before is new.
func (r *root) print(f news.Front, err error) tea.Cmd {
	e := page.Edition{Front: f, Err: err}
	if r.printed != nil {
		e.New = map[news.StoryID]bool{}
		for s := range f.Stories() {
			e.New[s.ID] = !r.printed[s.ID]
		}
	}
	if f.Lead != nil {
		r.printed = map[news.StoryID]bool{}
		for s := range f.Stories() {
			r.printed[s.ID] = true
		}
	}
	cmds := []tea.Cmd{r.tell(e)}
	if !r.writes.idle() {
		r.trail.each(func(s *step) { cmds = append(cmds, r.promise(s)) })
	}
	return tea.Batch(cmds...)
}
