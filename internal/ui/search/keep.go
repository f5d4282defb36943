package search

import (
	"strings"

	"reader/internal/text"
	"reader/internal/ui/field"
	"reader/internal/ui/page"
	"reader/internal/ui/prompt"
)

// Keep asks how a search is to be kept as a section, or for another name, place or query of one that is kept.
func Keep(was page.KeptSearch) *prompt.Prompt {
	p := &prompt.Prompt{
		Title: "Keep the search as a section",
		Rows: []prompt.Row{
			{Label: "Its name, with sections above it if it is to stand in one", Field: field.New(was.Path), Hint: "Floods, or World/Floods"},
			{Label: "What it searches for", Field: field.New(was.Query), Hint: "words to search for"},
		},
		Offers: []text.Safe{"{open} keeps it", "{close} leaves it", "{next-pane} the other field"},
		Done:   func(lines []string) []page.Action { return keep(was, lines[0], lines[1]) },
	}
	if was.Section != 0 {
		p.Title = "Change the saved search"
		p.Offers = []text.Safe{"{open} changes it", "{close} leaves it", "without words it goes", "{next-pane}"}
	}
	return p
}

// keep says what is to become of the search. Without a name it cannot be a section; a kept one without a query goes.
func keep(was page.KeptSearch, path, query string) []page.Action {
	path, query = strings.Trim(path, "/ "), strings.TrimSpace(query)
	switch {
	case path == "":
		return []page.Action{page.Notice{Text: "A section needs a name; {close} leaves all as it was"}}
	case query == "" && was.Section == 0:
		return []page.Action{page.Notice{Text: "There is nothing to search for; {close} leaves all as it was"}}
	case path == was.Path && query == was.Query:
		return []page.Action{page.Back{}}
	}
	return []page.Action{page.Back{}, page.KeepSearch{Section: was.Section, Path: path, Query: query}}
}
