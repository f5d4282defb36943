package outline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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

func trimSlash(path string) string { return strings.TrimPrefix(path, "/") }

// named is a path, or a name for the top.
func named(path string) string { return cmp.Or(path, "the top") }

// result makes the tree, and the list of the changes for people.
func (m *merger) result(now []news.Section) Merged {
	r := Merged{Tree: m.tree(now)}
	for i := range m.changes {
		c := &m.changes[i]
		switch {
		case c.reason != "" && !c.moot:
			r.Refused = append(r.Refused, m.report(c))
		case !c.moot:
			r.Changes = append(r.Changes, m.report(c))
		}
	}
	return r
}

func (m *merger) report(c *change) news.Change {
	was := m.before.items[c.key]
	is, places := was, &m.before
	if c.kind != news.ChangeRemoved {
		is, places = m.edited.items[c.key], &m.edited
	}
	x := news.Change{
		Kind: c.kind, Feed: is.Feed, ID: is.Name, Title: is.Title, URL: is.URL, Place: places.path(is.above),
		Line: is.Line, Reason: c.reason,
	}
	switch c.kind {
	case news.ChangeRemoved:
		x.Line = 0
	case news.ChangeRenamed:
		x.From = was.Title
	case news.ChangeMoved:
		x.From = m.before.path(was.above)
	case news.ChangeReaddressed:
		x.From = was.URL
	case news.ChangeReordered:
		x.Feed = c.feeds
	}
	return x
}

// tree builds the sections as they are to be. What was there keeps all that no change touched, as the library has it.
func (m *merger) tree(now []news.Section) []news.Section {
	sections, feeds := map[string]news.Section{}, map[string]news.Feed{}
	news.Walk(now, func(_ []string, s *news.Section) {
		c := *s
		c.Feeds, c.Children = nil, nil
		sections[s.ID.String()] = c
		for i := range s.Feeds {
			feeds[s.Feeds[i].ID.String()] = s.Feeds[i]
		}
	})
	var below func(above string) []news.Section
	below = func(above string) (list []news.Section) {
		for _, key := range m.final.order[place{above, false}] {
			s, is := sections[key], m.final.items[key]
			if is.Title != m.now.items[key].Title {
				s.Title = is.Title
			}
			for _, key := range m.final.order[place{key, true}] {
				s.Feeds = append(s.Feeds, m.feed(key, feeds[key]))
			}
			s.Children = below(key)
			list = append(list, s)
		}
		return slices.Clip(list)
	}
	return below("")
}

func (m *merger) feed(key string, f news.Feed) news.Feed {
	is, was := m.final.items[key], m.now.items[key]
	if is.Title != was.Title {
		f.Title = is.Title
	}
	if is.URL != was.URL {
		f.URL = unhide(is.URL, f.URL)
	}
	if f.ID == 0 {
		f.Page = is.Page
	}
	return f
}
