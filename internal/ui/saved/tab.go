package saved

import (
	"slices"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// kindOf is what a tab lists.
type kindOf uint8

const (
	stories  kindOf = iota // bookmarks: all, of a reading list, with a tag
	tags                   // the reader's tags
	passages               // what was marked in texts
)

// tab is one way to look at what is saved.
type tab struct {
	kind  kindOf
	list  string // of stories; empty for all
	tag   string // of stories, one of the tags that the tab before it lists
	count int    // what is in it; -1 when nobody has counted
}

// same compares tabs by what they list.
func (t tab) same(o tab) bool {
	t.count, o.count = 0, 0
	return t == o
}

// name is what stands on the tab.
func (t tab) name() text.Safe {
	switch {
	case t.kind == tags:
		return "Tags"
	case t.kind == passages:
		return "Passages"
	case t.tag != "":
		return text.Join("", "#", text.Line(t.tag))
	case t.list != "":
		return text.Line(t.list)
	default:
		return "All"
	}
}

// tabs are all that there are: everything, each reading list, the tags, the tag that was chosen, the passages.
func (p *Page) tabs() []tab {
	out := []tab{{count: p.known.all}}
	for _, l := range p.known.lists {
		out = append(out, tab{list: l.Name, count: l.Count})
	}
	out = append(out, tab{kind: tags, count: len(p.known.tags)})
	if p.tab.tag != "" {
		chosen := p.tab
		chosen.count = -1
		if i := slices.IndexFunc(p.known.tags, func(l news.Label) bool { return l.Name == chosen.tag }); i >= 0 {
			chosen.count = p.known.tags[i].Count
		}
		out = append(out, chosen)
	}
	return append(out, tab{kind: passages, count: p.known.passages})
}

// turn goes to the tab before or behind.
func (p *Page) turn(by int) ([]page.Action, bool) {
	all := p.tabs()
	i := slices.IndexFunc(all, p.tab.same) + by
	if i < 0 || i >= len(all) {
		return nil, true
	}
	return page.Do(p.show(all[i])...)
}

// show goes to a tab.
func (p *Page) show(t tab) []page.Action {
	p.tab, p.asked = t, false
	p.Rewind()
	p.Stories, p.marked, p.More = nil, nil, false
	return []page.Action{p.ask(news.Cursor{}, pageful)}
}

// drawTabs draws the tabs in a line, the one shown in brackets; where there is no room for all, those around it.
func (p *Page) drawTabs(env *page.Env, width int) surface.Line {
	left := []surface.Run{{Text: "  "}, {Text: "SAVED", Style: theme.Style{Fore: theme.Heavy, Attr: theme.Bold}}, {Text: "  "}}
	all := p.tabs()
	runs := make([]surface.Run, len(all))
	here := 0
	for i, t := range all {
		name := t.name()
		if t.count > 0 {
			name = text.Format("%s %d", name, t.count)
		}
		runs[i] = surface.Run{Text: name, Style: muted}
		if t.same(p.tab) {
			here = i
			runs[i] = surface.Run{Text: text.Join("", "[", name, "]"), Style: theme.Style{Fore: theme.Heavy, Attr: theme.Bold}}
		}
	}
	first, last := around(env, runs, here, width-env.Wide(left...)-2)
	p.tabAt, p.tabsFrom = p.tabAt[:0], first
	right := []surface.Run{{Text: "  "}}
	if first > 0 {
		right[0].Text = text.Join("", env.Glyphs.Back, " ")
	}
	for i := first; i <= last; i++ {
		p.tabAt = append(p.tabAt, env.Wide(right...))
		right = append(right, runs[i], surface.Run{Text: "  "})
	}
	if last < len(runs)-1 {
		right[len(right)-1].Text = text.Join("", " ", env.Glyphs.Forward)
	}
	start := width - env.Wide(right...)
	for i := range p.tabAt {
		p.tabAt[i] += start
	}
	return env.Ends(width, theme.Style{}, left, right)
}

// around is the widest stretch of runs around one that fits, two cells between them.
func around(env *page.Env, runs []surface.Run, here, room int) (first, last int) {
	first, last = here, here
	room -= env.Wide(runs[here]) + 4
	for {
		grown := false
		if last+1 < len(runs) && env.Wide(runs[last+1])+2 <= room {
			last++
			room -= env.Wide(runs[last]) + 2
			grown = true
		}
		if first > 0 && env.Wide(runs[first-1])+2 <= room {
			first--
			room -= env.Wide(runs[first]) + 2
			grown = true
		}
		if !grown {
			return first, last
		}
	}
}

// clickTab goes to the tab at a cell.
func (p *Page) clickTab(x int) []page.Action {
	all := p.tabs()
	for i, at := range slices.Backward(p.tabAt) {
		if n := p.tabsFrom + i; x >= at && n < len(all) {
			return p.show(all[n])
		}
	}
	return nil
}
