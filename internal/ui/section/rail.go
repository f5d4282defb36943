package section

import (
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Rail is the column of places at the left of a wide screen: sections, what the reader has, sources. Its cursor moves while
// it has the keyboard; otherwise it shows where the reader is. A narrow screen has it laid over the page, as a Drawer.
type Rail struct {
	page.Roll
	owned    news.Owned
	kept     int              // stories that are stored whole
	unhidden bool             // those that are hidden are listed
	at       page.Destination // where the reader is
	places   []place
	tight    bool // there is no room for all, nor for blanks
	find     finder
}

// finder narrows the rail to what is called so. The zero finder is closed.
type finder struct {
	field  field.Field
	typing bool
}

// NewRail makes the rail.
func NewRail() *Rail {
	r := &Rail{}
	r.Roll = page.NewRoll(r)
	return r
}

// Know tells the rail of what is the reader's own, and how many stories are stored whole; the sections are in the
// environment.
func (r *Rail) Know(o news.Owned, kept int) {
	r.owned, r.kept = o, kept
	r.Cache.Drop()
}

// Under is the place under the cursor; nil when there is none.
func (r *Rail) Under() page.Destination {
	if r.At >= len(r.places) {
		return nil
	}
	return r.places[r.At].to
}

// Show tells the rail where the reader is.
func (r *Rail) Show(env *page.Env, to page.Destination) {
	r.at, r.find = to, finder{}
	r.read(env)
	for i, p := range r.places {
		if same(p.to, to) {
			r.At = i
		}
	}
}

// on says that something is looked for.
func (f *finder) on() bool { return !f.field.Empty() }

// read lists the places anew. The cursor stays on its place.
func (r *Rail) read(env *page.Env) {
	r.Cache.Drop()
	under := r.Under()
	r.places = r.list(env)
	if words := text.Fold(strings.TrimSpace(r.find.field.String())); words != "" {
		r.places = slices.DeleteFunc(r.places, func(p place) bool { return p.to == nil || !strings.Contains(text.Fold(p.title), words) })
		for i := range r.places {
			r.places[i].depth, r.places[i].branch = 0, false
		}
	}
	if i := slices.IndexFunc(r.places, func(p place) bool { return p.to != nil && same(p.to, under) }); i >= 0 {
		r.At = i
	}
}

// Size implements page.Rolled.
func (r *Rail) Size() int { return len(r.places) }

// View draws the rail.
func (r *Rail) View(env *page.Env) []surface.Line {
	return r.Cache.Lines(env, func() []surface.Line { return r.draw(env) })
}

func (r *Rail) draw(env *page.Env) []surface.Line {
	r.read(env)
	width, height := env.Area.Width, env.Area.Height
	prompt, _, finding := r.prompt(env)
	if finding {
		height--
	}
	r.tight = len(r.places)+headRows(r.places) > height
	lines := r.Unroll(env, 0, width, max(height, 0), 0)
	if len(r.places) == 0 {
		r.Blank()
		lines = page.Sentence(env, "Nothing is called so", "Sections, lists and sources are looked for.")
	}
	if finding {
		lines = append(surface.Fit(lines, width, max(height, 0)), prompt)
	}
	return surface.Fit(lines, width, env.Area.Height)
}

// headRows is how many lines the headings take where there is room.
func headRows(places []place) (n int) {
	for i := range places {
		if i == 0 || places[i].group != places[i-1].group {
			n += 3
		}
	}
	return n
}

// Head implements page.Rolled: the name of the group, with a blank over it and one below where there is room.
func (r *Rail) Head(env *page.Env, i, width int, _ bool) []surface.Line {
	if i > 0 && r.places[i].group == r.places[i-1].group {
		return nil
	}
	title := env.Line(width, surface.Run{Text: " "}, surface.Run{Text: r.places[i].group, Style: theme.Style{Fore: theme.Muted, Attr: theme.Bold}})
	switch {
	case !r.tight:
		return []surface.Line{surface.Blank(width), title, surface.Blank(width)}
	case i == 0:
		return []surface.Line{title}
	default:
		return []surface.Line{surface.Blank(width), title}
	}
}

// Row implements page.Rolled.
func (r *Rail) Row(env *page.Env, i, width int) []surface.Line {
	p := r.places[i]
	here, cursor := same(p.to, r.at), env.Active && i == r.At
	style, mark, fill := theme.Style{}, surface.Run{Text: " "}, theme.Style{}
	if p.hidden {
		style.Fore = theme.Muted
	}
	if here || cursor {
		style = theme.Style{Fore: theme.Heavy, Attr: theme.Bold}
		mark = surface.Run{Text: env.Glyphs.Bar, Style: theme.Style{Fore: accent(p)}}
	}
	if here && env.Active && !cursor {
		mark.Text = env.Glyphs.Line
	}
	runs := []surface.Run{mark, {Text: indent(p.depth), Style: style}, {Text: text.Line(p.title), Style: style}}
	right := []surface.Run{{Text: tally(env, p), Style: theme.Style{Fore: theme.Muted}}}
	if cursor {
		fill = fill.On(theme.Selected)
		for j := range runs {
			runs[j].Style = runs[j].Style.On(theme.Selected)
		}
		right[0].Style = right[0].Style.On(theme.Selected)
	}
	return []surface.Line{env.Ends(width, fill, runs, right)}
}

// indent is a cell a level, for names are long and the rail is narrow; deeper than four says no more.
func indent(depth int) text.Safe {
	return [...]text.Safe{"", " ", "  ", "   ", "    "}[min(depth, 4)]
}

// tally is how much there is, and a sign when sections below are folded away.
func tally(env *page.Env, p place) text.Safe {
	n := text.Safe("")
	if p.count > 0 {
		n = text.Format(" %d", p.count)
	}
	if p.shut {
		n = text.Join("", " ", env.Glyphs.Closed, n)
	}
	return n
}
