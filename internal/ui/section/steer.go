package section

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Do moves the rail's cursor, folds and unfolds, looks for a place, and does to a section or source what its keys say.
func (r *Rail) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	r.read(env)
	if actions, ok := r.Steer(env, c); ok {
		return actions, true
	}
	switch c {
	case page.Left:
		return r.fold(env), true
	case page.Right:
		return r.unfold(env), true
	case page.Find:
		r.find.typing = true
		return nil, true
	case page.Close:
		return nil, r.close(env)
	}
	do := verbs[c]
	if do == nil || r.At >= len(r.places) {
		return nil, false
	}
	return do(r, env)
}

// verbs are what can be done with the place under the cursor.
var verbs = map[page.Command]func(*Rail, *page.Env) ([]page.Action, bool){
	page.KeepOff:   (*Rail).keep,
	page.MuteFeed:  (*Rail).hide,
	page.WeighIt:   (*Rail).weigh,
	page.ShiftUp:   func(r *Rail, env *page.Env) ([]page.Action, bool) { return r.shift(env, -1) },
	page.ShiftDown: func(r *Rail, env *page.Env) ([]page.Action, bool) { return r.shift(env, 1) },
}

// Moved implements page.Rolled.
func (r *Rail) Moved(*page.Env) []page.Action { return nil }

// Chosen implements page.Rolled: it goes to the place, or shows the hidden ones.
func (r *Rail) Chosen(env *page.Env) []page.Action {
	p := r.places[r.At]
	if p.to == nil {
		return r.set(env, p, !p.shut)
	}
	r.find = finder{}
	return []page.Action{page.Go{To: p.to}}
}

// fold folds the branch under the cursor, or goes to the section above.
func (r *Rail) fold(env *page.Env) []page.Action {
	if r.At >= len(r.places) {
		return nil
	}
	p := r.places[r.At]
	if p.branch && !p.shut {
		return r.set(env, p, true)
	}
	for i := r.At; i >= 0; i-- {
		if r.places[i].depth < p.depth {
			return r.Move(env, i-r.At)
		}
	}
	return nil
}

// unfold unfolds the branch under the cursor; a place without branches is opened.
func (r *Rail) unfold(env *page.Env) []page.Action {
	switch {
	case r.At >= len(r.places):
		return nil
	case r.places[r.At].shut:
		return r.set(env, r.places[r.At], false)
	}
	return r.Chosen(env)
}

// set folds or unfolds a branch, which is remembered of a section.
func (r *Rail) set(env *page.Env, p place, folded bool) []page.Action {
	r.Cache.Drop()
	s := news.Find(env.Sections, p.id)
	if s == nil {
		r.unhidden = !folded
		return nil
	}
	view := s.View
	view.Folded = folded
	return []page.Action{page.Viewed{Section: s.ID, View: view}}
}

// keep fetches ahead what is listed there.
func (r *Rail) keep(*page.Env) ([]page.Action, bool) {
	if l, ok := r.Under().(page.List); ok {
		return page.Do(page.Keep{Query: l.Query})
	}
	return page.Do(page.Notice{Text: "Go to a section to keep it offline"})
}

// hide takes the section out of sight, or shows it again; a source is muted.
func (r *Rail) hide(env *page.Env) ([]page.Action, bool) {
	if s := r.section(env); s != nil {
		return page.Do(page.Hide{Section: *s, Hide: !s.Hidden})
	}
	if f := r.feed(env); f != nil {
		return page.Do(page.Mute{Feed: *f, Mute: f.Muted.IsZero()})
	}
	return page.Do(page.Notice{Text: "Go to a section to hide it, or to a source to mute it"})
}

// weigh goes on to the next weight of the section or source.
func (r *Rail) weigh(env *page.Env) ([]page.Action, bool) {
	if s := r.section(env); s != nil {
		return page.Do(page.Weigh{Name: s.ID.String(), Title: s.Title, Weight: s.Weight.Next()})
	}
	if f := r.feed(env); f != nil {
		return page.Do(page.Weigh{Name: f.ID.String(), Title: r.places[r.At].title, Weight: f.Weight.Next()})
	}
	return page.Do(page.Notice{Text: "Go to a section or a source to have more or less of it"})
}

// shift moves the section, or the reading list, among its siblings.
func (r *Rail) shift(env *page.Env, by int) ([]page.Action, bool) {
	if s := r.section(env); s != nil {
		return page.Do(Shift(env.Sections, s, by))
	}
	if to, ok := r.Under().(page.Saved); ok && to.List != "" {
		at := slices.IndexFunc(r.owned.Lists, func(l news.Label) bool { return l.Name == to.List })
		if !within(at+by, len(r.owned.Lists)) {
			return page.Do(atTheEnd(to.List, by))
		}
		return page.Do(page.Relabel{Name: to.List, By: by})
	}
	return page.Do(page.Notice{Text: "Go to a section or a reading list to move it"})
}

// Shift moves a section by so many places among its siblings in the tree; at the end it only says that it is there.
func Shift(tree []news.Section, s *news.Section, by int) page.Action {
	if at, of := standing(tree, s.ID); !within(at+by, of) {
		return atTheEnd(s.Title, by)
	}
	return page.Shift{Section: *s, By: by}
}

// standing is a section's place among its siblings that are seen, and how many those are; none of none where it is not.
func standing(siblings []news.Section, id news.SectionID) (at, of int) {
	if !slices.ContainsFunc(siblings, func(s news.Section) bool { return s.ID == id }) {
		for i := range siblings {
			if at, of = standing(siblings[i].Children, id); of > 0 {
				break
			}
		}
		return at, of
	}
	for i := range siblings {
		switch s := &siblings[i]; {
		case s.ID == id:
			at = of
			fallthrough
		case !s.Hidden:
			of++
		}
	}
	return at, of
}

func within(i, n int) bool { return i >= 0 && i < n }

// atTheEnd is said of what cannot be moved on: that nothing was done, lest it be taken back.
func atTheEnd(title string, by int) page.Notice {
	if by < 0 {
		return page.Notice{Text: text.Format("%s is the first already", title)}
	}
	return page.Notice{Text: text.Format("%s is the last already", title)}
}

// section is the one under the cursor; nil for another place.
func (r *Rail) section(env *page.Env) *news.Section {
	return news.Find(env.Sections, r.places[r.At].id)
}

// feed is the source under the cursor; nil for another place.
func (r *Rail) feed(env *page.Env) (found *news.Feed) {
	l, ok := r.Under().(page.List)
	if !ok || l.Query.Feed == 0 {
		return nil
	}
	news.Walk(env.Sections, func(_ []string, s *news.Section) {
		for i := range s.Feeds {
			if s.Feeds[i].ID == l.Query.Feed {
				found = &s.Feeds[i]
			}
		}
	})
	return found
}

// Type takes the words by which a place is looked for.
func (r *Rail) Type(env *page.Env, msg tea.Msg) bool {
	before := r.find.field.String()
	if !r.find.typing || !r.find.field.Type(msg) {
		return false
	}
	if r.read(env); r.find.field.String() != before {
		r.Rewind()
	}
	return true
}

// close ends the looking for a place; false when nothing is looked for.
func (r *Rail) close(env *page.Env) bool {
	was := r.find.typing
	r.find = finder{}
	r.read(env)
	return was
}

const lead = " find: "

// prompt is the line that is typed into, and the cell of its cursor; false when nothing is looked for.
func (r *Rail) prompt(env *page.Env) (line surface.Line, cursor int, ok bool) {
	if !r.find.typing {
		return surface.Line{}, 0, false
	}
	width := env.Area.Width
	words, at := r.find.field.Draw(env.Pen, max(width-len(lead)-1, 1), "a section")
	before := env.Line(min(len(lead), width), surface.Run{Text: lead, Style: theme.Style{Fore: theme.Muted}})
	line = surface.Beside(before, words, surface.Blank(max(width-before.Width()-words.Width(), 0)))
	return surface.Fit([]surface.Line{line}, width, 1)[0], before.Width() + at, true
}

// Cursor implements page.Cursored: what is typed into.
func (r *Rail) Cursor(env *page.Env) (x, y int, ok bool) {
	_, at, ok := r.prompt(env)
	return at, env.Area.Height - 1, ok
}

// Click goes to a place; a click on the number of a branch folds and unfolds it.
func (r *Rail) Click(env *page.Env, x, y int) []page.Action {
	i, ok := r.Pointed(y)
	if !ok {
		return nil
	}
	r.At = i
	r.Cache.Drop()
	if p := r.places[i]; p.branch && x >= env.Area.Width-env.Wide(surface.Run{Text: tally(env, p)}) {
		return r.set(env, p, !p.shut)
	}
	return r.Chosen(env)
}

// Wheel shows what is above or below, and takes the cursor along.
func (r *Rail) Wheel(_ *page.Env, lines int) []page.Action {
	r.Scroll(lines)
	return nil
}
