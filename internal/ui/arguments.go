package ui

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/deed"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/theme"
)

// argument is a command that can be given something: what the palette offers to complete, and what is done with it. What
// root knows is offered at once; what has to be looked up follows.
type argument struct {
	label text.Safe // what stands before the value in the palette: "Theme"
	free  text.Safe // what else may be typed; empty: nothing
	known func(*root) []page.Choice
	find  func(context.Context, Desk) ([]page.Choice, error)
	give  func(*root, string) tea.Cmd
}

// arguments is the one table of what commands can be given. A page adds those of its own by being a page.Arguer.
func arguments() map[page.Command]argument {
	return map[page.Command]argument{
		page.ThemeTo:   {label: "Theme", known: themeChoices, give: (*root).themeTo},
		page.WidthTo:   {label: "Text width", free: "a number of columns", known: widthChoices, give: (*root).widthTo},
		page.MarkAll:   {label: "Mark read", free: "an age such as 12h or 5d", known: markChoices, give: (*root).markSome},
		page.GoSection: {label: "Go to", known: sectionChoices, give: (*root).goSection},
		page.GoFeed:    {label: "Feed", known: feedChoices, give: (*root).goFeed},
		page.GoList:    {label: "Reading list", find: listChoices, give: (*root).goList},
		page.GoTag:     {label: "Tag", find: tagChoices, give: (*root).goTag},
	}
}

// perform does a command that a page wants done. What was chosen in the palette is offered first there the next time.
func (r *root) perform(s *step, a page.Run) tea.Cmd {
	if _, chosen := s.to.(page.Palette); chosen {
		return tea.Batch(r.recall(a), r.runCommand(a))
	}
	return r.runCommand(a)
}

// runCommand does a command, with what it is given if it is given something: as the page on top does it, or else root.
func (r *root) runCommand(a page.Run) tea.Cmd {
	if a.Argument == "" {
		return r.command(a.Command)
	}
	top := r.trail.top()
	if p, ok := top.page.(page.Arguer); ok {
		if actions, ok := p.Give(r.env(top), a.Command, a.Argument); ok {
			return r.act(top, actions)
		}
	}
	if to := r.arguments[a.Command]; to.give != nil {
		return to.give(r, a.Argument)
	}
	return nil
}

// known are the arguments that the palette can offer at once.
func (r *root) known() []page.Argument {
	var out []page.Argument
	if p, ok := r.trail.top().page.(page.Arguer); ok {
		out = p.Arguments(r.env(r.trail.top()))
	}
	for c, a := range r.arguments {
		to := page.Argument{Command: c, Label: a.label, Free: a.free}
		if a.known != nil {
			to.Choices = a.known(r)
		}
		out = append(out, to)
	}
	return out
}

// sought looks up the choices that root does not know. What cannot be had is not offered.
func (r *root) sought(ctx context.Context) map[page.Command][]page.Choice {
	found := map[page.Command][]page.Choice{}
	for c, a := range r.arguments {
		if a.find == nil {
			continue
		}
		if choices, err := a.find(ctx, r.o.Desk); err == nil {
			found[c] = choices
		}
	}
	return found
}

// widthChoices are widths that suit: for a narrow column, the usual one of each kind of screen, a wide one.
func widthChoices(*root) []page.Choice {
	var out []page.Choice
	for _, columns := range []int{50, 60, 66, 72, 80, geometry.MostMeasure} {
		out = append(out, page.Choice{Value: strconv.Itoa(columns), Name: text.Format("%d columns", columns)})
	}
	return out
}

func (r *root) widthTo(columns string) tea.Cmd {
	n, err := strconv.Atoi(columns)
	if err != nil || n < geometry.LeastMeasure || n > geometry.MostMeasure {
		return r.say(page.Notice{Text: text.Format("%q is no width: text is %d to %d columns wide", columns, geometry.LeastMeasure, geometry.MostMeasure), Trouble: true})
	}
	return r.setWidth(n)
}

func sectionChoices(r *root) []page.Choice {
	var out []page.Choice
	top := 0
	news.Walk(r.world.Sections, func(path []string, s *news.Section) {
		c := page.Choice{Value: s.ID.String(), Name: r.path(path), Token: theme.Section(path[0])}
		if len(path) == 1 {
			if top++; top <= 9 {
				c.Note = text.Format("%d", top)
			}
		}
		out = append(out, c)
	})
	return out
}

// path is a section's title with those above it.
func (r *root) path(titles []string) text.Safe {
	parts := make([]text.Safe, len(titles))
	for i, title := range titles {
		parts[i] = text.Line(title)
	}
	return text.Join(text.Join("", " ", r.world.Glyphs.Forward, " "), parts...)
}

func (r *root) goSection(id string) tea.Cmd {
	var to page.Destination
	news.Walk(r.world.Sections, func(_ []string, s *news.Section) {
		if s.ID.String() == id {
			to = page.List{Title: s.Title, Query: news.Query{Section: s.ID}}
		}
	})
	return r.goTo(to)
}

// goTo goes to a place that was chosen, which may be gone meanwhile.
func (r *root) goTo(to page.Destination) tea.Cmd {
	if to == nil {
		return r.say(notice("It is no longer there"))
	}
	return r.visit(to, false)
}

func feedChoices(r *root) []page.Choice {
	var out []page.Choice
	news.Walk(r.world.Sections, func(path []string, s *news.Section) {
		for _, f := range s.Feeds {
			out = append(out, page.Choice{Value: f.ID.String(), Name: text.Line(deed.NameOf(f)), Note: text.Line(path[len(path)-1])})
		}
	})
	return out
}

func (r *root) goFeed(id string) tea.Cmd {
	var to page.Destination
	news.Walk(r.world.Sections, func(_ []string, s *news.Section) {
		for _, f := range s.Feeds {
			if f.ID.String() == id {
				to = page.List{Title: deed.NameOf(f), Query: news.Query{Feed: f.ID}}
			}
		}
	})
	return r.goTo(to)
}

func listChoices(ctx context.Context, desk Desk) ([]page.Choice, error) {
	return labelled(desk.Lists(ctx))
}

func tagChoices(ctx context.Context, desk Desk) ([]page.Choice, error) {
	return labelled(desk.Tags(ctx))
}

func labelled(labels []news.Label, err error) ([]page.Choice, error) {
	var out []page.Choice
	for _, l := range labels {
		out = append(out, page.Choice{Value: l.Name, Note: text.Format("%d", l.Count)})
	}
	return out, err
}

func (r *root) goList(name string) tea.Cmd { return r.visit(page.Saved{List: name}, false) }

func (r *root) goTag(name string) tea.Cmd {
	return r.visit(page.List{Title: name, Query: news.Query{Tag: name}}, false)
}
