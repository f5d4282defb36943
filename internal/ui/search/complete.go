package search

import (
	"slices"
	"strings"
	"unicode"

	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/page"
)

// shortestName is how many letters of an operator are typed before it is offered: fewer begin too many words.
const shortestName = 2

// completions is how the last word of a search may go on: as the name of an operator, or as one of its values. begin is
// what of the search stays.
func completions(env *page.Env, typed string) (begin string, offers []string) {
	at := strings.LastIndexFunc(typed, func(r rune) bool { return unicode.IsSpace(r) || r == '(' }) + 1
	if strings.HasPrefix(typed[at:], "-") {
		at++
	}
	word := typed[at:]
	name, value, hasValue := strings.Cut(word, ":")
	for _, o := range news.Operators {
		switch {
		case hasValue && strings.EqualFold(o.Name, name):
			value = text.Fold(strings.TrimPrefix(value, `"`))
			for _, v := range valuesOf(env, o) {
				if folded := text.Fold(v); strings.HasPrefix(folded, value) && folded != value {
					offers = append(offers, quoted(v))
				}
			}
			return typed[:at+len(name)+1], offers
		case !hasValue && len(word) >= shortestName && strings.HasPrefix(o.Name, strings.ToLower(word)):
			offers = append(offers, o.Name+":")
		}
	}
	return typed[:at], offers
}

// quoted sets a value of several words in quotation marks.
func quoted(value string) string {
	if strings.ContainsFunc(value, unicode.IsSpace) {
		return `"` + strings.ReplaceAll(value, `"`, "") + `"`
	}
	return value
}

// valuesOf are the values of an operator that are known: its own, or the names of sections, papers and feeds.
func valuesOf(env *page.Env, o news.Operator) []string {
	if o.Name != "section" && o.Name != "source" {
		return o.Values
	}
	var names []string
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	news.Walk(env.Sections, func(path []string, s *news.Section) {
		if s.Search == "" && (o.Name == "section" || len(path) == 1) {
			add(s.Title)
		}
		if o.Name == "source" {
			for i := range s.Feeds {
				add(s.Feeds[i].Title)
			}
		}
	})
	return names
}

// operatorAt is the operator that the search is at the end of.
func operatorAt(typed string) (o news.Operator, ok bool) {
	at := strings.LastIndexFunc(typed, func(r rune) bool { return unicode.IsSpace(r) || r == '(' }) + 1
	name, _, hasValue := strings.Cut(strings.TrimPrefix(typed[at:], "-"), ":")
	for _, o := range news.Operators {
		if hasValue && strings.EqualFold(o.Name, name) {
			return o, true
		}
	}
	return o, false
}
