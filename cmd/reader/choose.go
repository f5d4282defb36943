package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"

	"reader/internal/news"
	"reader/internal/text"
)

// choice is one section, feed or label that a site offers.
type choice struct {
	section news.SiteSection
	depth   int
	below   int // how many choices stand below it
}

// hollow says that nothing can be had of a choice: neither stories nor sections below.
func (c *choice) hollow() bool { return c.section.Bare && c.below == 0 }

// listChoices lays a tree out, parents first.
func listChoices(sections []news.SiteSection, depth int) []choice {
	var all []choice
	for _, s := range sections {
		below := listChoices(s.Children, depth+1)
		all = append(append(all, choice{s, depth, len(below)}), below...)
	}
	return all
}

// chooser asks at the terminal what to take of a site. One serves all addresses of a command: no line typed ahead is lost.
type chooser struct {
	app   *app
	lines *bufio.Reader
	find  func(ctx context.Context, address string) (news.Found, error)
}

// choose lists what a site offers and asks which of it to take. Another edition can be gone to: then that is what was
// found. Where there is nothing to choose between, nobody is asked.
func (c *chooser) choose(ctx context.Context, found news.Found) (news.Found, []news.SiteSection, error) {
	for {
		choices := listChoices(found.Choices(), 0)
		if found.Feed || len(choices) == 1 && len(found.Editions) == 0 {
			return found, found.Choices(), nil
		}
		c.app.list(&found, choices, true)
		c.app.say("A number takes a section with all below it, a range only what it names.")
		taken, edition, err := c.ask(ctx, choices, len(found.Editions))
		if err != nil || edition < 0 {
			return found, news.Pick(found.Choices(), func(i int) bool { return i < len(taken) && taken[i] }), err
		}
		other, err := c.find(ctx, found.Editions[edition].URL)
		switch {
		case ctx.Err() != nil:
			return found, nil, err
		case err != nil:
			c.app.say(text.Line(err.Error())) // what was found stays to be chosen from
		default:
			found = other
		}
	}
}

// ask asks until it understands. The end of the input is none.
func (c *chooser) ask(ctx context.Context, choices []choice, editions int) (taken []bool, edition int, err error) {
	question := "Which? Numbers such as 1 3-5, all or none [all]: "
	if editions > 0 {
		question = "Which? Numbers such as 1 3-5, all, none, or e1 for that edition [all]: "
	}
	for {
		fmt.Fprint(c.app.err, question)
		line, err := c.app.typed(ctx, c.lines)
		if errors.Is(err, io.EOF) {
			fmt.Fprintln(c.app.err)
			return nil, -1, nil
		}
		if err != nil {
			return nil, -1, fmt.Errorf("read the choice: %w", err)
		}
		if taken, edition, err = readAnswer(line, choices, editions); err == nil {
			return taken, edition, nil
		}
		c.app.say(text.Line(err.Error()))
	}
}

// readAnswer reads an answer such as "1 3-5", "all", "none" or "e2". Edition is the number of an edition from 0 on, -1 for
// none.
func readAnswer(answer string, choices []choice, editions int) (taken []bool, edition int, err error) {
	taken = make([]bool, len(choices))
	words := strings.FieldsFunc(strings.ToLower(answer), func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '\n' || r == '\r' })
	switch {
	case len(words) == 0, len(words) == 1 && words[0] == "all":
		for i := range choices {
			taken[i] = !choices[i].hollow()
		}
		return taken, -1, nil
	case len(words) == 1 && (words[0] == "none" || words[0] == "q"):
		return taken, -1, nil
	case len(words) == 1 && words[0][0] == 'e' && editions > 0:
		n, err := numberUpTo(words[0][1:], editions)
		if err != nil {
			return nil, 0, fmt.Errorf("%q is no edition from e1 to e%d", words[0], editions)
		}
		return nil, n - 1, nil
	}
	for _, word := range words {
		if err := take(taken, word, choices); err != nil {
			return nil, 0, err
		}
	}
	return taken, -1, nil
}

// take marks what a number stands for, a section with all below it, or a range, those rows alone.
func take(taken []bool, word string, choices []choice) error {
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
		taken[i] = true
	}
	if !ranged {
		for i := first; i < first+choices[first-1].below; i++ {
			taken[i] = !choices[i].hollow()
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

// list says what a site offers: a line each with its newest headline, numbered when one is to choose.
func (a *app) list(found *news.Found, choices []choice, numbered bool) {
	a.say(text.Format("%s  %s", found.Title, string(text.URL(found.URL))))
	var measure text.Measure
	names, widest := make([]text.Safe, len(choices)), 0
	for i := range choices {
		names[i] = choices[i].name()
		widest = max(widest, measure.Width(names[i]))
	}
	columns := a.columns()
	widest = min(widest, columns/2)
	for i := range choices {
		var number text.Safe
		if numbered {
			number = text.Format("%3d  ", i+1)
		}
		line := text.Join("", number, names[i])
		if newest := text.Line(choices[i].section.Newest); newest != "" {
			line = text.Join("  ", text.Join("", number, measure.Pad(names[i], widest)), newest)
		}
		a.say(measure.Truncate(line, columns-1, "…"))
	}
	for i, e := range found.Editions {
		edition := text.Format("Edition: %s  %s", e.Title, string(text.URL(e.URL)))
		if numbered {
			edition = text.Format("%3s  %s", "e"+strconv.Itoa(i+1), edition)
		}
		a.say(edition)
	}
}

// name is a choice's title in its place of the tree, and what is read in place of a feed.
func (c *choice) name() text.Safe {
	s := &c.section
	title := text.Line(s.Title)
	if title == "" {
		title = text.URL(s.URL)
	}
	var note text.Safe
	switch {
	case c.hollow():
		note = " (no stories there)"
	case s.Feed == "" && s.URL != "" && !s.Bare:
		note = " (read from its page)"
	}
	return text.Join("", text.Clean(strings.Repeat("  ", c.depth)), title, note)
}

// columns is the width of the terminal that messages go to; 80 when it is none.
func (a *app) columns() int {
	if f, ok := a.err.(*os.File); ok {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 {
			return width
		}
	}
	return 80
}
