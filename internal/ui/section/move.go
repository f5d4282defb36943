package section

import (
	"reader/internal/news"
	"reader/internal/ui/page"
)

// moves are the commands that move the cursor, by how far.
var moves = map[page.Command]func(l *List) int{
	page.Down:      func(*List) int { return 1 },
	page.Up:        func(*List) int { return -1 },
	page.NextStory: func(*List) int { return 1 },
	page.PrevStory: func(*List) int { return -1 },
	page.PageDown:  func(l *List) int { return max(1, l.visible()-1) },
	page.PageUp:    func(l *List) int { return -max(1, l.visible()-1) },
	page.Top:       func(l *List) int { return -l.cursor },
	page.Bottom:    func(l *List) int { return len(l.stories) },
}

// Do moves the cursor, opens the story under it and shows unread stories only.
func (l *List) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	if by, ok := moves[c]; ok {
		return l.move(by(l)), true
	}
	if actions, ok := l.doListing(c); ok {
		return actions, true
	}
	switch c {
	case page.Open:
		return l.open()
	case page.UnreadOnly:
		return l.unreadOnly()
	case page.NextUnread:
		return l.nextUnread(env)
	}
	return nil, false
}

func (l *List) move(by int) []page.Action {
	to := max(0, min(l.cursor+by, len(l.stories)-1))
	if to == l.cursor {
		return nil
	}
	l.cursor = to
	l.cache.Drop()
	return append(l.look(), l.further()...)
}

// further asks for the next piece when the cursor nears the end.
func (l *List) further() []page.Action {
	if !l.more || l.asking || l.cursor < len(l.stories)-ahead {
		return nil
	}
	return []page.Action{l.ask(l.next, piece)}
}

func (l *List) open() ([]page.Action, bool) {
	s, ok := l.Subject()
	if !ok {
		return nil, false
	}
	return page.Do(page.Go{To: page.Story{Story: s}})
}

// unreadOnly asks again; the cursor stays on its story if that is still listed.
func (l *List) unreadOnly() ([]page.Action, bool) {
	l.query.Unread = !l.query.Unread
	l.cache.Drop()
	return page.Do(l.ask(news.Cursor{}, piece))
}

// nextUnread leaves it to the root to go on to another section.
func (l *List) nextUnread(env *page.Env) ([]page.Action, bool) {
	_, actions, ok := l.Step(env, 1, true)
	return actions, ok
}

// Step moves the cursor for an article opened from this list.
func (l *List) Step(_ *page.Env, by int, unread bool) (news.Story, []page.Action, bool) {
	i, ok := page.NextIn(l.stories, l.cursor, by, unread)
	if !ok {
		return news.Story{}, nil, false
	}
	return l.stories[i], l.move(i - l.cursor), true
}

// Click puts the cursor on a story; a click on the story under it opens it.
func (l *List) Click(_ *page.Env, _, y int) []page.Action {
	if y < 0 || y >= len(l.hits) || l.hits[y] < 0 {
		return nil
	}
	if l.hits[y] == l.cursor {
		actions, _ := l.open()
		return actions
	}
	return l.move(l.hits[y] - l.cursor)
}

// Wheel moves the cursor, one story for each turn.
func (l *List) Wheel(_ *page.Env, lines int) []page.Action {
	const turn = 3 // lines that a turn of the wheel reports
	by := lines / turn
	if by == 0 {
		by = max(-1, min(lines, 1))
	}
	return l.move(by)
}
