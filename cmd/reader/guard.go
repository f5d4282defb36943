package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// guard has a command and all below it leave their error in the app. fang would ask the terminal for its colours, and
// wait for the answer, to style an error that we say ourselves.
func (a *app) guard(cmd *cobra.Command) {
	check, run := cmd.Args, cmd.RunE
	if check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				a.fail(cmd, usageError{suggest(cmd, args, err)})
			}
			return nil
		}
	}
	if run != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			if a.failure == nil {
				a.fail(cmd, a.startClock())
			}
			if a.failure == nil {
				a.attendLater()
				a.fail(cmd, run(cmd, args))
			}
			return nil
		}
	}
	for _, sub := range cmd.Commands() {
		a.guard(sub)
	}
}

// flagError takes a flag that cannot be understood for a wrong usage.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	a.fail(cmd, usageError{err})
	return nil
}

// fail keeps an error; a wrong usage gets a hint where to read on.
func (a *app) fail(cmd *cobra.Command, err error) {
	if errors.As(err, new(usageError)) {
		err = fmt.Errorf("%w\nhint: %s --help", err, cmd.CommandPath())
	}
	a.failure = err
}

// suggest adds the commands that a mistyped one may have meant.
func suggest(cmd *cobra.Command, args []string, err error) error {
	if !cmd.HasSubCommands() || len(args) == 0 {
		return err
	}
	if cmd.SuggestionsMinimumDistance == 0 {
		cmd.SuggestionsMinimumDistance = 2 // cobra's own distance
	}
	meant := cmd.SuggestionsFor(args[0])
	if len(meant) == 0 {
		return err
	}
	return fmt.Errorf("%w; did you mean %s?", err, strings.Join(meant, " or "))
}

// oneOf is the run of a command that only gathers others.
func oneOf(what string) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, _ []string) error {
		var names []string
		for _, sub := range cmd.Commands() {
			names = append(names, sub.Name())
		}
		return wrongUsage("%s what? Say one of: %s", what, strings.Join(names, ", "))
	}
}

// startClock sets the wall clock, or one that starts at the time in READER_NOW, unless there is a clock already.
func (a *app) startClock() error {
	if a.now != nil {
		return nil
	}
	start := os.Getenv("READER_NOW")
	if start == "" {
		a.now = time.Now
		return nil
	}
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return wrongUsage("READER_NOW=%s is no time such as 2026-11-23T09:00:00Z", start)
	}
	began := time.Now()
	a.now = func() time.Time { return at.Add(time.Since(began)) }
	return nil
}
