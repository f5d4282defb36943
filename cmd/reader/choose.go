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
	"reader/internal/ui/choice"
)

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
		choices := choice.List(&found)
		if choice.Clear(&found, choices) {
			return found, found.Choices(), nil
		}
		c.app.list(&found, choices, true)
		c.app.say(choice.How)
		answer, err := c.ask(ctx, choices, found.Editions)
		if err != nil || answer.Edition == nil {
			return found, answer.Taken(&found), err
		}
		other, err := c.find(ctx, answer.Edition.URL)
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
func (c *chooser) ask(ctx context.Context, choices []choice.Choice, editions []news.Link) (choice.Answer, error) {
	for {
		c.app.ask(choice.Question(len(editions)))
		line, err := c.app.typed(ctx, c.lines)
		if errors.Is(err, io.EOF) {
			c.app.say("")
			return choice.Answer{}, nil
		}
		if err != nil {
			return choice.Answer{}, fmt.Errorf("read the choice: %w", err)
		}
		answer, err := choice.Read(line, choices, editions)
		if err == nil {
			return answer, nil
		}
		c.app.say(text.Line(err.Error()))
	}
}

// list says what a site offers: a line each with its newest headline, numbered when one is to choose.
func (a *app) list(found *news.Found, choices []choice.Choice, numbered bool) {
	a.say(text.Format("%s  %s", found.Title, string(text.URL(found.URL))))
	var measure text.Measure
	names, widest := make([]text.Safe, len(choices)), 0
	for i := range choices {
		names[i] = inTree(&choices[i])
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
		if newest := text.Line(choices[i].Section.Newest); newest != "" {
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

// inTree is a choice's name in its place of the tree.
func inTree(c *choice.Choice) text.Safe {
	return text.Join("", text.Clean(strings.Repeat("  ", c.Depth)), c.Name())
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
