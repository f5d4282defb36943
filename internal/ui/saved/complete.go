package saved

import (
	"slices"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/field"
)

// mostOffered is how many tags are offered at a time.
const mostOffered = 5

// offers are the known tags that what is typed behind the last comma can become, the most used first; those that the
// story has already are not among them.
func (e *Editor) offers() []string {
	given := e.field.String()
	begun := text.Fold(strings.TrimSpace(given[strings.LastIndexByte(given, ',')+1:]))
	has := split(given)
	known := slices.Clone(e.tags)
	slices.SortStableFunc(known, func(a, b news.Label) int { return b.Count - a.Count })
	var out []string
	for _, l := range known {
		if len(out) < mostOffered && strings.HasPrefix(text.Fold(l.Name), begun) && !slices.Contains(has, l.Name) {
			out = append(out, l.Name)
		}
	}
	return out
}

// offered names them.
func (e *Editor) offered() text.Safe {
	var names []text.Safe
	for _, name := range e.offers() {
		names = append(names, text.Line(name))
	}
	return text.Join("   ", names...)
}

// complete puts the first of them in the place of what is typed.
func (e *Editor) complete() {
	offers := e.offers()
	if len(offers) == 0 {
		return
	}
	given := e.field.String()
	before := strings.TrimSpace(given[:strings.LastIndexByte(given, ',')+1])
	e.field = field.New(strings.TrimSpace(before+" "+offers[0]) + ", ")
}

// split parts tags at commas; each counts once.
func split(s string) []string {
	var out []string
	for t := range strings.SplitSeq(s, ",") {
		if t = strings.TrimSpace(t); t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}
