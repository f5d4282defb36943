package feeds

import (
	"reader/internal/news"
	"reader/internal/text"
)

// Part is feeds that stand together: those of a section, or those in one state.
type Part struct {
	Title string
	Feeds []*news.Health
}

// InOrder lists feeds, which come in the order of the tree, as the page does: by section, or the worst first.
func InOrder(all []news.Health, worst bool) []Part {
	some := make([]int, len(all))
	for i := range all {
		some[i] = i
	}
	t := newTable(all, some, worst)
	parts := make([]Part, len(t.groups))
	for i, g := range t.groups {
		titles := t.heading(g)
		parts[i].Title = titles[0]
		for _, title := range titles[1:] {
			parts[i].Title += "/" + title
		}
		for _, feed := range t.feeds[g.from:g.to] {
			parts[i].Feeds = append(parts[i].Feeds, &all[feed])
		}
	}
	return parts
}

// Row is how a feed fares, in a line: its words, the reason, how often it brings something.
func Row(h *news.Health) []text.Safe {
	return []text.Safe{text.Line(h.Words), text.Line(h.Trouble), text.Format("%s a week", h.Weekly())}
}
