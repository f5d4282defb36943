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
	var form readForm
	cmd := &cobra.Command{
		Use:   "read URL|ID",
		Short: "One article as set text",
		Long:  "read prints one article, fetched if it is not stored. There is no escape\nsequence in it.",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			form.json = a.flags.json
			write, err := form.writer()
			if err != nil {
				return err
			}
			return a.with(cmd.Context(), func(h *house) error {
				r, err := a.openReading(cmd.Context(), h, args[0])
				if err != nil {
					return err
				}
				return write(a, &r)
			})
		},
	}
	cmd.Flags().IntVar(&form.width, "width", 72, "columns of a line")
	cmd.Flags().BoolVar(&form.markdown, "markdown", false, "print Markdown")
	cmd.Flags().BoolVar(&form.html, "html", false, "print HTML")
	return cmd
}

// readForm is how an article is to be printed: as set text unless one of the others is said.
type readForm struct {
	width                int
	markdown, html, json bool
}

// writer is what prints in this form. Of the forms at most one can be had.
func (f readForm) writer() (func(*app, *news.Reading) error, error) {
	if f.width < 20 || f.width > 200 {
		return nil, wrongUsage("--width %d is not between 20 and 200 columns", f.width)
	}
	write := func(a *app, r *news.Reading) error {
		return linear.Print(a.out, r, linear.Options{Width: f.width, ASCII: a.flags.ascii, Now: a.now})
	}
	asked := 0
	for _, form := range []struct {
		asked bool
		write func(*app, *news.Reading) error
	}{
		{f.json, func(a *app, r *news.Reading) error { return a.object(export.ReadingOf(r)) }},
		{f.markdown, func(a *app, r *news.Reading) error { return a.document(export.Markdown(&r.Article)) }},
		{f.html, func(a *app, r *news.Reading) error { return a.document(export.Page(&r.Article)) }},
	} {
		if form.asked {
			asked++
			write = form.write
		}
	}
	if asked > 1 {
		return nil, wrongUsage("--json, --markdown and --html are three forms: say one of them")
	}
	return write, nil
}

// document writes a whole document, made fit for a terminal.
func (a *app) document(document string) error {
	_, err := io.WriteString(a.out, string(text.Clean(document)))
	return err
}

// openReading opens what is to be printed, says what stands in the way, marks it read and notes the visit.
func (a *app) openReading(ctx context.Context, h *house, name string) (news.Reading, error) {
	r, err := h.reading(ctx, name)
	if err != nil {
		return r, err
	}
	if len(r.Article.Blocks) == 0 && r.Story.Summary == "" {
		return r, fmt.Errorf("%s %s: nothing of this story is stored%s", r.Story.ID, text.URL(r.Story.URL), because(r.Trouble))
	}
	if r.Trouble != "" {
		a.say(troubleLine(&r))
	}
	r.Story.Read = true
	if err := h.Visited(ctx, r.Story, 0); err != nil {
		return r, err
	}
	return r, h.Mark(ctx, true, r.Story.ID)
}

// troubleLine says why there is less to read than there should be.
func troubleLine(r *news.Reading) text.Safe {
	if r.Story.Stored == news.StoredFeed {
		return text.Format("the page could not be had: %s; this is the text from the feed", r.Trouble)
	}
	return text.Format("the page could not be had: %s", r.Trouble)
}

func because(trouble string) string {
	if trouble == "" {
		return ""
	}
	return ": " + trouble
}

// reading opens what an argument names: an identifier as lists print it, or an address.
func (h *house) reading(ctx context.Context, name string) (news.Reading, error) {
	if strings.Contains(name, "://") {
		return h.page(ctx, name)
	}
	id, err := h.story(ctx, name)
	if err != nil {
		return news.Reading{}, err
	}
	return h.Fetch(ctx, id)
}

// page opens an address; what stands in the way is said with it.
func (h *house) page(ctx context.Context, address string) (news.Reading, error) {
	r, err := h.OpenAddress(ctx, address)
	if shown := string(text.URL(address)); err != nil && !strings.Contains(err.Error(), shown) {
		err = fmt.Errorf("%s: %w", shown, err)
	}
	return r, err
}

// story finds the story that an identifier, the beginning of one, or an address names.
func (h *house) story(ctx context.Context, name string) (news.StoryID, error) {
	if strings.Contains(name, "://") {
		r, err := h.page(ctx, name)
		return r.Story.ID, err
	}
	if id, err := news.ParseStoryID(name); err == nil {
		_, err := h.Open(ctx, id)
		return id, err
	}
	s, err := h.cache.ByPrefix(ctx, name)
	if errors.Is(err, news.ErrNotFound) {
		return 0, fmt.Errorf("%q is neither an address nor a story here: %w", name, news.ErrNotFound)
	}
	return s.ID, err
}
