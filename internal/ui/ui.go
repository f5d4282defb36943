// Package ui is the interface: one Bubble Tea program that lays the news out like a paper. It knows the desk by the
// small interfaces of ports.go and nothing of networks, databases or files.
//
// One model, the root, routes messages; the pages are plain structs in rooms of their own (see package page), each
// built in pages.go. Nothing in Update or View does input or output: what takes time is a command.
package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"reader/internal/mishap"
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/deed"
	"reader/internal/ui/geometry"
	"reader/internal/ui/page"
	"reader/internal/ui/terminal"
	"reader/internal/ui/theme"
)

// Desk is the house behind the interface.
type Desk interface {
	Shelf
	Opener
	Lister
	Keeper
	Past
	Register
	deed.Steward
	deed.Librarian
	Refresher
	Network
	Subscriber
}

// Draft is a text in an editor: Exec runs the editor, Text is what it left, and Close takes its file away.
type Draft interface {
	tea.ExecCommand
	Text() (string, error)
	Close() error
}

// Options are what the interface is started with. Desk is required; the zero value of the others is useful.
type Options struct {
	Desk        Desk
	Now         func() time.Time       // time.Now when nil
	Location    *time.Location         // time.Local when nil
	Theme       string                 // one of theme.Names; auto when empty
	Themes      []theme.Own            // the reader's own
	ASCII       bool                   // draw with ASCII characters only
	Keys        page.Keys              // the key table; the usual one when empty
	TextWidth   int                    // columns of article text, 45–90; 0 chooses by the screen
	Habits      news.Habits            // how the reader arranged the screen
	Layout      geometry.Shape         // the widest one; zero: what there is room for
	Opens       string                 // the page to begin with: front, saved, or a section by its path; the front page when empty
	LeaveMouse  bool                   // to the terminal
	Pictures    bool                   // draw pictures in articles, from 100 columns
	Version     string                 // of the program, for the help page
	AutoRefresh time.Duration          // how often feeds that are due are asked; 0 never
	KeepsAhead  bool                   // sections are fetched ahead after every refresh
	Browser     func(url string) error // opens an address in the browser: an argument vector, no shell; nil: none
	// Player opens a film or a sound and says in what, or returns an empty name when there is no player; nil: none.
	Player func(url string) (in string, err error)
	// Editor edits a text in the reader's own editor, which has the terminal meanwhile; nil: there is none.
	Editor  func(text string) (Draft, error)
	Courier Courier      // carries stories to files and other programs; nil: there is none
	Tools   []page.Tool  // that the reader set up
	Demo    bool         // the sample paper: said in the masthead
	Notice  text.Safe    // what is the matter with what was opened, said at the start; empty when nothing is
	Measure text.Measure // how wide the terminal draws, until it tells
	Lent    func(bool)   // told when another program has the terminal, and with it the interrupts; nil: nobody is
	Guarded bool         // whoever runs the interface restores the terminal when it panics; else Bubble Tea does, where it can
	Mishaps *mishap.Log  // what pictures break; nil keeps nothing
	// Explain says an error in words for people; its own words when nil.
	Explain func(error) text.Safe
	// After makes a command that sends a message when a time has passed; tea.Tick when nil. Tests have their own.
	After func(time.Duration, tea.Msg) tea.Cmd

	in   io.Reader // the terminal itself, for programs that get it
	out  io.Writer
	asks bool // the terminal is asked how it draws
	jobs *jobs
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Location == nil {
		o.Location = time.Local
	}
	if len(o.Keys.Bindings()) == 0 {
		o.Keys = page.NewKeys()
	}
	if o.Theme == "" {
		o.Theme = theme.Auto
	}
	if o.Explain == nil {
		o.Explain = func(err error) text.Safe { return text.Line(err.Error()) }
	}
	if o.After == nil {
		o.After = func(d time.Duration, msg tea.Msg) tea.Cmd {
			return tea.Tick(d, func(time.Time) tea.Msg { return msg })
		}
	}
	return o
}

// Run shows the interface until the reader quits or the context ends. The terminal is restored in every case, a panic
// included, and what was not written down yet is written. The error wraps ErrUnwritten when the reader would not wait.
func Run(ctx context.Context, o Options, in io.Reader, out io.Writer, environ []string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if noColor(environ) {
		o.Theme = theme.None
	}
	questions := terminal.Of(environ)
	o.asks = questions.Ask
	o.in, o.out, o.jobs = in, out, newJobs()
	r := newRoot(ctx, o)
	err := r.stage(terminal.New(out, questions), environ)
	lost, broken := r.settle(), context.Cause(ctx)
	cancel()
	r.carrying.Wait()
	if lost != nil {
		return lost
	}
	switch {
	case err == nil || errors.Is(err, tea.ErrInterrupted):
		return nil
	case broken != nil && errors.Is(err, tea.ErrProgramKilled) && !errors.Is(err, tea.ErrProgramPanic):
		return broken
	}
	return fmt.Errorf("run the interface: %w", err)
}

// New makes the program's model, as Run does. It is for tests that drive it without a terminal.
func New(ctx context.Context, o Options) tea.Model { return newRoot(ctx, o) }

// noColor follows no-color.org: any value but an empty one counts.
func noColor(environ []string) bool {
	for _, v := range environ {
		if value, ok := strings.CutPrefix(v, "NO_COLOR="); ok && value != "" {
			return true
		}
	}
	return false
}
