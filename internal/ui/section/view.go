package section

import (
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// recall takes over how the reader looks at the section that is listed.
func (l *List) recall(env *page.Env) {
	if s := news.Find(env.Sections, l.query.Section); s != nil {
		l.view = s.View
		l.ordered = s.Search == ""
	}
	l.narrow()
}

// narrow puts the view into the query.
func (l *List) narrow() { l.query = Seen(l.query, l.view, l.ordered) }

// Seen is a query for what a reader sees who looks at a list in a way; ordered says that it can be ordered by source.
func Seen(q news.Query, v news.View, ordered bool) news.Query {
	q.Unread, q.Saved = v.Show == news.ShowUnread, v.Show == news.ShowSaved
	q.BySource = v.BySource && ordered
	return q
}

// Shows says what is listed.
func Shows(s news.Show) text.Safe {
	return [...]text.Safe{news.ShowAll: "All stories", news.ShowUnread: "Unread stories only", news.ShowSaved: "Saved stories only"}[min(s, news.ShowSaved)]
}

// Orders says in which order it is.
func Orders(bySource bool) text.Safe {
	if bySource {
		return "Source by source, the newest of each first"
	}
	return "The newest first"
}

// NewestFirst is said of a list that has no other order.
const NewestFirst text.Safe = "This list has the newest first; sections of feeds can be ordered by source"

// narrower goes round what is shown: all, what is unread, what is saved.
func (l *List) narrower() ([]page.Action, bool) {
	l.view.Show = l.view.Show.Next()
	return page.Do(l.changed(Shows(l.view.Show))...)
}

// order goes over to the other order.
func (l *List) order() ([]page.Action, bool) {
	if !l.ordered {
		return page.Do(page.Notice{Text: NewestFirst})
	}
	l.view.BySource = !l.view.BySource
	l.Rewind()
	return page.Do(l.changed(Orders(l.view.BySource))...)
}

// changed asks again for another view, and has it remembered. The cursor stays on its story if that is still listed.
func (l *List) changed(said text.Safe) []page.Action {
	l.narrow()
	l.redraw()
	actions := []page.Action{l.ask(news.Cursor{}, piece), page.Notice{Text: said}}
	if l.query.Section != 0 {
		actions = append(actions, page.Viewed{Section: l.query.Section, View: l.view})
	}
	return actions
}

// State implements page.Stater: how much is listed, and how, where that is not the usual way.
func (l *List) State(env *page.Env) text.Safe {
	if s := news.Find(env.Sections, l.query.Section); s != nil && l.view.Show == news.ShowAll && !l.query.BySource {
		return unread(s)
	}
	return l.state(env)
}

// state says how much there is to read, and in which order.
func (l *List) state(env *page.Env) text.Safe {
	much := text.Safe("")
	switch s := news.Find(env.Sections, l.query.Section); {
	case l.view.Show == news.ShowUnread:
		much = "unread only"
	case l.view.Show == news.ShowSaved:
		much = "saved only"
	case s != nil:
		much = unread(s)
	}
	order := text.Safe("newest")
	if l.query.BySource {
		order = "by source"
	}
	return text.Join(text.Join("", " ", env.Glyphs.Dot, " "), much, order)
}

func unread(s *news.Section) text.Safe {
	if s.Counts.Unread == 0 {
		return "all read"
	}
	return text.Format("%d unread", s.Counts.Unread)
}

// sourceOf is the source that a story stands under in a list by source: its paper, or within one paper its section.
func (l *List) sourceOf(i int) string {
	s := &l.Stories[i]
	if l.at.paper != "" && s.Source == l.at.paper {
		return s.Kicker
	}
	return s.Source
}
