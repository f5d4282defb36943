package ui

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/article"
	"reader/internal/ui/page"
	"reader/internal/ui/section"
)

// looking is sent when the cursor of a list has rested on a story.
type looking struct{ times int }

// look shows a story or a list beside a list, once the cursor rests: moving on quickly opens nothing.
func (r *root) look(s *step, a page.Look) tea.Cmd {
	if s != r.trail.base() || !s.lists() {
		return nil
	}
	r.looked = nil
	switch {
	case a.Story != nil:
		r.looked = page.Story{Story: *a.Story}
	case a.List != nil:
		r.looked = *a.List
	}
	r.looks++
	if r.frame.List.Empty() {
		return nil
	}
	return r.tick(lookAfter, looking{r.looks})
}

// lookAgain brings back what is beside a list that is on top again.
func (r *root) lookAgain() tea.Cmd {
	s := r.trail.base()
	if l, ok := s.page.(page.Looker); ok && s.lists() {
		return r.act(s, l.Look())
	}
	return nil
}

// lone says that a list has nothing to show beside it.
func (s *step) lone() bool {
	l, ok := s.page.(page.Lone)
	return ok && l.Lone()
}

func (l looking) apply(r *root) tea.Cmd {
	if l.times != r.looks {
		return nil
	}
	return r.showLooked()
}

func (r *root) showLooked() tea.Cmd {
	r.dropPreview()
	if r.frame.List.Empty() || !r.trail.base().lists() {
		return nil
	}
	switch to := r.looked.(type) {
	case page.Story:
		r.preview = r.step(article.Preview(r.o.Desk, to.Story), to)
	case page.List:
		r.preview = r.step(section.Glance(r.o.Desk, to), to)
	default:
		return nil
	}
	r.touch()
	return tea.Batch(r.act(r.preview, r.preview.page.Start(r.env(r.preview))), r.lookFurther())
}

// lookFurther looks for what else there is to read, for a story of which there is little to show yet.
func (r *root) lookFurther() tea.Cmd {
	to, ok := r.preview.to.(page.Story)
	if !ok || to.Story.Stored == news.StoredFull {
		return nil
	}
	var listed news.SectionID
	if l, ok := r.trail.base().to.(page.List); ok {
		listed = l.Query.Section
	}
	do := section.Others(r.base(), r.o.Desk, to.Story, listed)
	if do == nil {
		return nil
	}
	return r.ask(r.preview, page.Ask{Topic: "others", Do: do})
}

func (r *root) dropPreview() {
	if r.preview != nil {
		r.preview.leave()
		r.preview = nil
		r.touch()
	}
}
