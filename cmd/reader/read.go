package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"reader/internal/export"
	"reader/internal/news"
	"reader/internal/text"
	"reader/internal/ui/linear"
)

func readCommand(a *app) *cobra.Command {
	var form struct{ markdown, html bool }
	var width int
	cmd := &cobra.Command{
		Use:   "read URL|ID",
		Short: "One article as set text",
		Long:  "read prints one article, fetched if it is not stored. In a pipe there is no escape sequence in it.",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if width < 20 || width > 200 {
				return wrongUsage("--width %d is not between 20 and 200 columns", width)
			}
			return a.with(cmd.Context(), func(h *house) error {
				r, err := h.reading(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				if r.Trouble != "" {
					a.say(troubleLine(&r))
				}
				if len(r.Article.Blocks) == 0 && r.Story.Summary == "" {
					return fmt.Errorf("%s: nothing of this story is stored%s", r.Story.ID, because(r.Trouble))
				}
				if err := h.Mark(cmd.Context(), true, r.Story.ID); err != nil {
					return err
				}
				switch {
				case a.flags.json:
					return a.object(export.ReadingOf(&r))
				case form.markdown:
					_, err = io.WriteString(a.out, clean(export.Markdown(&r.Article)))
				case form.html:
					_, err = io.WriteString(a.out, clean(export.Page(&r.Article)))
				default:
					err = linear.Print(a.out, &r, linear.Options{Width: width, ASCII: a.flags.ascii, Now: a.now})
				}
				return err
			})
		},
	}
	cmd.Flags().IntVar(&width, "width", 72, "`columns` of a line")
	cmd.Flags().BoolVar(&form.markdown, "markdown", false, "print Markdown")
	cmd.Flags().BoolVar(&form.html, "html", false, "print HTML")
	cmd.MarkFlagsMutuallyExclusive("markdown", "html")
	return cmd
}

// troubleLine says why there is less to read than there should be.
func troubleLine(r *news.Reading) text.Safe {
	if r.Story.Stored == news.StoredFeed {
		return text.Format("the page could not be had: %s; this is the text from the feed", r.Trouble)
	}
	return text.Format("the page could not be had: %s", r.Trouble)
}

// clean makes a whole document fit for a terminal.
func clean(document string) string { return string(text.Clean(document)) }

func because(trouble string) string {
	if trouble == "" {
		return ""
	}
	return ": " + trouble
}

// reading opens what an argument names: an identifier as lists print it, or an address.
func (h *house) reading(ctx context.Context, name string) (news.Reading, error) {
	if strings.Contains(name, "://") {
		return h.OpenAddress(ctx, name)
	}
	id, err := h.story(ctx, name)
	if err != nil {
		return news.Reading{}, err
	}
	return h.Fetch(ctx, id)
}

// story finds the story that an identifier, the beginning of one, or an address names.
func (h *house) story(ctx context.Context, name string) (news.StoryID, error) {
	if strings.Contains(name, "://") {
		r, err := h.OpenAddress(ctx, name)
		return r.Story.ID, err
	}
	if id, err := news.ParseStoryID(name); err == nil {
		return id, nil
	}
	s, err := h.cache.ByPrefix(ctx, name)
	if errors.Is(err, news.ErrNotFound) {
		return 0, fmt.Errorf("%q is neither an address nor a story here: %w", name, news.ErrNotFound)
	}
	return s.ID, err
}
