package main

import (
	"github.com/spf13/cobra"

	"reader/internal/desk"
	"reader/internal/text"
)

func removeCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "remove URL|ID|SECTION…",
		Short: "Unsubscribe; bookmarks stay",
		Long:  "remove takes out a feed, or a section with all feeds in it and below it.",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				ctx := desk.Together(cmd.Context())
				for _, name := range args {
					was, err := h.Unsubscribe(ctx, name)
					if err != nil {
						return err
					}
					a.say(text.Format("removed %s (reader undo brings it back)", was))
				}
				return nil
			})
		},
	}
}

func renameCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "rename URL|ID|SECTION TITLE",
		Short:   "Give a feed or a section another title",
		Example: "reader rename Europe/Business Money",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				was, err := h.Rename(cmd.Context(), args[0], args[1])
				if err == nil {
					a.say(text.Format("%s is now called %s", was, args[1]))
				}
				return err
			})
		},
	}
}

func moveCommand(a *app) *cobra.Command {
	var up, down int
	cmd := &cobra.Command{
		Use:   "move NAME [INTO]",
		Short: "File a feed or a section elsewhere",
		Long: "move files the feed of an address or an identifier, or a section with all\nbelow it, in another section; / is the top.\n\n" +
			"With --up or --down it moves a section by so many places among its siblings.",
		Example: "reader move https://example.org/feed.xml Americas/Canada\nreader move Sport --up 2",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if by := down - up; by != 0 && len(args) == 1 {
				return a.shift(cmd, args[0], by)
			} else if by != 0 || len(args) == 1 {
				return wrongUsage("move needs either INTO, or --up or --down with a number")
			}
			return a.with(cmd.Context(), func(h *house) error {
				title, err := h.Move(cmd.Context(), args[0], args[1])
				if err == nil {
					a.say(text.Format("moved %s to %s", title, args[1]))
				}
				return err
			})
		},
	}
	cmd.Flags().IntVar(&up, "up", 0, "places to move a section up")
	cmd.Flags().IntVar(&down, "down", 0, "places to move a section down")
	return cmd
}

// shift moves a section among its siblings.
func (a *app) shift(cmd *cobra.Command, name string, by int) error {
	return a.with(cmd.Context(), func(h *house) error {
		title, err := h.Shift(cmd.Context(), name, by)
		if err == nil {
			a.say(text.Format("moved %s %s", title, map[bool]string{true: "up", false: "down"}[by < 0]))
		}
		return err
	})
}

func muteCommand(a *app) *cobra.Command {
	var off bool
	cmd := &cobra.Command{
		Use:   "mute URL|ID|SECTION…",
		Short: "Let a feed rest, or be heard again",
		Long: "mute has a feed, or all feeds in a section and below it, rest. It keeps its\n" +
			"place and its stories, but is not asked, and its stories stand in no list but\n" +
			"its own. With --off it is heard again, and is due at once.",
		Example: "reader mute https://example.org/feed.xml\nreader mute --off Americas/Canada",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				ctx := desk.Together(cmd.Context())
				for _, name := range args {
					title, err := h.Mute(ctx, name, !off)
					if err != nil {
						return err
					}
					said := text.Format("muted %s (reader mute --off lets it be heard again)", title)
					if off {
						said = text.Format("%s is heard again", title)
					}
					a.say(said)
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&off, "off", false, "let it be heard again")
	return cmd
}
