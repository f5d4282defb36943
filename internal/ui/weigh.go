package ui

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/ui/deed"
	"reader/internal/ui/page"
)

// weighSubject goes on to the next weight of the feed that the story under the cursor comes by.
func (r *root) weighSubject() tea.Cmd {
	s, ok := r.subject()
	if !ok {
		return r.nothingHere()
	}
	f, ok := deed.FeedOf(r.world.Sections, &s)
	if !ok {
		return r.say(page.Notice{Text: "This story comes by no feed that is subscribed to"})
	}
	return r.carryOut(page.Weigh{Name: f.ID.String(), Title: deed.NameOf(f), Weight: f.Weight.Next()})
}
