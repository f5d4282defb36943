package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"reader/internal/export"
	"reader/internal/news"
	"reader/internal/passage"
	"reader/internal/text"
)

func highlightCommand(a *app) *cobra.Command {
	var note string
	cmd := &cobra.Command{
		Use:   "highlight URL|ID WORDS",
		Short: "Mark a passage of a story by its words",
		Long: "highlight marks words where they first stand in the text of a story, which is\n" +
			"saved with them. It prints the identifier of the passage.",
		Example: "reader highlight s0k3 \"eleven weeks of water\" --note \"who says so?\"",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				defer h.Wait(cmd.Context())
				id, err := h.story(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				m, err := h.HighlightWords(cmd.Context(), id, args[1], note)
				if err != nil {
					return err
				}
				return a.marked(cmd.Context(), h, &news.MarkedStory{Highlight: m}, false)
			})
		},
	}
	cmd.Flags().StringVar(&note, "note", "", "write a note to it")
	return cmd
}

func unhighlightCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "unhighlight ID…",
		Short: "Unmark a passage; its story stays saved",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				for _, name := range args {
					id, err := news.ParseHighlightID(name)
					if err != nil {
						return wrongUsage("unhighlight: %v", err)
					}
					if err := h.RemoveHighlight(cmd.Context(), id); err != nil {
						return err
					}
					a.say(text.Format("unmarked %s", id.String()))
				}
				return nil
			})
		},
	}
}

func highlightsCommand(a *app) *cobra.Command {
	var q news.HighlightQuery
	var markdown bool
	cmd := &cobra.Command{
		Use:   "highlights [URL|ID]",
		Short: "Marked passages, of one story or of all",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if markdown && a.flags.json {
				return wrongUsage("--json and --markdown are two forms: say one of them")
			}
			return a.with(cmd.Context(), func(h *house) error {
				if len(args) == 1 {
					return a.highlightsOf(cmd.Context(), h, args[0], markdown)
				}
				return a.highlights(cmd.Context(), h, q, markdown)
			})
		},
	}
	cmd.Flags().StringVar(&q.List, "list", "", "only in stories of this reading list")
	cmd.Flags().StringVar(&q.Tag, "tag", "", "only in stories with this tag")
	cmd.Flags().StringVar(&q.Text, "text", "", "only those whose words, note or headline say this")
	cmd.Flags().BoolVar(&markdown, "markdown", false, "print Markdown")
	return cmd
}

// highlightsOf prints the passages of one story, in the order of its text.
func (a *app) highlightsOf(ctx context.Context, h *house, name string, markdown bool) error {
	id, err := h.story(ctx, name)
	if err != nil {
		return err
	}
	r, err := h.Open(ctx, id)
	for i := range r.Highlights {
		if err := a.marked(ctx, h, &news.MarkedStory{Highlight: r.Highlights[i], In: r.Story}, markdown); err != nil {
			return err
		}
	}
	return err
}

// highlights prints what a query finds, page by page.
func (a *app) highlights(ctx context.Context, h *house, q news.HighlightQuery, markdown bool) error {
	for {
		page, err := h.Marked(ctx, q)
		if err != nil {
			return err
		}
		for i := range page.Highlights {
			if err := a.marked(ctx, h, &page.Highlights[i], markdown); err != nil {
				return err
			}
		}
		if !page.More {
			return nil
		}
		q.After = page.Next
	}
}

// marked prints one passage.
func (a *app) marked(ctx context.Context, h *house, m *news.MarkedStory, markdown bool) error {
	if markdown {
		return a.document(fmt.Sprintf("%s\n%s\n", export.HighlightMarkdown(&m.Highlight), export.HighlightSource(&m.In)))
	}
	r, err := h.Open(ctx, m.Story)
	if err != nil {
		return err
	}
	found := passage.Anchor(r.Article.Blocks, []news.Highlight{m.Highlight}).Found(0)
	line := text.Join("", text.Line(m.ID.String()), "  ", text.Line(m.Exact))
	if !found {
		line = text.Join("", line, "  (no longer in the text)")
	}
	if m.Note != "" {
		line = text.Join("", line, "\n                  ", text.Line(m.Note))
	}
	return a.line(export.HighlightOf(&m.Highlight, &r.Story, found), line)
}
