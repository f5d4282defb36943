package past

import (
	"reader/internal/news"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Do implements page.Page.
func (h *History) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	if actions, ok := h.doFind(c); ok {
		return actions, true
	}
	if actions, ok := h.Steer(env, c); ok {
		return actions, true
	}
	if c == page.ForgetAll {
		return page.Do(page.Forgetting{All: news.Past{Text: h.words}})
	}
	verb, ok := verbs[c]
	switch {
	case !ok:
		return nil, false
	case h.At >= len(h.visits):
		return page.Do(page.Notice{Text: "There is no story here"})
	}
	return page.Do(verb(h))
}

// verbs are what can be done with the visit under the cursor.
var verbs = map[page.Command]func(*History) page.Action{
	page.OpenBrowse: func(h *History) page.Action { return page.Browse{URL: h.visits[h.At].URL} },
	page.CopyLink:   func(h *History) page.Action { return page.Copy{URL: h.visits[h.At].URL} },
	page.RemoveFeed: func(h *History) page.Action { return page.Forgetting{Visit: h.visits[h.At].ID} },
}

// Moved implements page.Rolled: the story is shown beside, and more is asked for near the end.
func (h *History) Moved(*page.Env) []page.Action {
	actions := h.Look()
	if h.more && !h.asking && len(h.visits) > 0 && h.Near(pageful/2) {
		actions = append(actions, h.ask(h.visits[len(h.visits)-1].ID, pageful))
	}
	return actions
}

// Look implements page.Looker: the story under the cursor stands beside.
func (h *History) Look() []page.Action {
	if h.At >= len(h.visits) {
		return []page.Action{page.Look{}}
	}
	s := h.story(h.At)
	return []page.Action{page.Look{Story: &s}}
}

// Lone implements page.Lone.
func (h *History) Lone() bool { return h.asked && len(h.items) == 0 }

// Chosen implements page.Rolled: the story is opened again.
func (h *History) Chosen(*page.Env) []page.Action {
	return []page.Action{page.Go{To: page.Story{Story: h.story(h.At)}}}
}

// doFind: enter ends typing and keeps to what was found, esc shows all again.
func (h *History) doFind(c page.Command) ([]page.Action, bool) {
	h.Cache.Drop()
	switch {
	case c == page.Find:
		h.typing, h.finding = true, true
		return nil, true
	case c == page.Open && h.typing:
		h.typing, h.finding = false, !h.field.Empty()
		return nil, true
	case c == page.Close && h.finding:
		h.typing, h.finding, h.field = false, false, field.Field{}
		return page.Do(h.ask(0, pageful))
	default:
		return nil, false
	}
}

// Footer implements page.Footer.
func (h *History) Footer(*page.Env) ([]page.Hint, []surface.Run) {
	if h.typing {
		return []page.Hint{{Command: page.Open, Word: "keep to these"}, {Command: page.Close, Word: "all"}}, nil
	}
	hints := []page.Hint{{Command: page.Open, Word: "read again"}, {Command: page.Find, Word: "find"}, {Command: page.RemoveFeed, Word: "forget"}}
	if h.finding {
		hints = append(hints, page.Hint{Command: page.Close, Word: "all"})
	}
	return append(hints, page.Hints(page.OpenBrowse, page.CopyLink, page.Close, page.ShowHelp)...), nil
}
