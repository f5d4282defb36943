package outline

import (
	"cmp"
	"fmt"

	"reader/internal/news"
)

// Merged is what an edit comes to.
type Merged struct {
	Tree    []news.Section // the whole tree as it is to be; identifiers are zero of what is new
	Changes []news.Change  // that are made, in the order of the text, removals last
	Refused []news.Change  // that cannot be made because of what others did meanwhile, each with its Reason
}

// Merge takes the changes from what was shown to what was edited, and makes them to the tree as it is now. What others
// have changed since it was shown stays. Where they changed the same thing otherwise, or took away what a change needs,
// that change is refused.
func Merge(before, edited Outline, now []news.Section) Merged {
	m := merger{before: stateOf(before), edited: stateOf(edited), now: stateOf(Of(now))}
	m.find(before, edited)
	m.refuseOutdated()
	for {
		m.apply()
		if !m.refuseImpossible() {
			break
		}
	}
	return m.result(now)
}

type merger struct {
	before, edited, now state
	final               state
	changes             []change
}

// change is one that was found in the text.
type change struct {
	kind   news.ChangeKind
	key    string // of the entry; of the section whose order changes, empty at the top
	feeds  bool   // Reordered: feeds change places, else sections
	reason string // why it is refused; empty when it is not
	moot   bool   // others did the same already
}

// find compares what was shown with what was edited.
func (m *merger) find(before, edited Outline) {
	for i := range edited {
		key := cmp.Or(edited[i].Name, fmt.Sprintf("+%d", i))
		is := m.edited.items[key]
		was, there := m.before.items[key]
		if !there {
			m.changes = append(m.changes, change{kind: news.ChangeAdded, key: key})
		} else {
			m.compare(key, was, is)
		}
		if !is.Feed {
			m.compareOrder(key)
		}
	}
	m.compareOrder("")
	for i := range before {
		if _, stays := m.edited.items[before[i].Name]; !stays {
			m.changes = append(m.changes, change{kind: news.ChangeRemoved, key: before[i].Name})
		}
	}
}

func (m *merger) compare(key string, was, is item) {
	for _, a := range aspects {
		if a.of(was) != a.of(is) {
			m.changes = append(m.changes, change{kind: a.kind, key: key})
		}
	}
}

func (m *merger) compareOrder(key string) {
	for _, feeds := range []bool{true, false} {
		if m.before.reordered(&m.edited, place{key, feeds}) {
			m.changes = append(m.changes, change{kind: news.ChangeReordered, key: key, feeds: feeds})
		}
	}
}

// aspects are what can change of an entry by itself.
var aspects = []struct {
	kind news.ChangeKind
	of   func(item) string
	take func(to *item, from item)
	// outdated says what others did to it, of a value of theirs.
	outdated string
}{
	{news.ChangeRenamed, func(i item) string { return i.Title }, func(to *item, from item) { to.Title = from.Title },
		"it was renamed to “%s” meanwhile"},
	{news.ChangeReaddressed, func(i item) string { return i.URL }, func(to *item, from item) { to.URL = from.URL },
		"its address became %s meanwhile"},
	{news.ChangeMoved, func(i item) string { return i.above }, func(to *item, from item) { to.above = from.above },
		"it was moved to %s meanwhile"},
}

// refuseOutdated looks for what others changed since the text was shown.
func (m *merger) refuseOutdated() {
	for i := range m.changes {
		c := &m.changes[i]
		now, there := m.now.items[c.key]
		switch c.kind {
		case news.ChangeAdded:
		case news.ChangeRemoved:
			c.moot = !there
		case news.ChangeReordered:
			at := place{c.key, c.feeds}
			if c.key != "" && !there {
				c.reason = "it was removed meanwhile"
			}
			if m.before.reordered(&m.now, at) {
				c.moot = !m.edited.reordered(&m.now, at)
				c.reason = "others put it in another order meanwhile"
			}
		default:
			if !there {
				c.reason = "it was removed meanwhile"
				continue
			}
			m.refuseAspect(c, now)
		}
	}
}

func (m *merger) refuseAspect(c *change, now item) {
	for _, a := range aspects {
		if a.kind != c.kind {
			continue
		}
		theirs := a.of(now)
		c.moot = theirs == a.of(m.edited.items[c.key])
		if theirs != a.of(m.before.items[c.key]) && !c.moot {
			if c.kind == news.ChangeMoved {
				theirs = named(m.now.path(theirs))
			}
			c.reason = fmt.Sprintf(a.outdated, theirs)
		}
	}
}

func (c *change) stands() bool { return c.reason == "" && !c.moot }

// apply makes the changes that stand to what there is now.
func (m *merger) apply() {
	m.final = m.now.clone()
	for i := range m.changes {
		c := &m.changes[i]
		if !c.stands() {
			continue
		}
		switch c.kind {
		case news.ChangeAdded:
			m.final.items[c.key] = m.edited.items[c.key]
		case news.ChangeRemoved:
			delete(m.final.items, c.key)
		}
		for _, a := range aspects {
			if a.kind == c.kind {
				it := m.final.items[c.key]
				a.take(&it, m.edited.items[c.key])
				m.final.items[c.key] = it
			}
		}
	}
	m.applyOrder()
}

// applyOrder puts siblings in the order of now, or of the text where that changed it.
func (m *merger) applyOrder() {
	changed := map[place]bool{}
	for i := range m.changes {
		if c := &m.changes[i]; c.kind == news.ChangeReordered && c.stands() {
			changed[place{c.key, c.feeds}] = true
		}
	}
	m.final.order = map[place][]string{}
	for _, from := range []*state{&m.now, &m.edited} {
		for at := range from.order {
			lead, other := m.now.order[at], m.edited.order[at]
			if changed[at] {
				lead, other = other, lead
			}
			m.final.order[at] = weave(lead, other, func(key string) bool {
				it, there := m.final.items[key]
				return there && it.above == at.above
			})
		}
	}
}
