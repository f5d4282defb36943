package feeds

import (
	"cmp"
	"slices"
	"strings"

	"reader/internal/news"
)

// table is the feeds in an order, under headings.
type table struct {
	feeds  []int   // by row: which of the feeds
	in     []int   // by row: its group
	depths []int   // by row: how far it is set in
	groups []group // in the order of the rows
	paper  int     // titles that stand at the head of every path, and are not said

	gap   bool // as it was laid out last
	lines []line
	at    []int // by row: its line
}

// line is a row, the heading of a group, or a blank.
type line struct{ row, group int }

// none stands for a row or group that a line does not have.
const none = -1

// group is a heading and the rows below it.
type group struct {
	path     []string        // of a section
	status   news.FeedStatus // when there is no path
	from, to int             // rows
}

// ranks order the states, the worst first.
var ranks = map[news.FeedStatus]int{
	news.FeedFailing: 0, news.FeedGone: 1, news.FeedSilent: 2, news.FeedMoved: 3, news.FeedNew: 4, news.FeedMuted: 5, news.FeedOK: 6,
}

// newTable sets some of all feeds, which come in the order of the tree: by section, or by state with the worst first. Of
// those that fail, the most stubborn stand first.
func newTable(all []news.Health, some []int, worst bool) table {
	n := len(some)
	t := table{feeds: some, in: make([]int, n), depths: make([]int, n), at: make([]int, n)}
	if worst {
		slices.SortStableFunc(t.feeds, func(a, b int) int {
			return cmp.Or(cmp.Compare(ranks[all[a].Status], ranks[all[b].Status]), cmp.Compare(all[b].Failures, all[a].Failures))
		})
		t.gather(func(row int) group { return group{status: all[t.feeds[row]].Status} })
		return t
	}
	t.paper = common(all)
	filed := map[news.SectionID]int{}
	for i := range all {
		filed[all[i].Feed.Section]++
	}
	t.gather(func(row int) group {
		h := &all[t.feeds[row]]
		if filed[h.Feed.Section] == 1 && namesake(h) {
			t.depths[row] = len(h.Path) - 2
			return group{path: h.Path[:1]}
		}
		return group{path: h.Path}
	})
	return t
}

// namesake says that a feed has the name of its section, as those of a site do. When it is alone there it stands for its
// section, under the name of the paper.
func namesake(h *news.Health) bool {
	n := len(h.Path)
	return n > 1 && h.Feed.Title == h.Path[n-1]
}

// gather puts rows of one group that follow each other under one heading.
func (t *table) gather(of func(row int) group) {
	for row := range t.feeds {
		g := of(row)
		g.from = row
		if n := len(t.groups); n == 0 || !t.groups[n-1].same(g) {
			t.groups = append(t.groups, g)
		}
		t.in[row] = len(t.groups) - 1
		t.groups[t.in[row]].to = row + 1
	}
}

func (g group) same(other group) bool {
	return g.status == other.status && slices.Equal(g.path, other.path)
}

// common is how many titles are left out of every path: the paper's, when all feeds are of one and none stands in it
// directly, as in the rail.
func common(all []news.Health) int {
	for i := range all {
		if len(all[i].Path) < 2 || all[i].Path[0] != all[0].Path[0] {
			return 0
		}
	}
	return min(len(all), 1)
}

// heading is what stands above a group: the titles of its section, or its state.
func (t *table) heading(g group) []string {
	if g.path != nil {
		return g.path[min(t.paper, len(g.path)-1):]
	}
	return []string{states[g.status]}
}

// states name the groups of the worst-first order.
var states = map[news.FeedStatus]string{
	news.FeedFailing: "Failing", news.FeedGone: "Gone", news.FeedSilent: "Silent", news.FeedMoved: "Moving",
	news.FeedNew: "Not asked yet", news.FeedMuted: "Muted", news.FeedOK: "Well",
}

// step is the row of the group before or behind the one that a row is in; a step back goes to the head of its own first.
func (t *table) step(row, by int) int {
	if len(t.groups) == 0 {
		return 0
	}
	g := t.in[row]
	if by < 0 && row > t.groups[g].from {
		return t.groups[g].from
	}
	return t.groups[max(0, min(g+by, len(t.groups)-1))].from
}

// layOut lays the table out: headings, rows, and a blank above each heading but the first where there is room for one.
func (t *table) layOut(gap bool) {
	if t.lines != nil && t.gap == gap {
		return
	}
	t.lines, t.gap = make([]line, 0, len(t.feeds)+2*len(t.groups)), gap
	for i, g := range t.groups {
		if gap && i > 0 {
			t.lines = append(t.lines, line{row: none, group: none})
		}
		t.lines = append(t.lines, line{row: none, group: i})
		for row := g.from; row < g.to; row++ {
			t.at[row] = len(t.lines)
			t.lines = append(t.lines, line{row: row, group: i})
		}
	}
}

// Troubled is how many of the feeds are in trouble.
func Troubled(all []news.Health) (n int) {
	for i := range all {
		if all[i].Troubled() {
			n++
		}
	}
	return n
}

// place is a feed's section by its titles.
func place(path []string) string { return strings.Join(path, "/") }
