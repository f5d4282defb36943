package section

import (
	"cmp"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/theme"
)

// place is a row of the rail.
type place struct {
	group  text.Safe // the heading that it stands under
	title  string
	to     page.Destination
	depth  int
	count  int  // of a section, what is unread; else all that is there
	branch bool // has sections below
	shut   bool // that are folded away
	hidden bool // by itself
	id     news.SectionID
}

// The headings of the rail.
const (
	sectionsGroup text.Safe = "SECTIONS"
	yoursGroup    text.Safe = "YOURS"
	sourcesGroup  text.Safe = "SOURCES"
)

// list lists the rows of the rail: the sections, what the reader has, the sources.
func (r *Rail) list(env *page.Env) []place {
	out := []place{{group: sectionsGroup, title: "Front page", to: page.Front{}}}
	out = append(out, r.tree(env)...)
	out = append(out, place{group: yoursGroup, title: "Saved", to: page.Saved{}, count: r.owned.Saved})
	for _, l := range r.owned.Lists {
		out = append(out, place{group: yoursGroup, title: l.Name, to: page.Saved{List: l.Name}, depth: 1, count: l.Count})
	}
	out = append(out,
		place{group: yoursGroup, title: "History", to: page.History{}},
		place{group: yoursGroup, title: "Trash", to: page.Trash{}, count: r.owned.Trash},
		place{group: yoursGroup, title: "Offline", to: Kept(), count: r.kept})
	return append(out, sources(env)...)
}

// Kept is the list of what can be read whole without the network.
func Kept() page.List {
	return page.List{Title: "Offline", Query: news.Query{Stored: true}}
}

// tree lists the sections as the rail has them: without those below a folded one, and those that are hidden apart.
func (r *Rail) tree(env *page.Env) []place {
	out := branches(nil, seen(env), 0, !r.find.on())
	hidden := hiddenOf(nil, env.Sections)
	if len(hidden) == 0 {
		return out
	}
	out = append(out, place{group: sectionsGroup, title: "Hidden", count: len(hidden), branch: true, shut: !r.unhidden && !r.find.on()})
	if r.unhidden || r.find.on() {
		for i := range hidden {
			out = append(out, branches(nil, hidden[i:i+1], 1, true)...)
		}
	}
	return out
}

// seen are the sections that are not hidden. A single paper is not named above its own sections: the front page stands
// for it.
func seen(env *page.Env) []news.Section {
	sections := news.Shown(env.Sections)
	if only := papers(sections); len(only) == 1 && len(only[0].Children) > 0 {
		sections = append(append([]news.Section{}, only[0].Children...), searches(sections)...)
	}
	return sections
}

// hiddenOf lists the sections that are hidden by themselves.
func hiddenOf(out, sections []news.Section) []news.Section {
	for _, s := range sections {
		if s.Hidden {
			out = append(out, s)
		} else {
			out = hiddenOf(out, s.Children)
		}
	}
	return out
}

// branches lists sections depth first; folding leaves out what is below a folded one.
func branches(out []place, sections []news.Section, depth int, folding bool) []place {
	for i := range sections {
		s := &sections[i]
		p := place{
			group: sectionsGroup, title: s.Title, depth: depth, count: s.Counts.Unread, id: s.ID, hidden: s.Hidden,
			branch: len(s.Children) > 0, shut: len(s.Children) > 0 && s.View.Folded && folding,
			to: page.List{Title: s.Title, Query: news.Query{Section: s.ID}},
		}
		if out = append(out, p); !p.shut {
			out = branches(out, s.Children, depth+1, folding)
		}
	}
	return out
}

// papers are the sections at the top but for saved searches, and searches are those.
func papers(sections []news.Section) []news.Section   { return parted(sections, false) }
func searches(sections []news.Section) []news.Section { return parted(sections, true) }

func parted(sections []news.Section, search bool) (out []news.Section) {
	for _, s := range sections {
		if (s.Search != "") == search {
			out = append(out, s)
		}
	}
	return out
}

// mostSources is how many sources the rail names.
const mostSources = 6

// sources lists the feeds that no section of a paper stands for, the first of them by name, and the page of all feeds.
func sources(env *page.Env) []place {
	var out []place
	all := 0
	for i := range env.Sections {
		if top := env.Sections[i : i+1]; top[0].Site == "" {
			news.Walk(top, func(_ []string, s *news.Section) {
				for _, f := range s.Feeds {
					if all++; f.Muted.IsZero() && len(out) < mostSources {
						title := cmp.Or(f.Title, string(text.Host(f.URL)))
						out = append(out, place{group: sourcesGroup, title: title, to: page.List{Title: title, Query: news.Query{Feed: f.ID}}})
					}
				}
			})
		}
	}
	last := place{group: sourcesGroup, title: "All feeds", to: page.Feeds{}}
	switch more := all - len(out); {
	case len(out) == 0:
		last.group, last.title = yoursGroup, "Feeds"
	case more > 0:
		last.title = string(text.Format("+ %d more", more))
	}
	return append(out, last)
}

// paper is the title of the paper that a section belongs to; empty for none. Rows of its own lists need not say it.
func paper(env *page.Env, id news.SectionID) string {
	for i := range env.Sections {
		if news.Find(env.Sections[i:i+1], id) != nil {
			return env.Sections[i].Title
		}
	}
	return ""
}

// Sections lists the sections in the order of the rail, folded or not: what the number keys and the tabs go by.
func Sections(env *page.Env) []page.List {
	var out []page.List
	for _, p := range branches(nil, seen(env), 0, false) {
		out = append(out, p.to.(page.List))
	}
	return out
}

// Beside is the place a number of steps from another in the order of the tabs, the front page first.
func Beside(env *page.Env, from page.Destination, by int) (page.Destination, bool) {
	all := []page.Destination{page.Front{}}
	for _, l := range Sections(env) {
		all = append(all, l)
	}
	for i, d := range all {
		if same(d, from) && i+by >= 0 && i+by < len(all) {
			return all[i+by], true
		}
	}
	return nil, false
}

// same compares destinations as a rail does: a list that is narrowed to what is unread is the same place.
func same(a, b page.Destination) bool {
	if a, ok := a.(page.List); ok {
		l, ok := b.(page.List)
		p, q := a.Query, l.Query
		return ok && p.Section == q.Section && p.Feed == q.Feed && p.Stored == q.Stored && p.Tag == q.Tag && p.Listing == q.Listing
	}
	return page.SamePage(a, b)
}

func accent(p place) theme.Token {
	if p.id == 0 {
		return theme.Accent
	}
	return theme.Section(p.title)
}
