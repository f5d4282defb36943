package section

import "reader/internal/ui/page"

// Do moves the cursor, opens the story under it, narrows the list and orders it.
func (l *List) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	if actions, ok := l.Steer(env, c); ok {
		return actions, true
	}
	if actions, ok := l.doListing(c); ok {
		return actions, true
	}
	switch c {
	case page.UnreadOnly:
		return l.narrower()
	case page.OrderFeeds:
		return l.order()
	case page.NextUnread:
		return l.nextUnread(env)
	}
	return nil, false
}

// Moved implements page.Rolled: the story under the cursor is shown beside the list, and the next piece is asked for when
// the end is near.
func (l *List) Moved(*page.Env) []page.Action {
	actions := l.Look()
	if l.More && !l.asking && l.Near(ahead) {
		actions = append(actions, l.ask(l.next, piece))
	}
	return actions
}

// Chosen implements page.Rolled.
func (l *List) Chosen(*page.Env) []page.Action {
	s, _ := l.Subject()
	return []page.Action{page.Go{To: page.Story{Story: s, Marks: l.marks}}}
}

// nextUnread leaves it to the root to go on to another section.
func (l *List) nextUnread(env *page.Env) ([]page.Action, bool) {
	_, actions, ok := l.Step(env, 1, true)
	return actions, ok
}
