package ui

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/article"
	"reader/internal/ui/page"
)

// looking is sent when the cursor of a list has rested on a story.
type looking struct{ times int }

// look shows a story beside its list, once the cursor rests: moving on quickly opens nothing.
func (r *root) look(s *step, story *news.Story) tea.Cmd {
	if s != r.trail.base() || !s.lists() {
		return nil
	}
	r.looked = story
	r.looks++
	if r.frame.List.Empty() {
		return nil
	}
	return r.tick(lookAfter, looking{r.looks})
}

// lookAgain brings back the story beside a list that is on top again.
func (r *root) lookAgain() tea.Cmd {
	s := r.trail.base()
	if sub, ok := s.page.(page.Subject); ok && s.lists() {
		if story, ok := sub.Subject(); ok {
			return r.look(s, &story)
		}
	}
	return nil
}

func (l looking) apply(r *root) tea.Cmd {
	if l.times != r.looks {
		return nil
	}
	return r.showLooked()
}

func (r *root) showLooked() tea.Cmd {
	r.dropPreview()
	if r.looked == nil || r.frame.List.Empty() || !r.trail.base().lists() {
		return nil
	}
	r.preview = r.step(article.Preview(r.o.Desk, *r.looked), page.Story{Story: *r.looked})
	r.touch()
	return r.act(r.preview, r.preview.page.Start(r.env(r.preview)))
}

func (r *root) dropPreview() {
	if r.preview != nil {
		r.preview.leave()
		r.preview = nil
		r.touch()
	}
}
