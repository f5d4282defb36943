package main

import (
	"context"
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
	r := report{app: a, bar: progress{to: a.err, terminal: isTerminal(a.err), ascii: a.flags.ascii, of: len(feeds)}}
	broken := h.VisitAll(ctx, feeds, force, r.add)
	r.end()
	r.total.Millis = time.Since(began).Milliseconds()
	h.AfterRefresh(ctx)
	h.TidyBriefly(ctx)
	done := text.Format("%d feeds", r.total.Feeds)
	if broken != nil {
		done = text.Format("stopped after %d of %d feeds", r.total.Feeds, len(feeds))
	}
	said := text.Format("%s, %d new stories, %d failed", done, r.total.New, r.total.Failed)
	if r.skipped > 0 {
		said += text.Format(", %d not due", r.skipped)
	}
	err = a.line(r.total, said)
	if err == nil && broken == nil {
		err = a.prefetchChosen(ctx, h)
	}
	switch {
	case err != nil:
		return err
	case broken != nil:
		return broken
	case r.total.Failed > 0:
		return errSomeFailed
	}
	return nil
}

// report adds visits up and prints them.
type report struct {
	*app
	bar     progress
	total   refreshTotal
	skipped int
	cut     []desk.Visit // for want of a network, not printed yet
}

func (r *report) add(v desk.Visit) {
	r.total.Feeds++
	r.total.New += v.New
	switch v.Status {
	case desk.StatusFailed:
		r.total.Failed++
	case desk.StatusSkipped:
		r.skipped++
	}
	r.bar.clear()
	if v.NoNetwork() && !r.flags.json {
		r.cut = append(r.cut, v)
	} else {
		r.reportVisit(v)
	}
	r.bar.draw(r.total.Feeds, text.Format("%d / %d feeds  %d new  %d failed", r.total.Feeds, r.bar.of, r.total.New, r.total.Failed))
}

// end prints what waited to be known: a network that is missing is one fact, however many feeds that befell.
func (r *report) end() {
	r.bar.clear()
	if n := len(r.cut); n > 1 {
		r.say(text.Format("failed   %d feeds: %s", n, desk.Reason(r.cut[0].Err)))
		return
	}
	for _, v := range r.cut {
		r.reportVisit(v)
	}
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
