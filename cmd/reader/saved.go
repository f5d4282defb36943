package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"reader/internal/export"
	"reader/internal/news"
	"reader/internal/text"
)

func savedCommand(a *app) *cobra.Command {
	var list, tag string
	var articles bool
	cmd := &cobra.Command{
		Use:   "saved",
		Short: "Bookmarks, newest first",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if articles && !a.flags.json {
				return wrongUsage("--articles goes with --json; reader export --format markdown writes texts for people")
			}
			return a.with(cmd.Context(), func(h *house) error {
				q := news.Query{Saved: true, List: list, Tag: tag}
				if articles {
					return h.EachBookmark(cmd.Context(), q, func(b *news.Bookmark) error { return a.object(export.BookmarkOf(b)) })
				}
				_, err := a.stories(cmd.Context(), h, q, 0)
				return err
			})
		},
	}
	cmd.Flags().StringVar(&list, "list", "", "only this reading list")
	cmd.Flags().StringVar(&tag, "tag", "", "only with this tag")
	cmd.Flags().BoolVar(&articles, "articles", false, "with --json: also saved_at, lists, tags, note, highlights and article, as read --json has them")
	return cmd
}

func tagCommand(a *app) *cobra.Command {
	var remove []string
	cmd := &cobra.Command{
		Use:   "tag URL|ID… [+TAG…]",
		Short: "Give stories tags, or take them away",
		Long: "tag gives stories the tags that follow behind a plus sign, and takes away\n" +
			"those of --remove. A story is saved with its tags.",
		Example: "reader tag s0k3 +sea +law --remove politics",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var names, add []string
			for _, arg := range args {
				if tag, ok := strings.CutPrefix(arg, "+"); ok && tag != "" {
					add = append(add, tag)
				} else {
					names = append(names, arg)
				}
			}
			switch {
			case len(names) == 0:
				return wrongUsage("tag: say which stories")
			case len(add)+len(remove) == 0:
				return wrongUsage("tag: say which tags, such as +sea, or --remove sea")
			}
			return a.eachStory(cmd.Context(), names, "tagged", func(ctx context.Context, h *house, id news.StoryID) error {
				return h.Tag(ctx, id, add, remove)
			})
		},
	}
	cmd.Flags().StringSliceVar(&remove, "remove", nil, "take this tag away")
	return cmd
}

func noteCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "note URL|ID [TEXT|-]",
		Short: "The note on a story or a passage",
		Long: "note prints the note on a story, or on a marked passage by its identifier h…;\n" +
			"with a text it writes it in the place of the one there, with - what standard\n" +
			"input says. An empty text takes it away. A story is saved with its note.",
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				defer h.Wait(cmd.Context())
				on, err := a.noted(cmd.Context(), h, args[0])
				switch {
				case err != nil:
					return err
				case len(args) == 1:
					a.print(text.Clean(on.note))
					return nil
				case args[1] == "-":
					read, err := io.ReadAll(io.LimitReader(a.input(cmd.Context()), mostNote))
					if err != nil {
						return fmt.Errorf("read the note: %w", err)
					}
					args[1] = strings.ToValidUTF8(string(read), "\uFFFD")
				}
				return on.write(strings.TrimSpace(args[1]))
			})
		},
	}
}

// mostNote is how many bytes of a note are read: more than anybody means.
const mostNote = 1 << 20

// noted is something that has a note.
type noted struct {
	note  string
	write func(string) error
}

func (a *app) noted(ctx context.Context, h *house, name string) (noted, error) {
	if id, err := news.ParseHighlightID(name); err == nil {
		m, err := h.library.HighlightByID(ctx, id)
		return noted{m.Note, func(note string) error { return h.Annotate(ctx, id, note) }}, err
	}
	id, err := h.story(ctx, name)
	if err != nil {
		return noted{}, err
	}
	r, err := h.Open(ctx, id)
	return noted{r.Note, func(note string) error { return h.Write(ctx, id, note) }}, err
}

func tagsCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "tags",
		Short: "Your tags; rename or remove one",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.labels(cmd.Context(), func(ctx context.Context, h *house) ([]news.Label, error) { return h.Tags(ctx) })
		},
	}
	cmd.AddCommand(
		a.labelCommand("rename TAG NAME", "Give a tag another name on every story; under that of another tag they become one", 2,
			func(ctx context.Context, h *house, args []string) error { return h.RenameTag(ctx, args[0], args[1]) }),
		a.labelCommand("remove TAG", "Take a tag from every story", 1,
			func(ctx context.Context, h *house, args []string) error { return h.RemoveTag(ctx, args[0]) }),
	)
	return cmd
}

func listsCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lists",
		Short: "Reading lists; make, rename, remove one",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.labels(cmd.Context(), func(ctx context.Context, h *house) ([]news.Label, error) { return h.Lists(ctx) })
		},
	}
	cmd.AddCommand(
		a.labelCommand("add NAME", "Make an empty reading list", 1,
			func(ctx context.Context, h *house, args []string) error { return h.AddList(ctx, args[0]) }),
		a.labelCommand("rename NAME OTHER", "Give a list another name; under that of another list they become one", 2,
			func(ctx context.Context, h *house, args []string) error { return h.RenameList(ctx, args[0], args[1]) }),
		a.labelCommand("move NAME PLACE", "Put a list at a place among the others, counted from 1", 2, moveList),
		a.labelCommand("remove NAME", "Remove a list; the stories in it stay saved", 1,
			func(ctx context.Context, h *house, args []string) error { return h.RemoveList(ctx, args[0]) }),
	)
	return cmd
}

// labelCommand is a command below another one that changes a list or a tag and says nothing more.
func (a *app) labelCommand(use, short string, args int, do func(context.Context, *house, []string) error) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, Args: cobra.ExactArgs(args),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(h *house) error { return do(cmd.Context(), h, args) })
		},
	}
}

func moveList(ctx context.Context, h *house, args []string) error {
	to, err := strconv.Atoi(args[1])
	if err != nil || to < 1 {
		return wrongUsage("lists move: %q is no place, counted from 1", args[1])
	}
	lists, err := h.Lists(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(lists, func(l news.Label) bool { return strings.EqualFold(l.Name, args[0]) })
	return h.MoveList(ctx, args[0], to-1-at)
}

// labels prints names with how many stories have each.
func (a *app) labels(ctx context.Context, read func(context.Context, *house) ([]news.Label, error)) error {
	return a.with(ctx, func(h *house) error {
		all, err := read(ctx, h)
		for _, l := range all {
			if err := a.line(export.Label(l), text.Format("%4d  %s", l.Count, l.Name)); err != nil {
				return err
			}
		}
		return err
	})
}
