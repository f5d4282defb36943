package section

import (
	"reader/internal/news"
	"reader/internal/ui/page"
)

// Do moves the rail's cursor, folds and unfolds, opens and keeps sections.
func (r *Rail) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	r.places = r.rows(env)
	switch c {
	case page.Down, page.NextStory:
		r.move(1)
	case page.Up, page.PrevStory:
		r.move(-1)
	case page.Top, page.PageUp:
		r.cursor = 0
		r.move(1)
	case page.Bottom, page.PageDown:
		r.cursor = len(r.places)
		r.move(-1)
	case page.Left:
		r.fold(env)
	case page.Right:
		return r.unfold()
	case page.Open:
		return page.Do(page.Go{To: r.places[r.cursor].to})
	case page.KeepOff:
		return r.keep()
	default:
		return nil, false
	}
	r.cache.Drop()
	return nil, true
}

// move goes to the next row with a destination, if there is one.
func (r *Rail) move(by int) {
	for i := r.cursor + by; i >= 0 && i < len(r.places); i += by {
		if r.places[i].to != nil {
			r.cursor = i
			return
		}
	}
	r.cursor = max(0, min(r.cursor, len(r.places)-1))
	if r.places[r.cursor].to == nil { // at either end
		r.move(-by)
	}
}

// fold folds the branch under the cursor, or goes to the section above.
func (r *Rail) fold(env *page.Env) {
	p := r.places[r.cursor]
	if p.branch && !r.folded[p.id] {
		r.set(p.id, true)
		return
	}
	s := find(env.Sections, p.id)
	for i := range r.places {
		if s != nil && s.Parent != 0 && r.places[i].id == s.Parent {
			r.cursor = i
		}
	}
}

// unfold unfolds the branch under the cursor; a section without branches is opened.
func (r *Rail) unfold() ([]page.Action, bool) {
	p := r.places[r.cursor]
	if p.branch && r.folded[p.id] {
		r.set(p.id, false)
		return nil, true
	}
	return page.Do(page.Go{To: p.to})
}

func (r *Rail) set(id news.SectionID, folded bool) {
	if r.folded == nil {
		r.folded = map[news.SectionID]bool{}
	}
	r.folded[id] = folded
	r.cache.Drop()
}

func (r *Rail) keep() ([]page.Action, bool) {
	if l, ok := r.places[r.cursor].to.(page.List); ok {
		return page.Do(page.Keep{Query: l.Query})
	}
	return nil, false
}

// Click opens the place clicked.
func (r *Rail) Click(env *page.Env, _, y int) []page.Action {
	r.places = r.rows(env)
	i := r.top + y
	if i < 0 || i >= len(r.places) || r.places[i].to == nil {
		return nil
	}
	return []page.Action{page.Go{To: r.places[i].to}}
}
