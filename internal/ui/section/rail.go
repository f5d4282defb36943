package section

import (
	"slices"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Rail is the column of sections at the left of a wide screen. Its cursor moves while it has the keyboard; otherwise
// it shows where the reader is.
type Rail struct {
	lists  []news.Label
	folded map[news.SectionID]bool
	at     page.Destination // where the reader is
	cursor int              // in places
	top    int
	cache  page.Cache
	places []place
}

// place is a row of the rail. A row without a destination is a heading or a blank.
type place struct {
	title  string
	to     page.Destination
	depth  int
	unread int  // of a reading list, all that is in it
	branch bool // has sections below
	id     news.SectionID
}

// Know tells the rail of the reading lists; the sections are in the environment.
func (r *Rail) Know(lists []news.Label) {
	r.lists = lists
	r.cache.Drop()
}

// Under is the place under the cursor.
func (r *Rail) Under() page.Destination {
	if r.cursor >= len(r.places) {
		return nil
	}
	return r.places[r.cursor].to
}

// At tells the rail where the reader is.
func (r *Rail) At(env *page.Env, to page.Destination) {
	r.at = to
	r.cache.Drop()
	for i, p := range r.rows(env) {
		if same(p.to, to) {
			r.cursor = i
		}
	}
}

// same compares destinations as a rail does: a list filtered to what is unread is the same place.
func same(a, b page.Destination) bool {
	la, ok := a.(page.List)
	lb, too := b.(page.List)
	if ok && too {
		return la.Query.Section == lb.Query.Section && la.Query.Feed == lb.Query.Feed &&
			la.Query.Stored == lb.Query.Stored && la.Query.Tag == lb.Query.Tag && la.Query.Listing == lb.Query.Listing
	}
	_, front := a.(page.Front)
	_, home := b.(page.Front)
	_, feeds := a.(page.Feeds)
	_, register := b.(page.Feeds)
	sa, saved := a.(page.Saved)
	sb, kept := b.(page.Saved)
	return front && home || feeds && register || saved && kept && sa == sb
}

// rows lists the places: the sections, then what the reader has.
func (r *Rail) rows(env *page.Env) []place {
	out := []place{{}, {title: "SECTIONS"}, {}, {title: "Front page", to: page.Front{}}}
	for _, p := range tree(env.Sections) {
		if !r.hidden(env, p) {
			out = append(out, p)
		}
	}
	out = append(out, place{}, place{title: "YOURS"}, place{}, place{title: "Saved", to: page.Saved{}})
	for _, l := range r.lists {
		out = append(out, place{title: l.Name, to: page.Saved{List: l.Name}, depth: 1, unread: l.Count})
	}
	return append(out, place{title: "Offline", to: Kept()}, place{title: "Feeds", to: page.Feeds{}})
}

// Kept is the list of what can be read without the network.
func Kept() page.List {
	return page.List{Title: "Offline", Query: news.Query{Stored: true}}
}

// tree lists the sections depth first. A single paper is not named above its own sections: the front page stands
// for it.
func tree(sections []news.Section) []place {
	depth, sections := 0, news.Shown(sections)
	if only := papers(sections); len(only) == 1 && len(only[0].Children) > 0 {
		sections = slices.Concat(only[0].Children, slices.DeleteFunc(slices.Clone(sections), func(s news.Section) bool { return s.Search == "" }))
	}
	var out []place
	news.Walk(sections, func(path []string, s *news.Section) {
		out = append(out, place{
			title: s.Title, depth: depth + len(path) - 1, unread: s.Counts.Unread, branch: len(s.Children) > 0, id: s.ID,
			to: page.List{Title: s.Title, Query: news.Query{Section: s.ID}},
		})
	})
	return out
}

// papers are the sections but for saved searches.
func papers(sections []news.Section) []news.Section {
	return slices.DeleteFunc(slices.Clone(sections), func(s news.Section) bool { return s.Search != "" })
}

// paper is the title of the paper that a section belongs to; empty for none. Rows of its own lists need not say it.
func paper(env *page.Env, id news.SectionID) string {
	for i := range env.Sections {
		if find(env.Sections[i:i+1], id) != nil {
			return env.Sections[i].Title
		}
	}
	return ""
}

// hidden: a section above it is folded.
func (r *Rail) hidden(env *page.Env, p place) bool {
	s := find(env.Sections, p.id)
	for s != nil && s.Parent != 0 {
		if r.folded[s.Parent] {
			return true
		}
		s = find(env.Sections, s.Parent)
	}
	return false
}

// Sections lists the sections in the order of the rail, folded or not: what the number keys and the tabs go by.
func Sections(env *page.Env) []page.List {
	var out []page.List
	for _, p := range tree(env.Sections) {
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

// View draws the rail.
func (r *Rail) View(env *page.Env) []surface.Line {
	return r.cache.Lines(env, func() []surface.Line { return r.draw(env) })
}

func (r *Rail) draw(env *page.Env) []surface.Line {
	r.places = r.rows(env)
	r.cursor = min(r.cursor, len(r.places)-1)
	height := env.Area.Height
	if r.cursor < r.top+1 {
		r.top = max(0, r.cursor-1)
	}
	if r.cursor >= r.top+height {
		r.top = r.cursor - height + 1
	}
	if len(r.places) <= height {
		r.top = 0
	}
	var lines []surface.Line
	for i := r.top; i < len(r.places) && len(lines) < height; i++ {
		lines = append(lines, r.row(env, i))
	}
	return surface.Fit(lines, env.Area.Width, height)
}

func (r *Rail) row(env *page.Env, i int) surface.Line {
	p, width := r.places[i], env.Area.Width
	if p.to == nil {
		return env.Line(width, surface.Run{Text: " "}, surface.Run{Text: text.Line(p.title), Style: theme.Style{Fore: theme.Muted, Attr: theme.Bold}})
	}
	here, cursor := same(p.to, r.at), env.Active && i == r.cursor
	style, mark, fill := theme.Style{}, surface.Run{Text: " "}, theme.Style{}
	if here || cursor {
		style = theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
		mark = surface.Run{Text: env.Glyphs.Bar, Style: theme.Style{Fore: accent(p)}}
	}
	if here && env.Active && !cursor {
		mark.Text = env.Glyphs.Line
	}
	runs := []surface.Run{mark, {Text: indent(p.depth), Style: style}, {Text: text.Line(p.title), Style: style}}
	right := []surface.Run{{Text: r.count(env, p), Style: theme.Style{Fore: theme.Muted}}}
	if cursor {
		fill = fill.On(theme.Selected)
		for j := range runs {
			runs[j].Style = runs[j].Style.On(theme.Selected)
		}
		right[0].Style = right[0].Style.On(theme.Selected)
	}
	return env.Ends(width, fill, runs, right)
}

func accent(p place) theme.Token {
	if p.id == 0 {
		return theme.Accent
	}
	return theme.Section(p.title)
}

// indent is a cell a level, for names are long and the rail is narrow; deeper than four says no more.
func indent(depth int) text.Safe {
	return [...]text.Safe{"", " ", "  ", "   ", "    "}[min(depth, 4)]
}

// count is the number of unread stories, and a sign when sections below are folded away.
func (r *Rail) count(env *page.Env, p place) text.Safe {
	n := text.Safe("")
	if p.unread > 0 {
		n = text.Format(" %d", p.unread)
	}
	if p.branch && r.folded[p.id] {
		n = text.Join("", " ", env.Glyphs.Closed, n)
	}
	return n
}
