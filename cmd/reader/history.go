package main

import (
	"time"

	"github.com/spf13/cobra"

	"reader/internal/library"
	"reader/internal/news"
	"reader/internal/text"
)

// visited is a line of history --json.
type visited struct {
	At    string `json:"at"`
	ID    string `json:"id"`
	Title string `json:"title"`
	URL   string `json:"url"`
	From  string `json:"from"` // the story it was reached from; empty when there was none
}

func historyCommand(a *app) *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use:   "history",
		Short: "What was read, and by which trail",
		Long:  "history lists what was read, the last first. ← names the story that a link led\nfrom.",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 0 {
				return wrongUsage("--limit %d: a number of stories is not negative", limit)
			}
			return a.with(cmd.Context(), func(h *house) error { return a.history(cmd, h, limit) })
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 50, "at most so many stories, 0 for all")
	return cmd
}

// history prints visits, at most limit; 0 for all.
func (a *app) history(cmd *cobra.Command, h *house, limit int) error {
	const batch = 200
	var after news.Cursor
	for printed := 0; limit == 0 || printed < limit; {
		ask := batch
		if limit > 0 {
			ask = min(batch, limit-printed)
		}
		visits, next, err := h.library.History(cmd.Context(), after, ask)
		if err != nil {
			return err
		}
		for i := range visits {
			if err := a.line(visitedOf(&visits[i]), a.visitLine(&visits[i])); err != nil {
				return err
			}
		}
		printed += len(visits)
		if next == (news.Cursor{}) {
			return nil
		}
		after = next
	}
	return nil
}

func visitedOf(v *library.Visit) visited {
	return visited{v.At.UTC().Format(time.RFC3339), v.Story.String(), v.Title, v.URL, fromOf(v)}
}

func fromOf(v *library.Visit) string {
	if v.From == 0 {
		return ""
	}
	return v.From.String()
}

func (a *app) visitLine(v *library.Visit) text.Safe {
	line := text.Format("%s  %s  %s", v.At.In(a.now().Location()).Format("2006-01-02 15:04"), v.Story.String(), v.Title)
	if v.From == 0 {
		return line
	}
	var arrow text.Safe = "←"
	if a.flags.ascii {
		arrow = "<-"
	}
	return text.Join(" ", line, "", arrow, text.Line(fromOf(v)))
}
