package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reader/internal/news"
	"reader/internal/text"
)

// visited is a line of history --json.
type visited struct {
	Visit string `json:"visit"`
	At    string `json:"at"`
	ID    string `json:"id"`
	Title string `json:"title"`
	URL   string `json:"url"`
	Way   string `json:"way"`  // front, section, listing, saved, stored, search, history, link or command; empty when nobody noted it
	Name  string `json:"name"` // of the section, list or story that led there; the words that were searched for
	From  string `json:"from"` // the story it was reached from; empty when there was none
}

// historyFlags are the flags of history.
type historyFlags struct {
	since  string
	limit  int
	forget bool
}

func historyCommand(a *app) *cobra.Command {
	var f historyFlags
	cmd := &cobra.Command{
		Use:   "history [QUERY…]",
		Short: "What was read, and by which trail",
		Long: "history lists what was read, the last first, and behind ← by which way it was\n" +
			"reached: a section, a search, the story whose link was followed. QUERY are\n" +
			"words that stand in the headline, the address or the way. It goes back two\n" +
			"years.\n\n" +
			"With --forget it takes what it would list out of the history, or the visits\n" +
			"that are named (v12); reader undo and reader trash bring it back.",
		Example: "reader history ferry --since 7d\nreader history --forget v12",
		RunE: func(cmd *cobra.Command, words []string) error {
			q, err := f.past(words, a.now())
			if err != nil {
				return err
			}
			return a.with(cmd.Context(), func(h *house) error {
				if f.forget {
					return a.forget(cmd.Context(), h, q, words)
				}
				return a.history(cmd.Context(), h, q, f.limit)
			})
		},
	}
	cmd.Flags().StringVar(&f.since, "since", "", "only what was read in this time, such as 24h or 7d")
	cmd.Flags().IntVar(&f.limit, "limit", 50, "at most so many stories, 0 for all")
	cmd.Flags().BoolVar(&f.forget, "forget", false, "take it out of the history")
	return cmd
}

// past turns words and flags into a question.
func (f *historyFlags) past(words []string, now time.Time) (q news.Past, err error) {
	if f.limit < 0 {
		return q, wrongUsage("--limit %d: a number of stories is not negative", f.limit)
	}
	q.Text = strings.Join(words, " ")
	if f.since != "" {
		age, err := parseAge(f.since)
		if err != nil {
			return q, err
		}
		q.Since = now.Add(-age)
	}
	return q, nil
}

// forget takes out of the history what is named, or what a question finds.
func (a *app) forget(ctx context.Context, h *house, q news.Past, words []string) error {
	if ids := visitIDs(words); len(ids) > 0 {
		if err := h.ForgetVisits(ctx, ids...); err != nil {
			return err
		}
		a.say(text.Format("forgot %d visits (reader undo brings them back)", len(ids)))
		return nil
	}
	n, err := h.ForgetHistory(ctx, q)
	if err == nil {
		a.say(text.Format("forgot %d visits (reader undo brings them back)", n))
	}
	return err
}

// visitIDs reads the words as identifiers of visits; nil unless all of them are.
func visitIDs(words []string) []news.VisitID {
	ids := make([]news.VisitID, len(words))
	for i, word := range words {
		id, err := news.ParseVisitID(word)
		if err != nil {
			return nil
		}
		ids[i] = id
	}
	return ids
}

// history prints visits, at most limit; 0 for all.
func (a *app) history(ctx context.Context, h *house, q news.Past, limit int) error {
	const batch = 200
	for printed := 0; limit == 0 || printed < limit; {
		q.Limit = batch
		if limit > 0 {
			q.Limit = min(batch, limit-printed)
		}
		visits, more, err := h.History(ctx, q)
		if err != nil {
			return err
		}
		for i := range visits {
			if err := a.line(visitedOf(&visits[i]), a.visitLine(&visits[i])); err != nil {
				return err
			}
			q.After = visits[i].ID
		}
		if printed += len(visits); !more {
			return nil
		}
	}
	return nil
}

func visitedOf(v *news.Visit) visited {
	line := visited{
		Visit: v.ID.String(), At: v.At.UTC().Format(time.RFC3339), ID: v.Story.String(), Title: v.Title, URL: v.URL,
		Way: string(v.Way.Kind), Name: v.Way.Name,
	}
	if v.Way.From != 0 {
		line.From = v.Way.From.String()
	}
	return line
}

func (a *app) visitLine(v *news.Visit) text.Safe {
	line := text.Format("%s  %s  %s", v.At.In(a.now().Location()).Format("2006-01-02 15:04"), v.Story.String(), v.Title)
	way := text.Line(v.Way.String())
	if way == "" {
		return line
	}
	var arrow text.Safe = "←"
	if a.flags.ascii {
		arrow = "<-"
	}
	return text.Join("  ", line, text.Join(" ", arrow, way))
}
