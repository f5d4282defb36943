package welcome

import (
	"cmp"

	"reader/internal/news"
	"reader/internal/text"
)

// tree is what was found behind an address, as rows to tick; while none was looked at, the files that can be imported.
type tree struct {
	choices []news.SiteSection
	rows    []branch // of the choices in the order of the tree, then of the editions
	cursor  int
}

// branch is a row: a section or feed, or another place to look at.
type branch struct {
	section news.SiteSection
	depth   int
	ticked  bool
	leads   string // address of another edition, or the path of a file; then there is nothing to tick
	file    bool   // it is a path
}

// hollow says that nothing can be had from a row: neither stories nor sections below.
func (b *branch) hollow() bool { return b.section.Bare && len(b.section.Children) == 0 }

// grow lays out what was found, everything ticked that can be followed.
func grow(f news.Found) tree {
	t := tree{choices: f.Choices()}
	t.add(t.choices, 0)
	for _, e := range f.Editions {
		t.rows = append(t.rows, branch{section: news.SiteSection{Title: "Edition: " + cmp.Or(e.Title, e.URL)}, leads: e.URL})
	}
	return t
}

// files lays out what can be imported.
func files(offers []news.Importable) (t tree) {
	for _, o := range offers {
		title := string(text.Join(" ", "Import", feeds(o.Feeds)))
		t.rows = append(t.rows, branch{section: news.SiteSection{Title: title, Newest: string(whence(o))}, leads: o.File, file: true})
	}
	return t
}

func (t *tree) add(sections []news.SiteSection, depth int) {
	for _, s := range sections {
		b := branch{section: s, depth: depth}
		b.ticked = !b.hollow()
		t.rows = append(t.rows, b)
		t.add(s.Children, depth+1)
	}
}

func (t *tree) move(by int) { t.cursor = max(0, min(t.cursor+by, len(t.rows)-1)) }

// toggle ticks the row under the cursor and all below it, or takes their ticks away.
func (t *tree) toggle() {
	if t.cursor >= len(t.rows) || t.rows[t.cursor].leads != "" {
		return
	}
	b := &t.rows[t.cursor]
	ticked := !b.ticked
	for i := t.cursor; i < len(t.rows) && (i == t.cursor || t.rows[i].depth > b.depth); i++ {
		t.rows[i].ticked = ticked && !t.rows[i].hollow()
	}
}

// toggleAll ticks every row, or takes all ticks away when nothing is left to tick.
func (t *tree) toggleAll() {
	ticked, all := t.count()
	for i := range t.rows {
		t.rows[i].ticked = ticked < all && t.rows[i].leads == "" && !t.rows[i].hollow()
	}
}

// under is the row under the cursor; an empty one where there are no rows.
func (t *tree) under() *branch {
	if t.cursor >= len(t.rows) {
		return &branch{}
	}
	return &t.rows[t.cursor]
}

// count is how many rows are ticked, and how many could be.
func (t *tree) count() (ticked, all int) {
	for i := range t.rows {
		b := &t.rows[i]
		if b.leads != "" || b.hollow() {
			continue
		}
		all++
		if b.ticked {
			ticked++
		}
	}
	return ticked, all
}

// chosen is the tree of ticked rows. What stood below a section that is not ticked comes up in its place.
func (t *tree) chosen() []news.SiteSection {
	return news.Pick(t.choices, func(i int) bool { return t.rows[i].ticked })
}
