package outline

import (
	"fmt"
	"strings"
)

// recognise finds out which of the entries that were shown each line is: by its identifier, else by its address, or its
// title where it stands. It names what cannot be told, and what cannot stand together.
func (o Outline) recognise(before Outline) []Problem {
	r := recogniser{before: before, known: map[string]*Entry{}, lines: map[string]int{}}
	for i := range before {
		r.known[before[i].Name] = &before[i]
	}
	for i := range o {
		r.identifier(&o[i])
	}
	r.unnamed(o)
	r.doubles(o)
	return r.problems
}

type recogniser struct {
	before   Outline
	known    map[string]*Entry // by identifier
	lines    map[string]int    // where identifiers stand in the text
	problems []Problem
}

func (r *recogniser) problem(line int, format string, args ...any) {
	r.problems = append(r.problems, Problem{line, fmt.Sprintf(format, args...)})
}

func (r *recogniser) identifier(e *Entry) {
	if e.Name == "" {
		return
	}
	was, shown := r.known[e.Name]
	first, twice := r.lines[e.Name]
	switch {
	case !shown:
		r.problem(e.Line, "[%s] was not among the identifiers shown; a new line has none", e.Name)
	case twice:
		r.problem(e.Line, "[%s] stands on line %d already; a new line has no identifier", e.Name, first)
	case e.Feed && e.URL != "" && e.Page != was.Page:
		r.problem(e.Line, "a feed and a page (%s) are two things; take [%s] away to have the other instead", page, e.Name)
	default:
		r.lines[e.Name] = e.Line
	}
}

// unnamed gives lines without an identifier that of what they say again. Parents come first, so a section is looked for
// where its parent was.
func (r *recogniser) unnamed(o Outline) {
	free := map[string]*Entry{}
	for i := range r.before {
		e := &r.before[i]
		if _, taken := r.lines[e.Name]; !taken {
			free[r.before.saying(i)] = e
		}
	}
	for i := range o {
		e := &o[i]
		if e.Name != "" {
			continue
		}
		saying := o.saying(i)
		if was, ok := free[saying]; ok {
			delete(free, saying)
			e.Name = was.Name
			r.lines[e.Name] = e.Line
			if e.Feed && e.Title == "" {
				e.Title = was.Title
			}
		}
	}
}

// saying is what tells an entry from others without its identifier: the address of a feed, the title of a section in
// the one it stands in.
func (o Outline) saying(i int) string {
	e := &o[i]
	if e.Feed {
		return e.address()
	}
	above := "top"
	if e.Above >= 0 {
		if above = o[e.Above].Name; above == "" {
			above = fmt.Sprintf("line %d", o[e.Above].Line)
		}
	}
	return above + " / " + fold(e.Title)
}

// fold is how the library compares titles of sections.
func fold(title string) string { return strings.ToLower(title) }

// doubles names two feeds of one address, and two sections of one title beside each other, unless both were shown so.
func (r *recogniser) doubles(o Outline) {
	seen := map[string]*Entry{}
	for i := range o {
		e := &o[i]
		saying := o.saying(i)
		first, double := seen[saying]
		switch {
		case !double:
			seen[saying] = e
		case r.untouched(e) && r.untouched(first):
		case e.Feed:
			r.problem(e.Line, "this address stands on line %d already; a feed stands in one section", first.Line)
		default:
			r.problem(e.Line, "a section of this title stands beside it, on line %d", first.Line)
		}
	}
}

func (r *recogniser) untouched(e *Entry) bool {
	was, shown := r.known[e.Name]
	return shown && was.Title == e.Title && was.URL == e.URL
}
