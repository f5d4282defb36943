package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"reader/internal/desk"
	"reader/internal/library"
	"reader/internal/news"
	"reader/internal/text"
)

func refreshCommand(a *app) *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "refresh [SECTION…]",
		Short: "Fetch what is due",
		Long: "refresh asks the feeds that are due, of the sections named or of all. It exits\n" +
			"with 3 when some feeds failed; their stories of earlier fetches stay.",
		RunE: func(cmd *cobra.Command, sections []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				return a.refresh(cmd.Context(), h, sections, force)
			})
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "ask all feeds, due or not; still conditionally")
	return cmd
}

// refreshed is a line of refresh --json.
type refreshed struct {
	Feed   string `json:"feed"`
	Status string `json:"status"` // new, unchanged, failed, skipped
	New    int    `json:"new"`
	Error  string `json:"error"`
}

// refreshTotal is the last line of refresh --json.
type refreshTotal struct {
	Feeds  int   `json:"feeds"`
	New    int   `json:"new"`
	Failed int   `json:"failed"`
	Millis int64 `json:"ms"`
}

func (a *app) refresh(ctx context.Context, h *house, sections []string, force bool) error {
	feeds, err := h.feedsOf(ctx, sections)
	if err != nil {
		return err
	}
	if a.flags.offline {
		a.say("offline: nothing is fetched")
		return nil
	}
	began := time.Now()
	total := refreshTotal{Feeds: len(feeds)}
	bar := progress{to: a.err, terminal: isTerminal(a.err), ascii: a.flags.ascii, of: len(feeds)}
	done := 0
	h.VisitAll(ctx, feeds, force, func(v desk.Visit) {
		done++
		total.New += v.New
		if v.Status == desk.StatusFailed {
			total.Failed++
		}
		bar.clear()
		a.reportVisit(v)
		bar.draw(done, fmt.Sprintf("%d / %d feeds  %d new  %d failed", done, total.Feeds, total.New, total.Failed))
	})
	bar.clear()
	total.Millis = time.Since(began).Milliseconds()
	h.AfterRefresh(ctx)
	err = a.line(total, text.Format("%d feeds, %d new stories, %d failed", total.Feeds, total.New, total.Failed))
	switch {
	case err != nil:
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case total.Failed > 0:
		return errSomeFailed
	}
	return nil
}

// reportVisit prints a feed's line: always as JSON, as text only when there is something to say.
func (a *app) reportVisit(v desk.Visit) {
	row := refreshed{Feed: v.Feed.ID.String(), Status: v.Status.String(), New: v.New}
	if v.Err != nil {
		row.Error = desk.Reason(v.Err)
	}
	if v.Lost > 0 {
		a.say(text.Format("%4d lost %s  %s: they could not be read; reader inspect feed shows what could", v.Lost, row.Feed, library.NameOf(v.Feed)))
	}
	switch {
	case a.flags.json:
		_ = a.object(row) // a broken pipe ends the run by its signal
	case v.Status == desk.StatusFailed:
		a.say(text.Format("failed   %s  %s: %s", row.Feed, library.NameOf(v.Feed), row.Error))
	case v.Status == desk.StatusNew:
		a.print(text.Format("%4d new  %s  %s", v.New, row.Feed, v.Feed.Title))
	case a.flags.verbose:
		a.say(text.Format("%-8s %s  %s", row.Status, row.Feed, library.NameOf(v.Feed)))
	}
}

// feedsOf lists the feeds of the named sections, all for none. A feed in two of them is asked once.
func (h *house) feedsOf(ctx context.Context, sections []string) ([]news.Feed, error) {
	if len(sections) == 0 {
		return h.Feeds(ctx, 0)
	}
	var feeds []news.Feed
	known := map[news.FeedID]bool{}
	for _, name := range sections {
		id, err := h.library.SectionByPath(ctx, name)
		if err != nil {
			return nil, err
		}
		below, err := h.Feeds(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, f := range below {
			if !known[f.ID] {
				known[f.ID] = true
				feeds = append(feeds, f)
			}
		}
	}
	return feeds, nil
}
