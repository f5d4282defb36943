package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reader/internal/news"
	"reader/internal/text"
)

// trashedLine is a line of trash --json.
type trashedLine struct {
	ID     string      `json:"id"`
	Did    string      `json:"did"`
	Taken  string      `json:"taken"`
	Until  string      `json:"until"`
	Count  int         `json:"count"`
	Things []thingLine `json:"things"` // at most 20 of them
}

type thingLine struct {
	Kind string `json:"kind"` // feed, section, search, bookmark, highlight, list, visit
	Name string `json:"name"`
}

func trashCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "trash",
		Short: "What was taken away, to bring back",
		Long: "trash lists what was taken away in the last 30 days: feeds, sections, saved\n" +
			"searches, bookmarks with their texts and pictures, passages, lines of the\n" +
			"history. Each line is one change, the last first, with the day until which it\n" +
			"stays. What lies there can be brought back in any order.",
		Example: "reader trash\nreader trash restore t12\nreader trash empty --yes",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.with(cmd.Context(), func(h *house) error { return a.trash(cmd.Context(), h) })
		},
	}
	cmd.AddCommand(restoreCommand(a), emptyCommand(a))
	return cmd
}

// trash prints all that lies in the trash.
func (a *app) trash(ctx context.Context, h *house) error {
	const batch = 200
	for after := news.TrashID(0); ; {
		entries, err := h.Trash(ctx, after, batch)
		if err != nil {
			return err
		}
		for i := range entries {
			if err := a.line(trashedOf(&entries[i]), a.trashLine(&entries[i])); err != nil {
				return err
			}
			after = entries[i].ID
		}
		if len(entries) < batch {
			return nil
		}
	}
}

func trashedOf(t *news.Trashed) trashedLine {
	line := trashedLine{
		ID: t.ID.String(), Did: t.Did, Taken: t.Taken.UTC().Format(time.RFC3339), Until: t.Until.UTC().Format(time.RFC3339),
		Count: t.Of, Things: make([]thingLine, len(t.Things)),
	}
	for i, thing := range t.Things {
		line.Things[i] = thingLine{string(thing.Kind), thing.Name}
	}
	return line
}

func (a *app) trashLine(t *news.Trashed) text.Safe {
	here := a.now().Location()
	return text.Format("%-5s  %s  %s  until %s", t.ID.String(), t.Taken.In(here).Format("2006-01-02 15:04"), t.Did, t.Until.In(here).Format("2006-01-02"))
}

func restoreCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "restore ID…",
		Short: "Bring something back",
		Long: "restore brings back what a change took away, in any order. What has come back\n" +
			"meanwhile by itself is left as it is. reader undo takes it back.",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := trashIDs(args)
			if err != nil {
				return err
			}
			return a.turn(cmd.Context(), func(h *house, ctx context.Context) (news.Effect, error) {
				e, err := h.Restore(ctx, ids...)
				if errors.Is(err, news.ErrNotFound) {
					err = fmt.Errorf("%s; reader trash lists what there is", err.Error()) // it is no cause, whose hint is about stories
				}
				return e, err
			}, "%s", "there is nothing to restore")
		},
	}
}

func trashIDs(args []string) ([]news.TrashID, error) {
	var ids []news.TrashID
	for _, arg := range args {
		id, err := news.ParseTrashID(arg)
		if err != nil {
			return nil, usageError{err}
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func emptyCommand(a *app) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "empty [ID…]",
		Short: "Forget it for good",
		Long: "empty forgets entries of the trash, all of them when none is named. They\n" +
			"cannot be brought back, so it asks first; --yes is for scripts.",
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := trashIDs(args)
			if err != nil {
				return err
			}
			if !yes {
				if yes, err = a.confirm(cmd.Context(), "What lies in the trash goes for good. Empty it? [y/N] "); err != nil || !yes {
					return err
				}
			}
			return a.with(cmd.Context(), func(h *house) error {
				n, err := h.EmptyTrash(cmd.Context(), ids...)
				if err == nil {
					a.say(text.Format("forgot %d entries of the trash", n))
				}
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

// confirm asks at the terminal. Nothing but a yes is one.
func (a *app) confirm(ctx context.Context, question text.Safe) (bool, error) {
	if !isTerminal(a.in) {
		return false, wrongUsage("this cannot be undone, and there is nobody to ask: say --yes")
	}
	a.ask(question)
	line, err := a.typed(ctx, bufio.NewReader(a.in))
	if err != nil && !errors.Is(err, io.EOF) {
		return false, fmt.Errorf("read the answer: %w", err)
	}
	answer := strings.ToLower(strings.TrimSpace(line))
	if answer == "y" || answer == "yes" {
		return true, nil
	}
	a.say("nothing was forgotten")
	return false, nil
}
