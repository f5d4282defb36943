package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/deed"
	"reader/internal/ui/page"
)

// weighSubject goes on to the next weight of the feed that the story under the cursor comes by.
func (r *root) weighSubject() tea.Cmd {
	s, ok := r.subject()
	if !ok {
		return r.nothingHere()
	}
	f, ok := r.feedOf(&s)
	if !ok {
		return r.say(page.Notice{Text: "This story comes by no feed that is subscribed to"})
	}
	return r.carryOut(page.Weigh{Name: f.ID.String(), Title: deed.NameOf(f), Weight: f.Weight.Next()})
}

// feedOf is the feed that a story comes by: of several the one deepest in the tree, after which its section is named.
func (r *root) feedOf(s *news.Story) (feed news.Feed, ok bool) {
	deepest := 0
	news.Walk(r.world.Sections, func(path []string, c *news.Section) {
		for _, f := range c.Feeds {
			if len(path) > deepest && slices.Contains(s.Feeds, f.ID) {
				feed, ok, deepest = f, true, len(path)
			}
		}
	})
	return feed, ok
}
