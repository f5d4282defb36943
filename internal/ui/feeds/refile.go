package feeds

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
	"reader/internal/ui/theme"
)

// Refiling is an overlay in which a section is chosen for a feed: from the tree, narrowed by what is typed, or a new one
// of the path that is typed.
type Refiling struct {
	feed   news.Feed
	all    []section
	found  []section
	field  field.Field
	cursor int
	top    int
	cache  page.Cache
}

// section is a place for a feed: one of the tree, or a path that leads to a new one.
type section struct {
	id    news.SectionID // zero for a new one
	path  string         // titles from the top
	title string
	depth int
}

// Refile chooses a section for a feed.
func Refile(feed news.Feed) *Refiling { return &Refiling{feed: feed} }

// Name implements page.Page.
func (*Refiling) Name() text.Safe { return "Move to" }

// Start lists the sections, the cursor on the one where the feed stands.
func (r *Refiling) Start(env *page.Env) []page.Action {
	news.Walk(env.Sections, func(path []string, s *news.Section) {
		r.all = append(r.all, section{id: s.ID, path: place(path), title: s.Title, depth: len(path) - 1})
	})
	r.search()
	for i, s := range r.found {
		if s.id == r.feed.Section {
			r.cursor = i
		}
	}
	return nil
}

// Receive implements page.Page.
func (*Refiling) Receive(*page.Env, any) []page.Action { return nil }

// search finds the sections whose path has what was typed. Unless it is the whole path of one, it can be a new one.
func (r *Refiling) search() {
	typed := strings.Trim(strings.TrimSpace(r.field.String()), "/")
	r.cursor, r.top = 0, 0
	if typed == "" {
		r.found = r.all
		return
	}
	r.found = nil
	known, folded := false, text.Fold(typed)
	for _, s := range r.all {
		path := text.Fold(s.path)
		known = known || path == folded
		if strings.Contains(path, folded) {
			s.title, s.depth = s.path, 0
			r.found = append(r.found, s)
		}
	}
	if !known {
		r.found = append(r.found, section{path: typed, title: typed})
	}
}

// Type implements page.Typer.
func (r *Refiling) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	if !r.field.Type(msg) {
		return nil, false
	}
	r.cache.Drop()
	r.search()
	return nil, true
}

// steps are how far the commands move the cursor.
var steps = map[page.Command]int{
	page.Down: 1, page.Up: -1, page.NextPane: 1, page.PrevPane: -1, page.PageDown: 10, page.PageUp: -10,
}

// Do implements page.Page.
func (r *Refiling) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	r.cache.Drop()
	if by, ok := steps[c]; ok {
		r.cursor = max(0, min(r.cursor+by, len(r.found)-1))
		return nil, true
	}
	if c != page.Open {
		return nil, false
	}
	return r.choose(), true
}

// choose closes the overlay and files the feed; where it is already, nothing happens.
func (r *Refiling) choose() []page.Action {
	if r.cursor >= len(r.found) {
		return nil
	}
	s := r.found[r.cursor]
	switch s.id {
	case r.feed.Section:
		return []page.Action{page.Back{}, page.Notice{Text: text.Format("It stands in %s already", s.path)}}
	case 0:
		return []page.Action{page.Back{}, page.File{Feed: r.feed, Path: s.path, Name: s.path}}
	default:
		return []page.Action{page.Back{}, page.File{Feed: r.feed, Into: s.id, Name: s.path}}
	}
}

// The overlay's width, where its field stands, its height, and how many of its rows are not sections: the frame, the field, a divider, a hint. It stays
// the same however much is found: nothing jumps while one types.
const (
	boxWidth  = 66
	fieldAt   = 2
	mostRows  = 20
	otherRows = 6
)

// Box implements page.Overlay.
func (r *Refiling) Box(env *page.Env) geometry.Rect {
	return env.Area.Overlay(min(env.Area.Width, boxWidth), min(mostRows, len(r.all)+1+otherRows))
}

// firstRow is the line of the first section.
const firstRow = 3

// Click chooses the section that was clicked.
func (r *Refiling) Click(env *page.Env, _, y int) []page.Action {
	i := r.top + y - firstRow
	if y < firstRow || y >= firstRow+r.room(env) || i >= len(r.found) {
		return nil
	}
	r.cursor = i
	r.cache.Drop()
	return r.choose()
}

// Wheel moves the cursor.
func (r *Refiling) Wheel(_ *page.Env, lines int) []page.Action {
	r.cursor = max(0, min(r.cursor+lines, len(r.found)-1))
	r.cache.Drop()
	return nil
}

// room is how many sections are seen.
func (r *Refiling) room(env *page.Env) int { return max(1, env.Area.Height-otherRows) }

// View implements page.Page.
func (r *Refiling) View(env *page.Env) []surface.Line {
	return r.cache.Lines(env, func() []surface.Line { return r.draw(env) })
}

func (r *Refiling) draw(env *page.Env) []surface.Line {
	width, room := max(env.Area.Width-4, 1), r.room(env)
	r.top = max(min(r.top, r.cursor), r.cursor-room+1)
	line, _ := r.field.Draw(env.Pen, width, "a part of a section’s name, or a new path such as Americas/Canada")
	content := []surface.Line{line, env.Rule(width, env.Glyphs.Rule, theme.Style{Fore: theme.Rule})}
	for i := r.top; i < len(r.found) && i < r.top+room; i++ {
		content = append(content, r.row(env, i, width))
	}
	content = append(surface.Fit(content, width, room+2), surface.Blank(width),
		env.Offer(width, "{open} moves it there", "{close} leaves it where it is"))
	return env.Boxed(text.Format("Move %s to", nameOf(&r.feed)), content...)
}

func (r *Refiling) row(env *page.Env, i, width int) surface.Line {
	s, bar, fill := r.found[i], surface.Run{Text: "  "}, theme.Style{}
	style, note := theme.Style{}, surface.Run{}
	if i == r.cursor {
		bar = surface.Run{Text: text.Join("", env.Glyphs.Bar, " "), Style: theme.Style{Fore: theme.Accent}}
		style, fill.Back = bold, theme.Selected
	}
	switch s.id {
	case 0:
		note.Text = "new"
	case r.feed.Section:
		note.Text = "here"
	}
	note.Style = muted.On(fill.Back)
	left := []surface.Run{
		{Text: bar.Text, Style: bar.Style.On(fill.Back)}, {Text: surface.Repeat(" ", 2*s.depth), Style: fill},
		{Text: text.Line(s.title), Style: style.On(fill.Back)},
	}
	return env.Ends(width, fill, left, []surface.Run{note})
}

// Cursor implements page.Cursored.
func (r *Refiling) Cursor(env *page.Env) (x, y int, ok bool) {
	_, at := r.field.Draw(env.Pen, max(env.Area.Width-4, 1), "")
	return fieldAt + at, 1, env.Active
}
