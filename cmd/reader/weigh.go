package main

import (
	"github.com/spf13/cobra"

	"reader/internal/desk"
	"reader/internal/news"
	"reader/internal/text"
)

func weighCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "weigh URL|ID|SECTION WEIGHT",
		Short: "See more or less of a feed or a section",
		Long: "weigh says how much the front page has of a feed, or of a section with all\n" +
			"below it. WEIGHT is much-less, less, usual, more or much-more. Lists are not\n" +
			"changed by it; sections and list --feeds show what is weighed otherwise than\n" +
			"usual.",
		Example: "reader weigh Sport much-less\nreader weigh https://example.org/feed.xml more",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			w, err := news.ParseWeight(args[1])
			if err != nil {
				return wrongUsage("%s", err)
			}
			return a.with(cmd.Context(), func(h *house) error {
				title, err := h.Weigh(cmd.Context(), args[0], w)
				if err == nil {
					a.say(text.Format("%s: %s", title, w))
				}
				return err
			})
		},
	}
}

func hideCommand(a *app) *cobra.Command {
	var off bool
	cmd := &cobra.Command{
		Use:   "hide SECTION…",
		Short: "Take a section out of sight",
		Long: "hide takes a section, with all below it, out of sight: it stands neither in\n" +
			"the tree nor on the front page, and its stories in no list but its own. Its\n" +
			"feeds are asked as before, search finds its stories, and sections --all lists\n" +
			"it. With --off it is shown again.",
		Example: "reader hide Sport\nreader hide --off Sport",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				ctx := desk.Together(cmd.Context())
				for _, name := range args {
					title, err := h.Hide(ctx, name, !off)
					if err != nil {
						return err
					}
					said := text.Format("hid %s (reader hide --off shows it again)", title)
					if off {
						said = text.Format("%s is shown again", title)
					}
					a.say(said)
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&off, "off", false, "show it again")
	return cmd
}
