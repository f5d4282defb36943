package site

import (
	"net/url"
	"slices"
	"strings"

	"reader/internal/news"
)

// flatten lifts grandchildren up: two levels are enough for a paper.
func flatten(sections []news.SiteSection) []news.SiteSection {
	var flat []news.SiteSection
	for _, s := range sections {
		below := s.Children
		s.Children = nil
		if s.URL != "" {
			flat = append(flat, s)
		}
		flat = append(flat, below...)
	}
	return flat
}

// merge adds to a menu what a copy of it has in addition: new entries at the end, new children below their parents.
func merge(menu, other []news.SiteSection) []news.SiteSection {
	known := map[string]bool{}
	walk(menu, func(s *news.SiteSection) { known[keyOf(s.URL)] = true })
	for _, s := range other {
		fresh := slices.DeleteFunc(slices.Clone(s.Children), func(c news.SiteSection) bool { return known[keyOf(c.URL)] })
		i := slices.IndexFunc(menu, func(m news.SiteSection) bool { return s.URL != "" && keyOf(m.URL) == keyOf(s.URL) })
		switch {
		case i >= 0:
			menu[i].Children = append(menu[i].Children, fresh...)
		case s.URL != "" && !known[keyOf(s.URL)], s.URL == "" && len(fresh) > 0:
			s.Children = fresh
			menu = append(menu, s)
		}
		walk([]news.SiteSection{s}, func(c *news.SiteSection) { known[keyOf(c.URL)] = true })
	}
	return menu
}

// nest gives a flat menu the levels that its addresses have: /news/politics goes below /news. What has children of its
// own at the top is not repeated below another section, and what stands at the top twice, once with children, or as a
// section and as a label of the same words, is one.
func nest(sections []news.SiteSection) []news.SiteSection {
	parents := map[string]bool{}
	for _, s := range sections {
		if s.URL != "" && len(s.Children) > 0 {
			parents[keyOf(s.URL)] = true
		}
	}
	at := map[string]int{} // by the keys of addresses, and by titles
	var top []news.SiteSection
	for _, s := range sections {
		s.Children = slices.DeleteFunc(s.Children, func(c news.SiteSection) bool { return parents[keyOf(c.URL)] })
		name := keyOf(s.URL)
		if s.URL == "" {
			name = titleKey(s.Title)
		}
		if i, ok := at[name]; ok {
			top[i].Children = append(top[i].Children, s.Children...)
			continue
		}
		if i, ok := at[above(s.URL)]; ok && len(s.Children) == 0 {
			top[i].Children = append(top[i].Children, s)
			continue
		}
		at[name], at[titleKey(s.Title)] = len(top), len(top)
		top = append(top, s)
	}
	return top
}

// titleKey is a title beside the keys of addresses, none of which holds a zero byte.
func titleKey(title string) string { return "\x00" + strings.ToLower(title) }

// above is the key of the address one level up, "" at the top.
func above(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.RawQuery != "" {
		return ""
	}
	path := strings.TrimRight(u.Path, "/")
	i := strings.LastIndexByte(path, '/')
	if i <= 0 {
		return ""
	}
	u.Path, u.RawPath = path[:i], ""
	return key(u)
}

// walk visits every section, parents first.
func walk(sections []news.SiteSection, visit func(*news.SiteSection)) {
	for i := range sections {
		visit(&sections[i])
		walk(sections[i].Children, visit)
	}
}

// count is how many sections there are on all levels.
func count(sections []news.SiteSection) (n int) {
	walk(sections, func(*news.SiteSection) { n++ })
	return n
}
