// Package choice lists what a site offers in numbered lines, and reads which of it is to be taken: for who answers at a
// prompt. It knows nothing of how the lines are printed.
package choice

import (
	"fmt"
	"strconv"
	"strings"

	"reader/internal/news"
	"reader/internal/text"
)

// Choice is one section, feed or label that a site offers.
type Choice struct {
	Section news.SiteSection
	Depth   int
	below   int // how many choices stand below it
}

// Hollow says that nothing can be had of a choice: neither stories nor sections below.
func (c *Choice) Hollow() bool { return c.Section.Bare && c.below == 0 }

// Name is a choice's title, and what is read in place of a feed.
func (c *Choice) Name() text.Safe {
	s := &c.Section
	title := text.Line(s.Title)
	if title == "" {
		title = text.URL(s.URL)
	}
	switch {
	case c.Hollow():
		return text.Join("", title, " (no stories there)")
	case s.Feed == "" && s.URL != "" && !s.Bare:
		return text.Join("", title, " (read from its page)")
	}
	return title
}

// List lays out what was found, parents first.
func List(found *news.Found) []Choice { return Of(found.Choices()) }

// Of lays a tree out, parents first.
func Of(sections []news.SiteSection) []Choice { return list(sections, 0) }

func list(sections []news.SiteSection, depth int) []Choice {
	var all []Choice
	for _, s := range sections {
		below := list(s.Children, depth+1)
		all = append(append(all, Choice{s, depth, len(below)}), below...)
	}
	return all
}

// Clear says that there is nothing to choose between, so that nobody need be asked.
func Clear(found *news.Found, choices []Choice) bool {
	return found.Feed || len(choices) == 1 && len(found.Editions) == 0
}

// How says what an answer takes.
const How text.Safe = "A number takes a section with all below it, a range only what it names."

// Question asks which to take.
func Question(editions int) text.Safe {
	if editions > 0 {
		return "Which? Numbers such as 1 3-5, all, none, or e1 for that edition [all]: "
	}
	return "Which? Numbers such as 1 3-5, all or none [all]: "
}

// Answer is what an answer means: what is taken of what was found, or the edition to look at in its place.
type Answer struct {
	taken   []bool
	Edition *news.Link // nil for none
}

// Taken is the part of the tree that is taken.
func (a *Answer) Taken(found *news.Found) []news.SiteSection {
	return news.Pick(found.Choices(), func(i int) bool { return i < len(a.taken) && a.taken[i] })
}

// Read reads an answer such as "1 3-5", "all", "none" or "e2". An empty one is all.
func Read(answer string, choices []Choice, editions []news.Link) (Answer, error) {
	a := Answer{taken: make([]bool, len(choices))}
	words := strings.FieldsFunc(strings.ToLower(answer), func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '\n' || r == '\r' })
	switch {
	case len(words) == 0, len(words) == 1 && words[0] == "all":
		for i := range choices {
			a.taken[i] = !choices[i].Hollow()
		}
		return a, nil
	case len(words) == 1 && (words[0] == "none" || words[0] == "q"):
		return a, nil
	case len(words) == 1 && words[0][0] == 'e' && len(editions) > 0:
		n, err := numberUpTo(words[0][1:], len(editions))
		if err != nil {
			return a, fmt.Errorf("%q is no edition from e1 to e%d", words[0], len(editions))
		}
		a.Edition = &editions[n-1]
		return a, nil
	}
	for _, word := range words {
		if err := a.take(word, choices); err != nil {
			return a, err
		}
	}
	return a, nil
}

// take marks what a number stands for, a section with all below it, or a range, those rows alone.
func (a *Answer) take(word string, choices []Choice) error {
	from, to, ranged := strings.Cut(strings.ReplaceAll(word, "–", "-"), "-")
	first, err := numberUpTo(from, len(choices))
	last := first
	if err == nil && ranged {
		last, err = numberUpTo(to, len(choices))
	}
	if err != nil || last < first {
		return fmt.Errorf("%q is neither a number from 1 to %d nor a range such as 2-4", word, len(choices))
	}
	for i := first - 1; i < last; i++ {
		a.taken[i] = true
	}
	if !ranged {
		for i := first; i < first+choices[first-1].below; i++ {
			a.taken[i] = !choices[i].Hollow()
		}
	}
	return nil
}

func numberUpTo(word string, most int) (int, error) {
	n, err := strconv.Atoi(word)
	if err == nil && (n < 1 || n > most) {
		err = strconv.ErrRange
	}
	return n, err
}
