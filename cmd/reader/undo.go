package main

import (
	"context"

	"github.com/spf13/cobra"

	"reader/internal/news"
	"reader/internal/text"
)

func undoCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "undo",
		Short: "Take the newest change back",
		Long: "undo takes the newest change back: marks, bookmarks, subscriptions, titles,\n" +
			"imports, what was taken out of the history or brought back from the trash. A\n" +
			"command is one change, whatever it names. The last 500 can be taken back, one\n" +
			"after the other; what took something away, for 30 days: see reader trash.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.turn(cmd.Context(), (*house).Undo, "undone: %s", "there is nothing to undo")
		},
	}
}

func redoCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "redo",
		Short: "Do again what undo took back last",
		Long:  "redo does again what undo took back, as long as nothing else was done since.",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.turn(cmd.Context(), (*house).Redo, "done again: %s", "there is nothing to do again")
		},
	}
}

// turn takes a change back, or does it again, and says which.
func (a *app) turn(ctx context.Context, turn func(*house, context.Context) (news.Effect, error), done, nothing text.Safe) error {
	return a.with(ctx, func(h *house) error {
		e, err := turn(h, ctx)
		if err != nil {
			return err
		}
		if e.Did == "" {
			a.say(nothing)
			return nil
		}
		a.say(text.Format(done, e.Did))
		return h.Reflect(ctx, e)
	})
}
