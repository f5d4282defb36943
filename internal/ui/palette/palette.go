// Package palette is the list of every command, to be chosen by typing a part of its name, and of what commands can be
// given. It knows the names of commands and nothing of what they do.
package palette

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/surface"
)

// Offer is a command to choose. One with a Reason cannot be done now; it is shown all the same, so that the reader finds
// out where it can.
type Offer struct {
	page.Binding
	Reason text.Safe
}

// Finder looks up what commands can be given, beside what was known when the palette was opened.
type Finder func(context.Context) map[page.Command][]page.Choice

// Page is the palette. It begins with the commands; a command that takes an argument is followed by a list of what it can
// be given.
type Page struct {
	offers    []Offer
	arguments map[page.Command]*page.Argument
	recent    []page.Run
	find      Finder

	of     *page.Argument // whose argument is being chosen; nil: a command is
	words  field.Field    // what was typed for the command, while its argument is typed
	field  field.Field
	all    []entry
	found  []match
	cursor int
	top    int
	cache  page.Cache
}

// New lists commands, with what they can be given; recent ones stand first.
func New(offers []Offer, arguments []page.Argument, recent []page.Run, find Finder) *Page {
	p := &Page{offers: offers, recent: recent, find: find, arguments: map[page.Command]*page.Argument{}}
	for i := range arguments {
		if c := arguments[i].Command; p.arguments[c] == nil { // the page's own come before root's
			p.arguments[c] = &arguments[i]
		}
	}
	return p
}

// The size of the overlay. It is the same however much is found: nothing jumps while one types.
const (
	mostWidth  = 66
	mostHeight = 16
	above      = 3 // border, field, divider
)

// Name implements page.Page.
func (p *Page) Name() text.Safe { return "Commands" }

// Box implements page.Overlay.
func (p *Page) Box(env *page.Env) geometry.Rect {
	return env.Area.Overlay(mostWidth, mostHeight)
}

// choices is what a Finder brought.
type choices map[page.Command][]page.Choice

// Start implements page.Page.
func (p *Page) Start(env *page.Env) []page.Action {
	p.list(env)
	if p.find == nil {
		return nil
	}
	return []page.Action{page.Ask{Topic: "arguments", Do: func(ctx context.Context) any { return choices(p.find(ctx)) }}}
}

// Receive implements page.Page. What is marked stays marked.
func (p *Page) Receive(env *page.Env, msg any) []page.Action {
	more, ok := msg.(choices)
	if !ok {
		return nil
	}
	for c, all := range more {
		if a := p.arguments[c]; a != nil {
			a.Choices = all
		}
	}
	cursor := p.cursor
	p.list(env)
	p.cursor = max(0, min(cursor, len(p.found)-1))
	return nil
}

// list makes the entries anew and looks for what was typed.
func (p *Page) list(env *page.Env) {
	if p.of != nil {
		p.all = given(p.of)
	} else {
		p.all = p.commands(env)
	}
	p.look()
}

// look finds what was typed, the cursor on the best.
func (p *Page) look() {
	p.found, p.cursor, p.top = search(p.all, p.field.String()), 0, 0
	if free := p.typed(); free != nil {
		p.found = append(p.found, match{entry: *free})
	}
	p.cache.Drop()
}

// typed is what stands in the field as an argument, where that is free.
func (p *Page) typed() *entry {
	if p.of == nil || p.of.Free == "" || p.field.Empty() {
		return nil
	}
	value := p.field.String()
	for _, m := range p.found {
		if m.run.Argument == value {
			return nil
		}
	}
	return &entry{name: text.Line(value), key: p.of.Free, run: page.Run{Command: p.of.Command, Argument: value}}
}

// Type implements page.Typer. Backspace in an empty field goes back from the argument to the command.
func (p *Page) Type(env *page.Env, msg tea.Msg) ([]page.Action, bool) {
	if key, ok := msg.(tea.KeyPressMsg); ok && p.of != nil && p.field.String() == "" && key.String() == "backspace" {
		p.leave(env)
		return nil, true
	}
	if !p.field.Type(msg) {
		return nil, false
	}
	p.look()
	return nil, true
}

// steps are how far the commands move the cursor.
var steps = map[page.Command]int{
	page.Down: 1, page.Up: -1, page.NextPane: 1, page.PrevPane: -1, page.PageDown: 10, page.PageUp: -10,
}

// Do implements page.Page.
func (p *Page) Do(env *page.Env, c page.Command) ([]page.Action, bool) {
	if c == page.NextPane && p.takes() != nil {
		p.enter(env)
		return nil, true
	}
	if by, ok := steps[c]; ok {
		p.cursor = max(0, min(p.cursor+by, len(p.found)-1))
		p.cache.Drop()
		return nil, true
	}
	switch {
	case c == page.Open:
		return p.choose(env), true
	case c == page.Close && p.of != nil:
		p.leave(env)
		return nil, true
	case c == page.ShowAll:
		return page.Do(page.Back{})
	}
	return nil, false
}

// takes is the argument of the command under the cursor, while none is chosen yet.
func (p *Page) takes() *page.Argument {
	if p.cursor >= len(p.found) || !p.found[p.cursor].open || p.found[p.cursor].reason != "" {
		return nil
	}
	return p.arguments[p.found[p.cursor].run.Command]
}

// enter goes on to the argument of the command under the cursor.
func (p *Page) enter(env *page.Env) {
	p.of, p.words, p.field = p.takes(), p.field, field.Field{}
	p.list(env)
}

// leave goes back to the commands, and to what was typed for them.
func (p *Page) leave(env *page.Env) {
	p.of, p.field = nil, p.words
	p.list(env)
}

// choose closes the palette and does what stands under the cursor, or goes on to its argument. What cannot be done
// leaves the palette open: its reason stands there.
func (p *Page) choose(env *page.Env) []page.Action {
	switch {
	case p.cursor >= len(p.found) || p.found[p.cursor].reason != "":
		return nil
	case p.takes() != nil:
		p.enter(env)
		return nil
	}
	return []page.Action{page.Back{}, p.found[p.cursor].run}
}

// Click implements page.Clicker.
func (p *Page) Click(env *page.Env, _, y int) []page.Action {
	i := p.top + y - above
	if y < above || y >= above+p.room(env) || i >= len(p.found) {
		return nil
	}
	p.cursor = i
	p.cache.Drop()
	return p.choose(env)
}

// Wheel implements page.Wheeler.
func (p *Page) Wheel(_ *page.Env, lines int) []page.Action {
	p.cursor = max(0, min(p.cursor+lines, len(p.found)-1))
	p.cache.Drop()
	return nil
}

// Footer says what the keys do with what is marked.
func (p *Page) Footer(*page.Env) ([]page.Hint, []surface.Run) {
	enter, esc := text.Safe("do it"), text.Safe("close")
	if p.takes() != nil {
		enter = "what to choose from"
	}
	if p.of != nil {
		esc = "all commands"
	}
	hints := []page.Hint{{Command: page.Open, Word: enter}, {Command: page.Close, Word: esc}}
	if p.cursor >= len(p.found) || p.found[p.cursor].reason != "" {
		hints = hints[1:]
	}
	return hints, nil
}

// View implements page.Page.
func (p *Page) View(env *page.Env) []surface.Line {
	return p.cache.Lines(env, func() []surface.Line { return p.draw(env) })
}
