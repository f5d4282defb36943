package outline

import (
	"cmp"
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

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

// Identify puts the identifiers of what is new into the Changes, once the Tree has them.
func (m *Merged) Identify() {
	sections, feeds := map[string]string{}, map[string]string{}
	news.Walk(m.Tree, func(path []string, s *news.Section) {
		sections[string(text.Line(strings.Join(path, "/")))] = s.ID.String()
		for i := range s.Feeds {
			feeds[shown(s.Feeds[i].URL)] = s.Feeds[i].ID.String()
		}
	})
	for i := range m.Changes {
		switch c := &m.Changes[i]; {
		case c.Kind != news.ChangeAdded:
		case c.Feed:
			c.ID = feeds[c.URL]
		default:
			c.ID = sections[trimSlash(c.Place+"/"+c.Title)]
		}
	}
}

// Typed are the feeds of the Tree whose address the reader typed, with identifiers once Identify has been called.
func (m *Merged) Typed() (typed []news.Feed) {
	names := map[string]bool{}
	for i := range m.Changes {
		c := &m.Changes[i]
		names[c.ID] = names[c.ID] || c.Kind == news.ChangeReaddressed || c.Kind == news.ChangeAdded && c.Feed
	}
	news.Walk(m.Tree, func(_ []string, s *news.Section) {
		for i := range s.Feeds {
			if names[s.Feeds[i].ID.String()] {
				typed = append(typed, s.Feeds[i])
			}
		}
	})
	return typed
}
