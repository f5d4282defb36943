package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/page"
)

// changeSearch changes the saved search under the rail's cursor, or that is listed.
func (r *root) changeSearch() tea.Cmd {
	to := r.trail.base().to
	if r.inRail {
		to = r.rail.Under()
	}
	list, _ := to.(page.List)
	var at page.KeptSearch
	news.Walk(r.world.Sections, func(path []string, s *news.Section) {
		if s.ID == list.Query.Section && s.Search != "" {
			at = page.KeptSearch{Section: s.ID, Path: strings.Join(path, "/"), Query: s.Search}
		}
	})
	if at.Section == 0 {
		return r.say(page.Notice{Text: "This is no saved search: {search} searches, {keep-search} keeps it"})
	}
	return r.visit(at, false)
}
