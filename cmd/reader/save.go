package main

import (
	"context"

	"github.com/spf13/cobra"

	"reader/internal/desk"
	"reader/internal/news"
	"reader/internal/text"
)

func saveCommand(a *app) *cobra.Command {
	var with news.Bookmark
	cmd := &cobra.Command{
		Use:   "save URL|ID…",
		Short: "Bookmark a story, with a copy of its own",
		Long: "save bookmarks stories, each with a copy of its text and pictures of its own.\n" +
			"A story that is saved already is put into the lists and given the tags\n" +
			"besides those that it has.",
		Example: "reader save --list \"For the train\" --tag sea https://example.org/ferry",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, names []string) error {
			noted := cmd.Flags().Changed("note")
			return a.eachStory(cmd.Context(), names, "saved", func(ctx context.Context, h *house, id news.StoryID) error {
				return h.Amend(ctx, "saved", id, func(b *news.Bookmark) {
					b.Lists, b.Tags = append(b.Lists, with.Lists...), append(b.Tags, with.Tags...)
					if noted {
						b.Note = with.Note
					}
				})
			})
		},
	}
	cmd.Flags().StringSliceVar(&with.Lists, "list", nil, "put it into this reading list")
	cmd.Flags().StringSliceVar(&with.Tags, "tag", nil, "give it this tag")
	cmd.Flags().StringVar(&with.Note, "note", "", "write a note to it, in the place of one that is there")
	return cmd
}

func unsaveCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "unsave URL|ID…",
		Short: "Take a bookmark away",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, names []string) error {
			return a.eachStory(cmd.Context(), names, "unsaved", func(ctx context.Context, h *house, id news.StoryID) error {
				return h.Unsave(ctx, id)
			})
		},
	}
}

func markCommand(a *app) *cobra.Command {
	var section, older string
	cmd := &cobra.Command{
		Use:       "mark read|unread [ID…]",
		Short:     "Mark stories read or unread",
		Example:   "reader mark read --section Europe --older 3d",
		Args:      cobra.MinimumNArgs(1),
		ValidArgs: []string{"read", "unread"},
		RunE: func(cmd *cobra.Command, args []string) error {
			read := args[0] == "read"
			if !read && args[0] != "unread" {
				return wrongUsage("mark %s: say read or unread", args[0])
			}
			if section == "" && older == "" {
				if len(args) == 1 {
					return wrongUsage("mark %s: say which stories, or --section, or --older", args[0])
				}
				return a.eachStory(cmd.Context(), args[1:], args[0], func(ctx context.Context, h *house, id news.StoryID) error {
					return h.Mark(ctx, read, id)
				})
			}
			if !read || len(args) > 1 {
				return wrongUsage("--section and --older go with `mark read` and no identifiers")
			}
			return a.markAll(cmd.Context(), section, older)
		},
	}
	cmd.Flags().StringVar(&section, "section", "", "all of this section")
	cmd.Flags().StringVar(&older, "older", "", "all that is older than this age, such as 3d")
	return cmd
}

func (a *app) markAll(ctx context.Context, section, older string) error {
	return a.with(ctx, func(h *house) error {
		var q news.Query
		var err error
		if section != "" {
			if q.Section, err = h.library.SectionByPath(ctx, section); err != nil {
				return err
			}
		}
		if older != "" {
			age, err := parseAge(older)
			if err != nil {
				return err
			}
			q.Before = a.now().Add(-age)
		}
		e, err := h.MarkAll(ctx, q)
		if err != nil {
			return err
		}
		a.say(text.Format("%d stories marked read", len(e.Read)))
		return h.Reflect(ctx, e)
	})
}

// eachStory does something to every story named and says so; what is begun in the background is finished.
func (a *app) eachStory(ctx context.Context, names []string, done string, do func(context.Context, *house, news.StoryID) error) error {
	return a.with(ctx, func(h *house) error {
		defer h.Wait(ctx)
		ctx := desk.Together(ctx)
		for _, name := range names {
			id, err := h.story(ctx, name)
			if err != nil {
				return err
			}
			if err := do(ctx, h, id); err != nil {
				return err
			}
			a.say(text.Format("%s %s", done, id.String()))
		}
		return nil
	})
}
