package session

import (
	"context"
	"strings"

	"reader/internal/text"
	"reader/internal/ui/page"
)

// short is what one needs to know to begin.
var short = []text.Safe{
	"Enter alone reads on: the next page of a list or an article.",
	"A number opens what stands behind it: a story, a link, a section.",
	"{down} reads the next item or paragraph, {up} the one before. {top} is the beginning, {bottom} the end.",
	"{next-story} is the next story, {next-unread} the next unread one, {back} goes back, {forward} forward again.",
	"sections lists the sections; go World goes to one.",
	"{save} saves, {undo} takes back what was done last. search WORDS searches everything stored.",
	"{add} ADDRESS adds a site or feed. {refresh} asks for news. {offline} works offline, or online again.",
	"help all lists every command, help save tells of one. {quit} quits.",
}

// help tells what one needs to begin, of one command, or of all.
func (s *session) help(_ context.Context, of string) {
	switch of {
	case "":
		for _, line := range short {
			s.print(called(line))
		}
	case "all":
		s.helpAll()
	default:
		s.helpOf(strings.ToLower(of))
	}
}

// helpAll tells every command: its name, its keys, what it does.
func (s *session) helpAll() {
	var group page.Group
	all := commands()
	for i, b := range s.env.Keys.Bindings() {
		if all[b.Command] == nil || onScreen[b.Command] || isNumber(strings.Join(b.Keys, "")) {
			continue
		}
		if i == 0 || b.Group != group {
			group = b.Group
			s.print(heading(group.Title()) + ":")
		}
		s.print(row1(&b))
	}
	s.print("Of lines only:")
	for _, w := range words() {
		if w.means != "" {
			s.print(text.Join(": ", text.Line(w.name), w.means))
		}
	}
}

// row1 is a command in a line.
func row1(b *page.Binding) text.Safe {
	return text.Join(": ", text.Join(", ", text.Line(string(b.Command)), text.Line(strings.Join(b.Keys, " or "))), b.Title)
}

func (s *session) helpOf(name string) {
	for _, b := range s.env.Keys.Bindings() {
		if string(b.Command) == name || s.env.Keys.Named(name) == b.Command {
			s.print(row1(&b))
			return
		}
	}
	for _, w := range words() {
		if w.name == name && w.means != "" {
			s.print(text.Join(": ", text.Line(w.name), w.means))
			return
		} else if w.name == name {
			s.helpOf(string(w.command))
			return
		}
	}
	s.print(text.Format("There is no command %q. help all lists them.", text.Line(name)))
}

// readWhole reads the article without pages, from where the reader is.
func (s *session) readWhole(_ context.Context, _ string) {
	a, ok := s.top().(*reading)
	if !ok {
		s.print("This is for articles.")
		return
	}
	a.whole = true
	a.turn(s, 1)
	a.whole = false
}
