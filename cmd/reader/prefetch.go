package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"reader/internal/config"
	"reader/internal/news"
	"reader/internal/text"
)

// prefetchFlags narrow what is fetched ahead.
type prefetchFlags struct {
	depth, limit             int
	budget, since            string
	unread, metered, noImage bool
	saved                    bool
}

func prefetchCommand(a *app) *cobra.Command {
	var f prefetchFlags
	cmd := &cobra.Command{
		Use:   "prefetch [SECTION…]",
		Short: "Fetch articles ahead, for reading offline",
		Long: "prefetch gets the pages of the stories of the sections named, or of all, with\n" +
			"all their pictures, then the stories related to them in --depth steps. Unread\n" +
			"stories come first, the newest first; what is stored already is passed over.\n\n" +
			"It stops when --budget is used up: bytes as they come over the line, of pages\n" +
			"and of pictures. When it was broken off, by ctrl+c or kill -9, the same\n" +
			"command goes on where it was with the rest of its budget, within a day. What\n" +
			"could not be had is asked for again after an hour, then less and less often;\n" +
			"a server that refuses, or wants a pause, is left alone.\n\n" +
			"--json prints for each story id url status bytes depth pictures lost error.\n" +
			"The status is stored, failed or skipped; lost is how many of its pictures\n" +
			"cannot be had at all. The last line is stories stored failed skipped left\n" +
			"pictures bytes spent budget exhausted ms, where spent counts the runs that\n" +
			"were broken off, too. It exits with 3 when some stories failed.",
		Example: "reader prefetch World --unread --budget 50MB\nreader prefetch --since 24h --depth 0",
		RunE: func(cmd *cobra.Command, sections []string) error {
			return a.with(cmd.Context(), func(h *house) error {
				e, err := f.errand(cmd, h, sections, a.now())
				if err != nil {
					return err
				}
				return a.prefetch(cmd.Context(), h, e, f.metered)
			})
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&f.depth, "depth", 1, "steps that related stories are followed, 0 for none")
	flags.StringVar(&f.budget, "budget", "200MB", "what may come over the line")
	flags.BoolVar(&f.unread, "unread", false, "only what nobody read")
	flags.BoolVar(&f.saved, "saved", false, "only bookmarks")
	flags.StringVar(&f.since, "since", "", "only what is younger than this age, such as 24h or 7d")
	flags.IntVar(&f.limit, "limit", 500, "at most so many stories, related ones not counted; 0 for all")
	flags.BoolVar(&f.noImage, "no-pictures", false, "the texts only")
	flags.BoolVar(&f.metered, "metered", false, "also where the network is paid by the byte")
	return cmd
}

// errand turns the flags into what is to be fetched. What they do not say, the configuration does.
func (f *prefetchFlags) errand(cmd *cobra.Command, h *house, sections []string, now time.Time) (news.Errand, error) {
	e := news.Errand{Limit: f.limit, Depth: h.config.Offline.Depth, Budget: int64(h.config.Offline.Budget), Bare: f.noImage}
	if cmd.Flags().Changed("depth") {
		e.Depth = f.depth
	}
	if cmd.Flags().Changed("budget") {
		size, err := config.ParseSize(f.budget)
		if err != nil || size == 0 {
			return e, wrongUsage("--budget %q is no size; write it like 200MB or 1.5GB", f.budget)
		}
		e.Budget = int64(size)
	}
	if e.Depth < 0 || e.Limit < 0 {
		return e, wrongUsage("--depth and --limit are not negative")
	}
	q := news.Query{Unread: f.unread, Saved: f.saved}
	if f.since != "" {
		age, err := parseAge(f.since)
		if err != nil {
			return e, err
		}
		q.Since = now.Add(-age)
	}
	var err error
	if e.Queries, err = h.queriesOf(cmd.Context(), q, sections); err != nil {
		return e, err
	}
	e.Name = f.name(e)
	return e, nil
}

// name is the same for the same order, however its sections are written.
func (f *prefetchFlags) name(e news.Errand) string {
	sum := sha256.New()
	for _, q := range e.Queries {
		fmt.Fprintln(sum, q.Section)
	}
	fmt.Fprintln(sum, f.unread, f.saved, f.since, e.Limit, e.Depth, e.Budget, e.Bare)
	return fmt.Sprintf("%x", sum.Sum(nil)[:16])
}

// queriesOf is a query for each of the named sections, one for everything when there is none.
func (h *house) queriesOf(ctx context.Context, q news.Query, sections []string) ([]news.Query, error) {
	if len(sections) == 0 {
		return []news.Query{q}, nil
	}
	queries := make([]news.Query, len(sections))
	for i, path := range sections {
		id, err := h.library.SectionByPath(ctx, path)
		if err != nil {
			return nil, err
		}
		q.Section = id
		queries[i] = q
	}
	return queries, nil
}

// prefetched is a line of prefetch --json.
type prefetched struct {
	ID       string `json:"id"` // empty for a related story that could not be had
	URL      string `json:"url"`
	Status   string `json:"status"` // stored, failed, skipped
	Bytes    int64  `json:"bytes"`  // over the line
	Depth    int    `json:"depth"`
	Pictures int    `json:"pictures"`
	Lost     int    `json:"lost"`
	Error    string `json:"error"`
}

// prefetchTotal is the last line of prefetch --json.
type prefetchTotal struct {
	Stories   int   `json:"stories"`
	Stored    int   `json:"stored"`
	Failed    int   `json:"failed"`
	Skipped   int   `json:"skipped"`
	Left      int   `json:"left"` // not reached
	Pictures  int   `json:"pictures"`
	Bytes     int64 `json:"bytes"`
	Spent     int64 `json:"spent"`
	Budget    int64 `json:"budget"`
	Exhausted bool  `json:"exhausted"`
	Millis    int64 `json:"ms"`
}

func (a *app) prefetch(ctx context.Context, h *house, e news.Errand, paid bool) error {
	switch {
	case a.flags.offline:
		a.say("offline: nothing is fetched")
		return nil
	case !paid && metered(ctx, h.config.Offline.Metered):
		a.say("the network is metered: nothing is fetched ahead; --metered fetches all the same")
		return nil
	}
	began := time.Now()
	bar := progress{to: a.err, terminal: isTerminal(a.err), ascii: a.flags.ascii}
	total, err := h.Prefetch(ctx, e, func(k news.Kept, all news.Errands) {
		bar.clear()
		a.reportKept(&k)
		a.drawKept(&bar, &all, e.Budget)
	})
	bar.clear()
	if total.Offline {
		a.say("there is no network: nothing is fetched; the same command goes on when there is one")
		return nil
	}
	sum := prefetchTotal{
		Stories: total.Stories, Stored: total.Stored, Failed: total.Failed, Skipped: total.Skipped, Left: total.Left,
		Pictures: total.Pictures, Bytes: total.Bytes, Spent: total.Spent, Budget: e.Budget, Exhausted: total.Exhausted,
		Millis: time.Since(began).Milliseconds(),
	}
	if e := a.line(sum, prefetchSaid(&total)); e != nil {
		return e
	}
	switch {
	case err != nil:
		return err
	case total.Failed > 0:
		return errSomeFailed
	}
	return nil
}

// prefetchChosen fetches ahead the sections that the configuration names, after a refresh. Its lines are none of the
// refresh's: it says in the end what came of it.
func (a *app) prefetchChosen(ctx context.Context, h *house) error {
	if len(h.config.Offline.Sections) == 0 {
		return nil
	}
	if metered(ctx, h.config.Offline.Metered) {
		a.say("the network is metered: no section is fetched ahead")
		return nil
	}
	e, err := h.Chosen(ctx)
	if err != nil {
		return err
	}
	bar := progress{to: a.err, terminal: isTerminal(a.err), ascii: a.flags.ascii}
	total, err := h.Prefetch(ctx, e, func(_ news.Kept, all news.Errands) { a.drawKept(&bar, &all, e.Budget) })
	bar.clear()
	if err == nil && !total.Offline {
		a.say(text.Join(" ", "fetched ahead:", prefetchSaid(&total)))
	}
	return err
}

// drawKept shows how far an errand is.
func (a *app) drawKept(bar *progress, all *news.Errands, budget int64) {
	bar.of = all.Stories + all.Left
	bar.draw(all.Stories, text.Format("%d / %d stories  %s of %s", all.Stories, bar.of, text.Bytes(all.Spent), text.Bytes(budget)))
}

// prefetchSaid is what an errand came to, in words.
func prefetchSaid(t *news.Errands) text.Safe {
	said := text.Format("%d stories stored, %d pictures, %s; %d failed, %d skipped",
		t.Stored, t.Pictures, text.Bytes(t.Bytes), t.Failed, t.Skipped)
	if t.Exhausted {
		said += text.Format("; the budget is used up, %d stories are left", t.Left)
	}
	return said
}

// reportKept prints a story's line: always as JSON, as text only when there is something to say.
func (a *app) reportKept(k *news.Kept) {
	row := prefetched{
		URL: k.URL, Status: k.Status.String(), Bytes: k.Bytes, Depth: k.Depth, Pictures: k.Pictures, Lost: k.Lost, Error: k.Reason,
	}
	if k.ID != 0 {
		row.ID = k.ID.String()
	}
	if a.flags.json {
		_ = a.object(row) // a broken pipe ends the run by its signal
		return
	}
	line := text.Format("%-8s %14s  %*s%s", row.Status, row.ID, 2*k.Depth, "", k.Title)
	if k.Reason != "" {
		line = text.Format("%s: %s", line, k.Reason)
	}
	switch {
	case k.Status == news.KeptStored:
		a.print(line)
	case k.Status == news.KeptFailed, a.flags.verbose, k.Reason != "":
		a.say(line)
	}
}
