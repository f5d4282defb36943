package search

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Keeping is an overlay in which a search is kept as a section, or one that is kept gets another name, place or query.
type Keeping struct {
	was    page.KeptSearch
	fields [2]field.Field // path and query
	at     int            // the one that has the keyboard
	cache  page.Cache
}

// Keep keeps a search, or changes one that is kept.
func Keep(was page.KeptSearch) *Keeping {
	return &Keeping{was: was, fields: [2]field.Field{field.New(was.Path), field.New(was.Query)}}
}

// Name implements page.Page.
func (k *Keeping) Name() text.Safe {
	if k.was.Section != 0 {
		return "Change the saved search"
	}
	return "Keep the search as a section"
}

// Start implements page.Page.
func (*Keeping) Start(*page.Env) []page.Action { return nil }

// Receive implements page.Page.
func (*Keeping) Receive(*page.Env, any) []page.Action { return nil }

// Type implements page.Typer.
func (k *Keeping) Type(_ *page.Env, msg tea.Msg) ([]page.Action, bool) {
	k.cache.Drop()
	return nil, k.fields[k.at].Type(msg)
}

// Do implements page.Page: enter keeps, tab goes from field to field.
func (k *Keeping) Do(_ *page.Env, c page.Command) ([]page.Action, bool) {
	k.cache.Drop()
	switch c {
	case page.NextPane, page.PrevPane, page.Down, page.Up:
		k.at = 1 - k.at
		return nil, true
	case page.Open:
		return page.Do(k.keep()...)
	}
	return nil, false
}

// keep says what is to become of the search. Without a name it cannot be a section; a kept one without a query goes.
func (k *Keeping) keep() []page.Action {
	path, query := strings.Trim(k.fields[0].String(), "/ "), strings.TrimSpace(k.fields[1].String())
	switch {
	case path == "":
		return []page.Action{page.Notice{Text: "A section needs a name; {close} leaves all as it was"}}
	case query == "" && k.was.Section == 0:
		return []page.Action{page.Notice{Text: "There is nothing to search for; {close} leaves all as it was"}}
	case path == k.was.Path && query == k.was.Query:
		return []page.Action{page.Back{}}
	}
	return []page.Action{page.Back{}, page.KeepSearch{Section: k.was.Section, Path: path, Query: query}}
}

// The overlay's size, and the rows of its fields.
const (
	keepWidth = 66
	keepRows  = 9
	pathRow   = 2
	queryRow  = 5
)

// Box implements page.Overlay.
func (k *Keeping) Box(env *page.Env) geometry.Rect {
	return env.Area.Overlay(min(env.Area.Width, keepWidth), keepRows)
}

// View implements page.Page.
func (k *Keeping) View(env *page.Env) []surface.Line {
	return k.cache.Lines(env, func() []surface.Line {
		width := max(env.Area.Width-4, 1)
		path, _ := k.fields[0].Draw(env.Pen, width, "Floods, or World/Floods")
		query, _ := k.fields[1].Draw(env.Pen, width, "words to search for")
		ends := []text.Safe{"{open} keeps it", "{close} leaves it", "{next-pane} the other field"}
		if k.was.Section != 0 {
			ends = []text.Safe{"{open} changes it", "{close} leaves it", "without words it goes", "{next-pane}"}
		}
		say := func(s text.Safe) surface.Line { return env.Line(width, surface.Run{Text: s, Style: muted}) }
		content := []surface.Line{say("Its name, with sections above it if it is to stand in one"), path, surface.Blank(width), say("What it searches for"), query, surface.Blank(width), env.Offer(width, ends...)}
		lines := env.Framed(env.Area.Width, k.Name(), surface.Fit(content, width, max(env.Area.Height-2, 0)))
		return surface.Fit(lines, env.Area.Width, env.Area.Height)
	})
}

// Cursor implements page.Cursored.
func (k *Keeping) Cursor(env *page.Env) (x, y int, ok bool) {
	_, at := k.fields[k.at].Draw(env.Pen, max(env.Area.Width-4, 1), "")
	return 2 + at, [2]int{pathRow, queryRow}[k.at], env.Active
}
