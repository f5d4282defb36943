package section

import (
	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Do moves the rail's cursor, folds and unfolds, looks for a place, opens and keeps sections.
func (r *Rail) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	r.read(env)
	if actions, ok := r.Steer(env, c); ok {
		return actions, true
	}
	switch c {
	case page.Left:
		r.fold(env)
	case page.Right:
		return r.unfold()
	case page.Find:
		r.find.typing = true
	case page.Close:
		return nil, r.close(env)
	case page.KeepOff:
		return r.keep()
	default:
		return nil, false
	}
	return nil, true
}

// Moved implements page.Rolled.
func (r *Rail) Moved(*page.Env) []page.Action { return nil }

// Chosen implements page.Rolled: it goes to the place.
func (r *Rail) Chosen(*page.Env) []page.Action {
	r.find = finder{}
	return []page.Action{page.Go{To: r.places[r.Roll.At].to}}
}

// fold folds the branch under the cursor, or goes to the section above.
func (r *Rail) fold(env *page.Env) {
	if r.Roll.At >= len(r.places) {
		return
	}
	p := r.places[r.Roll.At]
	if p.branch && !p.shut {
		r.set(env, p.id, true)
		return
	}
	s := find(env.Sections, p.id)
	for i := range r.places {
		if s != nil && s.Parent != 0 && r.places[i].id == s.Parent {
			r.Roll.At = i
		}
	}
}

// unfold unfolds the branch under the cursor; a section without branches is opened.
func (r *Rail) unfold() ([]page.Action, bool) {
	if r.Roll.At >= len(r.places) {
		return nil, true
	}
	p := r.places[r.Roll.At]
	if !p.shut {
		return page.Do(page.Go{To: p.to})
	}
	r.folded[p.id] = false
	r.Cache.Drop()
	return nil, true
}

func (r *Rail) set(env *page.Env, id news.SectionID, folded bool) {
	r.folded[id] = folded
	r.read(env)
}

func (r *Rail) keep() ([]page.Action, bool) {
	if l, ok := r.Under().(page.List); ok {
		return page.Do(page.Keep{Query: l.Query})
	}
	return nil, false
}

// Type takes the words by which a place is looked for.
func (r *Rail) Type(env *page.Env, msg tea.Msg) bool {
	before := r.find.field.String()
	if !r.find.typing || !r.find.field.Type(msg) {
		return false
	}
	if r.find.field.String() != before {
		r.Rewind()
	}
	r.read(env)
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
	r.Roll.At = i
	r.Cache.Drop()
	if p := r.places[i]; p.branch && x >= env.Area.Width-env.Wide(surface.Run{Text: tally(env, p)}) {
		r.set(env, p.id, !p.shut)
		return nil
	}
	return r.Chosen(env)
}

// Wheel shows what is above or below, and takes the cursor along.
func (r *Rail) Wheel(_ *page.Env, lines int) []page.Action {
	r.Scroll(lines)
	return nil
}
