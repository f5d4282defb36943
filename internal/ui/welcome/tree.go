package welcome

import (
	"reader/internal/news"
)

// tree is what was found behind an address, as rows to tick.
type tree struct {
	rows   []branch
	cursor int
}

// branch is a row: a section or feed, or another edition of the paper.
type branch struct {
	section news.SiteSection // without its children: they are the rows below it
	depth   int
	ticked  bool
	edition string // address of another edition; then there is nothing to tick
}

// grow lays out what was found, everything ticked. Feeds that a page announces stand in when no section has its own.
func grow(f news.Found) tree {
	var t tree
	switch {
	case f.Feed:
		t.add([]news.SiteSection{{Title: f.Title, URL: f.URL, Feed: f.URL}}, 0)
	case !anyFeed(f.Sections):
		for _, l := range f.Feeds {
			t.add([]news.SiteSection{{Title: l.Title, URL: f.URL, Feed: l.URL}}, 0)
		}
	}
	t.add(f.Sections, 0)
	for _, e := range f.Editions {
		t.rows = append(t.rows, branch{section: news.SiteSection{Title: e.Title, URL: e.URL}, edition: e.URL})
	}
	return t
}

func anyFeed(sections []news.SiteSection) bool {
	for _, s := range sections {
		if s.Feed != "" || anyFeed(s.Children) {
			return true
		}
	}
	return false
}

func (t *tree) add(sections []news.SiteSection, depth int) {
	for _, s := range sections {
		children := s.Children
		s.Children = nil
		t.rows = append(t.rows, branch{section: s, depth: depth, ticked: true})
		t.add(children, depth+1)
	}
}

func (t *tree) move(by int) { t.cursor = max(0, min(t.cursor+by, len(t.rows)-1)) }

// toggle ticks the row under the cursor and all below it, or takes their ticks away.
func (t *tree) toggle() {
	if t.cursor >= len(t.rows) || t.rows[t.cursor].edition != "" {
		return
	}
	b := &t.rows[t.cursor]
	b.ticked = !b.ticked
	for i := t.cursor + 1; i < len(t.rows) && t.rows[i].depth > b.depth; i++ {
		t.rows[i].ticked = b.ticked
	}
}

// edition is the address of the edition under the cursor; empty when there is none.
func (t *tree) edition() string {
	if t.cursor >= len(t.rows) {
		return ""
	}
	return t.rows[t.cursor].edition
}

// count is how many rows are ticked, and how many could be.
func (t *tree) count() (ticked, all int) {
	for _, b := range t.rows {
		if b.edition != "" {
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
	out, _ := t.collect(0, 0)
	return out
}

// collect takes the ticked rows from i on that are at least as deep, and says where it stopped.
func (t *tree) collect(i, depth int) ([]news.SiteSection, int) {
	var out []news.SiteSection
	for i < len(t.rows) && t.rows[i].depth >= depth {
		b := t.rows[i]
		below, next := t.collect(i+1, b.depth+1)
		switch {
		case b.edition != "":
		case b.ticked:
			s := b.section
			s.Children = below
			out = append(out, s)
		default:
			out = append(out, below...)
		}
		i = next
	}
	return out, i
}
